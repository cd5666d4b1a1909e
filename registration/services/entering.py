"""登簿: a plan becomes entries, standing and certificates. The only place that writes to the book."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db import connection, transaction

from hall.clock import now
from hall.permanence.copying import insert_many
from hall.staff.actors import Actor
from registration import chain
from registration.books import Right
from registration.holders import Holder, people_of
from registration.models import Certificate, Content, Entry, Party, RealEstateUnit, SeizurePlace, Standing
from registration.models.choices import EntryAction, RightKind
from registration.models.entries import GENESIS
from registration.plans import Plan, PlannedEntry
from registration.restrictions import queue_of, standing_on
from registration.services import numbering
from registration.services.surveying import resurvey

BATCH = 1000


@dataclass(frozen=True, slots=True)
class Written:
    """What one 登簿 left behind."""

    entries: tuple[Entry, ...]
    certificates: tuple[Certificate, ...] = ()


@dataclass(slots=True)
class Head:
    """The end of a unit's chain."""

    unit: RealEstateUnit
    seq: int
    hash: str


def enter(plan: Plan, *, case_number: str, by: Actor, at: datetime | None = None) -> Written:
    """Write a plan into the book in this transaction: entries, what stands, certificates (numbers last).

    Locks the units' rows in the order of their numbers. Raises ValidationError when a right that is to end or
    change does not stand (any more), IntegrityError when the database's own rules are broken, and
    TransactionManagementError outside a transaction.
    """
    if not connection.in_atomic_block:
        raise transaction.TransactionManagementError("登簿必须在事务内")
    moment = at or now()
    heads = lock_heads(plan.unit_numbers)
    standing = standing_before(plan, heads)
    rows = [make_entry(planned, heads, case_number, by, moment) for planned in with_debtors(plan)]
    entries = [entry for entry, _content, _people in rows]
    insert_many(Entry, entries)
    write_details(rows)
    project(plan, entries, standing)
    resurvey(plan.surveys)
    numbering.retire(plan.retirements, moment)
    numbering.retire_ended(plan, case_number, moment)
    certificates = numbering.make_certificates(plan, entries, case_number=case_number, by=by, at=moment)
    return Written(tuple(entries), tuple(certificates))


def lock_heads(numbers: Iterable[str]) -> dict[str, Head]:
    """The units by number, locked, with the end of each chain. Raises ValidationError for an unknown unit.

    Two statements, for what is read together with the lock may be older than the lock.
    """
    wanted = list(numbers)
    units = {
        unit.pk: unit
        for unit in RealEstateUnit.objects.select_for_update().filter(number__in=wanted).order_by("number")
    }
    heads = {unit.number: Head(unit, 0, GENESIS) for unit in units.values()}
    if missing := [number for number in wanted if number not in heads]:
        raise ValidationError(f"登记簿上没有单元 {missing[0]}，请先核对单元号或办理首次登记", code="no_unit")
    last = Entry.objects.filter(unit__in=units).order_by("unit_id", "-seq").distinct("unit_id")
    for unit_id, seq, text in last.values_list("unit", "seq", "hash"):
        head = heads[units[unit_id].number]
        head.seq, head.hash = seq, text
    return heads


def standing_before(plan: Plan, heads: dict[str, Head]) -> dict[tuple[str, UUID], Standing]:
    """The standing rights that the plan changes or ends; all must be there."""
    touched = [(e.unit_number, e.right_id) for e in plan.entries if e.action != EntryAction.BEGIN]
    if not touched:
        return {}
    numbers = {head.unit.pk: number for number, head in heads.items()}
    rows = Standing.objects.filter(
        unit__in=[heads[number].unit for number, _right in touched],
        right_id__in=[right_id for _number, right_id in touched],
    )
    found = {(numbers[row.unit_id], row.right_id): row for row in rows}
    if missing := [number for number, right_id in touched if (number, right_id) not in found]:
        raise ValidationError(
            f"单元 {missing[0]} 上要变更或注销的权利已不在现势，请刷新后重新核对", code="not_standing"
        )
    return found


def with_debtors(plan: Plan) -> Iterable[PlannedEntry]:
    """The plan's entries; a 预查封 that is changed keeps the debtors by whom it is known."""
    before = {one.predecessor_id for one in plan.entries if changes_seizure(one)} - {None}
    if not before:
        return plan.entries
    debtors: dict[int, list[Holder]] = defaultdict(list)
    for party in Party.objects.filter(entry__in=before).order_by("entry_id", "position"):
        debtors[party.entry_id].append(Holder.of(party))
    return [
        replace(one, holders=tuple(debtors.get(one.predecessor_id or 0, ()))) if changes_seizure(one) else one
        for one in plan.entries
    ]


