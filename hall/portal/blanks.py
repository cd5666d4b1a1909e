"""空白表格 (clause:W8): the application form of an item and the power of attorney, to be filled in by hand.

They carry no personal data and are no papers of a case: nothing is frozen or numbered.
"""

from dataclasses import dataclass
from functools import lru_cache

from django.conf import settings
from django.template.loader import render_to_string

from hall.catalogue.items import item as item_of
from hall.catalogue.words import Side
from hall.papers.contents.application import REGISTRATIONS, RIGHTS
from hall.papers.render import press
from hall.staff.departments import D

ROWS_OF_A_SIDE = 2


@dataclass(frozen=True, slots=True)
class BlankSide:
    """One side of the application with as many empty blocks as the form has room for."""

    label: str
    rows: range


@lru_cache(maxsize=128)
def blank_application(code: str) -> bytes:
    """The PDF of the application form of an item, its name and boxes filled in. Raises KeyError."""
    item = item_of(code)
    answering = {review.department for review in item.co_reviews}
    words = f"{item.name}{''.join(part.name for part in item.parts)}"
    return _pdf(
        "portal/print/application.html",
        item=item,
        sides=_sides(code),
        rights=[(right, right in words) for right in RIGHTS],
        registrations=[(kind, kind in words) for kind in REGISTRATIONS],
        contract=D.TRANSACTIONS in answering,
        tax=D.TAXATION in answering,
    )


@lru_cache(maxsize=1)
def blank_power_of_attorney() -> bytes:
    """The PDF of a power of attorney."""
    return _pdf("portal/print/attorney.html")


def _sides(code: str) -> list[BlankSide]:
    """权利人 and 义务人 with the item's own words for them."""
    found: dict[Side, list[str]] = {}
    for part in item_of(code).parts:
        for role in part.roles:
            labels = found.setdefault(role.side, [])
            labels.extend([role.label] if role.label not in labels else [])
    return [
        BlankSide(f"{side.label}（{'、'.join(labels)}）", range(ROWS_OF_A_SIDE))
        for side, labels in found.items()
        if side in {Side.OBLIGEE, Side.OBLIGOR, Side.INTERESTED}
    ]


def _pdf(template: str, **content: object) -> bytes:
    return press().pdf(render_to_string(template, content | {"city": settings.HALL_CITY}))
