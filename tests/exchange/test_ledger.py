"""The ledger page: what was told to whom, what did not arrive, and the button that sends it again."""

import re

import pytest
from django.test import Client
from django.urls import reverse

from hall.exchange.courier import deliver_all
from hall.exchange.ledger import deliveries_of
from hall.exchange.models import Delivery, Notice
from hall.exchange.outbox import MOST_ATTEMPTS
from hall.staff.departments import D
from hall.staff.duties import Duty
from hall.staff.models import Officer
from tests.exchange.situations import fails_for, leave_a_trace, receiver, tell, traces

pytestmark = pytest.mark.django_db
CASE, OTHER = "2026091800001", "2026091800002"


def client_of(duty: Duty, department: D = D.REGISTRATION) -> Client:
    officer = Officer.objects.create_user(f"{duty}-{department}", "陈督导", department, duties=[duty.value])
    client = Client()
    client.force_login(officer, backend="django.contrib.auth.backends.ModelBackend")
    return client


def parked(stream: str = CASE, *recipients: D) -> Notice:
    notice = tell(stream, *recipients, topic="case.accepted")
    notice.deliveries.update(state="parked", attempts=MOST_ATTEMPTS)
    return notice


def page(client: Client, query: str = "") -> str:
    answer = client.get(f"{reverse('exchange:ledger')}{query}")
    assert answer.status_code == 200
    return answer.content.decode()


@pytest.mark.clause("I7", "S9")
def test_the_supervisor_sees_what_arrived_and_what_did_not() -> None:
    parked(OTHER, D.TAXATION)
    with receiver(leave_a_trace, topic="case.accepted"):
        tell(CASE, topic="case.accepted")
        deliver_all()
    shown = page(client_of(Duty.SUPERVISE))
    assert "已受理" in shown
    assert "case.accepted" not in shown
    assert "已送达" in shown
    assert f"已搁置，试过 {MOST_ATTEMPTS} 次" in shown
    assert shown.index(CASE) < shown.index(OTHER)


@pytest.mark.clause("I7")
@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("?state=parked", [OTHER]),
        ("?state=waiting", [CASE]),
        ("?state=retrying", []),
        (f"?recipient={D.TAXATION}", [OTHER]),
        (f"?stream={CASE}", [CASE]),
        ("?state=nonsense", [OTHER, CASE]),
    ],
)
def test_the_ledger_can_be_narrowed(query: str, found: list[str]) -> None:
    tell(CASE)
    parked(OTHER, D.TAXATION)
    shown = page(client_of(Duty.ADMINISTER), query)
    assert re.findall(r'<span class="code">(\d+)</span>', shown) == found


@pytest.mark.clause("S9", "promise:R3")
def test_a_parked_notice_is_sent_again_from_its_page() -> None:
    notice, client = parked(), client_of(Duty.SUPERVISE)
    address = reverse("exchange:notice", args=[notice.pk])
    assert "重送" in client.get(address).content.decode()
    again = client.post(reverse("exchange:replay", args=[notice.deliveries.get().pk]), follow=True)
    assert "已重新排入待送" in again.content.decode()
    with receiver(leave_a_trace, topic="case.accepted"):
        deliver_all()
    assert traces() == [notice.pk]
    late = client.post(reverse("exchange:replay", args=[notice.deliveries.get().pk]), follow=True)
    assert "没有搁置" in late.content.decode()


@pytest.mark.clause("S9")
def test_everything_parked_for_a_department_is_sent_again_by_one_click() -> None:
    parked(CASE, D.TAXATION)
    parked(OTHER, D.TAXATION)
    client = client_of(Duty.SUPERVISE)
    assert "全部重送" in page(client, f"?state=parked&recipient={D.TAXATION}")
    answer = client.post(reverse("exchange:replay_all"), {"recipient": D.TAXATION}, follow=True)
    assert "2 条搁置通知" in answer.content.decode()
    assert Delivery.objects.waiting().count() == 2


@pytest.mark.clause("I7", "promise:R14")
def test_the_page_of_a_notice_shows_every_attempt_but_no_personal_words() -> None:
    with receiver(fails_for(CASE)):
        notice = tell(CASE)
        deliver_all(strict=False)
    shown = client_of(Duty.AUDIT).get(reverse("exchange:notice", args=[notice.pk])).content.decode()
    assert "第 1 次" in shown
    assert "RuntimeError" in shown
    assert "44530219900101002X" not in shown
    assert "重试中，已试 1 次" in shown


@pytest.mark.clause("S3", "G10")
def test_a_department_sees_what_it_was_told_and_nothing_else() -> None:
    ours, theirs = tell(CASE, D.TAXATION), tell(OTHER, D.TRANSACTIONS)
    client = client_of(Duty.SUPERVISE, D.TAXATION)
    assert CASE in page(client)
    assert OTHER not in page(client)
    assert client.get(reverse("exchange:notice", args=[ours.pk])).status_code == 200
    assert client.get(reverse("exchange:notice", args=[theirs.pk])).status_code == 404


@pytest.mark.clause("G10", "promise:R11")
def test_only_supervisor_administrator_and_auditor_open_the_ledger_and_the_auditor_sends_nothing() -> None:
    delivery = parked().deliveries.get()
    assert client_of(Duty.EXAMINE).get(reverse("exchange:ledger")).status_code == 403
    assert client_of(Duty.AUDIT).post(reverse("exchange:replay", args=[delivery.pk])).status_code == 403
    assert Client().get(reverse("exchange:ledger")).status_code == 302
    delivery.refresh_from_db()
    assert delivery.state == "parked"


@pytest.mark.clause("figure:P12")
def test_the_ledger_turns_its_pages_by_key_and_costs_the_same_everywhere(
    django_assert_max_num_queries: object,
) -> None:
    client = client_of(Duty.SUPERVISE)
    told = [tell(f"20260918{number:05d}").stream for number in range(45)]
    seen, query = [], ""
    for _ in range(3):
        with django_assert_max_num_queries(12):  # type: ignore[operator]  # pytest-django's fixture
            shown = page(client, query)
        seen += re.findall(r'<span class="code">(\d+)</span>', shown)
        onward = re.search(r'href="(\?[^"]*)" rel="next"', shown)
        query = onward[1].replace("&amp;", "&") if onward else ""
    assert seen == told[::-1]
    assert query == ""
    back = re.search(r'href="(\?[^"]*)" rel="prev"', shown)
    assert back
    assert told[24] in page(client, back[1].replace("&amp;", "&"))


@pytest.mark.clause("I7")
def test_the_ledger_of_one_case_is_told_in_order() -> None:
    first, _, third = tell(CASE), tell(OTHER), tell(CASE, D.TAXATION)
    assert [one.notice_id for one in deliveries_of(CASE)] == [first.pk, third.pk]
