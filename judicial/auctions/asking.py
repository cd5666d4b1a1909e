"""函询人民法院: at 受理 the court is asked in writing what its order leaves out; its answer completes it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction

from hall.cases import paper_blocks as b
from hall.cases.giving import give
from hall.cases.models import Case
from hall.cases.ports import FACTS, Happened, Subject, follows
from hall.cases.services.checklist import note_shared, payload_of
from hall.cases.services.pauses import close_pause, open_pause
from hall.catalogue import materials as m
from hall.catalogue.judicial_payloads import CANCELLED_OR_KEPT
from hall.catalogue.words import RegisterEffect, Way
from hall.clock import now
from hall.clock.grounds import StopGround
from hall.exchange.outbox import post
from hall.papers.contents.sales import CourtLetter as LetterWords
from hall.papers.contents.shared import Fact
from hall.staff.actors import Actor
from hall.staff.departments import D
from judicial.courts import court_named
from judicial.models import CourtLetter

LABELS = {"mortgages": "抵押权", "notices": "预告登记", "objections": "异议登记"}
ANSWERS = dict(CANCELLED_OR_KEPT)


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


@transaction.atomic
def answer_letter(letter_id: int, answer: Mapping[str, str], *, reply_number: str, by: Actor) -> CourtLetter:
    """The court's answer to every point completes the order in the case, and the clock runs again.

    The same answer under the same number again changes nothing.

    Raises ValidationError by field: a point without an answer, no number, answered before.
    """
    letter = CourtLetter.objects.select_for_update().get(pk=letter_id)
    given = {name: answer[name] for name in letter.points if answer.get(name) in ANSWERS}
    if letter.answered_at and (letter.answer, letter.reply_number) == (given, reply_number.strip()):
        return letter
    faults = {name: f"请写明{LABELS[name]}如何处理" for name in letter.points if name not in given}
    if not reply_number.strip():
        faults["reply_number"] = "请填写复函文号"
    if letter.answered_at:
        faults = {"reply_number": f"已经答复（{letter.reply_number}），不能再改；确需变更的，请送达新的文书"}
    if faults:
        raise ValidationError(faults)
    case = Case.objects.get(number=letter.case_number)
    letter.answer = given
    letter.reply_number, letter.answered_at, letter.answered_by = reply_number.strip(), now(), by.label
    letter.save()
    order = payload_of(case, m.TRANSFER_ORDER.code)
    note_shared(
        case,
        m.TRANSFER_ORDER.code,
        payload={**order, **letter.answer, "reply_number": letter.reply_number},
        remark=f"人民法院复函{letter.reply_number}补充",
        way=Way.DIRECT,
    )
    close_pause(case.pk, StopGround.COURT, document=f"人民法院复函{letter.reply_number}", by=by)
    post(
        topic="court.answered",
        stream=case.number,
        recipients=[D.REGISTRATION],
        keys={"case_number": case.number},
    )
    return letter
