"""预查封: it waits for its debtor, and is a 查封 once he is registered (法发〔2004〕5号 16, 18). Pure."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Final

from registration.books import Right
from registration.models.choices import EntryAction, RegistrationType, RightKind, SeizureType
from registration.plans import Plan, PlannedEntry, copied
from registration.writers import Books

BECOMES: Final = {
    SeizureType.PRE_SEIZURE: SeizureType.SEIZURE,
    SeizureType.WAITING_PRE_SEIZURE: SeizureType.WAITING,
}


CAUSE: Final = "被执行人已登记为权利人，预查封转为查封"


def debtors_of(seizure: Right) -> frozenset[str]:
    """The names of the debtors as the notice gives them, joined by 、."""
    return frozenset(name.strip() for name in seizure.content.debtor_name.split("、") if name.strip())


def is_pre_seizure(seizure: Right) -> bool:
    return SeizureType(seizure.content.seizure_type) in BECOMES


def waits_for(seizure: Right, names: Iterable[str]) -> bool:
    """A 预查封 of what one of these people is about to acquire: it does not stand in their way."""
    return is_pre_seizure(seizure) and bool(debtors_of(seizure) & set(names))


def with_pre_seizures(plan: Plan, books: Books) -> Plan:
    """The plan, and every 预查封 of those it registers as owners as the 查封 it becomes, once."""
    seen_to = {(entry.unit_number, entry.right_id) for entry in plan.entries}
    more = [
        become(right)
        for entry in plan.beginnings
        if entry.kind in (RightKind.OWNERSHIP, RightKind.LAND_USE) and entry.unit_number in books
        for right in books[entry.unit_number].seizures
        if waits_for(right, (one.name for one in entry.holders))
        and (right.unit_number, right.right_id) not in seen_to
    ]
    return replace(plan, entries=(*plan.entries, *more)) if more else plan


def become(right: Right) -> PlannedEntry:
    """The entry by which a 预查封 is a 查封 (or a waiting one a 轮候查封); place and period stay."""
    kind = BECOMES[SeizureType(right.content.seizure_type)]
    return PlannedEntry(
        right.unit_number,
        right.kind,
        EntryAction.ALTER,
        RegistrationType.SEIZURE,
        CAUSE,
        content=copied(right.content, seizure_type=kind, last_day=right.last_day),
        right_id=right.right_id,
        predecessor_id=right.entry_id,
        document_number=right.content.document_number,
    )
