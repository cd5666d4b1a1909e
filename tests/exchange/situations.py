"""Situations of the exchange: notices posted, receivers that remember, receivers that fail."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import transaction

from hall.exchange.models import Delivery, Notice
from hall.exchange.outbox import post
from hall.exchange.receivers import RECEIVERS, Handler
from hall.staff.actors import CLOCKWORK
from hall.staff.audit import record_act
from hall.staff.departments import D
from hall.staff.models import Act

TOPIC = "test.happened"
EFFECT = "收到通知"


def tell(stream: str = "2026091800001", *recipients: D, topic: str = TOPIC, **keys: str) -> Notice:
    """Post one notice about a case in a transaction of its own; housing is told unless others are named."""
    with transaction.atomic():
        return post(
            topic=topic,
            stream=stream,
            recipients=recipients or (D.TRANSACTIONS,),
            keys={"case_number": stream, **keys},
        )


@contextmanager
def receiver(handler: Handler, department: D = D.TRANSACTIONS, topic: str = TOPIC) -> Iterator[None]:
    """Let a department receive the test topic for a while."""
    key = (topic, str(department))
    usual = RECEIVERS.get(key)
    RECEIVERS[key] = handler
    try:
        yield
    finally:
        del RECEIVERS[key]
        if usual:
            RECEIVERS[key] = usual


def leave_a_trace(notice: Notice) -> None:
    """The effect of the tests: one audit row per notice, in the handler's transaction."""
    record_act(CLOCKWORK, EFFECT, f"notice:{notice.pk}", stream=notice.stream)


def traces() -> list[int]:
    """The notices that had an effect, in the order of their effects."""
    rows = Act.objects.filter(verb=EFFECT).order_by("pk").values_list("subject", flat=True)
    return [int(subject.removeprefix("notice:")) for subject in rows]


def fails_for(*streams: str) -> Handler:
    """A handler that chokes on some cases and works for the rest."""

    def handler(notice: Notice) -> None:
        leave_a_trace(notice)
        if notice.stream in streams:
            raise RuntimeError("证件号 44530219900101002X 无法登记")

    return handler


def states() -> dict[str, list[str]]:
    """The states of all deliveries, by stream, in order."""
    found: dict[str, list[str]] = {}
    for stream, state in Delivery.objects.order_by("pk").values_list("stream", "state"):
        found.setdefault(stream, []).append(state)
    return found
