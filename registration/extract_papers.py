"""查询申请书 with 受理, 查询结果证明 with 办结, and the look written down (条例 28; domain §10.1)."""

from __future__ import annotations

from hall.cases import paper_blocks as b
from hall.cases.giving import give
from hall.cases.models import Case
from hall.cases.ports import Happened, follows
from hall.catalogue import materials as m
from hall.catalogue.burden_payloads import ASKERS
from hall.papers.contents.extracts import Extract as Words
from hall.papers.contents.extracts import ExtractRequest
from hall.papers.contents.shared import Fact
from hall.papers.kinds import PaperKind
from hall.staff.actors import Actor
from hall.staff.audit import record_look
from registration.books import UnitBook
from registration.claims.reading import payload_of
from registration.extracts import extract_of
from registration.restrictions import read_books

ITEM = "register-extract"


@follows("accept")
def freeze_request(happened: Happened) -> None:
    """查询申请书, filled in from what was said and signed by the asker (查询暂行办法 8)."""
    case = happened.case
    if case.item_code != ITEM:
        return
    said, proof = payload_of(case, m.QUERY_APPLICATION.code), payload_of(case, m.INTEREST_PROOF.code)
    content = ExtractRequest(
        office=b.office(case),
        case_number=case.number,
        askers=tuple(b.person(one) for one in case.people),
        standing=dict(ASKERS)[said["standing"]],
        proof="　".join(filter(None, (proof.get("name"), proof.get("number")))),
        purpose=said["purpose"],
        unit_numbers=tuple(case.unit_numbers),
        asked_at=case.filed_at,
        received_by=happened.by.label,
    )
    give(case, PaperKind.EXTRACT_REQUEST, content, by=happened.by)


@follows("finish")
def hand_out_extract(happened: Happened) -> None:
    """One extract per unit, as far as the asker may see, from the book as it is now."""
    if happened.case.item_code != ITEM:
        return
    for number, book in read_books(happened.case.unit_numbers).items():
        freeze_extract(happened.case, number, book, by=happened.by)


def freeze_extract(case: Case, number: str, book: UnitBook, *, by: Actor) -> None:
    """The stamped paper and the record of who saw which fields of which unit for what purpose."""
    shown = extract_of(case, book)
    said = payload_of(case, m.QUERY_APPLICATION.code)
    content = Words(
        office=b.office(case),
        case_number=case.number,
        askers=b.names(case),
        purpose=said["purpose"],
        scope=str(shown.scope.value),
        unit_number=number,
        condition=tuple(Fact(label=label, text=text) for label, text in shown.condition),
        rights=tuple(Fact(label=label, text=text) for label, text in shown.rights),
        restrictions=tuple(Fact(label=label, text=text) for label, text in shown.restrictions),
        originals=tuple(Fact(label=label, text=text) for label, text in shown.originals),
        read_at=book.read_at,
        made_by=by.label,
    )
    record_look(by, f"unit:{number}", shown.fields, said["purpose"], case_number=case.number)
    give(case, PaperKind.EXTRACT, content, by=by, part=number[-8:])
