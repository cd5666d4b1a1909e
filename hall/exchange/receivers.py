"""The port by which a department receives notices: `@receives(topic, department=…)` in its handlers.py.

A handler runs in the transaction that settles its delivery, so its effect happens exactly once; it must
nevertheless bear to run twice, for a notice that is sent again by hand.
"""

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

from django.core.checks import Error

from hall.exchange.topics import topic_label
from hall.staff.departments import D

if TYPE_CHECKING:
    from hall.exchange.models import Notice

Handler = Callable[["Notice"], None]
RECEIVERS: dict[tuple[str, str], Handler] = {}


class AlreadyReceived(ValueError):
    """Two handlers for one topic and department: nobody could say which is right."""


def receives(topic: str, *, department: D) -> Callable[[Handler], Handler]:
    """Let a function receive a topic for a department. Raises AlreadyReceived when one does already."""

    def register(handler: Handler) -> Handler:
        known = RECEIVERS.setdefault((topic, str(department)), handler)
        if known is not handler:
            raise AlreadyReceived(
                f"{department} 对 {topic} 已由 {known.__module__}.{known.__qualname__} 接收"
            )
        return handler

    return register


def receiver_of(topic: str, recipient: str) -> Handler | None:
    """The department's handler of a topic; None where being told is all."""
    return RECEIVERS.get((topic, recipient))


def receiver_errors(needed: Iterable[tuple[str, str]]) -> list[Error]:
    """A system check's errors for every (topic, department) that must be answered and nobody receives.

    For the owner of the catalogue: a co-reviewing department must receive `case.accepted`.
    """
    return [
        Error(
            f"{D(department).label}要答复，却没有接收“{topic_label(topic)}”（{topic}）通知",
            hint=f"在该部门的 handlers.py 中声明 @receives({topic!r}, department=…)",
            id="exchange.E001",
        )
        for topic, department in sorted(set(needed))
        if receiver_of(topic, department) is None
    ]
