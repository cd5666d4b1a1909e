"""缴款: the lines of the bill, and the 核税缴款通知书 frozen when it is delivered."""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal

from hall.cases.models import Case
from hall.cases.services.checklist import payload_of
from hall.cases.states import ApplicantRole
from hall.cashier.models import LineKind
from hall.cashier.services.billing import Charge
from hall.catalogue import materials as m
from hall.papers.contents.money import TaxLine as PrintedLine
from hall.papers.contents.money import TaxNotice
from hall.papers.contents.shared import Office, Property
from hall.papers.kinds import PaperKind
from hall.papers.models import Paper
from hall.papers.services import freeze
from hall.staff.actors import Actor
from hall.staff.department_names import department_name
from hall.staff.departments import D
from taxation.models import AssessmentLine, AssessmentRevision
from taxation.services.credits import ROLES, Paid, excess, paid_taxes
from taxation.sheet import Payer, payer_name, percent
from taxation.situation import FEN, to_fen

WINDOW = "税费缴纳窗口"


def charges_of(revision: AssessmentRevision, paid: Paid) -> list[Charge]:
    """The lines to be billed: what is above zero and not paid yet, each to its payer.

    Payers are those of the transfer (part 1): the bank of a mortgage filed with it owes none of it.
    """
    left, charges = dict(paid), []
    for line in revision.lines.all():
        key = line.tax, ROLES[line.payer].value
        credit = min(line.amount, left.get(key, Decimal(0)))
        left[key] = left.get(key, Decimal(0)) - credit
        if line.amount > credit:
            charges.append(
                Charge(
                    code=line.tax,
                    name=f"{line.get_tax_display()}{'（补缴）' if credit else ''}",
                    kind=LineKind.TAX,
                    payer_role=ROLES[line.payer],
                    amount=line.amount - credit,
                    basis=line.legal_basis,
                    part=1,
                )
            )
    return charges


def freeze_notice(case: Case, revision: AssessmentRevision, *, by: Actor, at: datetime) -> Paper:
    """Freeze the 核税缴款通知书 in the transaction of its delivery (契税法第十条、第十一条)."""
    return freeze(
        kind=PaperKind.TAX_NOTICE,
        subject=f"case:{case.number}",
        case_number=case.number,
        content=notice_content(case, revision, by=by, at=at),
        by=by,
    )


def notice_content(case: Case, revision: AssessmentRevision, *, by: Actor, at: datetime) -> TaxNotice:
    """What the notice says: parties, property, every line with base, rate, relief, amount and basis."""
    passing = [one for one in case.people if one.part_ordinal == 1]
    people = {role: tuple(one.name for one in passing if one.role == role) for role in ROLES.values()}
    hall = case.hall
    return TaxNotice(
        office=Office(
            name=department_name(D.TAXATION),
            hall=hall.name if hall else "",
            address=hall.address if hall else "",
        ),
        case_number=case.number,
        property=property_of(case, revision),
        sellers=people[ApplicantRole.OBLIGOR],
        buyers=people[ApplicantRole.OBLIGEE],
        price=revision.transfer.price,
        assessed_price=revision.net_price,
        lines=tuple(printed(line, revision) for line in revision.lines.all()),
        total=revision.total,
        assessed_on=at.date(),
        assessed_by=by.label,
        pay_at=f"{hall.name}{WINDOW}" if hall else WINDOW,
        payment_code=case.number,
        note=note_of(revision),
    )


def property_of(case: Case, revision: AssessmentRevision) -> Property:
    """The unit as the notice describes it."""
    certificate = payload_of(case, m.TITLE_CERTIFICATE.code)
    return Property(
        location=case.located_at or "见登记簿",
        unit_number=case.unit_numbers[0],
        area=revision.transfer.area,
        usage="住宅" if revision.transfer.housing else "非住宅",
        former_certificate=str(certificate.get("number", "")),
    )


def printed(line: AssessmentLine, revision: AssessmentRevision) -> PrintedLine:
    """One line as printed: 1.5%, 免征; relief is what the halving takes off."""
    full = to_fen(line.base * line.rate) if line.rate is not None else line.amount
    return PrintedLine(
        tax=line.get_tax_display(),
        payer=payer_name(revision.transfer, Payer(line.payer)),
        base=line.base,
        rate=percent(line.rate) or line.get_verdict_display(),
        relief=max(full - line.amount, Decimal(0)) if line.share < 1 and not line.was_changed else Decimal(0),
        amount=line.amount,
        basis="；".join(filter(None, [line.relief, line.legal_basis])),
    )


def note_of(revision: AssessmentRevision) -> str:
    """What the payer should know besides the lines."""
    over = sum(excess(revision, paid_taxes(revision.assessment.case_id)).values(), Decimal(0))
    back = f"多缴 {over:,.2f} 元由税务局退还，不必申请。" if over else ""
    if revision.total < FEN:
        return f"本次转移依法免征、不征，无应缴税款，不必到窗口缴税。{back}"
    if revision.credited and not revision.outstanding:
        return f"应纳税额已经缴清，不必再缴。{back}"
    rest = f"已缴 {revision.credited:,.2f} 元，本次应补缴 {revision.outstanding:,.2f} 元。"
    paid = rest if revision.credited else ""
    waits = "税款缴清之前，承诺办理时限中止计算；缴清后完税信息由系统自动传给登记机构，不必提交凭证。"
    return f"{paid}{back}{waits}"
