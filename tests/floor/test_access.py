"""Who may sit at the counter, and whose drafts and cases one may go on with."""

import pytest
from django.test import Client

from hall.cases.models import Draft
from hall.staff.models import Hall, Officer
from tests.browsing import browser, queries, words
from tests.floor.counter import begin, filed
from tests.registration.makers import NEXT_DOOR, home

pytestmark = [pytest.mark.django_db, pytest.mark.clause("G10")]


def test_a_stranger_is_led_to_the_log_in(desk: Client) -> None:
    reply = Client().get(f"/window/drafts/{begin(desk).pk}/")
    assert reply.headers["Location"].startswith("/accounts/login/")


@pytest.mark.parametrize("username", ["chushen", "heshui", "zhujian", "shoufei", "dangan", "zhuguan"])
def test_who_does_not_accept_is_told_so_in_plain_words(desk: Client, username: str) -> None:
    reply = browser(username).get("/window/")
    assert reply.status_code == 403
    assert "岗位" in words(reply)
    assert browser(username).get(f"/window/drafts/{begin(desk).pk}/").status_code == 403


def test_a_draft_of_another_hall_is_not_found(desk: Client) -> None:
    draft = begin(desk)
    Officer.objects.filter(username="shouli2").update(hall=Hall.objects.get(code="luoding"))
    other = browser("shouli2")
    for deed in ("", "save/", "discard/"):
        assert other.post(f"/window/drafts/{draft.pk}/{deed}").status_code == 404
    assert Draft.objects.filter(pk=draft.pk).exists()


def test_an_officer_without_a_hall_sees_only_the_own_drafts(desk: Client) -> None:
    Officer.objects.filter(username="shouli2").update(hall=None)
    assert browser("shouli2").get(f"/window/drafts/{begin(desk).pk}/").status_code == 404


def test_a_guide_sees_what_is_offered_and_files_nothing(desk: Client) -> None:
    guide = browser("daoban")
    assert "材料清单" in words(guide.get("/window/"))
    assert guide.post("/window/start/", {"item": "sale-of-existing-house"}).status_code == 403


def test_a_draft_thrown_away_is_gone(desk: Client) -> None:
    draft = begin(desk)
    desk.post(f"/window/drafts/{draft.pk}/discard/")
    assert not Draft.objects.filter(pk=draft.pk).exists()


@pytest.mark.clause("figure:P16")
def test_the_counter_takes_the_same_number_of_queries_however_many_wait(
    desk: Client,
) -> None:
    filed(desk)
    begin(desk)
    few = queries(desk, "/window/")
    home(NEXT_DOOR)
    filed(desk, unit=NEXT_DOOR)
    begin(desk)
    begin(desk)
    assert queries(desk, "/window/") == few
