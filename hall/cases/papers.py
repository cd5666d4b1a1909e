"""The papers a case gives out, each frozen in the transaction of its step (architecture §1, papers)."""

from __future__ import annotations

from django.conf import settings

from hall.cases import paper_blocks as b
from hall.cases.application_blocks import easement_terms, mortgage_terms, right_kind
from hall.cases.giving import give
from hall.cases.models import Applicant, Case, Interview
from hall.cases.ports import Happened, follows
from hall.cases.services.checklist import payload_of
from hall.cases.states import ApplicantRole, Delivery
from hall.catalogue import materials as m
from hall.catalogue.causes import OF_EFFECT, cause_of
from hall.clock import day_of
from hall.papers.contents import application, decisions, reception
from hall.papers.contents.shared import MaterialLine
from hall.papers.kinds import PaperKind
from hall.papers.models import Paper
from hall.staff.actors import Actor

OBLIGEE, OBLIGOR = ApplicantRole.OBLIGEE, ApplicantRole.OBLIGOR
DEEDS = (
    m.SALE_CONTRACT.code,
    m.EXCHANGE_CONTRACT.code,
    m.GIFT_CONTRACT.code,
    m.PRESALE_CONTRACT.code,
)
NOTES = (
    "凭本通知书和身份证原件领证",
    "凭受理编号和申请人身份证号后六位可以查询进度",
    "选择邮寄的，办结后寄出",
)


def application_of(case: Case) -> application.Application:
    """不动产登记申请书, pre-filled, with 合同备案 and 纳税申报 items ([S2] 三)."""
    deed, relief = payload_of(case, *DEEDS), payload_of(case, m.TAX_RELIEF_CLAIM.code)
    return application.Application(
        office=b.office(case),
        case_number=case.number,
        received_on=day_of(case.filed_at),
        received_by=case.filed_by.name if case.filed_by else "",
        item=case.item.name,
        right_kind=right_kind(case),
        registration_kind=registration_kind(case.item.name),
        cause=registration_cause(case),
        cause_documents=tuple(row.name for row in case.checklist if row.payload),
        obligees=b.people(case, OBLIGEE, ApplicantRole.INTERESTED),
        obligors=b.people(case, OBLIGOR),
        properties=b.properties(case),
        mortgage=mortgage_terms(case),
        easement=easement_terms(case),
        contract=application.ContractFiling(
            price=deed["price"],
            contract_number=deed.get("contract_number") or "",
            signed_on=deed.get("signed_on"),
            area=deed.get("area"),
        )
        if "price" in deed
        else None,
        tax=application.TaxDeclaration(
            declared_price=deed["price"], reliefs=("家庭住房优惠",) if relief else ()
        )
        if "price" in deed
        else None,
        separate_certificates=any(one.holds_certificate for one in case.people),
        delivery=Delivery(case.delivery).label,
    )


def freeze_application(case: Case, *, by: Actor) -> Paper:
    """The application as the applicants sign it."""
    return give(case, PaperKind.APPLICATION, application_of(case), by=by, queued=False)


def registration_cause(case: Case) -> str:
    """登记原因: what the document of the transfer carries, else what the registration is for."""
    for row in case.checklist:
        if not row.is_missing and (cause := cause_of(row.chosen or row.material, row.payload or {})):
            return cause
    effect = case.item.effects[0] if case.item.effects else None
    part = case.item.parts[0].name if case.item.parts else case.item.name
    return OF_EFFECT.get(effect, part) if effect else part


def registration_kind(item_name: str) -> str:
    """The box of the form that the item's name contains; 其他 for none."""
    return next((kind for kind in application.REGISTRATIONS if kind in item_name), application.OTHER)


def freeze_interview(case: Case, applicant: Applicant, record: Interview, *, by: Actor) -> Paper:
    """询问笔录 of one applicant, signed."""
    content = reception.Interview(
        office=b.office(case),
        case_number=case.number,
        asked_at=record.asked_at,
        place=record.place,
        asked_by=record.asked_by.name if record.asked_by else by.label,
        respondent=b.person(applicant),
        role=ApplicantRole(applicant.role).label,
        property=b.properties(case)[0],
        item=case.item.name,
        questions=tuple(
            reception.Question(question=one["question"], answer=one["answer"]) for one in record.answers
        ),
    )
    return give(case, PaperKind.INTERVIEW, content, by=by, part=applicant.pk, queued=False)


@follows("accept")
def freeze_acceptance(happened: Happened) -> None:
    """受理通知书 (条例第十七条)."""
    case = happened.case
    content = reception.Acceptance(
        office=b.office(case),
        case_number=case.number,
        item=case.item.name,
        applicants=b.names(case),
        accepted_at=happened.now,
        properties=b.properties(case),
        materials=b.material_lines(case.checklist),
        promised=f"{case.promised_days} 个工作日" if case.promised_days else "即时办理",
        promised_on=case.promised_due_on,
        promised_provisional=case.due_is_provisional,
        statutory=f"{case.statutory_days} 个工作日",
        statutory_on=case.statutory_due_on,
        delivery=Delivery(case.delivery).label,
        progress_code="申请人身份证号后六位",
        progress_url=f"{settings.HALL_URL}/progress/?number={case.number}",
        received_by=happened.by.label,
        notes=NOTES,
    )
    give(case, PaperKind.ACCEPTANCE, content, by=happened.by)


