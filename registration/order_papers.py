"""What a court is handed: the 送达回证 when its order comes in, the 告知书 when the register has done it."""

from __future__ import annotations

from collections.abc import Iterable

from hall.cases import paper_blocks as b
from hall.cases.giving import give
from hall.cases.models import Case
from hall.cases.states import ServiceWay
from hall.catalogue import materials as m
from hall.clock import now
from hall.look.words import day
from hall.papers.contents.orders import ReviewSuggestion, SeizureNotice, ServiceReturn
from hall.papers.contents.shared import Fact
from hall.papers.kinds import PaperKind
from hall.papers.models import Paper
from hall.staff.actors import Actor
from registration.books import Right, UnitBook
from registration.claims.reading import payload_of
from registration.gates.burdens import mortgage_words
from registration.models.receipts import CourtReceipt
from registration.restrictions import read_books

STOPPED = "自登记时起停止办理该不动产的处分登记，在办的处分登记已经中止"
NOTED = "转登记审核，当日办理"


def freeze_service_return(case: Case, receipt: CourtReceipt, *, by: Actor, number: str = "") -> Paper:
    """送达回证, given back at once."""
    order = payload_of(case, m.ASSISTANCE_NOTICE.code)
    content = ServiceReturn(
        office=b.office(case),
        receipt_number=receipt.number,
        case_number=case.number,
        authority=receipt.authority,
        order_number=str(order.get("case_number") or number),
        matter=case.item.name,
        documents=tuple(row.name for row in case.checklist),
        properties=b.properties(case),
        served_at=receipt.served_at,
        service_order=receipt.service_order,
        order_reason=receipt.order_reason,
        served_how=ServiceWay(receipt.served_how).label,
        served_by=receipt.served_by,
        credential=receipt.credential,
        effect=STOPPED if receipt.seizes else NOTED,
        received_by=receipt.registered_by,
        received_at=receipt.registered_at,
    )
    return give(case, PaperKind.SERVICE_RETURN, content, by=by)


def freeze_suggestion(case: Case, receipt: CourtReceipt, text: str, *, by: Actor) -> Paper:
    """审查建议书 to the court (法发〔2004〕5号 3); the case goes on as it was."""
    order = payload_of(case, m.ASSISTANCE_NOTICE.code)
    content = ReviewSuggestion(
        office=b.office(case),
        case_number=case.number,
        authority=receipt.authority,
        order_number=str(order.get("case_number") or ""),
        matter=case.item.name,
        properties=b.properties(case),
        suggestion=text,
        suggested_at=now(),
        suggested_by=by.label,
    )
    return give(case, PaperKind.REVIEW_SUGGESTION, content, by=by, part=f"{now():%H%M%S}")


def freeze_seizure_notices(case: Case, receipt: CourtReceipt, *, by: Actor) -> list[Paper]:
    """One 告知书 per unit, from the book as it now is."""
    order = payload_of(case, m.ASSISTANCE_NOTICE.code)
    books = read_books(case.unit_numbers)
    return [
        give(
            case,
            PaperKind.SEIZURE_NOTICE,
            notice_of(case, receipt, books[place.unit_number], order["case_number"], by),
            by=by,
            part=place.unit_number[-8:],
        )
        for place in b.properties(case)
        if place.unit_number in books
    ]


def notice_of(case: Case, receipt: CourtReceipt, book: UnitBook, number: str, by: Actor) -> SeizureNotice:
    """What one unit's book says after the order."""
    mine = next((s for s in book.seizures if s.case_number == case.number), None)
    place = next(one for one in b.properties(case) if one.unit_number == book.unit.number)
    return SeizureNotice(
        office=b.office(case),
        case_number=case.number,
        authority=receipt.authority,
        order_number=number,
        matter=case.item.name,
        property=place,
        result=result_of(case, mine),
        served_at=receipt.served_at,
        first_day=mine.content.first_day if mine else None,
        last_day=mine.last_day if mine else None,
        others=tuple(facts_of(s for s in book.seizures if s is not mine)),
        burdens=tuple(Fact(label="抵押权", text=mortgage_words(one)) for one in book.mortgages),
        registered_at=case.recorded_at or receipt.registered_at,
        registered_by=by.label,
    )


def result_of(case: Case, mine: Right | None) -> str:
    """首封, 轮候第 n 位, or what else was done."""
    if mine is None:
        return f"已办理{case.item.name}"
    if mine.waiting:
        return f"已有在先查封，登记为{mine.content.get_seizure_type_display()}第 {mine.waiting} 位"
    return f"已登记为{mine.content.get_seizure_type_display()}，为首封"


def facts_of(seizures: Iterable[Right]) -> Iterable[Fact]:
    for one in seizures:
        until = f"，至{day(one.last_day)}" if one.last_day else ""
        label = f"轮候第 {one.waiting} 位" if one.waiting else "首封"
        yield Fact(label=label, text=f"{one.content.authority}{one.content.document_number}{until}")
