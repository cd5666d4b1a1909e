"""登簿的写法: one writer per register effect, found by its word.

A writer is given what the case asks for and the books of its units, and answers with a plan; it reads and
writes nothing. The same plan is shown as a diff before 登簿 and entered at 登簿.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, TypeVar

from hall.catalogue.words import RegisterEffect
from registration.books import UnitBook
from registration.plans import Plan

Books = Mapping[str, UnitBook]
W = TypeVar("W", bound=Callable[[Any, Any], Plan])

WRITERS: dict[RegisterEffect, Callable[[Any, Books], Plan]] = {}


def writes(effect: RegisterEffect) -> Callable[[W], W]:
    """Declare the writer of an effect; a second one for the same effect is an error of programming."""

    def declare(writer: W) -> W:
        if WRITERS.setdefault(effect, writer) is not writer:
            raise LookupError(f"登簿效果 {effect.value} 有两个写法")
        return writer

    return declare
