"""True/false sentences a step may depend on; each docstring is the reason shown when it is false."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hall.cases.sides import leading_role
from hall.cases.states import MaterialState, State, Verdict
from hall.catalogue.words import ReviewClass
from hall.clock.grounds import StopGround

if TYPE_CHECKING:
    from hall.cases.models import Case


def materials_are_complete(case: Case) -> bool:
    """材料还没有收齐，请补齐后再受理，或者出具不予受理告知书（一次性告知）"""
    return not any(material.is_missing for material in case.checklist)


def people_have_been_asked(case: Case) -> bool:
    """还有申请人没有询问，请完成询问笔录"""
    return all(person.was_asked for person in case.people if person.must_be_asked)


def people_have_signed(case: Case) -> bool:
    """还有申请人没有签名，请完成面签"""
    return all(person.signed_at for person in case.people if person.must_sign)


def nothing_is_paused(case: Case) -> bool:
    """本件计时中止，请先解除中止事由"""
    return not case.stopped_by


def only_taxes_are_awaited(case: Case) -> bool:
    """本件计时中止，请先解除中止事由"""
    return case.stopped_by in {"", StopGround.UNPAID_TAX}


def examination_is_due(case: Case) -> bool:
    """即时办理的事项不经初审，请直接核定"""
    return case.item.review is ReviewClass.TWO_STEP


def review_is_ready_for_approval(case: Case) -> bool:
    """本件尚未初审"""
    return case.state != State.ACCEPTED or case.item.review is not ReviewClass.TWO_STEP


def departments_have_answered(case: Case) -> bool:
    """联办部门还没有全部答复"""
    return all(review.verdict != Verdict.OPEN for review in case.reviews)


def no_department_objects(case: Case) -> bool:
    """有联办部门不同意，请退回或者不予登记"""
    return all(review.verdict != Verdict.OBJECTED for review in case.reviews)


def register_is_written(case: Case) -> bool:
    """本事项不登簿，请直接办结"""
    return case.item.review is not ReviewClass.NO_REGISTER


def register_is_not_written(case: Case) -> bool:
    """本事项须登簿，不能直接办结"""
    return case.item.review is ReviewClass.NO_REGISTER


def certificate_is_made(case: Case) -> bool:
    """本事项不发证书，请直接归档"""
    return case.makes_certificate


def case_may_be_filed(case: Case) -> bool:
    """还有证书没有发出，发证后再归档"""
    return case.state != State.RECORDED or not case.makes_certificate


def obligee_is_known(case: Case) -> bool:
    """没有登记权利人，请补充受让方"""
    wanted = leading_role(case.item.parts[0]) if case.item.parts else None
    return wanted is None or any(person.role == wanted for person in case.people)


def later_materials_have_come(case: Case) -> bool:
    """完税凭证还没有由税务局共享过来"""
    return not any(material.state == MaterialState.LATER for material in case.checklist)


def earlier_reviewer(case: Case) -> int | None:
    """Who may not approve: the examiner, or in 即时办理 the one who accepted (check:R34)."""
    once = case.item.review is not ReviewClass.TWO_STEP
    return case.accepted_by_id if once else case.examined_by_id


def acceptor(case: Case) -> int | None:
    """Who may not record: the officer who accepted (check:R34)."""
    return case.accepted_by_id
