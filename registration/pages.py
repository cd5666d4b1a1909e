"""簿页: entries and rights as the book page lists them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from registration.books import Right
from registration.display import content_rows
from registration.models import Entry, Party
from registration.models.choices import RightKind
from registration.words import holding_words


@dataclass(frozen=True)
class Page:
    """One entry with its people (document numbers stay closed until asked for) and its particulars."""

    entry: Entry
    people: list[Party]
    rows: list[tuple[str, str]]

    @property
    def meaning(self) -> str:
        """The badge: ended, seized or entered."""
        if self.entry.ends_right:
            return "idle"
        return "stop" if self.entry.kind == RightKind.SEIZURE else "ok"


@dataclass(frozen=True)
class RightRow:
    """One right in force, in the words of the page."""

    right: Right
    label: str
    who: str
    rows: list[tuple[str, str]]


def pages_of(number: str) -> list[Page]:
    """Every entry of a unit, newest first."""
    entries = list(Entry.objects.of_unit(number).with_content().order_by("-seq"))
    people: dict[int, list[Party]] = defaultdict(list)
    for party in Party.objects.filter(entry__in=entries).order_by("entry_id", "position"):
        people[party.entry_id].append(party)
    return [Page(entry, people[entry.pk], content_rows(entry.content)) for entry in entries]


def right_rows(rights: Iterable[Right]) -> list[RightRow]:
    """Rights in force: kind, holders, particulars."""
    return [RightRow(right, label_of(right), who_of(right), content_rows(right.content)) for right in rights]


def label_of(right: Right) -> str:
    """抵押权（第 1 顺位）, 轮候查封（第 2 位）."""
    if right.kind == RightKind.MORTGAGE:
        return f"抵押权（第 {right.rank} 顺位）"
    if right.kind == RightKind.SEIZURE and right.waiting:
        return f"轮候查封（第 {right.waiting} 位）"
    return right.kind.label


def who_of(right: Right) -> str:
    """林*禾，单独所有; a seizure by its authority."""
    if right.kind == RightKind.SEIZURE:
        return str(right.content.authority)
    if right.kind == RightKind.OWNERSHIP:
        return f"{right.names}，{holding_words(right)}"
    return right.names
