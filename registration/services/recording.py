"""A register effect asked for: planned for the page, or written at 登簿."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any, Protocol

from django.db import transaction

from hall.catalogue.words import RegisterEffect
from hall.clock import now
from hall.staff.actors import Actor
from registration.books import UnitBook
from registration.plans import Plan
from registration.pre_seizures import with_pre_seizures
from registration.restrictions import read_books
from registration.services.entering import Written, enter
from registration.services.settlement import settle_lapsed
from registration.writers import (
    WRITERS,
    buildings,
    burdens,
    corrections,
    destroyed,
    division,
    easements,
    judicial_sale,
    land,
    mortgages,
    mortgages_by_order,
    notices,
    ownership,
    presale,
    replacements,
    seizures,
    titles,
)

WRITER_ROOMS = (
    buildings,
    burdens,
    corrections,
    destroyed,
    division,
    easements,
    judicial_sale,
    land,
    mortgages,
    mortgages_by_order,
    notices,
    ownership,
    presale,
    replacements,
    seizures,
    titles,
)
"""Imported so that every writer has declared itself."""


class Asked(Protocol):
    """What a case asks of a writer: at least the units it is about."""

    @property
    def unit_numbers(self) -> tuple[str, ...]: ...


def dry_run(
    effect: RegisterEffect, asked: Asked, earlier: Mapping[str, UnitBook] | None = None
) -> tuple[Mapping[str, UnitBook], Plan]:
    """The books as they are today and what 登簿 would write. Raises ValidationError; writes nothing.

    `earlier` are the books as earlier parts of the same case will leave them (`registration.projection`).
    """
    left = earlier or {}
    books = {number: left.get(number, book) for number, book in read_books(asked.unit_numbers).items()}
    return books, with_pre_seizures(WRITERS[effect](asked, books), books)


@transaction.atomic
def record(
    effect: RegisterEffect, asked: Any, *, case_number: str, by: Actor, at: datetime | None = None
) -> Written:
    """Settle what has lapsed, read the books, write the effect. The caller holds the units' locks.

    `at` is the time of registration, now unless an existing register is taken over. Raises ValidationError.
    """
    moment = at or now()
    settle_lapsed(asked.unit_numbers, on=moment.date(), by=by)
    books = read_books(asked.unit_numbers, on=moment.date())
    plan = with_pre_seizures(WRITERS[effect](asked, books), books)
    return enter(plan, case_number=case_number, by=by, at=moment)