@follows("decline")
def freeze_decline(happened: Happened) -> None:
    """不予受理告知书 with everything to be put right (条例第十七条; M7, M8)."""
    case = happened.case
    missing = tuple(
        reception.Missing(name=row.name, fault="未提交", remedy="请提交原件")
        for row in case.checklist
        if row.is_missing
    )
    content = reception.Decline(
        office=b.office(case),
        case_number=case.number,
        item=case.item.name,
        applicants=b.names(case),
        location=case.located_at,
        received_at=case.filed_at,
        grounds=(reception.INCOMPLETE,) if missing else ("其他",),
        explanation=happened.reason,
        missing=missing,
        remedy=b.REMEDY,
        decided_by=happened.by.label,
        decided_on=happened.now.date(),
    )
    give(case, PaperKind.DECLINE, content, by=happened.by)


@follows("withdraw")
def freeze_withdrawal(happened: Happened) -> None:
    """撤回登记申请凭证 (条例第十五条)."""
    case = happened.case
    content = reception.Withdrawal(
        office=b.office(case),
        case_number=case.number,
        item=case.item.name,
        applicants=b.names(case),
        location=case.located_at,
        reason=happened.reason,
        withdrawn_at=happened.now,
        materials_returned=b.material_lines(row for row in case.checklist if row.state == "supplied"),
        refunds="未缴的税费作废；已缴的登记费、税款分别由登记机构、税务机关办理退还",
        received_by=happened.by.label,
    )
    give(case, PaperKind.WITHDRAWAL, content, by=happened.by)


@follows("refuse")
def freeze_refusal(happened: Happened) -> None:
    """不予登记告知书 (条例第二十二条)."""
    case = happened.case
    brought = b.material_lines(row for row in case.checklist if row.state == "supplied")
    content = decisions.Refusal(
        office=b.office(case),
        case_number=case.number,
        item=case.item.name,
        applicants=b.names(case),
        property=b.properties(case)[0],
        accepted_on=day_of(case.accepted_at or case.filed_at),
        facts=happened.reason,
        ground=ground_of(happened.reason),
        basis="《不动产登记暂行条例》第二十二条",
        materials_returned=brought,
        refunds="未缴的税费作废；已缴的登记费、税款分别由登记机构、税务机关办理退还",
        remedy=b.REMEDY,
        decided_on=happened.now.date(),
        decided_by=happened.by.label,
    )
    paper = give(case, PaperKind.REFUSAL, content, by=happened.by)
    if brought:
        return_materials(happened, paper, brought)


def return_materials(happened: Happened, refusal: Paper, brought: tuple[MaterialLine, ...]) -> None:
    """申请材料退回通知书: the originals go back with the refusal (条例第二十二条)."""
    case = happened.case
    content = decisions.MaterialsReturn(
        office=b.office(case),
        case_number=case.number,
        item=case.item.name,
        applicants=b.names(case),
        notice_number=refusal.official_number,
        materials=brought,
        returned_on=happened.now.date(),
        returned_by=happened.by.label,
    )
    give(case, PaperKind.MATERIALS_RETURN, content, by=happened.by)


def ground_of(reason: str) -> str:
    """Which of the four grounds of 条例第二十二条 the reason names; the last where it names none."""
    grounds = decisions.REFUSAL_GROUNDS
    words = {"违反": grounds[0], "争议": grounds[1], "期限": grounds[2]}
    return next((ground for word, ground in words.items() if word in reason), grounds[3])


@follows("record", "finish")
def freeze_approval(happened: Happened) -> None:
    """审批表: every opinion from acceptance to 登簿."""
    case = happened.case
    events = case.events.filter(verb__in=["accept", "examine", "approve", "answer", "record", "finish"])
    opinions = tuple(
        decisions.Opinion(
            step=event.label,
            department=event.by_department or "登记机构",
            text=event.reason or event.label,
            officer=event.by_label,
            at=event.happened_at,
        )
        for event in events
    )
    content = decisions.Approval(
        office=b.office(case),
        case_number=case.number,
        item=case.item.name,
        cause=registration_cause(case),
        obligees=b.names(case, OBLIGEE, ApplicantRole.INTERESTED),
        obligors=b.names(case, OBLIGOR),
        properties=b.properties(case),
        opinions=opinions,
    )
    give(case, PaperKind.APPROVAL, content, by=happened.by, queued=False)


def signed_papers(case: Case, applicant: Applicant, *, by: Actor) -> None:
    """What one signature signs: the application, once for all, and the applicant's own interview."""
    others = case.applicants.exclude(pk=applicant.pk)
    if not others.exclude(signed_at=None).exists():
        freeze_application(case, by=by)
    freeze_interview(case, applicant, applicant.interview, by=by)
