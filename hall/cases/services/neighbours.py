"""Whose cases an order on some units may stop: the land with its houses, a house with its land (规定 21)."""

from __future__ import annotations

from collections.abc import Iterable

from django.db.models import Q

from hall.cases.models import CaseUnit
from hall.cases.unit_lock import PARCEL_LENGTH


def neighbours_of(numbers: Iterable[str]) -> list[str]:
    """Every unit of the open cases that an order on these units may stop, to be locked at once."""
    own = list(numbers)
    lands = {number[:PARCEL_LENGTH] for number in own if number[PARCEL_LENGTH] == "W"}
    reached = Q(number__in=[*own, *(f"{number[:PARCEL_LENGTH]}W00000000" for number in own)])
    for land in lands:
        reached |= Q(number__startswith=land)
    cases = CaseUnit.objects.filter(reached, is_open=True).values("case")
    return list(CaseUnit.objects.filter(case__in=cases).values_list("number", flat=True))
