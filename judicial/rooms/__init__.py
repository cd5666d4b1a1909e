"""The rooms of the court's desk: each says what is due at one court and how many matters it keeps.

A room is a file in this package with one function declared by `@room`; the desk finds it when Django starts.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from hall.look.shapes import Tile
from judicial.courts import Court


@dataclass(frozen=True, slots=True)
class Due:
    """One thing the court is to do: whose case, what, until when, and the page where it is done.

    `meaning` is a key of the badges (stop, soon, run, ok), `light` its words (超 1 日, 剩 2 日, 待接收).
    """

    case_number: str
    words: str
    url: str
    action: str
    meaning: str = "run"
    light: str = "待办"
    place: str = ""
    due_on: date | None = None


@dataclass(frozen=True, slots=True)
class Room:
    """A room's part of the desk: its name and page, one sentence, at most two counts, what is due."""

    title: str
    url: str
    words: str
    icon: str = "gavel"
    tiles: Sequence[Tile] = ()
    due: Sequence[Due] = ()
    order: int = 50


RoomMaker = Callable[[Court, date], Room | None]
ROOMS: list[RoomMaker] = []


def room(maker: RoomMaker) -> RoomMaker:
    """Declare a room of the desk: called with the court and the day, on GET."""
    if maker not in ROOMS:
        ROOMS.append(maker)
    return maker


def rooms_of(court: Court, on: date) -> list[Room]:
    """The rooms of a court's desk in their order."""
    made = (maker(court, on) for maker in ROOMS)
    return sorted((one for one in made if one is not None), key=lambda one: one.order)


URGENCY = ("stop", "soon", "warn")


def what_is_due(rooms: Sequence[Room]) -> list[Due]:
    """Everything due in every room: overdue first, then by day, what has no day last."""

    def place(due: Due) -> tuple[int, date, str]:
        urgency = URGENCY.index(due.meaning) if due.meaning in URGENCY else len(URGENCY)
        return urgency, due.due_on or date.max, due.case_number

    return sorted((due for one in rooms for due in one.due), key=place)