def changes_seizure(planned: PlannedEntry) -> bool:
    """A seizure goes on otherwise than before."""
    return planned.kind == RightKind.SEIZURE and not planned.ends_right and not planned.holders


EntryRows = tuple[Entry, Content | None, list[Party]]


def make_entry(
    planned: PlannedEntry, heads: dict[str, Head], case_number: str, by: Actor, moment: datetime
) -> EntryRows:
    """The unsaved rows of one entry, linked to the end of its unit's chain, which moves on."""
    head = heads[planned.unit_number]
    entry = Entry(
        unit=head.unit,
        seq=head.seq + 1,
        right_id=planned.right_id,
        kind=planned.kind,
        action=planned.action,
        registration_type=planned.registration_type,
        cause=planned.cause,
        case_number=case_number,
        document_number=planned.document_number,
        predecessor_id=planned.predecessor_id,
        registered_at=moment,
        registered_by_id=by.officer_id,
        registrar=by.label,
        note=planned.note,
        previous_hash=head.hash,
        hash_recipe=chain.RECIPE,
    )
    people = people_of(planned.holders)
    text = chain.entry_text(planned.unit_number, entry, planned.content, people)
    entry.hash = chain.entry_hash(chain.RECIPE, head.hash, text)
    head.seq, head.hash = entry.seq, entry.hash
    return entry, planned.content, people


def write_details(rows: list[EntryRows]) -> None:
    """Detail rows and parties, one insert per table."""
    contents: dict[type[Any], list[Any]] = defaultdict(list)
    parties: list[Party] = []
    for entry, content, people in rows:
        if content is not None:
            content.entry = entry
            contents[type(content)].append(content)
        for party in people:
            party.entry = entry
            parties.append(party)
    for model, details in contents.items():
        insert_many(model, details)
    insert_many(Party, parties)


def project(plan: Plan, entries: list[Entry], before: dict[tuple[str, UUID], Standing]) -> None:
    """Bring what stands up to date with the entries just written."""
    after = dict(before)
    for planned, entry in zip(plan.entries, entries, strict=True):
        key = (planned.unit_number, planned.right_id)
        if planned.ends_right:
            after.pop(key, None)
        else:
            after[key] = standing_of(entry, planned, after.get(key))
    seized = {e.unit_id for e in entries if e.kind == RightKind.SEIZURE}
    changes_shares = {e.unit_id for e in entries if e.kind == RightKind.OWNERSHIP}
    clear_places(seized)
    Standing.objects.filter(pk__in=[row.pk for row in before.values()]).delete()
    insert_many(Standing, after.values())
    place_seizures(seized, changes_shares)


def standing_of(entry: Entry, planned: PlannedEntry, before: Standing | None) -> Standing:
    """What stands of a right after an entry that begins or changes it."""
    return Standing(
        unit_id=entry.unit_id,
        right_id=entry.right_id,
        kind=entry.kind,
        entry=entry,
        registered_at=before.registered_at if before else entry.registered_at,
        rank=getattr(planned.content, "rank", None),
        last_day=last_day_of(planned.content),
    )


def last_day_of(content: Content | None) -> date | None:
    """The day after which a right lapses by itself; only objections and seizures do."""
    return getattr(content, "last_day", None)


def clear_places(unit_ids: set[int]) -> None:
    if unit_ids:
        SeizurePlace.objects.filter(unit__in=unit_ids).delete()


def place_seizures(seized: set[int], changed_shares: set[int]) -> None:
    """The queues of the units' shares, anew. Units without seizures cost nothing."""
    others = changed_shares - seized
    again = (
        seized | set(SeizurePlace.objects.filter(unit__in=others).values_list("unit", flat=True))
        if others
        else seized
    )
    if not again:
        return
    clear_places(again - seized)
    units = RealEstateUnit.objects.filter(pk__in=again)
    rights = standing_on(units)
    ids = dict(Standing.objects.filter(unit__in=again, kind=RightKind.SEIZURE).values_list("entry", "pk"))
    SeizurePlace.objects.bulk_create(
        (place for unit in units for place in places_on(unit, rights.get(unit.number, []), ids)),
        batch_size=BATCH,
    )


def places_on(unit: RealEstateUnit, rights: list[Right], standing_ids: dict[int, int]) -> list[SeizurePlace]:
    """The places of one unit's seizures, share by share."""
    queue = queue_of(rights)
    standing = {
        right.right_id: standing_ids[right.entry_id] for right in rights if right.entry_id in standing_ids
    }
    return [
        SeizurePlace(
            standing_id=standing[seizure.right_id],
            unit=unit,
            share=lane,
            is_effective=queue.holder(lane) == seizure,
        )
        for seizure in queue.seizures
        for lane in queue.lanes_of(seizure)
    ]
