"""The port by which a department's own records are looked up for a reply: `answers.py` of each department.

    @answers(Topic.PLANNING, department=D.REGISTRATION)
    def planning(asked: Asked) -> list[Line]: ...

What comes back is offered to the officer, who confirms it; nothing is sent by itself. `@finds` says where
the property lies, for the clock's queue and for the lines of who may ask what.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from hall.inquiries.topics import Topic
from hall.staff.departments import D


@dataclass(frozen=True, slots=True)
class Asked:
    """What is known of the property asked about, and the case for which it is asked."""

    case_number: str
    owner: str
    on: date
    certificate_number: str = ""
    unit_number: str = ""
    presale_permit: str = ""
    room: str = ""
    filing_number: str = ""


@dataclass(frozen=True, slots=True)
class Line:
    """One labelled line of a reply, such as 规划用途：住宅."""

    label: str
    text: str


@dataclass(frozen=True, slots=True)
class Found:
    """Where a department's records have the property; `presale` if presold or with an advance notice."""

    unit_number: str = ""
    address: str = ""
    presale: bool = False


Answerer = Callable[[Asked], Sequence[Line]]
Finder = Callable[[Asked], "Found | None"]

ANSWERERS: dict[tuple[str, str], Answerer] = {}
FINDERS: list[Finder] = []


class AnsweredTwice(LookupError):
    """Two functions answer for one department and topic."""


def answers(topic: Topic, *, department: D) -> Callable[[Answerer], Answerer]:
    """Say what the department's records hold of a topic; an empty list where they hold nothing."""

    def declare(function: Answerer) -> Answerer:
        if ANSWERERS.setdefault((department, topic), function) is not function:
            raise AnsweredTwice(f"{department} {topic}")
        return function

    return declare


def finds(function: Finder) -> Finder:
    """Find the property in the department's records by whatever the inquiry names."""
    if function not in FINDERS:
        FINDERS.append(function)
    return function


def find_property(asked: Asked) -> Found:
    """What all departments together know of the place of the property; empty where nobody knows it."""
    found = [one for finder in FINDERS if (one := finder(asked)) is not None]
    return Found(
        next((one.unit_number for one in found if one.unit_number), ""),
        next((one.address for one in found if one.address), ""),
        any(one.presale for one in found),
    )


def look_up(asked: Asked, department: str, topic: str) -> list[Line]:
    """What the department's records say, for its officer to confirm."""
    answerer = ANSWERERS.get((department, topic))
    return list(answerer(asked)) if answerer else []
