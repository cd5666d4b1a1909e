"""提出查询: one letter of inquiry becomes one question per asked office, each with its clock (J1–J6)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError, transaction

from hall.clock import day_of, now, today
from hall.exchange.outbox import post
from hall.identity.numbers import CourtCaseNumber
from hall.inquiries.answers import Asked, Found, find_property
from hall.inquiries.clues import Clues
from hall.inquiries.deadlines import Term, term_of
from hall.inquiries.models import Inquiry, Question
from hall.inquiries.models.inquiry import Way
from hall.inquiries.services.permitting import permitted
from hall.inquiries.services.twins import fingerprint_of, refuse_another_day, twin_of
from hall.inquiries.who_may_ask import OFFICERS, MayAsk
from hall.permanence.series import take
from hall.staff.actors import Actor
from hall.staff.audit import record_act
from hall.staff.courts import COURT_NAMES
from hall.staff.department_names import department_name
from hall.staff.departments import D


class NotYourCase(PermissionDenied):
    """A court asks in the name of another court's case."""


@dataclass(frozen=True, slots=True)
class Filing:
    """A letter of inquiry: the clues, which offices are asked, and what the letter says of itself."""

    clues: Clues
    departments: Sequence[str]
    way: Way = Way.DESK
    letter_number: str = ""
    letter_due_on: date | None = None
    contact: Mapping[str, str] = field(default_factory=dict)


def refuse_others_case(clues: Clues, *, by: Actor) -> None:
    """A court asks for its own cases only (domain §10.2); an attempt at another's is written down.

    Call it outside the transaction of the command, so that the line in the audit stays. Raises NotYourCase.
    """
    if by.department == D.COURT and clues.case.court != by.court_code:
        record_act(by, "越权被拒", "inquiry:new", case_number=str(clues.case), court=by.court_code)
        raise NotYourCase("这个案号不是贵院的案件，不能以它查询；请核对案号中的法院代字。")


def file_inquiry(filing: Filing, *, by: Actor) -> Inquiry:
    """Write the inquiry down, ask every office, tell them. The same letter again is the same inquiry.

    Raises NotYourCase or PermissionDenied, or ValidationError: an office that may not be asked, a home that
    is no presale, a letter's day that has passed.
    """
    refuse_others_case(filing.clues, by=by)
    if by.department not in OFFICERS or not OFFICERS[by.department] & by.duties:
        raise PermissionDenied("查询由人民法院、登记机构、住建、税务的经办人提出。")
    try:
        with transaction.atomic():
            return _file(filing, by)
    except IntegrityError:  # the same letter has come in by another way at this very moment
        with transaction.atomic():
            return _file(filing, by)


def _file(filing: Filing, by: Actor) -> Inquiry:
    clues, day = filing.clues, today()
    found = find_property(asked_of(clues, day))
    lines = [permitted(by.department, asked, found, clues) for asked in dict.fromkeys(filing.departments)]
    if not lines:
        raise ValidationError({"departments": "请至少选择一个要查询的单位。"})
    fingerprint = fingerprint_of(clues, filing.departments, filing.letter_number, by)
    if twin := twin_of(fingerprint, filing.letter_number):
        refuse_another_day(twin, filing.letter_due_on)
        return twin
    terms = [term_of(line, day, filing.letter_due_on) for line in lines]
    inquiry = _inquiry(filing, found, fingerprint, by)
    inquiry.save()
    questions = [_question(inquiry, line, term) for line, term in zip(lines, terms, strict=True)]
    Question.objects.bulk_create(questions)
    record_act(by, "提出查询", f"inquiry:{inquiry.number}", case_number=inquiry.case_number)
    post(
        topic="inquiry.filed",
        stream=inquiry.stream,
        recipients=[line.asked for line in lines],
        keys={"inquiry_number": inquiry.number, "order_number": inquiry.case_number},
    )
    return inquiry


def _inquiry(filing: Filing, found: Found, fingerprint: str, by: Actor) -> Inquiry:
    clues, at = filing.clues, now()
    return Inquiry(
        number=f"{at.year}-{take(f'inquiry-{at.year}'):06d}",
        asker=by.department,
        court_code=by.court_code if by.department == D.COURT else "",
        asker_name=office_name(by),
        letter_number=" ".join(filing.letter_number.split())[:60],
        letter_due_on=filing.letter_due_on,
        contact=dict(filing.contact),
        case_number=str(clues.case),
        case_key=clues.case.case,
        owner=clues.owner,
        certificate_number=clues.certificate_number,
        unit_number=clues.unit_number,
        presale_permit=clues.presale_permit,
        room=clues.room,
        filing_number=clues.filing_number,
        substitute_reason="" if clues.certificate_number else clues.reason,
        located_unit=found.unit_number,
        address=found.address,
        county=(found.unit_number or clues.unit_number)[:6],
        channel=filing.way,
        received_on=day_of(at),
        filed_at=at,
        filed_by=by.label,
        fingerprint=fingerprint,
    )


def _question(inquiry: Inquiry, line: MayAsk, term: Term) -> Question:
    return Question(
        inquiry=inquiry,
        department=line.asked,
        court_code=CourtCaseNumber.parse(inquiry.case_number).court if line.asked == D.COURT else "",
        topics=list(line.topics),
        clause=line.clause,
        received_on=inquiry.received_on,
        working_days=term.working_days,
        by_reference=line.by_reference,
        by_letter=term.by_letter,
        due_on=term.due_on,
        due_is_provisional=term.provisional,
    )


def asked_of(clues: Clues, on: date) -> Asked:
    """The clues as the departments' records are looked up by."""
    return Asked(
        case_number=clues.case.case,
        owner=clues.owner,
        on=on,
        certificate_number=clues.certificate_number,
        unit_number=clues.unit_number,
        presale_permit=clues.presale_permit,
        room=clues.room,
        filing_number=clues.filing_number,
    )


def office_name(by: Actor) -> str:
    """The asking office as a letter addresses it."""
    if by.department == D.COURT:
        return COURT_NAMES.get(by.court_code, f"{by.court_code}人民法院")
    return department_name(by.department)
