"""What becomes of one sale in the rehearsed quarter: drawn once by its seed, in working days."""

from __future__ import annotations

from dataclasses import dataclass
from random import Random

from hall.staff.departments import D

ASKED = (D.REGISTRATION, D.TRANSACTIONS, D.TAXATION)
SPREAD = 30
"""Working days over which the inquiries of the quarter are filed."""


@dataclass
class Course:
    """One sale. `replies`: department → working days until it replies, None for never; `refuses` say they
    cannot, with an explanation. `delivers_after` the ruling, None for never in the quarter."""

    serial: int
    asked_on: int
    replies: dict[str, int | None]
    refuses: frozenset[str]
    sold_after: int
    ruled_after: int
    delivers_after: int | None
    has_mortgage: bool
    has_waiting: bool
    order_is_silent: bool
    answers_after: int
    comes_after: int
    pays_after: int
    unit: str = ""
    number: str = ""
    case: str = ""
    inquiry: int = 0


def drawn(serial: int) -> Course:
    """The same serial is always the same course."""
    dice = Random(serial)  # noqa: S311 - a rehearsal, not a secret
    mortgaged = dice.random() < 0.4
    return Course(
        serial=serial,
        asked_on=dice.randrange(SPREAD),
        replies={department: reply_day(dice) for department in ASKED},
        refuses=frozenset(department for department in ASKED if dice.random() < 0.06),
        sold_after=dice.randint(12, 15),
        ruled_after=dice.randint(1, 4),
        delivers_after=delivery_day(dice),
        has_mortgage=mortgaged,
        has_waiting=dice.random() < 0.2,
        order_is_silent=mortgaged and dice.random() < 0.2,
        answers_after=dice.randint(1, 3),
        comes_after=dice.randint(0, 4),
        pays_after=0 if dice.random() < 0.9 else dice.randint(1, 2),
    )


def reply_day(dice: Random) -> int | None:
    """In time, on the last day, late, or never."""
    lot = dice.random()
    if lot < 0.05:
        return None
    if lot < 0.17:
        return dice.randint(11, 16)
    return 10 if lot < 0.25 else dice.randint(0, 9)


def delivery_day(dice: Random) -> int | None:
    """Working days after the ruling: in time, on the last day, late, or never."""
    lot = dice.random()
    if lot < 0.03:
        return None
    if lot < 0.18:
        return dice.randint(11, 15)
    return 10 if lot < 0.28 else dice.randint(1, 9)
