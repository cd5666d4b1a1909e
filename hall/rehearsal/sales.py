"""One sale through the same services as a counter's: from filing to archive, step by step."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from hall.cases.filing import Claimant, FiledUnit, Filing
from hall.cases.models import Applicant, Case, CaseMaterial
from hall.cases.questions import questions_for
from hall.cases.refusals import WarningsUnread
from hall.cases.services import meeting
from hall.cases.services.checklist import payload_of, receive_material
from hall.cases.services.intake import open_case
from hall.cases.services.steps import take_step
from hall.cases.shared_questions import questions_for_line
from hall.cases.states import ApplicantRole, CoOwnership, MaterialState
from hall.cashier.models import BillLine, Method
from hall.cashier.services.collecting import pay
from hall.catalogue import materials as m
from hall.catalogue.payload_fields import Kind
from hall.catalogue.payloads import fields_of
from hall.clock import today
from hall.rehearsal.crew import Crew
from hall.rehearsal.people import MadeUp
from hall.staff.actors import Actor
from registration.restrictions import read_books

SALE = "sale-of-existing-house"
PLACE = "云浮市不动产登记中心 5 号窗口"


def claimant(person: MadeUp, role: ApplicantRole, **more: Any) -> Claimant:
    """A made-up person as applicant."""
    return Claimant(role, person.name, person.document_kind, person.document_number, person.phone, **more)


def sale_filing(
    unit_number: str,
    seller: MadeUp,
    buyers: Sequence[MadeUp],
    *,
    price: Decimal,
    area: Decimal | None = None,
    buyer_homes: str = "only",
    seller_only_home: bool = False,
    hall_id: int | None = None,
    declared: dict[str, Any] | None = None,
) -> Filing:
    """The application of a sale with its contract and relief claim."""
    together = CoOwnership.JOINT if len(buyers) > 1 else CoOwnership.SOLE
    contract = {
        "contract_number": f"YC-{today():%Y}-{unit_number[-8:]}",
        "signed_on": today(),
        "price": price,
        "area": area,
    }
    relief = {"buyer_homes": buyer_homes, "seller_only_home": seller_only_home}
    return Filing(
        item_code=SALE,
        units=[FiledUnit(unit_number)],
        claimants=[
            claimant(seller, ApplicantRole.OBLIGOR),
            *(claimant(one, ApplicantRole.OBLIGEE, co_ownership=together) for one in buyers),
        ],
        payloads={m.SALE_CONTRACT.code: contract, m.TAX_RELIEF_CLAIM.code: relief},
        declared={"claims_tax_relief": True, **(declared or {})},
        hall_id=hall_id,
    )


def receive_everything(case: Case, *, by: Actor) -> None:
    """Every missing line is handed in, with particulars where the catalogue asks for them."""
    for row in case.materials.filter(state=MaterialState.MISSING):
        code = row.chosen or row.material
        receive_material(
            case.pk,
            row.line,
            by=by,
            payload=row.payload or what_it_says(case, code),
            paper_reason=why_on_paper(case, row),
        )


def why_on_paper(case: Case, row: CaseMaterial) -> str:
    """Why a line is taken on paper in a rehearsal although a connected department could confirm it."""
    return "演练中直接收原件" if questions_for_line(case, row) else ""


def what_it_says(case: Case, code: str) -> dict[str, Any] | None:
    """Plausible particulars of a paper of this case; a consent is given by everybody who holds a right."""
    said = particulars(code)
    if said and "given_by" in said:
        books = read_books(case.unit_numbers).values()
        people = [one for book in books for right in book.rights + book.land for one in right.holders]
        said["given_by"] = "、".join(dict.fromkeys(one.name for one in people)) or said["given_by"]
    return said


def particulars(code: str) -> dict[str, Any] | None:
    """Plausible particulars of a material; None where it has none."""
    made_up = {
        Kind.TEXT: "演练",
        Kind.PAST_DATE: today(),
        Kind.DATE: today(),
        Kind.AMOUNT: Decimal(10000),
        Kind.AMOUNT_OR_ZERO: Decimal(0),
        Kind.AREA: Decimal(100),
        Kind.YES_NO: "no",
        Kind.COURT_CASE: "（2026）粤5302执1234号",
        Kind.ORDER_NUMBER: "（2026）粤5302执1234号",
    }
    fields = fields_of(code)
    if not fields:
        return None
    return {field.name: field.choices[0][0] if field.choices else made_up[field.kind] for field in fields}


def meet_everybody(case: Case, *, by: Actor) -> None:
    """询问 and 面签 of every applicant, with the answers a sale usually gets."""
    for person in Applicant.objects.filter(case=case).select_related("case"):
        if not person.must_be_asked:
            continue
        answers = {q.code: usual_answer(q.code, q.choices) for q in questions_for(case, person)}
        meeting.interview(case.pk, person.pk, answers, place=PLACE, by=by)
        meeting.sign(case.pk, person.pk, signature=person.name, by=by)


def usual_answer(code: str, choices: Sequence[str]) -> str:
    return {"dispute": "没有", "occupied": "都没有"}.get(code, choices[0])


def step(case: Case, name: str, *, by: Actor, reason: str = "") -> Case:
    """Take a step; where reminders stand in its way, read them and go on with a reason for each."""
    try:
        return take_step(case.pk, name, by=by, reason=reason)
    except WarningsUnread as unread:
        read = dict.fromkeys(unread.gates, "已核实并告知当事人")
        return take_step(case.pk, name, by=by, reason=reason, acknowledged=read)


def file_sale(filing: Filing, crew: Crew) -> Case:
    """At the counter: filed, materials received, everybody asked, signed, accepted."""
    case = open_case(filing, by=crew.accepts)
    receive_everything(case, by=crew.accepts)
    meet_everybody(case, by=crew.accepts)
    return step(case, "accept", by=crew.accepts)


def pay_everything(case: Case, crew: Crew) -> Decimal:
    """All that is due, taxes and fees together; what was paid, in yuan."""
    due = list(BillLine.objects.due().filter(case=case))
    total = sum((line.amount for line in due), Decimal())
    if due:
        pay(case.pk, [line.pk for line in due], amount=total, method=Method.CODE, by=crew.collects)
    return total


def review_and_record(case: Case, crew: Crew) -> Case:
    """初审, 核定 and 登簿, each by somebody else than the one before where the law wants it."""
    step(case, "examine", by=crew.examines, reason="材料齐全，拟准予登记")
    step(case, "approve", by=crew.approves, reason="符合登记条件，准予登记")
    return step(case, "record", by=crew.approves, reason="准予登簿")


def price_of(case: Case) -> Decimal:
    """成交价 in yuan."""
    return Decimal(payload_of(case, m.SALE_CONTRACT.code)["price"])
