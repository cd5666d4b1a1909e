"""How long a log-in lasts, and where an ended one leads."""

from datetime import timedelta

import pytest
from django.test import Client

from tests.conftest import Clock
from tests.staff.makers import officer

pytestmark = pytest.mark.django_db
PAGE = "/accounts/password/"


@pytest.fixture
def at_work(client: Client) -> Client:
    client.force_login(officer("accept"))
    assert client.get(PAGE).status_code == 200
    return client


def test_fifteen_idle_minutes_end_the_session_and_the_page_says_so(at_work: Client, clock: Clock) -> None:
    clock.shift(timedelta(minutes=14, seconds=59))
    assert at_work.get(PAGE).status_code == 200
    clock.shift(timedelta(minutes=15))
    answer = at_work.get(PAGE)
    assert answer.headers["Location"] == "/accounts/login/?next=%2Faccounts%2Fpassword%2F"
    page = at_work.get(answer.headers["Location"]).content.decode()
    assert "15 分钟没有操作" in page
    assert "草稿" in page
    assert "15 分钟没有操作" not in at_work.get(answer.headers["Location"]).content.decode()


def test_eight_hours_end_the_session_however_busy_one_is(at_work: Client, clock: Clock) -> None:
    for _ in range(47):
        clock.shift(timedelta(minutes=10))
        assert at_work.get(PAGE).status_code == 200
    clock.shift(timedelta(minutes=10))
    assert "登录已满 8 小时" in at_work.get(at_work.get(PAGE).headers["Location"]).content.decode()


def test_a_page_that_asks_by_itself_keeps_nobody_logged_in(at_work: Client, clock: Clock) -> None:
    for _ in range(2):
        clock.shift(timedelta(minutes=8))
        answer = at_work.get(PAGE, headers={"Hall-Poll": "1"})
    assert answer.status_code == 302


def test_a_fragment_sends_the_whole_page_to_log_in(client: Client) -> None:
    headers = {"HX-Request": "true", "HX-Current-URL": "http://testserver/window/7/?name=x"}
    answer = client.get(PAGE, headers=headers)
    assert answer.status_code == 401
    assert answer.headers["HX-Redirect"] == "/accounts/login/?next=%2Fwindow%2F7%2F"


def test_after_a_post_too_late_one_returns_to_the_page_of_the_form(client: Client) -> None:
    answer = client.post(PAGE, headers={"Referer": "http://testserver/cases/1/"})
    assert answer.headers["Location"] == "/accounts/login/?next=%2Fcases%2F1%2F"
    answer = client.post(PAGE, headers={"Referer": "https://evil.example/cases/1/"})
    assert answer.headers["Location"] == "/accounts/login/?next=%2F"


def test_every_answer_says_what_of_the_browser_it_does_not_need(client: Client) -> None:
    answer = client.get("/accounts/login/")
    assert "microphone=()" in answer.headers["Permissions-Policy"]
    assert "no-store" in answer.headers["Cache-Control"]


def test_pages_of_officers_are_stored_nowhere(at_work: Client) -> None:
    assert "no-store" in at_work.get(PAGE).headers["Cache-Control"]


def test_a_session_is_written_at_most_every_half_minute(at_work: Client, clock: Clock) -> None:
    seen = at_work.session["seen_at"]
    clock.shift(10)
    at_work.get(PAGE)
    assert at_work.session["seen_at"] == seen
    clock.shift(25)
    at_work.get(PAGE)
    assert at_work.session["seen_at"] == seen + 35
