"""The departments are told: the outbox is carried until every notice of these cases has arrived."""

from __future__ import annotations

import time

from hall.cases.models import Case
from hall.exchange.courier import DeliveryFailed, deliver_due
from hall.exchange.models import Delivery

TRIES = 400
MOMENT = 0.05  # seconds: another worker has taken some of our notices and is about to settle them


def tell(*cases: Case) -> None:
    """Deliver until nothing of these cases is left, whoever carries it.

    Raises DeliveryFailed with what failed here, or when a notice does not arrive.
    """
    streams = [case.number for case in cases]
    for _ in range(TRIES):
        faults = deliver_due().faults
        left = Delivery.objects.filter(stream__in=streams).exclude(state="delivered")
        if not left.exists():
            return
        if faults or left.filter(attempts__gt=0).exists():
            raise DeliveryFailed("；".join(faults) or f"{left[0]} 没有送到")
        time.sleep(MOMENT)
    raise DeliveryFailed(f"业务件 {'、'.join(streams[:3])} 的通知没有送到")
