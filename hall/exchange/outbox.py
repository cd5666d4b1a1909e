"""The outbox: notices posted with the act, claimed in order, settled with their effect.

A notice lives in PostgreSQL, never in the broker: what is committed will be delivered, what is rolled
back was never said. Facts and promises: R1–R3 of reliability.
"""

import re
from collections.abc import Iterable, Mapping
from datetime import timedelta
from itertools import groupby
from pathlib import Path
from random import SystemRandom
from traceback import extract_tb

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import connection, transaction
from django.db.models import F
from django.db.models.functions import Greatest

from hall.clock import now
from hall.exchange.bell import ring_after_commit
from hall.exchange.models import Attempt, ChannelKind, Delivery, DeliveryState, Notice
from hall.staff.actors import Actor
from hall.staff.audit import record_act

BATCH = 20
MOST_ATTEMPTS = 12
FIRST_WAIT = timedelta(seconds=2)
LONGEST_WAIT = timedelta(minutes=30)
BUSY_WAIT = timedelta(seconds=1)
JITTER = 0.2
TOPIC = re.compile(r"[a-z_]+(\.[a-z_]+)+")
PERSONAL = re.compile(r"\d{17}[\dXx]|1\d{10}|\D*[一-鿿]\D*")  # ID number, phone, or 汉字 without any digit
ADDRESS = """
    INSERT INTO exchange_delivery
        (notice_id, stream, recipient, channel, state, attempts, due_at, acknowledgement)
    SELECT %s, %s, told.department, coalesce(way.channel, %s), %s, 0, %s, ''
    FROM unnest(%s::text[]) WITH ORDINALITY AS told (department, place)
    LEFT JOIN exchange_departmentchannel way ON way.department = told.department AND way.enabled
    ORDER BY told.place
"""


def post(*, topic: str, stream: str, recipients: Iterable[str], keys: Mapping[str, str]) -> Notice:
    """Say that something has happened, in the transaction that makes it true.

    `stream` orders what one recipient is told: hold its lock (the case's row) while posting. `keys` are
    identifiers only. Raises TransactionManagementError outside a transaction, ValueError for a malformed
    topic or for personal data among the keys.
    """
    if not connection.in_atomic_block:
        raise transaction.TransactionManagementError("通知必须与它所说的事在同一事务内发出")
    if not TOPIC.fullmatch(topic):
        raise ValueError(f"事由应为 case.accepted 这样的词，现为 {topic!r}")
    if personal := sorted(name for name, value in keys.items() if PERSONAL.fullmatch(value)):
        raise ValueError(f"通知只带标识，不带姓名、证件号或电话：{'、'.join(personal)}")
    notice: Notice = Notice.objects.create(topic=topic, stream=stream, keys=dict(keys), posted_at=now())
    _address(notice, list(dict.fromkeys(str(one) for one in recipients)))
    ring_after_commit()
    return notice


def claim(limit: int = BATCH, channel: str = ChannelKind.IN_HALL) -> list[Delivery]:
    """Take up to `limit` due deliveries of a channel for this transaction, none before its turn.

    Rows another worker holds are passed over; a later notice of the same stream and recipient is not
    taken while an earlier one is undone.
    """
    due = Delivery.objects.waiting().first_in_line().filter(channel=channel, due_at__lte=now())
    rows = due.select_related("notice").select_for_update(skip_locked=True, of=("self",))
    return list(rows.order_by("due_at", "pk")[:limit])


def settle(handed_over: Iterable[tuple[Delivery, str]]) -> None:
    """Mark deliveries as delivered with their acknowledgement, and write each attempt down."""
    at = now()
    by_words = sorted(handed_over, key=lambda pair: pair[1])
    for words, pairs in groupby(by_words, key=lambda pair: pair[1]):
        Delivery.objects.filter(pk__in=[delivery.pk for delivery, _ in pairs]).update(
            state=DeliveryState.DELIVERED, attempts=F("attempts") + 1, settled_at=at, acknowledgement=words
        )
    Attempt.objects.bulk_create(
        Attempt(delivery=delivery, number=delivery.attempts + 1, at=at, delivered=True)
        for delivery, _ in by_words
    )


def put_off(delivery: Delivery, error: BaseException) -> None:
    """After a failure: try again later, or park it (dead letter) after MOST_ATTEMPTS.

    What follows in the same line waits as long, so that nobody looks at it in vain.
    """
    number = delivery.attempts + 1
    Attempt.objects.create(
        delivery=delivery, number=number, at=now(), delivered=False, fault=fault_of(error), detail=repr(error)
    )
    if number >= MOST_ATTEMPTS:
        Delivery.objects.filter(pk=delivery.pk).update(state=DeliveryState.PARKED, attempts=number)
        return
    again_at = now() + wait_after(number)
    Delivery.objects.filter(pk=delivery.pk).update(attempts=number, due_at=again_at)
    Delivery.objects.waiting().same_line(delivery).update(due_at=Greatest("due_at", again_at))


def leave_for_a_moment(delivery: Delivery) -> None:
    """Somebody holds the case: come back in a second. No attempt is counted."""
    Delivery.objects.filter(pk=delivery.pk).update(due_at=now() + BUSY_WAIT)


def wait_after(attempts: int) -> timedelta:
    """The back-off after so many failed attempts: doubling, at most LONGEST_WAIT, ± JITTER."""
    doublings = min(attempts - 1, 20)
    wait = min(FIRST_WAIT * (1 << doublings), LONGEST_WAIT)
    return wait * SystemRandom().uniform(1 - JITTER, 1 + JITTER)


@transaction.atomic
def replay(delivery_id: int, *, by: Actor) -> None:
    """Send a parked delivery again, with all its attempts before it. Raises ValidationError if not parked."""
    parked = Delivery.objects.parked().filter(pk=delivery_id)
    if not parked.update(state=DeliveryState.WAITING, attempts=0, due_at=now()):
        raise ValidationError("这一条没有搁置，可能已有人重送；请刷新页面查看最新状态")
    record_act(by, "重送通知", f"delivery:{delivery_id}")
    ring_after_commit()


@transaction.atomic
def replay_all(recipient: str, *, by: Actor) -> int:
    """Send everything parked for a department again, in its old order; returns how many."""
    parked = Delivery.objects.parked().filter(recipient=recipient)
    count = parked.update(state=DeliveryState.WAITING, attempts=0, due_at=now())
    if count:
        record_act(by, "重送全部搁置通知", f"department:{recipient}", count=count)
        ring_after_commit()
    return count


def fault_of(error: BaseException) -> str:
    """The kind of an error and where in our own code it arose; its words may be personal and stay out."""
    ours = [frame for frame in extract_tb(error.__traceback__) if _is_ours(frame.filename)]
    place = f" · {Path(ours[-1].filename).relative_to(settings.BASE_DIR)}:{ours[-1].lineno}" if ours else ""
    return f"{type(error).__name__}{place}"[:200]


def _is_ours(filename: str) -> bool:
    path = Path(filename)
    return path.is_relative_to(settings.BASE_DIR) and "site-packages" not in path.parts


def _address(notice: Notice, recipients: list[str]) -> None:
    if not recipients:
        return
    usual, state = str(ChannelKind.IN_HALL), str(DeliveryState.WAITING)
    with connection.cursor() as cursor:
        cursor.execute(ADDRESS, [notice.pk, notice.stream, usual, state, notice.posted_at, recipients])
