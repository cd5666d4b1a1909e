"""Notices are said with the act, arrive in order, and a poison one blocks only its own case."""

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.db import connection, transaction

from hall.clock import now
from hall.exchange import outbox
from hall.exchange.courier import DeliveryFailed, deliver_all, deliver_due
from hall.exchange.models import Attempt, ChannelKind, Delivery, DepartmentChannel, Notice
from hall.exchange.outbox import MOST_ATTEMPTS, post, replay, replay_all, wait_after
from hall.permanence.models import RowIsPermanent
from hall.staff.actors import CLOCKWORK
from hall.staff.departments import D
from hall.staff.models import Act
from tests.conftest import Clock
from tests.exchange.situations import fails_for, leave_a_trace, receiver, states, tell, traces

pytestmark = pytest.mark.django_db
CASE, OTHER = "2026091800001", "2026091800002"


@pytest.mark.clause("I7")
def test_a_notice_goes_to_every_recipient_once_with_identifiers_only() -> None:
    notice = tell(CASE, D.TRANSACTIONS, D.TAXATION, D.TRANSACTIONS)
    assert notice.keys == {"case_number": CASE}
    recipients = list(notice.deliveries.order_by("pk").values_list("recipient", flat=True))
    assert recipients == [D.TRANSACTIONS, D.TAXATION]


@pytest.mark.clause("S9", "promise:R9")
def test_what_is_rolled_back_was_never_said() -> None:
    with transaction.atomic():
        post(topic="case.accepted", stream=CASE, recipients=[D.TAXATION], keys={})
        transaction.set_rollback(True)
    assert not Notice.objects.exists()
    assert not Delivery.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_a_notice_outside_a_transaction_is_refused() -> None:
    with pytest.raises(transaction.TransactionManagementError):
        post(topic="case.accepted", stream=CASE, recipients=[], keys={})


@pytest.mark.clause("I6", "promise:R14")
@pytest.mark.parametrize("value", ["44530219900101002X", "13800138000", "林小禾"])
def test_personal_data_does_not_travel_in_a_notice(value: str) -> None:
    with pytest.raises(ValueError, match="只带标识"):
        tell(CASE, who=value)
    tell(CASE, certificate_number="粤(2026)云浮市不动产权第0000123号", order_number="(2026)粤5302执12号")


@pytest.mark.clause("I7")
def test_a_notice_is_never_changed() -> None:
    notice = tell()
    notice.topic = "case.refused"
    with pytest.raises(RowIsPermanent):
        notice.save()


@pytest.mark.clause("S4", "promise:R1")
def test_effect_and_acknowledgement_are_one_commit() -> None:
    with receiver(leave_a_trace):
        notice = tell()
        assert deliver_all() == 1
        assert deliver_all() == 0
    delivery = notice.deliveries.get()
    assert (delivery.state, delivery.acknowledgement, delivery.attempts) == ("delivered", "已办理", 1)
    assert traces() == [notice.pk]
    assert delivery.history.get().delivered


@pytest.mark.clause("I4")
def test_a_department_without_a_handler_is_simply_told() -> None:
    notice = tell(CASE, D.PLANNING)
    deliver_all()
    assert notice.deliveries.get().acknowledgement == "已知悉"


@pytest.mark.clause("promise:R3")
def test_the_notices_of_a_case_arrive_in_the_order_in_which_they_were_said() -> None:
    with receiver(leave_a_trace):
        told = [tell(stream).pk for stream in (CASE, OTHER, CASE, CASE, OTHER)]
        deliver_all()
    seen = traces()
    assert [pk for pk in seen if pk in (told[0], told[2], told[3])] == [told[0], told[2], told[3]]
    assert [pk for pk in seen if pk in (told[1], told[4])] == [told[1], told[4]]


@pytest.mark.clause("S9", "promise:R3")
def test_a_poison_notice_blocks_only_its_own_case_and_recipient() -> None:
    with receiver(fails_for(CASE)), receiver(leave_a_trace, D.TAXATION):
        poison = tell(CASE, D.TRANSACTIONS, D.TAXATION)
        follower = tell(CASE, D.TRANSACTIONS, D.TAXATION)
        innocent = tell(OTHER, D.TRANSACTIONS)
        assert deliver_all(strict=False) == 3
    assert states() == {CASE: ["waiting", "delivered", "waiting", "delivered"], OTHER: ["delivered"]}
    assert sorted(traces()) == sorted([poison.pk, follower.pk, innocent.pk])


