"""督办 and 各方用时 on the supervisor's pages (T6, T13, T14, T16)."""

import pytest
from django.test import Client

from hall.cases.models import Alert
from hall.cases.reminders import remind
from hall.cases.services.escalating import escalate
from hall.cases.services.extending import ask_extension
from hall.rehearsal.crew import Crew, crew
from hall.staff.models import Officer
from tests.cases import makers
from tests.cases.makers import owned_home
from tests.conftest import Clock
from tests.staff.makers import officer

pytestmark = pytest.mark.django_db


@pytest.fixture
def people() -> Crew:
    return crew()


@pytest.mark.clause("T13", "T14")
def test_late_cases_stand_on_the_supervisors_list_until_dealt_with(
    client: Client, people: Crew, clock: Clock
) -> None:
    owned_home()
    case = makers.accepted_sale(people)
    ask_extension(case.pk, working_days=2, reason="等历史档案", by=people.examines)
    clock.move_to("2026-09-28 09:00")
    remind()
    escalate()
    client.force_login(Officer.objects.get(username="zhuguan"))
    assert "2 条督办等您处理" in client.get("/oversight/").content.decode()
    listed = client.get("/oversight/alerts/").content.decode()
    assert "部门答复超时" in listed
    assert "等历史档案" in listed
    late = Alert.objects.get(kind="late")
    empty = client.post(f"/oversight/alerts/{late.pk}/", {"note": ""}, follow=True)
    assert "请写明怎样处理" in empty.content.decode()
    client.post(f"/oversight/alerts/{late.pk}/", {"note": "已责成今天核税"})
    assert "已记下" in client.get("/oversight/alerts/?show=late").content.decode()
    assert late not in Alert.objects.standing()


@pytest.mark.clause("T13")
def test_a_departments_people_see_how_often_they_are_urged(
    client: Client, people: Crew, clock: Clock
) -> None:
    owned_home()
    makers.accepted_sale(people)
    clock.move_to("2026-09-28 09:00")
    remind()
    escalate()
    client.force_login(Officer.objects.get(username="heshui"))
    assert "本部门有 2 条催办" in client.get("/taxation/", follow=True).content.decode()


@pytest.mark.clause("T6")
def test_the_months_report_says_whose_the_days_were(client: Client, people: Crew, clock: Clock) -> None:
    owned_home()
    makers.accepted_sale(people)
    clock.move_to("2026-09-23 10:00")
    client.force_login(officer("supervise"))
    shown = client.get("/oversight/shares/").content.decode()
    assert "2026年9月受理的 1 件" in shown
    assert "4.0" in shown
    assert "这个月没有受理的件" in client.get("/oversight/shares/?month=2026-08").content.decode()
    assert client.get("/oversight/shares/?month=nonsense").status_code == 200


@pytest.mark.clause("promise:R11")
def test_only_supervisors_and_auditors_open_these_pages(client: Client) -> None:
    client.force_login(officer("examine"))
    for address in ("/oversight/alerts/", "/oversight/shares/"):
        assert client.get(address).status_code == 403
