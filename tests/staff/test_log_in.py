"""登录: kind to the officer, silent to the guesser."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from hall.staff.models import Act
from tests.conftest import Clock
from tests.staff.makers import PASSWORD, officer

pytestmark = pytest.mark.django_db
LOGIN = "/accounts/login/"


def attempt(
    client: Client, username: str, password: str = "wrong-Password-1", address: str = "10.0.0.1", **more: str
) -> Any:
    form = {"username": username, "password": password, **more}
    return client.post(LOGIN, form, REMOTE_ADDR=address)


def is_logged_in(client: Client) -> bool:
    return "_auth_user_id" in client.session


def test_an_officer_logs_in_and_starts_at_the_first_page_of_the_day(client: Client) -> None:
    officer("administer", username="guanli")
    answer = attempt(client, " GuanLi".strip(), PASSWORD)
    assert answer.headers["Location"] == reverse("admin:index")
    assert is_logged_in(client)


def test_after_log_in_one_returns_to_the_page_one_wanted_but_never_to_a_strangers(client: Client) -> None:
    officer("accept", username="shouli")
    assert (
        attempt(client, "shouli", PASSWORD, next="/cases/202609180001/").headers["Location"]
        == "/cases/202609180001/"
    )
    client.logout()
    assert (
        attempt(client, "shouli", PASSWORD, next="https://evil.example/").headers["Location"]
        != "https://evil.example/"
    )


def test_a_wrong_password_keeps_the_name_and_says_what_to_do(client: Client) -> None:
    officer("accept", username="shouli")
    answer = attempt(client, "shouli")
    assert answer.status_code == 200
    assert "登录名或密码不对" in answer.content.decode()
    assert 'value="shouli"' in answer.content.decode()
    assert "wrong-Password-1" not in answer.content.decode()


def test_nobody_learns_which_accounts_exist(client: Client) -> None:
    officer("accept", username="known")
    officer("accept", username="gone", is_active=False)
    pages = {}
    for name, password in (("known", "wrong-Password-1"), ("nobody", "wrong-Password-1"), ("gone", PASSWORD)):
        page = attempt(client, name, password).content.decode()
        pages[name] = page.replace(name, "NAME").split("<main")[1].split("csrfmiddlewaretoken")[0]
    assert len(set(pages.values())) == 1
    assert not is_logged_in(client)


@pytest.mark.clause("promise:R14")
@pytest.mark.parametrize("name", ["known", "nobody"])
def test_five_failures_lock_the_name_at_this_address_only(client: Client, name: str) -> None:
    officer("accept", username="known")
    for _ in range(4):
        assert attempt(client, name).status_code == 200
    locked = attempt(client, name.upper())
    assert locked.status_code == 429
    assert "暂停登录" in locked.content.decode()
    assert "分钟后再试" in locked.content.decode()
    assert attempt(client, name, PASSWORD).status_code == 429
    assert not is_logged_in(client)
    if name == "known":
        assert attempt(client, name, PASSWORD, address="10.0.0.2").status_code == 302


def test_the_lock_opens_by_itself(client: Client, clock: Clock) -> None:
    officer("accept", username="known")
    for _ in range(5):
        attempt(client, "known")
    clock.shift(2 * 3600)
    assert attempt(client, "known", PASSWORD).status_code == 302


def test_the_session_gets_a_new_key_at_log_in(client: Client) -> None:
    officer("accept", username="known")
    session = client.session
    session["planted"] = "by somebody else"
    session.save()
    before = session.session_key
    attempt(client, "known", PASSWORD)
    assert client.session.session_key != before
    assert "planted" not in client.session


def test_a_session_is_dead_after_log_out_even_if_the_cookie_is_kept(client: Client) -> None:
    client.force_login(officer("accept"))
    cookie = client.cookies["sessionid"].value
    assert client.post("/accounts/logout/").headers["Location"] == LOGIN
    client.cookies["sessionid"] = cookie
    assert client.get("/accounts/password/").headers["Location"].startswith(LOGIN)


def test_a_session_is_dead_the_moment_the_officer_is_disabled(client: Client) -> None:
    dismissed = officer("accept")
    client.force_login(dismissed)
    assert client.get("/accounts/password/").status_code == 200
    dismissed.is_active = False
    dismissed.save()
    assert client.get("/accounts/password/").headers["Location"].startswith(LOGIN)


def test_log_out_is_a_post(client: Client) -> None:
    client.force_login(officer("accept"))
    assert client.get("/accounts/logout/").status_code == 405
    assert is_logged_in(client)


def test_somebody_logged_in_is_not_asked_again(client: Client) -> None:
    client.force_login(officer("administer"))
    assert client.get(LOGIN).headers["Location"] == reverse("admin:index")
    assert client.get("/accounts/").headers["Location"] == reverse("admin:index")


def test_the_admins_own_log_in_page_is_ours(client: Client) -> None:
    assert "工作人员登录" in client.get("/admin/login/?next=/admin/").content.decode()


@pytest.mark.clause("promise:R13")
def test_log_in_log_out_and_failure_are_written_down(client: Client) -> None:
    known = officer("accept", username="known", name="陈受理")
    attempt(client, "known")
    attempt(client, "known", PASSWORD)
    client.post("/accounts/logout/", REMOTE_ADDR="10.0.0.1")
    acts = list(Act.objects.order_by("id").values_list("verb", "by_label", "subject", "address"))
    assert acts == [
        ("登录失败", "未登录", "officer:", "10.0.0.1"),
        ("登录", "陈受理", f"officer:{known.pk}", "10.0.0.1"),
        ("退出", "陈受理", f"officer:{known.pk}", "10.0.0.1"),
    ]
    assert Act.objects.order_by("id")[0].detail == {"username": "known"}
