"""What departments can be asked about a case's materials, instead of asking for paper (M3, 条例 24(2))."""

from __future__ import annotations

from dataclasses import dataclass

from hall.cases.models import Case, CaseMaterial
from hall.catalogue import materials as m
from hall.catalogue.overlay import ways_of
from hall.catalogue.words import Way
from hall.clock import today
from hall.identity.documents import DocumentKind
from hall.identity.masking import mask_name
from hall.sharing.models import Lookup, LookupState
from hall.sharing.questions import Question
from hall.sharing.systems import can_answer
from hall.staff.departments import D

SHARED = (Way.SHARED_VERIFICATION, Way.SHARED_CERTIFICATE)
NOT_BY_LOOKUP = {m.TAX_CERTIFICATE.code}
"""Comes back by itself when the taxes are paid (`taxation`), not by asking."""
BY_POLICE = {DocumentKind.ID_CARD, DocumentKind.HOUSEHOLD}
BY_CODE = {DocumentKind.USCC, DocumentKind.BUSINESS_LICENCE}
REGISTERED_BY = {"9": D.MARKET_REGULATION, "5": D.CIVIL_AFFAIRS}
"""登记管理部门代码, the first character of a 统一社会信用代码: 9 工商, 5 民政."""
ENDED_IN_VAIN = {LookupState.FAILED, LookupState.DIFFERENT, LookupState.NOT_FOUND}


@dataclass(frozen=True)
class Asked:
    """一问: which department, and what it is asked."""

    department: D
    question: Question


def questions_for_line(case: Case, row: CaseMaterial) -> list[Asked]:
    """Every question whose confirmation stands for this line; empty where paper is the only way now.

    All departments concerned must be connected: half a confirmation is none.
    """
    way = way_for(case, row)
    if way is None or row.material in NOT_BY_LOOKUP:
        return []
    if row.material == m.IDENTITY_DOCUMENT.code:
        asked = _about_people(case)
    else:
        asked = _about_property(case, row, way)
    connected = asked and all(can_answer(one.department, one.question.topic) for one in asked)
    return asked if connected else []


def way_for(case: Case, row: CaseMaterial) -> Way | None:
    """The shared way this line offers today; None where it is paper only (or switched off, G27)."""
    need = next((one for one in case.item.needs if one.line == row.line), None)
    if need is None or need.ways.isdisjoint(SHARED):
        return None
    return next((way for way in SHARED if way in ways_of(case.item, need, today())), None)


def _about_people(case: Case) -> list[Asked]:
    """One question per person or organisation; empty when somebody's papers can only be seen."""
    asked = [_about(one.name, one.document_kind, one.document_number) for one in case.people]
    asked += [
        _about(one.agent_name, DocumentKind.ID_CARD, one.agent_document_number)
        for one in case.people
        if one.agent_name
    ]
    found = [one for one in asked if one is not None]
    return found if len(found) == len(asked) else []


def _about(name: str, kind: int, number: str) -> Asked | None:
    if kind in BY_POLICE:
        department = D.PUBLIC_SECURITY
    elif kind in BY_CODE and number[:1] in REGISTERED_BY:
        department = REGISTERED_BY[number[0]]
    else:
        return None
    subject = {"name": name, "document_kind": str(int(kind)), "document_number": number}
    return Asked(department, Question(m.IDENTITY_DOCUMENT.code, subject, mask_name(name)))


def _about_property(case: Case, row: CaseMaterial, way: Way) -> list[Asked]:
    """The first department of the line that is connected, asked about the case's units."""
    topic = row.chosen or row.material
    departments = case.item.need(row.line).departments_for(way)
    subject = {"units": " ".join(case.unit_numbers), "located_at": case.located_at}
    return [
        Asked(department, Question(topic, subject, case.located_at))
        for department in departments
        if can_answer(department, topic)
    ][:1]


def lookups_of(case: Case, row: CaseMaterial) -> list[Lookup]:
    """The newest look-up of every question put for this line."""
    return sorted(Lookup.objects.of_line(case.number, row.line).newest_each(), key=lambda one: one.pk)


def why_not_paper(case: Case, row: CaseMaterial, reason: str) -> str:
    """Why the paper of this line may not be asked for now; empty when it may (条例第二十四条第二款).

    It may when a look-up has failed or was denied, when no department can be asked, or for a reason.
    """
    if reason.strip() or not questions_for_line(case, row):
        return ""
    if any(one.state in ENDED_IN_VAIN for one in lookups_of(case, row)):
        return ""
    return f"“{row.name}”可以共享核验，请先核验，不要求申请人交纸质；确需收纸质的，请写明理由"
