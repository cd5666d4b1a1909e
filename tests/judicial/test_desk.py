"""The court's desk: its own matters, one next action, and nothing for anybody else."""

import pytest
from django.test import Client

from hall.staff.courts import full_name
from hall.staff.departments import D
from hall.staff.landing import first_page
from hall.staff.models import Act, Officer
from judicial.courts import COURTS, court_named, court_of_officer
from judicial.rooms import Due, Room, what_is_due
from tests.staff.makers import officer

pytestmark = [pytest.mark.django_db, pytest.mark.clause("J12")]


def liaison(code: str = "粤5302") -> Officer:
    return officer("court", department=D.COURT, court_code=code)


def test_a_liaison_officer_begins_the_day_at_the_desk_of_the_own_court(client: Client) -> None:
    clerk = liaison()
    client.force_login(clerk)
    assert first_page(clerk) == "/judicial/"
    page = client.get("/judicial/").content.decode()
    assert "今天要办的" in page
    assert "云城区人民法院" in page


@pytest.mark.parametrize("code", ["", "粤0101"])
def test_an_account_without_its_court_opens_no_desk_and_is_told_why(client: Client, code: str) -> None:
    client.force_login(liaison(code))
    reply = client.get("/judicial/")
    assert reply.status_code == 403
    assert "法院代字" in reply.content.decode()
    assert Act.objects.filter(verb="越权被拒").exists()


def test_the_registry_has_no_place_at_the_courts_desk(client: Client) -> None:
    client.force_login(officer("accept"))
    assert client.get("/judicial/").status_code == 403


def test_a_court_does_not_read_the_registry_s_list_of_everybodys_orders(client: Client) -> None:
    client.force_login(liaison())
    assert client.get("/registration/orders/").status_code == 403


def test_the_courts_of_the_region_are_known_by_code_and_by_name() -> None:
    assert set(COURTS) == {"粤53", "粤5302", "粤5303", "粤5321", "粤5322", "粤5381"}
    for name in ("云浮市云城区人民法院", "云城区人民法院", "广东省云浮市云城区人民法院"):
        assert court_named(name) == COURTS["粤5302"]
    assert full_name("云城法院", "（2026）粤5302执1号") == COURTS["粤5302"].name
    assert court_named("广州市中级人民法院") is None
    assert court_of_officer(Officer(department=D.REGISTRATION, court_code="粤5302")) is None


def test_what_is_overdue_comes_before_what_is_due_and_that_before_what_may_wait() -> None:
    late, soon, some_day = (
        Due("甲", "", "/", "办", meaning="stop"),
        Due("乙", "", "/", "办", meaning="soon"),
        Due("丙", "", "/", "办"),
    )
    rooms = [Room("一", "/", "", due=[some_day, soon]), Room("二", "/", "", due=[late])]
    assert what_is_due(rooms) == [late, soon, some_day]
