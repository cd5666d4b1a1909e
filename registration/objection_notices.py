"""异议登记告知: who is registered is told on paper that an objection stands on the property (民法典 220)."""

from __future__ import annotations

from hall.cases import paper_blocks as b
from hall.cases.giving import give
from hall.cases.models import Case
from hall.cases.ports import Happened, follows
from hall.catalogue.words import RegisterEffect
from hall.papers.contents.objections import ObjectionNotice
from hall.papers.kinds import PaperKind
from registration.books import Right, UnitBook
from registration.restrictions import read_books


@follows("record")
def tell_the_owner(happened: Happened) -> None:
    """One 告知书 to the owners of each unit, from the book as it now is; none where nobody holds a title."""
    case = happened.case
    if RegisterEffect.RECORD_OBJECTION not in case.item.effects:
        return
    for book in read_books(case.unit_numbers).values():
        mine = next((one for one in book.objections if one.case_number == case.number), None)
        if mine is None or book.title is None:
            continue
        give(
            case,
            PaperKind.OBJECTION_NOTICE,
            notice_of(happened, case, book, book.title, mine),
            by=happened.by,
            part=book.unit.number[-8:],
        )


def notice_of(
    happened: Happened, case: Case, book: UnitBook, title: Right, objection: Right
) -> ObjectionNotice:
    """What the owner reads; the objector's name is masked."""
    place = next(one for one in b.properties(case) if one.unit_number == book.unit.number)
    return ObjectionNotice(
        office=b.office(case),
        case_number=case.number,
        holders=tuple(person.name for person in title.holders),
        property=place,
        objectors=objection.names,
        matter=objection.content.matter,
        last_day=objection.last_day,
        lawsuit=objection.content.lawsuit_number,
        recorded_at=happened.now,
        recorded_by=happened.by.label,
    )
