"""续封 served in time: the seizure keeps its place until the renewal is registered or goes back.

An order takes effect with its service (查扣冻规定 1), and a renewal has to come before the last day is over
(民诉法解释 485): a renewal served late on that day is not undone by the night before it is registered.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any
from uuid import UUID

from hall.cases.models import CaseMaterial
from hall.catalogue import materials as m
from hall.catalogue.words import RegisterEffect
from hall.clock import day_of
from hall.staff.courts import full_name
from registration.books import Right
from registration.models.choices import RightKind
from registration.models.receipts import CourtReceipt
from registration.sealing_courts import may_act, sealer_of

NONE: frozenset[UUID] = frozenset()


def held(found: Mapping[str, Sequence[Right]], on: date) -> dict[str, frozenset[UUID]]:
    """By unit, the seizures past their last day whose renewal was served in time and is not settled yet."""
    over = {number: kept for number, rights in found.items() if (kept := run_out(rights, on))}
    if not over:
        return {}
    receipts = CourtReceipt.objects.pending().filter(effect=RegisterEffect.RENEW_SEIZURE).of_units(over)
    words = words_of(receipts)
    return {
        number: frozenset(
            right.right_id
            for right in rights
            for receipt in receipts
            if number in receipt.unit_numbers and renews(receipt, words.get(receipt.case_number, {}), right)
        )
        for number, rights in over.items()
    }


def run_out(rights: Iterable[Right], on: date) -> list[Right]:
    """The seizures whose last day is over."""
    return [one for one in rights if one.kind == RightKind.SEIZURE and one.last_day and one.last_day < on]


def words_of(receipts: Iterable[CourtReceipt]) -> dict[str, dict[str, Any]]:
    """What the notices say, by case, where they have been typed already."""
    numbers = [receipt.case_number for receipt in receipts]
    rows = CaseMaterial.objects.filter(case__number__in=numbers, material=m.ASSISTANCE_NOTICE.code)
    return {row.case.number: dict(row.payload) for row in rows.select_related("case") if row.payload}


def renews(receipt: CourtReceipt, order: Mapping[str, Any], seizure: Right) -> bool:
    """Whether a renewal may mean this seizure: served in time, and by who may renew it.

    While the notice's words are not known, every seizure of the authority that served it.
    """
    if seizure.last_day is None or day_of(receipt.served_at) > seizure.last_day:
        return False
    return may_act(order, seizure) if order else sealer_of(seizure) == full_name(receipt.authority)
