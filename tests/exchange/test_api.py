"""The API ground: closed by default, keys that cannot be guessed, commands that count once, kind refusals."""

from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.test import Client

from hall.staff.departments import D
from hall.staff.models import Act, ClientSystem
from tests.exchange.callers import Caller, key_of
from tests.staff.makers import officer

pytestmark = [pytest.mark.django_db, pytest.mark.urls("tests.exchange.example_api")]

LETTERS = "/api/v1/letters/"


def letters_received() -> int:
    return Act.objects.filter(verb="收信").count()


@pytest.mark.clause("promise:R11")
def test_without_a_key_nothing_is_answered_and_the_way_in_is_told(client: Client) -> None:
    answer = client.get(LETTERS)
    assert answer.status_code == 401
    assert answer["WWW-Authenticate"].startswith("Bearer")
    assert answer["Content-Type"] == "application/problem+json"
    assert "Authorization" in answer.json()["detail"]


@pytest.mark.clause("promise:R11")
def test_a_log_in_is_no_key(client: Client) -> None:
    client.force_login(officer("court", department=D.COURT, court_code="粤5302"))
    assert client.get(LETTERS).status_code == 401
    assert client.post(LETTERS, {"title": "来函"}, content_type="application/json").status_code == 401


def test_the_right_key_says_who_calls() -> None:
    answer = Caller().get(LETTERS)
    assert answer.status_code == 200
    assert answer.json() == {"by": "云城区人民法院执行系统", "court": "粤5302"}
    assert Caller().get("/api/v1/caller/").json()["department"] == "court"


def test_a_new_key_ends_the_old_one_and_is_kept_nowhere() -> None:
    old = Caller()
    new = Caller()
    assert (old.get(LETTERS).status_code, new.get(LETTERS).status_code) == (401, 200)
    row = ClientSystem.objects.get()
    secret = new.key.rsplit("_", 1)[1]
    assert secret not in f"{row.key_hash}{[act.detail for act in Act.objects.all()]}"


def test_a_system_switched_off_is_out_at_once() -> None:
    caller = Caller()
    ClientSystem.objects.update(is_active=False)
    assert caller.get(LETTERS).status_code == 401


@pytest.mark.clause("promise:R11")
def test_a_resource_that_names_no_department_is_open_to_nobody() -> None:
    assert Caller().get("/api/v1/unnamed/").status_code == 403


@pytest.mark.clause("promise:R11")
def test_another_departments_system_is_refused_and_written_down() -> None:
    answer = Caller(name="税务系统", department=D.TAXATION).get(LETTERS)
    assert answer.status_code == 403
    assert "不对贵单位的系统开放" in answer.json()["detail"]
    assert Act.objects.get(verb="越权被拒").by_label == "税务系统"


@pytest.mark.parametrize(
    "key", ["", "x", "hall__", "hall_" + "0" * 8 + "_x", "hall_\x00_x", "hall_é_é", "_", "h" * 5000]
)
def test_wrong_keys_of_any_shape_are_answered_with_401(client: Client, key: str) -> None:
    answer = client.get(LETTERS, headers={"Authorization": f"Bearer {key}"})
    assert answer.status_code == 401
    assert Act.objects.get(verb="接口密钥不对").subject == "api:unknown@127.0.0.1"


def test_guessing_is_stopped_for_that_key_and_address_only(client: Client) -> None:
    caller = Caller()
    wrong = {"Authorization": f"Bearer {caller.key}x"}
    assert [client.get(LETTERS, headers=wrong).status_code for _ in range(11)] == [401] * 10 + [429]
    locked = caller.get(LETTERS)
    assert locked.status_code == 429
    assert locked["Retry-After"] == "900"
    assert "暂停" in locked.json()["detail"]
    assert Act.objects.filter(verb="接口密钥不对").count() == 10
    elsewhere = {"Authorization": f"Bearer {caller.key}"}
    assert client.get(LETTERS, headers=elsewhere, REMOTE_ADDR="10.0.0.9").status_code == 200


@pytest.mark.clause("G6", "promise:R4")
def test_the_same_command_again_gets_the_same_reply_and_does_nothing() -> None:
    caller = Caller()
    first = caller.post(LETTERS, {"title": "来函"}, once="k1")
    again = caller.post(LETTERS, {"title": "来函"}, once="k1")
    assert (first.status_code, again.status_code) == (201, 201)
    assert first.json() == again.json() == {"title": "来函", "on": "2026-09-18"}
    assert again["Idempotent-Replayed"] == "true"
    assert letters_received() == 1


@pytest.mark.clause("G6", "promise:R4")
def test_the_same_key_with_another_body_is_refused() -> None:
    caller = Caller()
    caller.post(LETTERS, {"title": "来函"}, once="k1")
    answer = caller.post(LETTERS, {"title": "另一封"}, once="k1")
    assert answer.status_code == 409
    assert "提交编号已经用于另一内容" in answer.json()["detail"]
    assert letters_received() == 1


@pytest.mark.clause("promise:R4")
def test_two_systems_may_use_the_same_key_number() -> None:
    one, other = Caller(), Caller(name="罗定市人民法院执行系统", court_code="粤5381")
    assert one.post(LETTERS, {"title": "甲"}, once="k1").status_code == 201
    assert other.post(LETTERS, {"title": "乙"}, once="k1").json()["title"] == "乙"


