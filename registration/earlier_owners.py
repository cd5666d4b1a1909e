"""Since when a home counts as held that came by inheritance or within the family (国税发〔2005〕89号、172号).

Who inherits, keeps a home at divorce, or is given one by spouse, next of kin or who he cared for, goes on
counting from the day of the owner before; the chain of titles is followed back to the one who bought.
"""

from __future__ import annotations

from datetime import date
from typing import Any, Final

from hall.cases.models import Case
from hall.catalogue import materials as m
from hall.catalogue.causes import CAUSES, GROUNDS
from hall.clock import day_of
from registration.books import UnitBook
from registration.claims.ownership import SPOUSES_CAUSE
from registration.claims.reading import payload_of
from registration.models import Entry
from registration.models.choices import EntryAction, RightKind

INHERITED: Final = frozenset({GROUNDS["law"], GROUNDS["will"], SPOUSES_CAUSE})
GIVEN: Final = CAUSES[m.GIFT_CONTRACT.code]
DECIDED: Final = frozenset({"divorce", "inheritance"})
"""What a paper between owners, or a judgment, may say that it rests on."""
MAY_BE_DIVORCE: Final = {
    CAUSES[one.code]: one.code
    for one in (m.CO_OWNER_AGREEMENT, m.SHARE_TRANSFER_AGREEMENT, m.EFFECTIVE_LEGAL_DOCUMENT)
}
"""The causes of the book that may be 离婚析产, each with the paper that says so."""
STRANGERS: Final = frozenset({"", "none"})
MOST_OWNERS: Final = 20
"""So many owners back; a book that goes in circles is not followed for ever."""


def held_since(book: UnitBook) -> date | None:
    """The day of the owner from whom holding goes on counting; None where it begins with the title itself."""
    if book.title is None or book.title.kind != RightKind.OWNERSHIP:
        return None
    first = title = Entry.objects.filter(
        unit__number=book.unit.number, right_id=book.title.right_id, action=EntryAction.BEGIN
    ).first()
    for _ in range(MOST_OWNERS):
        before = title_before(title) if title and goes_on_counting(title) else None
        if before is None:
            break
        title = before
    return acquired_on(title) if title and title != first else None


def goes_on_counting(title: Entry) -> bool:
    """Whether the owner of this title takes over the days of the owner before."""
    if title.cause in INHERITED:
        return True
    if title.cause == GIVEN:
        return str(said_in(title, m.GIFT_CONTRACT.code).get("relation") or "") not in STRANGERS
    if paper := MAY_BE_DIVORCE.get(title.cause):
        said = said_in(title, paper)
        return bool(DECIDED & {said.get("relation"), said.get("ground")})
    return False


def said_in(title: Entry, code: str) -> dict[str, Any]:
    """What the paper of that kind said in the title's case; nothing where the case is not known."""
    case = Case.objects.filter(number=title.case_number).first()
    return payload_of(case, code) if case else {}


def title_before(title: Entry) -> Entry | None:
    """The beginning of the title that this one took the place of."""
    old = title.predecessor
    if old is None:
        return None
    return Entry.objects.filter(unit=old.unit_id, right_id=old.right_id, action=EntryAction.BEGIN).first()


def acquired_on(title: Entry) -> date:
    """The day of the right where the book has one, else of its registration."""
    stated: date | None = getattr(title.content, "acquired_on", None)
    return stated or day_of(title.registered_at)
