-- :total cases, of which the first :open are under review, due over ninety days.
INSERT INTO cases_case (number, item_code, county, located_at, parties, channel, receivers, terms, facts,
    state, outcome, queue, sort_on, stopped_by, filed_at, accepted_at, clock_from, statutory_days,
    promised_days, promised_due_on, statutory_due_on, due_is_provisional, statutory_is_provisional, dates_are_stale,
    delivery, closed_at)
SELECT lpad(n::text, 13, '0'), 'sale-of-existing-house', '445302', '云城区测量路' || n || '号',
    '林*禾 → 周*远', 'bulk', '[]', '{}', '{}',
    CASE WHEN n <= :open THEN 'accepted' ELSE 'archived' END,
    CASE WHEN n <= :open THEN '' ELSE 'recorded' END,
    CASE WHEN n > :open THEN 'filing' WHEN n % 4 = 0 THEN 'approval' ELSE 'examination' END,
    date '2026-09-18' + (n % 90)::int, '', now(), now(), date '2026-09-18', 30, 5,
    date '2026-09-18' + (n % 90)::int, date '2026-11-05', false, false, false, 'collect',
    CASE WHEN n <= :open THEN NULL ELSE now() END
FROM generate_series(1, :total) AS n;
