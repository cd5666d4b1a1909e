"""簿页: entries and rights as the book page lists them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from registration.books import Right
from registration.display import content_rows
from registration.models import Entry, Party
from registration.models.choices import RightKind
from registration.words import full_day, holding_words, square_metres, yuan


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
    summary: str
    rows: list[tuple[str, str]]


def pages_of(number: str) -> list[Page]:
    """Every entry of a unit, newest first."""
    entries = list(Entry.objects.of_unit(number).with_content().order_by("-seq"))
    people: dict[int, list[Party]] = defaultdict(list)
    for party in Party.objects.filter(entry__in=entries).order_by("entry_id", "position"):
        people[party.entry_id].append(party)
    return [Page(entry, people[entry.pk], content_rows(entry.content, masked=True)) for entry in entries]


def right_rows(rights: Iterable[Right]) -> list[RightRow]:
    """Rights in force: kind, holders, particulars."""
    return [
        RightRow(
            right, label_of(right), who_of(right), summary_of(right), content_rows(right.content, masked=True)
        )
        for right in rights
    ]


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


def summary_of(right: Right) -> str:
    """The one line that matters of each kind; the rest is folded."""
    content, words = right.content, tuple[str, ...]()
    match right.kind:
        case RightKind.OWNERSHIP:
            words = (square_metres(content.building_area), content.get_use_display(), yuan(content.price))
        case RightKind.LAND_USE:
            words = (square_metres(content.area), content.land_use, yuan(content.price))
        case RightKind.MORTGAGE:
            words = (yuan(content.secured_amount or content.maximum_amount), content.get_manner_display())
        case RightKind.SEIZURE:
            words = (
                content.document_number,
                f"至{full_day(right.last_day)}" if right.last_day else "等候生效",
            )
        case RightKind.ADVANCE_NOTICE:
            words = (content.get_notice_kind_display(), yuan(content.amount))
        case RightKind.OBJECTION:
            words = (content.matter, f"至{full_day(right.last_day)}" if right.last_day else "已起诉")
        case _:
            words = (str(content),)
    return "，".join(filter(None, words))
