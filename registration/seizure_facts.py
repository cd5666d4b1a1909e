"""What the register knows of the seizures on a unit, and of those of one court (facts port)."""

from __future__ import annotations

from typing import Any

from hall.cases.ports import Subject, fact
from hall.clock import today
from registration.models import CourtReceipt, Standing
from registration.models.choices import RightKind, SeizureType
from registration.restrictions import read_books


@fact("first_seizures")
def first_seizures(subject: Subject) -> list[dict[str, str]]:
    """Who holds the first place on the units: authority and 查封文号, one per unit and seizure."""
    return [
        {
            "unit": right.unit_number,
            "authority": right.content.authority,
            "number": right.content.document_number,
        }
        for book in read_books(subject.unit_numbers).values()
        for right in book.seizures
        if right.is_effective
    ]


@fact("seizures_running_out")
def seizures_running_out(subject: Subject) -> list[dict[str, Any]]:
    """Effective seizures of an authority (`declared`: authority, until) that end by a day."""
    said = subject.declared
    rows = (
        Standing.objects.select_related("unit", "entry__seizure")
        .filter(kind=RightKind.SEIZURE, last_day__gte=today(), last_day__lte=said["until"])
        .filter(entry__seizure__authority=said["authority"])
        .filter(entry__seizure__seizure_type__in=(SeizureType.SEIZURE, SeizureType.PRE_SEIZURE))
        .order_by("last_day", "pk")[:100]
    )
    return [
        {
            "unit": row.unit.number,
            "address": row.unit.address,
            "number": row.entry.seizure.document_number,
            "last_day": row.last_day,
        }
        for row in rows
    ]


@fact("order_as_served")
def order_as_served(subject: Subject) -> dict[str, str]:
    """来文机关 and its kind as the receipt of the case (`declared["case"]`) has them; {} without one."""
    receipt = CourtReceipt.objects.of_case(str(subject.declared.get("case") or "")).first()
    if receipt is None:
        return {}
    return {"authority_type": receipt.authority_type, "court": receipt.authority[:60]}
