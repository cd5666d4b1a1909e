"""预查封: it waits for its debtor, and is a 查封 once he is registered (法发〔2004〕5号 16, 18). Pure."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Final, Protocol

from registration.books import Right
from registration.models.choices import EntryAction, RegistrationType, RightKind, SeizureType
from registration.plans import Plan, PlannedEntry, copied
from registration.writers import Books

BECOMES: Final = {
    SeizureType.PRE_SEIZURE: SeizureType.SEIZURE,
    SeizureType.WAITING_PRE_SEIZURE: SeizureType.WAITING,
}


CAUSE: Final = "被执行人已登记为权利人，预查封转为查封"
NAME_ONLY: Final = "协助执行通知书没有写明被执行人的证件号码，仅按姓名、名称相符办理"
"""Said wherever a match rests on the name alone."""


def debtors_of(seizure: Right) -> frozenset[str]:
    """The names of the debtors as the notice gives them, joined by 、."""
    return frozenset(name.strip() for name in seizure.content.debtor_name.split("、") if name.strip())


def is_pre_seizure(seizure: Right) -> bool:
    return SeizureType(seizure.content.seizure_type) in BECOMES


class Named(Protocol):
    """Who is about to acquire: an applicant, or a holder to be."""

    @property
    def name(self) -> str: ...

    @property
    def document_hash(self) -> str: ...


def waits_for(seizure: Right, people: Iterable[Named]) -> bool:
    """A 预查封 of what one of these people is about to acquire: it does not stand in their way.

    Where the order gave the debtor's document number, a namesake is another (kept as 义务人 of the entry).
    """
    if not is_pre_seizure(seizure):
        return False
    names, numbers = debtors_of(seizure), numbers_of(seizure)
    return any(one.name in names and (not numbers or one.document_hash in numbers) for one in people)


def numbers_of(seizure: Right) -> frozenset[str]:
    """Hashes of the debtors' document numbers, where the order gave them."""
    return frozenset(person.document_hash for person in seizure.obligors)


def known_by_name_only(seizure: Right) -> bool:
    """Whether a match rests on the name alone: then people are told so."""
    return not numbers_of(seizure)


def with_pre_seizures(plan: Plan, books: Books) -> Plan:
    """The plan, and every 预查封 of those it registers as owners as the 查封 it becomes, once."""
    seen_to = {(entry.unit_number, entry.right_id) for entry in plan.entries}
    more = [
        become(right)
        for entry in plan.beginnings
        if entry.kind in (RightKind.OWNERSHIP, RightKind.LAND_USE) and entry.unit_number in books
        for right in books[entry.unit_number].seizures
        if waits_for(right, entry.holders) and (right.unit_number, right.right_id) not in seen_to
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
        note=NAME_ONLY if known_by_name_only(right) else "",
    )