@pytest.mark.clause("S9", "promise:R3", "promise:R14")
def test_a_failure_is_kept_with_its_place_but_not_its_words() -> None:
    with receiver(fails_for(CASE)):
        notice = tell()
        with pytest.raises(DeliveryFailed, match=r"RuntimeError · tests/exchange/situations\.py:\d+"):
            deliver_all()
    attempt = Attempt.objects.get(delivery__notice=notice)
    assert not attempt.delivered
    assert "44530219900101002X" not in attempt.fault
    assert "44530219900101002X" in attempt.detail
    with connection.cursor() as cursor:
        cursor.execute("SELECT detail FROM exchange_attempt")
        assert "44530219900101002X" not in cursor.fetchone()[0]


@pytest.mark.clause("S9", "promise:R3")
def test_after_its_last_attempt_a_notice_is_parked_and_lets_the_next_one_pass(clock: Clock) -> None:
    with receiver(fails_for(CASE)):
        poison = tell()
        for _ in range(MOST_ATTEMPTS):
            deliver_due()
            clock.shift(timedelta(hours=1))
    assert states() == {CASE: ["parked"]}
    assert Attempt.objects.filter(delivery__notice=poison).count() == MOST_ATTEMPTS
    with receiver(leave_a_trace):
        follower = tell()
        deliver_all()
    assert states() == {CASE: ["parked", "delivered"]}
    assert traces() == [follower.pk]


@pytest.mark.clause("S9", "promise:R3")
def test_a_parked_notice_is_sent_again_by_one_click() -> None:
    notice = tell()
    Delivery.objects.update(state="parked", attempts=MOST_ATTEMPTS)
    delivery = notice.deliveries.get()
    replay(delivery.pk, by=CLOCKWORK)
    with receiver(leave_a_trace):
        deliver_all()
    assert states() == {CASE: ["delivered"]}
    assert Act.objects.filter(verb="重送通知", subject=f"delivery:{delivery.pk}").exists()
    with pytest.raises(ValidationError, match="没有搁置"):
        replay(delivery.pk, by=CLOCKWORK)


@pytest.mark.clause("S9", "promise:R3")
def test_everything_parked_for_a_department_is_sent_again_in_its_old_order() -> None:
    told = [tell().pk for _ in range(3)]
    tell(CASE, D.TAXATION)
    Delivery.objects.update(state="parked", attempts=MOST_ATTEMPTS)
    assert replay_all(D.TRANSACTIONS, by=CLOCKWORK) == 3
    with receiver(leave_a_trace):
        deliver_all()
    assert traces() == told
    assert Delivery.objects.parked().get().recipient == D.TAXATION


@pytest.mark.clause("promise:R3")
def test_the_wait_doubles_up_to_half_an_hour_and_trembles() -> None:
    waits = [[wait_after(number).total_seconds() for _ in range(50)] for number in range(1, 13)]
    for number, found in enumerate(waits, 1):
        middle = min(2.0 * 2 ** (number - 1), 1800)
        assert all(0.8 * middle <= wait <= 1.2 * middle for wait in found)
        assert len(set(found)) > 1


@pytest.mark.clause("promise:R3")
def test_what_follows_a_failure_waits_as_long_and_is_not_looked_at_in_vain() -> None:
    with receiver(fails_for(CASE)):
        tell()
        tell()
        deliver_due()
    first, second = Delivery.objects.order_by("pk")
    assert second.due_at == first.due_at > now()


def test_a_broken_reference_fails_its_own_delivery_and_not_the_batch() -> None:
    def dangles(notice: Notice) -> None:
        if notice.stream == CASE:
            Attempt.objects.create(delivery_id=10**9, number=1, at=now(), delivered=False)
        leave_a_trace(notice)

    with receiver(dangles):
        tell(CASE)
        innocent = tell(OTHER)
        assert deliver_all(strict=False) == 1
    assert states() == {CASE: ["waiting"], OTHER: ["delivered"]}
    assert traces() == [innocent.pk]


@pytest.mark.clause("S8")
def test_switching_a_departments_channel_changes_no_business_code() -> None:
    DepartmentChannel.objects.create(department=D.TAXATION, channel=ChannelKind.HAND)
    DepartmentChannel.objects.create(department=D.PLANNING, channel=ChannelKind.PULL, enabled=False)
    notice = tell(CASE, D.TRANSACTIONS, D.TAXATION, D.PLANNING)
    ways = dict(notice.deliveries.values_list("recipient", "channel"))
    assert ways == {D.TRANSACTIONS: "in-hall", D.TAXATION: "hand", D.PLANNING: "in-hall"}
    deliver_all()
    assert Delivery.objects.waiting().get().recipient == D.TAXATION


@pytest.mark.clause("figure:P16")
def test_posting_and_delivering_take_a_fixed_number_of_statements(
    django_assert_num_queries: object,
) -> None:
    with django_assert_num_queries(4), transaction.atomic():  # type: ignore[operator]  # 2, and the savepoint
        post(topic="case.accepted", stream=CASE, recipients=list(D), keys={})
    for number in range(40):
        tell(f"20260918{number:05d}", D.PLANNING)
    assert len(outbox.claim(20)) == 20
