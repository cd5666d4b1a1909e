"""What was in force on any day, read from the entries alone (条例 8; domain §1.3).

A right is in force on a day when its latest entry up to the end of that day does not end it, and it had not
run out by date – whether or not the lapse had been entered by then.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from datetime import date, datetime, time, timedelta

from hall.clock import HALL_ZONE
from registration.books import Person, Right
from registration.models import Entry, Party
from registration.models.choices import ENDINGS, EntryAction, RightKind
from registration.restrictions import evaluated


def in_force(number: str, on: date) -> tuple[Right, ...]:
    """The rights in force on a unit at the end of a day, with people and content as of that day."""
    entries = list(entries_until(number, on))
    latest: dict[object, Entry] = {}
    began: dict[object, datetime] = {}
    for entry in entries:
        latest[entry.right_id] = entry
        if entry.action == EntryAction.BEGIN:
            began[entry.right_id] = entry.registered_at
    standing = [entry for entry in latest.values() if entry.action not in ENDINGS]
    people = people_of_entries(standing)
    rights = [right_of(entry, began.get(entry.right_id), people[entry.pk]) for entry in standing]
    return evaluated(rights, on)


def entries_until(number: str, on: date) -> Iterable[Entry]:
    """Every entry of a unit registered up to the end of a day, in order, with detail rows."""
    midnight = datetime.combine(on + timedelta(days=1), time(), HALL_ZONE)
    return (
        Entry.objects.of_unit(number)
        .filter(registered_at__lt=midnight)
        .with_content()
        .order_by("seq")
        .iterator()
    )


def people_of_entries(entries: Iterable[Entry]) -> dict[int, tuple[Person, ...]]:
    """The parties of entries, without decrypting a document number."""
    found: dict[int, list[Person]] = defaultdict(list)
    rows = Party.objects.filter(entry__in=[e.pk for e in entries]).defer("document_number")
    for row in rows.order_by("entry_id", "position"):
        found[row.entry_id].append(person_of(row))
    return defaultdict(tuple, {entry_id: tuple(people) for entry_id, people in found.items()})


def person_of(row: Party) -> Person:
    return Person.of(
        {
            "id": row.pk,
            "name": row.name,
            "document_kind": row.document_kind,
            "document_hash": row.document_hash,
            "role": row.role,
            "position": row.position,
            "co_ownership": row.co_ownership,
            "share_numerator": row.share_numerator,
            "share_denominator": row.share_denominator,
            "separate_certificate": row.separate_certificate,
        }
    )


def right_of(entry: Entry, began: datetime | None, people: tuple[Person, ...]) -> Right:
    content = entry.content
    return Right(
        unit_number=entry.unit.number,
        right_id=entry.right_id,
        kind=RightKind(entry.kind),
        entry_id=entry.pk,
        case_number=entry.case_number,
        cause=entry.cause,
        registered_at=began or entry.registered_at,
        content=content,
        people=people,
        rank=getattr(content, "rank", None),
        last_day=getattr(content, "last_day", None),
        note=entry.note,
    )


def pages_of(number: str) -> list[tuple[Right, Entry]]:
    """Every entry of a unit, newest first, each with the right it left behind (for the book page)."""
    entries = list(Entry.objects.of_unit(number).with_content().order_by("-seq"))
    people = people_of_entries(entries)
    return [(right_of(entry, None, people[entry.pk]), entry) for entry in entries]
