-- A register of :count units with one ownership each. Statements are split at the semicolons.
CREATE FUNCTION pg_temp.made_up_name(n bigint) RETURNS text LANGUAGE sql IMMUTABLE AS
'SELECT substr(''林周吴陈黄梁何罗郑谢邓曾彭萧蔡潘卢苏叶温赖莫欧龙'', (1 + n * 7 % 24)::int, 1)
     || substr(''禾远明芳强婷珊文宇晨涛敏静磊洋艳勇军杰丽娟涵轩怡琳峰'', (1 + n * 13 / 3 % 26)::int, 1)
     || substr(''禾远明芳强婷珊文宇晨涛敏静磊洋艳勇军杰丽娟涵轩怡琳峰'', (1 + n * 31 / 7 % 26)::int, 1)';
INSERT INTO registration_parcel (number, address, area, land_use, nature, right_setting, boundary, status)
SELECT '445302901001GB' || lpad(p::text, 5, '0'), '测量路' || p || '号', 1000, '城镇住宅用地', '102', '1', '', '1'
FROM generate_series(1, :count / 1000 + 1) AS p;
INSERT INTO registration_realestateunit (number, address, room, house_type, use, housing_nature, structure,
    floor, survey, measured_area, land_nature, land_use, status, is_common, parcel_id)
SELECT '445302901001GB' || lpad((n / 1000 + 1)::text, 5, '0')
    || 'F' || lpad((n % 1000 / 100 + 1)::text, 4, '0') || lpad((n % 100 + 1)::text, 4, '0'),
    '云城区' || pg_temp.made_up_name(n) || '路' || n % 300 || '号' || n || '房', '', '1', '11', '0', '3', '',
    'measured', 60 + n % 100, '102', '城镇住宅用地', '1', false, (SELECT min(id) FROM registration_parcel) + n / 1000
FROM generate_series(0, :count - 1) AS n;
INSERT INTO registration_entry (seq, right_id, kind, action, registration_type, cause, case_number,
    document_number, registered_at, registrar, note, previous_hash, hash, hash_recipe, unit_id)
SELECT 1, ('00000000-0000-0000-0000-' || lpad(id::text, 12, '0'))::uuid, 'ownership', 'begin', '100', '测量',
    'bench', '', now(), '系统', '', repeat('0', 64), md5(id::text) || md5(id::text), 1, id
FROM registration_realestateunit;
INSERT INTO registration_party (role, position, name, document_kind, document_number, document_hash,
    co_ownership, share_numerator, share_denominator, separate_certificate, entry_id)
SELECT 'holder', 1, pg_temp.made_up_name(id), 1, '', md5(id::text) || md5((id + 1)::text), 0, 1, 1, false, id
FROM registration_entry;
INSERT INTO registration_standing (unit_id, right_id, kind, entry_id, registered_at)
SELECT unit_id, right_id, kind, id, registered_at FROM registration_entry;
