"""A draft is run against past cases: what would have been different is listed, and nothing is changed."""

from collections.abc import Iterator
from datetime import date

import pytest
from django.test import Client

from hall.clock.calendars import current_calendar
from hall.policy.models import PolicyDocument
from hall.policy.parameters import BUYER_DEED_TAX_GATE, COURT_QUERY_DAYS
from hall.policy.trials import PAST_CASES, Outcome, PastCase, Said
from hall.policy.trying import try_out
from tests.policy.makers import drafted, issued
from tests.staff.makers import officer

pytestmark = [pytest.mark.django_db, pytest.mark.clause("J13")]
TODAY = date(2026, 9, 18)


def asked(begun: str, done: str | None) -> PastCase:
    """A query of a court: due after the limit, and held up by the deed-tax gate."""
    begun_on = date.fromisoformat(begun)

    def outcome(said: Said) -> Outcome:
        due_on = current_calendar().add(begun_on, said(COURT_QUERY_DAYS))
        return Outcome(due_on, "" if said(BUYER_DEED_TAX_GATE) else "契税未缴也可登簿")

    return PastCase(f"查询{begun}", begun_on, date.fromisoformat(done) if done else None, outcome, "/x/")


CASES = [
    asked("2026-08-03", "2026-08-17"),  # 10 working days used: in time by 10, late by 5
    asked("2026-08-03", "2026-08-04"),
    asked("2026-09-07", None),  # running, 9 working days used
]


@pytest.fixture(autouse=True)
def queries(monkeypatch: pytest.MonkeyPatch) -> None:
    def found(since: date) -> Iterator[PastCase]:
        yield from (case for case in CASES if case.begun_on >= since)

    monkeypatch.setattr("hall.policy.trying.PAST_CASES", {"法院查询": found})


def counts(document: PolicyDocument, since: str = "2026-01-01") -> tuple[int, ...]:
    (tally,) = try_out(document, since=date.fromisoformat(since), today=TODAY)
    return (
        tally.cases,
        tally.same,
        tally.earlier,
        tally.later,
        tally.newly_late,
        tally.no_longer_late,
        tally.gates,
    )


def test_a_shorter_limit_moves_every_date_and_makes_some_late() -> None:
    assert counts(drafted({"court-query-days": "5"})) == (3, 0, 3, 0, 2, 0, 0)


def test_a_longer_limit_gives_days_and_saves_who_was_late() -> None:
    issued({"court-query-days": "5"}, effective_on=date(2026, 1, 1))
    assert counts(drafted({"court-query-days": "12"})) == (3, 0, 0, 3, 0, 2, 0)


def test_a_gate_that_opens_is_counted_though_no_date_moves() -> None:
    assert counts(drafted({"buyer-deed-tax-gate": "off"})) == (3, 0, 0, 0, 0, 0, 3)


def test_a_draft_that_says_what_holds_changes_nothing() -> None:
    assert counts(drafted({"court-query-days": "10"})) == (3, 3, 0, 0, 0, 0, 0)


def test_each_case_is_held_against_the_rules_of_its_own_day() -> None:
    issued({"court-query-days": "5"}, effective_on=date(2026, 9, 1))
    assert counts(drafted({"court-query-days": "10"})) == (3, 2, 0, 1, 0, 1, 0)


def test_only_cases_since_the_day_are_looked_at() -> None:
    assert counts(drafted({"court-query-days": "5"}), since="2026-09-01")[0] == 1


def test_the_page_shows_counts_and_the_cases_that_differ(client: Client) -> None:
    document = drafted({"court-query-days": "5"})
    client.force_login(officer("administer"))
    page = client.get(f"/oversight/policies/{document.pk}/trial/?since=2026-01-01").content.decode()
    assert "5 个工作日" in page
    assert "查询2026-09-07" in page
    assert page.count("变为超期</span>") == 2
    wrong = client.get(f"/oversight/policies/{document.pk}/trial/?since=下周")
    assert wrong.status_code == 422
    assert "请按 2026-09-18 的写法填写日期" in wrong.content.decode()


def test_the_rooms_of_the_house_answer_when_django_starts() -> None:
    assert all(callable(finder) for finder in PAST_CASES.values())
