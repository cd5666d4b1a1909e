"""The clock's page: pauses with documents, whose the days were, extensions; and who is told (T11, T13)."""

from datetime import date

import pytest
from django.test import Client

from hall.cases.clock_display import share_rows
from hall.cases.models import Alert, AlertKind, Case, ClockPause
from hall.cases.refusals import StepRefused
from hall.cases.reminders import remind
from hall.cases.services.escalating import deal_with, escalate, standing_count
from hall.cases.services.pauses import open_pause
from hall.clock.grounds import StopGround
from hall.rehearsal.crew import Crew, crew
from hall.staff.departments import D
from hall.staff.models import Officer
from tests.cases import makers
from tests.cases.makers import owned_home, read
from tests.conftest import Clock
from tests.staff.makers import officer

pytestmark = pytest.mark.django_db


@pytest.fixture
def people() -> Crew:
    return crew()


@pytest.fixture
def sale(people: Crew) -> Case:
    owned_home()
    return makers.accepted_sale(people)


def page_of(case: Case) -> str:
    return f"/cases/{case.number}/pauses/"


def log_in(client: Client, username: str) -> None:
    client.force_login(Officer.objects.get(username=username))


@pytest.mark.clause("T7", "T11", "stop:P2c")
def test_an_officer_stops_and_resumes_the_clock_with_documents(client: Client, sale: Case) -> None:
    log_in(client, "chushen")
    said = {"ground": "investigation", "document": "调查通知 2026-018 号", "after": ""}
    shown = client.post(f"{page_of(sale)}stop/", said, follow=True).content.decode()
    assert "已中止计时：调查" in shown
    assert "承诺、法定都停" in shown
    assert read(sale).promised_due_on is None
    empty = client.post(f"{page_of(sale)}investigation/resume/", {"document": " "}, follow=True)
    assert "请填写恢复计时的凭据" in empty.content.decode()
    client.post(f"{page_of(sale)}investigation/resume/", {"document": "调查记录（两人签字）"})
    pause = ClockPause.objects.get()
    assert (pause.until, pause.closing_document) == (date(2026, 9, 18), "调查记录（两人签字）")
    assert read(sale).promised_due_on == date(2026, 9, 24)


@pytest.mark.clause("T9", "stop:P3", "stop:P9")
@pytest.mark.parametrize("ground", ["investigation", "extra-housing"])
def test_every_ground_by_hand_can_be_opened(client: Client, sale: Case, ground: str) -> None:
    log_in(client, "chushen")
    client.post(f"{page_of(sale)}stop/", {"ground": ground, "document": "文号 1"})
    assert ClockPause.objects.get().ground == ground


@pytest.mark.clause("T11")
def test_a_pause_without_document_or_ground_keeps_what_was_typed(client: Client, sale: Case) -> None:
    log_in(client, "chushen")
    refused = client.post(f"{page_of(sale)}stop/", {"ground": "investigation", "document": ""})
    assert refused.status_code == 422
    assert "请填写凭据" in refused.content.decode()
    early = {"ground": "investigation", "document": "调查通知 3 号", "after": "2026-09-17"}
    backdated = client.post(f"{page_of(sale)}stop/", early)
    assert "须由主管办理" in backdated.content.decode()
    assert "调查通知 3 号" in backdated.content.decode()
    supplement = client.post(f"{page_of(sale)}stop/", {"ground": "unpaid-tax", "document": "x"})
    assert supplement.status_code == 422
    assert not ClockPause.objects.exists()


@pytest.mark.clause("T11", "promise:R11")
def test_who_does_not_review_sees_the_page_and_cannot_stop_the_clock(client: Client, sale: Case) -> None:
    log_in(client, "shouli")
    assert client.get(page_of(sale)).status_code == 200
    assert client.post(f"{page_of(sale)}stop/", {"ground": "investigation"}).status_code == 403
    assert client.post(f"/cases/{sale.number}/extensions/", {}).status_code == 403
    client.force_login(officer("supervise"))
    assert client.post(f"{page_of(sale)}supplement/resume/", {"document": "x"}).status_code == 404


@pytest.mark.clause("T14")
def test_an_extension_is_asked_for_and_granted_on_the_page(client: Client, sale: Case) -> None:
    log_in(client, "chushen")
    bad = client.post(f"/cases/{sale.number}/extensions/", {"working_days": "99", "reason": "档案多"})
    assert "不能突破" in bad.content.decode()
    client.post(f"/cases/{sale.number}/extensions/", {"working_days": "2", "reason": "档案多"})
    log_in(client, "zhuguan")
    assert "批准" in client.get(page_of(sale)).content.decode()
    pk = sale.extensions.get().pk
    done = client.post(f"/cases/{sale.number}/extensions/{pk}/", {"answer": "grant"}, follow=True)
    assert "已批准延期" in done.content.decode()
    assert read(sale).promised_days == 7


@pytest.mark.clause("T6")
def test_the_shares_by_department_stand_on_the_case_and_add_up(
    client: Client, sale: Case, people: Crew, clock: Clock
) -> None:
    clock.move_to("2026-09-23 10:00")
    rows = share_rows(read(sale), date(2026, 9, 23))
    assert sum(row.days for row in rows) == rows[0].total == 4
    log_in(client, "chushen")
    shown = client.get(f"/cases/{sale.number}/").content.decode()
    assert "各方用时" in shown
    assert "税务" in shown


@pytest.mark.clause("T13")
def test_reminders_become_alerts_of_who_is_waited_for_and_of_the_supervisor(sale: Case, clock: Clock) -> None:
    assert escalate() == 0
    clock.move_to("2026-09-23 09:00")
    remind()
    escalate()
    soon = Alert.objects.filter(kind=AlertKind.SOON)
    assert {one.department for one in soon} == {D.TAXATION}, "housing answered by itself"
    clock.move_to("2026-09-28 09:00")
    remind()
    escalate()
    assert escalate() == 0
    kinds = set(Alert.objects.values_list("kind", "department"))
    assert {("late", D.TAXATION), ("review-late", D.TAXATION)} <= kinds
    assert standing_count(D.TAXATION) == 3
    assert standing_count(D.TRANSACTIONS) == 0


@pytest.mark.clause("T13")
def test_an_alert_is_dealt_with_once_and_in_words(sale: Case, people: Crew, clock: Clock) -> None:
    clock.move_to("2026-09-28 09:00")
    remind()
    escalate()
    alert = Alert.objects.filter(kind=AlertKind.LATE).get()
    with pytest.raises(StepRefused, match="请写明怎样处理"):
        deal_with(alert.pk, note=" ", by=people.supervises)
    deal_with(alert.pk, note="已责成罗敏今天核税", by=people.supervises)
    with pytest.raises(StepRefused, match="已经处理"):
        deal_with(alert.pk, note="再处理", by=people.supervises)
    assert alert not in Alert.objects.standing()


@pytest.mark.clause("T13")
def test_a_paused_case_is_not_urged(sale: Case, people: Crew, clock: Clock) -> None:
    open_pause(sale.pk, StopGround.INVESTIGATION, document="调查通知 1 号", by=people.examines)
    clock.move_to("2026-09-28 09:00")
    remind()
    assert escalate() == 0
