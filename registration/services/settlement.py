"""期满: what has ended by date is entered as ended, and who waits moves up – before every act and nightly."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from typing import Final
from uuid import UUID

from django.db import transaction

from hall.clock import today
from hall.staff.actors import CLOCKWORK, Actor
from registration.books import Right
from registration.held_seizures import NONE, held
from registration.models import Entry, RealEstateUnit, SeizureContent, Standing
from registration.models.choices import EntryAction, RegistrationType, RightKind, SeizureType
from registration.plans import Plan, PlannedEntry, copied
from registration.restrictions import queue_of, standing_on
from registration.seizures import Change, Event, Seizure, settle
from registration.services.entering import enter

CHUNK: Final = 200
EFFECTIVE_TYPE: Final = {
    SeizureType.WAITING: SeizureType.SEIZURE,
    SeizureType.WAITING_PRE_SEIZURE: SeizureType.PRE_SEIZURE,
}
WAITING_TYPE: Final = {effective: waiting for waiting, effective in EFFECTIVE_TYPE.items()}


def settle_lapsed(
    numbers: Iterable[str], *, on: date | None = None, by: Actor = CLOCKWORK
) -> tuple[Entry, ...]:
    """Enter what has lapsed on these units by a day, seizures promoted in their order; locks them.

    An index knows no today(): every writer calls this before it looks. Inside a transaction.
    """
    day = on or today()
    wanted = sorted(set(numbers))
    if not Standing.objects.of_unit(*wanted).lapsed(day).exists():
        return ()
    list(RealEstateUnit.objects.select_for_update().filter(number__in=wanted).order_by("number"))
    rights = standing_on(RealEstateUnit.objects.filter(number__in=wanted))
    kept = held(rights, day)
    plan = Plan.of(lapse_plan(rights.get(number, []), day, kept.get(number, NONE)) for number in wanted)
    if not plan.entries:
        return ()
    return enter(plan, case_number=f"自动-{day:%Y%m%d}", by=by).entries


def settle_everywhere(*, on: date | None = None) -> int:
    """The nightly run: every unit with something lapsed, some hundreds per transaction; counts entries."""
    day = on or today()
    numbers = sorted(set(Standing.objects.lapsed(day).values_list("unit__number", flat=True)))
    written = 0
    for start in range(0, len(numbers), CHUNK):
        with transaction.atomic():
            written += len(settle_lapsed(numbers[start : start + CHUNK], on=day))
    return written


def lapse_plan(rights: list[Right], on: date, kept: frozenset[UUID]) -> Plan:
    """The entries that bring one unit up to a day; who has been renewed in time is kept."""
    lapsed = [r for r in rights if r.last_day and r.last_day < on and r.kind != RightKind.SEIZURE]
    return Plan(tuple(lapse_entry(right) for right in lapsed) + seizure_entries(rights, on, kept))


def lapse_entry(right: Right) -> PlannedEntry:
    last = right.last_day
    return PlannedEntry(
        right.unit_number,
        right.kind,
        EntryAction.LAPSE,
        RegistrationType.CANCELLATION,
        f"{right.kind.label}期限届满失效" + (f"（至{last:%Y年%-m月%-d日}）" if last else ""),
        right_id=right.right_id,
        predecessor_id=right.entry_id,
    )


def seizure_entries(rights: list[Right], on: date, kept: frozenset[UUID]) -> tuple[PlannedEntry, ...]:
    """Lapses and promotions of one unit's seizures, in the order in which they happened."""
    _queue, events = settle(queue_of(rights), on, kept)
    return entries_of(events, rights)


def entries_of(events: Iterable[Event], rights: Iterable[Right]) -> tuple[PlannedEntry, ...]:
    """Entries for what a day or an act did to waiting and effective seizures."""
    by_id = {right.right_id: right for right in rights}
    contents: dict[object, SeizureContent] = {}
    planned = []
    for event in events:
        right = by_id[event.right_id]
        if event.change is Change.LAPSED:
            planned.append(lapse_entry(replace(right, last_day=event.seizure.last_day)))
        else:
            content = moved_content(contents.get(event.right_id, right.content), event)
            contents[event.right_id] = content
            planned.append(moved_entry(right, event, content))
    return tuple(planned)


def moved_entry(right: Right, event: Event, content: SeizureContent) -> PlannedEntry:
    up = event.change is Change.PROMOTED
    return PlannedEntry(
        right.unit_number,
        RightKind.SEIZURE,
        EntryAction.PROMOTE if up else EntryAction.DEMOTE,
        RegistrationType.SEIZURE,
        f"在先查封失效或者解除，自{event.on:%Y年%-m月%-d日}起转为查封"
        if up
        else "有送达在先的查封，转为轮候查封",
        content=content,
        right_id=right.right_id,
        predecessor_id=right.entry_id,
    )


def moved_content(content: SeizureContent, event: Event) -> SeizureContent:
    """The seizure's detail after it moved up or back."""
    types = EFFECTIVE_TYPE if event.change is Change.PROMOTED else WAITING_TYPE
    before = SeizureType(content.seizure_type)
    return copied(content, seizure_type=types.get(before, before), **period(event.seizure))


def period(seizure: Seizure) -> dict[str, date | None]:
    return {"first_day": seizure.first_day, "last_day": seizure.last_day}
