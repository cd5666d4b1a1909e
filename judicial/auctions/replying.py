"""复函: the court's answer, at its desk, by API or on paper, completes the order, and the case goes on."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from django.core.exceptions import PermissionDenied, ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.db import transaction

from hall.cases.models import Case
from hall.cases.services.checklist import note_shared, payload_of
from hall.cases.services.pauses import close_pause
from hall.cases.services.scans import attach_scan
from hall.catalogue import materials as m
from hall.catalogue.judicial_payloads import CANCELLED_OR_KEPT
from hall.catalogue.words import Way
from hall.clock import day_of, now, today
from hall.clock.grounds import StopGround
from hall.exchange.outbox import post
from hall.look.words import day
from hall.staff.actors import Actor
from hall.staff.departments import D
from hall.staff.duties import Duty
from judicial.auctions.asking import LABELS
from judicial.models import CourtLetter

ANSWERS = dict(CANCELLED_OR_KEPT)
MAY_RECORD = (Duty.ACCEPT, Duty.EXAMINE, Duty.APPROVE, Duty.REVIEW_HOUSING, Duty.ASSESS)
"""Who writes down an answer that came on paper: registry, housing, tax."""
Faults = dict[str, str]


@dataclass(frozen=True, slots=True)
class PaperReply:
    """纸质复函: its date, its scan, and what it says beside the points."""

    replied_on: date
    scan: UploadedFile[bytes]
    words: str = ""


@transaction.atomic
def answer_letter(
    letter_id: int,
    answer: Mapping[str, str],
    *,
    reply_number: str,
    by: Actor,
    paper: PaperReply | None = None,
) -> CourtLetter:
    """The court's answer to every point completes the order in the case, and the clock runs again.

    The same answer under the same number again changes nothing.

    Raises ValidationError by field: a point without an answer, no number, answered before, a paper of an
    impossible day or without a readable scan; PermissionDenied for who may not record a paper.
    """
    letter = CourtLetter.objects.select_for_update().get(pk=letter_id)
    given = {name: answer[name] for name in letter.points if answer.get(name) in ANSWERS}
    if letter.answered_at and (letter.answer, letter.reply_number) == (given, reply_number.strip()):
        return letter
    if faults := {**faults_of(letter, given, reply_number), **faults_of_paper(letter, paper)}:
        raise ValidationError(faults)
    case = Case.objects.get(number=letter.case_number)
    letter.answer = given
    letter.reply_number, letter.answered_at, letter.answered_by = reply_number.strip(), now(), by.label
    if paper:
        keep_paper(letter, case, paper, by=by)
    letter.save()
    complete_order(letter, case, by=by)
    return letter


def faults_of(letter: CourtLetter, given: Mapping[str, str], reply_number: str) -> Faults:
    """What is wrong with an answer; answered before is all there is to say."""
    if letter.answered_at:
        return {"reply_number": f"已经答复（{letter.reply_number}），不能再改；确需变更的，请送达新的文书"}
    faults = {name: f"请写明{LABELS[name]}如何处理" for name in letter.points if name not in given}
    return faults if reply_number.strip() else faults | {"reply_number": "请填写复函文号"}


def faults_of_paper(letter: CourtLetter, paper: PaperReply | None) -> Faults:
    """The day of a paper lies between the letter and today."""
    if paper and paper.replied_on > today():
        return {"replied_on": "复函日期晚于今天，请核对"}
    if paper and paper.replied_on < (asked := day_of(letter.asked_at)):
        return {"replied_on": f"复函日期早于发函日期{day(asked)}，请核对"}
    return {}


def keep_paper(letter: CourtLetter, case: Case, paper: PaperReply, *, by: Actor) -> None:
    """The scan stands on the order's line of the case. Raises PermissionDenied, ValidationError at `scan`."""
    if by.department == D.COURT or not any(by.has_duty(duty) for duty in MAY_RECORD):
        raise PermissionDenied("纸质复函由登记机构、住建、税务的经办人登记")
    letter.on_paper, letter.replied_on = True, paper.replied_on
    letter.reply_words = paper.words.strip()[:500]
    line = case.materials.filter(material=m.TRANSFER_ORDER.code).get()
    try:
        attach_scan(case, line, paper.scan, by=by)
    except ValidationError as refused:
        raise ValidationError({"scan": refused.messages}) from refused


def complete_order(letter: CourtLetter, case: Case, *, by: Actor) -> None:
    """The order says now what it left out; the clock runs again, and the registry hears of it."""
    order = payload_of(case, m.TRANSFER_ORDER.code)
    note_shared(
        case,
        m.TRANSFER_ORDER.code,
        payload={**order, **letter.answer, "reply_number": letter.reply_number},
        remark=f"人民法院复函{letter.reply_number}补充",
        way=Way.PAPER if letter.on_paper else Way.DIRECT,
    )
    close_pause(case.pk, StopGround.COURT, document=f"人民法院复函{letter.reply_number}", by=by)
    post(
        topic="court.answered",
        stream=case.number,
        recipients=[D.REGISTRATION],
        keys={"case_number": case.number},
    )