def test_a_refused_command_leaves_no_trace_and_may_be_tried_again() -> None:
    caller = Caller()
    refused = caller.post(LETTERS, {"title": "迟到"}, once="k1")
    assert (refused.status_code, refused.json()["detail"]) == (409, "这封信已经办结，请另发一封")
    assert caller.post(LETTERS, {"title": "准时"}, once="k1").status_code == 201


ODD: list[Any] = [
    b"",
    b"{",
    b"[]",
    b"null",
    b"1",
    b'"x"',
    b"\xff\xfe",
    b'{"title": NaN}',
    b'{"title": "a\\u0000b"}',
    b'{"title": "\\ud800"}',
    b'{"a\\u0000": 1, "title": "x"}',
    b'{"title": {"a": 1}}',
    b'{"title": ["a"]}',
    b'{"title": null}',
    b'{"title": true}',
    b'{"title": "' + "长".encode() * 30 + b'"}',
    b'{"title": "x", "pages": 1' + b"0" * 400 + b"}",
    b'{"title": "x", "pages": 1' + b"0" * 9000 + b"}",
    b'{"title": "x", "pages": 1e999}',
    b'{"title": "x", "pages": 1.5}',
    b'{"title": "x", "pages": -1}',
    b'{"title": "x", "on": "2026-02-30"}',
    b'{"title": "x", "on": 20260918}',
    b'{"title": "x", "$date": "2026-01-01", "on": "0000-00-00"}',
    b"[" * 100_000,
    b'{"title": ' + b"[" * 50 + b"]" * 50 + b"}",
]


@pytest.mark.parametrize("body", ODD, ids=lambda body: str(body[:40]))
def test_odd_input_is_answered_with_a_chinese_sentence(client: Client, body: bytes) -> None:
    caller = Caller()
    headers = {"Authorization": f"Bearer {caller.key}", "Idempotency-Key": "odd"}
    answer = client.post(LETTERS, body, content_type="application/json", headers=headers)
    assert answer.status_code in {400, 422}
    problem = answer.json()
    assert problem["title"]
    assert any("\u4e00" <= letter <= "\u9fa5" for letter in problem["detail"])
    assert letters_received() == 0


def test_keys_that_begin_with_a_dollar_are_only_text() -> None:
    assert Caller().post(LETTERS, {"title": "x", "$decimal": "1"}).status_code == 201


@pytest.mark.parametrize("key", ["", " ", "长" * 101, "a\tb"])
def test_a_command_without_a_usable_number_is_refused(client: Client, key: str) -> None:
    headers = {"Authorization": f"Bearer {Caller().key}"} | ({"Idempotency-Key": key} if key else {})
    answer = client.post(LETTERS, {"title": "x"}, content_type="application/json", headers=headers)
    assert answer.status_code == 400
    assert "Idempotency-Key" in answer.json()["detail"]


def test_other_formats_methods_and_addresses_are_answered_in_json(client: Client) -> None:
    caller = Caller()
    headers = {"Authorization": f"Bearer {caller.key}", "Idempotency-Key": "k"}
    assert client.post(LETTERS, {"title": "x"}, headers=headers).status_code == 415
    assert client.put(LETTERS, "{}", content_type="application/json", headers=headers).status_code == 405
    nothing = client.get("/api/v1/no/such/thing/", headers=headers)
    assert (nothing.status_code, nothing.json()["status"]) == (404, 404)
    assert client.get("/api/v1/letters/%00/", headers=headers).status_code == 404
    assert client.get(LETTERS, {"q": "\x00"}, headers=headers).status_code == 404
    assert client.get(LETTERS, headers=headers | {"Accept": "text/html"}).status_code == 406


@pytest.mark.clause("G32")
def test_the_api_is_described_for_machines_and_for_people(client: Client) -> None:
    schema = client.get("/api/v1/schema/", headers={"Accept": "application/vnd.oai.openapi+json"})
    assert schema.status_code == 200
    described = schema.json()
    posted = described["paths"]["/api/v1/letters/"]["post"]
    assert {one["name"] for one in posted["parameters"]} == {"Idempotency-Key"}
    assert set(posted["responses"]) >= {"401", "409", "422"}
    page = client.get("/api/v1/").content.decode()
    assert "核对密钥" in page
    assert "法院代字" in page


def test_the_administrator_gives_a_key_once(client: Client) -> None:
    client.force_login(officer("administer"))
    form = {"name": "罗定法院", "department": "court", "court_code": "粤5381", "is_active": "on"}
    page = client.post("/admin/staff/clientsystem/add/", form, follow=True).content.decode()
    system = ClientSystem.objects.get(name="罗定法院")
    key = page.split("密钥：")[1].split("　")[0]
    assert Caller(key).get(LETTERS).status_code == 200
    assert key not in client.get(f"/admin/staff/clientsystem/{system.pk}/change/").content.decode()
    bad = client.post("/admin/staff/clientsystem/add/", form | {"name": "乙", "court_code": ""})
    assert "法院的系统要填法院代字" in bad.content.decode()


def test_the_command_gives_a_key_and_refuses_a_court_without_its_letters(
    capsys: pytest.CaptureFixture[str],
) -> None:
    call_command("issue_client_key", "罗定法院", court="粤5381")
    assert Caller(capsys.readouterr().out.strip()).get(LETTERS).status_code == 200
    with pytest.raises(CommandError, match="法院代字"):
        call_command("issue_client_key", "某法院")


def test_a_key_belongs_to_one_system() -> None:
    assert key_of() != key_of(name="税务系统", department=D.TAXATION)
