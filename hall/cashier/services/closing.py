"""日结: the day's takings, counted by method against the books; it closes only when they agree."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal

from django.db import transaction
from django.db.models import Count, Sum

from hall.cases.refusals import StepRefused
from hall.cashier.models import DayClosing, Method, Payment
from hall.clock import now as the_time
from hall.staff.actors import Actor
from hall.staff.models import Hall


def booked(hall_id: int, day: date) -> tuple[dict[str, Decimal], int]:
    """What the books say: yuan per method (all methods, zero included) and the number of receipts."""
    found = Payment.objects.filter(hall=hall_id, paid_on=day)
    rows = found.values("method").annotate(total=Sum("amount"), receipts=Count("id")).order_by()
    totals = {method.value: Decimal("0.00") for method in Method}
    totals |= {row["method"]: row["total"] for row in rows}
    return totals, sum(row["receipts"] for row in rows)


@transaction.atomic
def close_day(hall_id: int, day: date, counted: Mapping[str, Decimal], *, by: Actor) -> DayClosing:
    """Close a hall's day, once. Raises StepRefused naming every method that does not balance.

    Holds the hall's row, for which every payment of the hall waits: none slips in after the counting.
    """
    Hall.objects.select_for_update().get(pk=hall_id)
    if DayClosing.objects.filter(hall=hall_id, day=day).exists():
        raise StepRefused(f"{day:%-m月%-d日}已经日结")
    if day > the_time().date():
        raise StepRefused("不能提前日结以后的日期")
    totals, receipts = booked(hall_id, day)
    differences = [
        f"{Method(method).label}账面 {total:,.2f} 元，实点 {counted.get(method, Decimal()):,.2f} 元"
        for method, total in totals.items()
        if counted.get(method, Decimal()) != total
    ]
    if differences:
        raise StepRefused(*differences, "账实不符，请核对后再日结")
    return DayClosing.objects.create(
        hall_id=hall_id,
        day=day,
        booked={method: str(total) for method, total in totals.items()},
        counted={method: str(counted.get(method, Decimal())) for method in totals},
        receipts=receipts,
        closed_at=the_time(),
        closed_by_id=by.officer_id,
    )
