"""函询人民法院: at 受理 the court is asked in writing what its order leaves out."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from hall.cases import paper_blocks as b
from hall.cases.giving import give
from hall.cases.models import Case
from hall.cases.ports import FACTS, Happened, Subject, follows
from hall.cases.services.checklist import payload_of
from hall.cases.services.pauses import open_pause
from hall.catalogue import materials as m
from hall.catalogue.words import RegisterEffect
from hall.clock.grounds import StopGround
from hall.exchange.outbox import post
from hall.papers.contents.sales import CourtLetter as LetterWords
from hall.papers.contents.shared import Fact
from hall.staff.departments import D
from judicial.courts import court_named
from judicial.models import CourtLetter

LABELS = {"mortgages": "抵押权", "notices": "预告登记", "objections": "异议登记"}


@follows("accept")
def ask_the_court(happened: Happened) -> None:
    """Domain B9: what the order leaves out is asked, and the clock waits for the court."""
    case = happened.case
    if RegisterEffect.TRANSFER_BY_COURT not in case.item.effects:
        return
    order = payload_of(case, m.TRANSFER_ORDER.code)
    standing = FACTS["burdens_in_the_book"](Subject(case.unit_numbers))
    points = {name: words for name, words in standing.items() if words and not order.get(name)}
    if not points:
        return
    letter = keep_letter(case, order, points, happened)
    if "mortgages" in points:
        open_pause(case.pk, StopGround.COURT, document=letter.paper_number, by=happened.by)
    post(topic="court.asked", stream=case.number, recipients=[D.COURT], keys={"case_number": case.number})


def keep_letter(
    case: Case, order: Mapping[str, Any], points: Mapping[str, list[str]], happened: Happened
) -> CourtLetter:
    """The letter as frozen, and its row."""
    words = LetterWords(
        office=b.office(case),
        case_number=case.number,
        court=order["court"],
        order_number=order["case_number"],
        properties=b.properties(case),
        points=tuple(Fact(label=LABELS[name], text="；".join(said)) for name, said in points.items()),
        asked_at=happened.now,
    )
    paper = give(case, LetterWords.kind, words, by=happened.by)
    court = court_named(order["court"])
    return CourtLetter.objects.create(
        case_number=case.number,
        court_code=court.code if court else "",
        court=order["court"],
        order_number=order["case_number"],
        place=case.located_at,
        paper_number=paper.official_number,
        points=dict(points),
        asked_at=happened.now,
    )
