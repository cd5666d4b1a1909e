"""How a case is read that cancels a house, and whether the right to its land goes on without it."""

from __future__ import annotations

from hall.cases.models import Case, CasePart
from hall.catalogue.words import RegisterEffect
from registration.books import Right
from registration.claims.buildings import still_to_come
from registration.claims.people import registered_parties
from registration.claims.reading import claims
from registration.claims.titles import cancellation
from registration.models import Party, RealEstateUnit, Standing
from registration.models.choices import RightKind, RightType
from registration.restrictions import land_number, read_books
from registration.writers.destroyed import Destruction
from registration.writers.titles import TitleEnding


@claims(RegisterEffect.CANCEL_OWNERSHIP)
def house_cancellation(case: Case, part: CasePart) -> TitleEnding | Destruction:
    """房屋注销: a house that is no more takes its number with it; the land does not fall down."""
    ending = cancellation(case, RightKind.OWNERSHIP)
    titles = [book.title for book in read_books(ending.unit_numbers).values() if book.title]
    land = remaining_land(ending.unit_numbers, titles) if ending.voids and titles else ""
    if not land:
        return ending
    return Destruction(ending, land, registered_parties(titles[:1])[titles[0].right_id])


def remaining_land(numbers: tuple[str, ...], titles: list[Right]) -> str:
    """The parcel's own unit, surveyed and free, where the land was these owners' alone; '' elsewhere.

    Land on which others have, or had, a house is shared among all of them and stays as it is.
    """
    land = land_number(numbers[0])
    owners = {frozenset((one.document_hash, one.share) for one in title.holders) for title in titles}
    whole = len(owners) == len({number[:19] for number in numbers}) == 1
    if not whole or any(title.content.right_type != RightType.LAND_AND_HOUSE for title in titles):
        return ""
    is_free = RealEstateUnit.objects.valid().numbered(land).exclude(standings__kind=RightKind.LAND_USE)
    if not is_free.exists() or still_to_come(numbers) or is_built_on_besides(numbers, titles[0].documents):
        return ""
    return land


def is_built_on_besides(numbers: tuple[str, ...], owners: frozenset[str]) -> bool:
    """Whether another house stands on the parcel, or one of somebody else has ever stood there."""
    parcel = numbers[0][:19]
    standing = Standing.objects.of_kind(RightKind.OWNERSHIP).filter(unit__parcel__number=parcel)
    recorded = Party.objects.filter(entry__kind=RightKind.OWNERSHIP, entry__unit__parcel__number=parcel)
    return (
        standing.filter(unit__is_common=False).exclude(unit__number__in=numbers).exists()
        or recorded.exclude(entry__unit__number__in=numbers).exclude(document_hash__in=owners).exists()
    )
