"""What an order stops: every running disposal of what it reaches (查扣冻规定 21, 23)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Final

from hall.cases.models import Case
from hall.cases.services.neighbours import neighbours_of
from hall.cases.services.pauses import open_pause
from hall.cases.states import RUNNING
from hall.catalogue.words import RegisterEffect
from hall.clock.grounds import StopGround
from hall.look.words import minute
from hall.staff.actors import Actor
from registration.books import UnitBook
from registration.models.receipts import CourtReceipt
from registration.pending_orders import reaches
from registration.restrictions import read_books

DISPOSES: Final = "unit_is_not_seized"
"""Items that ask this gate dispose of the property: they stop for an order, others go on (check:R03a)."""

BY_ORDER: Final = "协助执行文书（"
"""How the document of such a pause begins, after the authority's name."""


def stop_disposals(receipt: CourtReceipt, *, by: Actor) -> list[Case]:
    """Pause (依法中止) every running case that disposes of what the order reaches: house, land, or back."""
    stopped = []
    for case in disposals_reached(receipt):
        if not case.pauses.filter(ground=StopGround.COURT, until=None).exists():
            document = f"{receipt.authority}{BY_ORDER}{receipt.number}，{minute(receipt.served_at)}送达）"
            open_pause(case.pk, StopGround.COURT, document=document, by=by)
            stopped.append(case)
    return stopped


def disposals_reached(receipt: CourtReceipt) -> list[Case]:
    """The running disposals whose units this order reaches (规定 21: the land with the house and back)."""
    near = disposals_on(neighbours_of(receipt.unit_numbers))
    books = read_books([*receipt.unit_numbers, *(n for case in near for n in case.unit_numbers)])
    return [case for case in near if any(touches(receipt, number, books) for number in case.unit_numbers)]


def touches(receipt: CourtReceipt, number: str, books: Mapping[str, UnitBook]) -> bool:
    """Whether the order reaches this unit; a unit the register does not know only when it is named."""
    return number in receipt.unit_numbers or (number in books and reaches(receipt, books[number], books))


def disposals_on(numbers: Iterable[str]) -> list[Case]:
    """The running cases on these units whose item asks whether the unit is seized."""
    cases = Case.objects.filter(units__number__in=list(numbers), state__in=RUNNING).distinct().order_by("pk")
    return [case for case in cases if disposes(case)]


def disposes(case: Case) -> bool:
    """A transfer that another court has ordered before goes on: it is done first (规定 23)."""
    ordered = RegisterEffect.TRANSFER_BY_COURT in case.item.effects
    return not ordered and any(use.word == DISPOSES for use in case.item.gates)
