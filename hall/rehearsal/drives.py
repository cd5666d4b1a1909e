"""A case with papers that say something, through the counter's services: received, visited, handed to all."""

from __future__ import annotations

from collections.abc import Mapping
from io import BytesIO
from typing import Any

from PIL import Image

from hall.cases.filing import Filing
from hall.cases.models import Case
from hall.cases.services.checking import true_facts
from hall.cases.services.checklist import receive_material
from hall.cases.services.intake import open_case
from hall.cases.services.steps import take_step
from hall.cases.states import MaterialState
from hall.catalogue.words import ReviewClass
from hall.clock import now
from hall.identity.documents import is_person
from hall.rehearsal.crew import Crew
from hall.rehearsal.handing_out import stock_up
from hall.rehearsal.journeys import answer_everything
from hall.rehearsal.people import made_up_person
from hall.rehearsal.sales import meet_everybody, step, what_it_says, why_on_paper
from hall.rehearsal.telling import tell
from hall.staff.actors import Actor
from hall.staff.departments import D
from registration.models import Certificate
from registration.services.engrossing import engross_case
from registration.services.handing_over import Receiver, hand_over
from registration.services.visiting import Photo, Seen, record_visit

CLERK = 900_000
"""Serial number of the made-up clerk who fetches an organisation's certificates."""
Said = Mapping[str, Mapping[str, Any]]
"""What the papers say, by the code of the material."""


def drive(filing: Filing, crew: Crew, said: Said | None = None) -> Case:
    """From filing to archive."""
    case = accepted(filing, crew, said)
    answer_everything(case, crew)
    decide(case, crew)
    hand_everything_out(case, crew)
    return take_step(case.pk, "archive", by=crew.archives)


def recorded(filing: Filing, crew: Crew, said: Said | None = None) -> Case:
    """From filing to 登簿."""
    case = accepted(filing, crew, said)
    answer_everything(case, crew)
    return decide(case, crew)


def ready(filing: Filing, crew: Crew, said: Said | None = None) -> Case:
    """Filed, all materials received, everybody asked and signed: ready for 受理."""
    case = open_case(filing, by=crew.accepts)
    receive(case, said or {}, by=crew.accepts)
    meet_everybody(case, by=crew.accepts)
    return Case.objects.get(pk=case.pk)


def accepted(filing: Filing, crew: Crew, said: Said | None = None) -> Case:
    """Accepted, and the departments told."""
    case = step(ready(filing, crew, said), "accept", by=crew.accepts)
    tell(case)
    return Case.objects.get(pk=case.pk)


def receive(case: Case, said: Said, *, by: Actor) -> None:
    """Every missing line is handed in, saying what is given here, else something plausible.

    A paper may call for another by what it says; that one is handed in after it.
    """
    while rows := list(case.materials.filter(state=MaterialState.MISSING)):
        for row in rows:
            codes = [one.code for one in case.item.need(row.line).materials]
            code = next((one for one in codes if one in said), row.chosen or row.material)
            payload = said.get(code) or row.payload or what_it_says(case, code)
            why = why_on_paper(case, row)
            receive_material(case.pk, row.line, by=by, chosen=code, payload=payload, paper_reason=why)


def decide(case: Case, crew: Crew) -> Case:
    """初审 unless 即时办理, a visit where the item wants it, 核定, 登簿 or 办结, by different people."""
    if case.item.review == ReviewClass.TWO_STEP:
        step(case, "examine", by=crew.examines, reason="材料齐全，拟准予登记")
    asked = {use.word for use in case.item.gates_at("approve", true_facts(case))}
    if "site_was_visited" in asked:
        visit(case, crew)
    decides = crew.reviews_housing if case.item.owner == D.TRANSACTIONS else crew.approves
    step(case, "approve", by=decides, reason="符合登记条件，准予登记")
    last = "finish" if case.item.review == ReviewClass.NO_REGISTER else "record"
    done = step(case, last, by=decides, reason="准予办理")
    tell(case)
    return done


def visit(case: Case, crew: Crew, *, agrees: bool = True) -> None:
    """实地查看 by the examiner and the officer who approves."""
    companion = crew.approves.officer_id
    if companion is None:
        raise LookupError("演练的核定人员没有登录名")
    seen = Seen(
        visited_at=now(),
        place=case.located_at or "现场",
        companion_id=companion,
        agrees=agrees,
        finding="现场与申请材料一致" if agrees else "现场没有施工",
        photos=[Photo("现场.png", blank_photo())],
    )
    record_visit(case.pk, seen, by=crew.examines)


def blank_photo() -> bytes:
    """A PNG of one grey pixel."""
    kept = BytesIO()
    Image.new("RGB", (1, 1), "grey").save(kept, "PNG")
    return kept.getvalue()


def hand_everything_out(case: Case, crew: Crew) -> None:
    """缮证 and 发证: each certificate to its own holder, an organisation's to its agent."""
    count = Certificate.objects.valid().filter(case_number=case.number).count()
    if not count:
        return
    stock_up(count, by=crew.engrosses)
    for certificate in engross_case(case, by=crew.engrosses):
        hand_over(case, receiver_of(certificate), by=crew.engrosses, only=[certificate.pk])


def receiver_of(certificate: Certificate) -> Receiver:
    """The first holder, or an agent with a power of attorney where that is an organisation."""
    holder = certificate.entry.parties.filter(role="holder").order_by("position")[0]
    if is_person(holder.document_kind):
        return Receiver(holder.name, holder.document_kind, holder.document_number, signature=holder.name)
    clerk = made_up_person(CLERK)
    return Receiver(
        clerk.name,
        clerk.document_kind,
        clerk.document_number,
        signature=clerk.name,
        authority=f"{holder.name}授权委托书",
    )
