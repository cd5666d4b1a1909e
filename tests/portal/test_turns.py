"""Whose turn it is, when it will be done, and what to bring, as the case goes on."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from hall.cases.models import Applicant, Case
from hall.cases.services.co_reviews import settle
from hall.cases.services.steps import take_step
from hall.cases.services.supplement import ask_supplement
from hall.cases.states import Delivery, State, Verdict
from hall.cashier.models import BillLine, Method
from hall.cashier.services.collecting import pay
from hall.clock import now, today
from hall.identity.documents import DocumentKind
from hall.identity.masking import mask_name
from hall.portal.progress.lookup import Asker
from hall.portal.progress.money import bill_of
from hall.portal.progress.stages import stages_of
from hall.portal.progress.turns import Turn, turn_of
from hall.portal.progress.when import When, when_done
from hall.staff.departments import D
from taxation.services.assessing import issue, open_assessment
from tests.conftest import Clock
from tests.portal.conftest import asker
from tests.staff.makers import actor
from tests.taxation.sales import BUYER, accepted_sale, assessor, filed_sale

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("alone")]


def turn(case: Case, role: str = "obligee") -> Turn:
    who = asker(case, role)
    return turn_of(who, bill_of(who))


def marks(case: Case) -> list[tuple[str, str]]:
    who = asker(case)
    return [(stage.label, stage.mark) for stage in stages_of(who, bill_of(who))]


def when(case: Case) -> When:
    told = when_done(asker(case).case, today())
    assert told is not None
    return told


def billed_sale() -> Case:
    """A sale whose assessment was delivered: buyer and seller owe their taxes."""
    case = accepted_sale()
    open_assessment(case.number)
    issue(case.pk, by=assessor())
    return case


def pay_side(case: Case, role: str) -> None:
    lines = BillLine.objects.due().filter(case=case, payer_role=role)
    pay(case.pk, [line.pk for line in lines], amount=lines.total(), method=Method.CODE, by=actor("collect"))


def put(case: Case, **fields: Any) -> Case:
    Case.objects.filter(pk=case.pk).update(**fields)
    return Case.objects.get(pk=case.pk)


def test_before_acceptance_there_is_no_date_to_promise() -> None:
    case = filed_sale()
    assert turn(case).headline == "窗口正在收件，还没有受理"
    assert when_done(case, today()) is None
    assert marks(case)[0] == ("窗口正在收件", "now")


@pytest.mark.clause("G16", "G18")
def test_while_a_department_works_the_citizen_need_not_do_anything() -> None:
    case = accepted_sale()
    told = turn(case)
    assert told.headline == "等税务局核税、住建局审核"
    assert not told.mine
    assert {label for label, mark in marks(case) if mark == "now"} == {"等住建局审核", "等税务局核税"}
    assert when(case).due_on == date(2026, 9, 24)


@pytest.mark.clause("G16")
def test_after_the_assessment_it_is_the_payers_turn_with_the_amount(clock: Clock) -> None:
    case = billed_sale()
    told = turn(case)
    assert told.headline == "现在轮到您：缴纳税费"
    assert told.mine
    assert told.amount == sum(
        line.amount for line in BillLine.objects.filter(case=case, payer_role="obligee")
    )
    assert "买方应缴契税" in told.title
    assert "卖方的税费由对方缴" in told.other


@pytest.mark.clause("T10")
def test_waiting_for_payment_stops_the_clock_and_the_date_supposes_payment_today(clock: Clock) -> None:
    case = billed_sale()
    clock.move_to("2026-09-23 09:30")
    told = when(case)
    assert told.held_words == "计时暂停，等缴税"
    assert told.if_today == "今天缴清"
    assert told.due_on is not None
    assert told.due_on > date(2026, 9, 24)
    assert "暂停的日子也不算" in told.arithmetic
    assert "9月20日（周日）是调休上班日" in told.arithmetic
    assert all(cell.words for cell in told.strip.cells)


def test_who_has_paid_is_told_to_wait_for_the_other_side() -> None:
    case = billed_sale()
    pay_side(case, "obligee")
    assert turn(case).headline == "等卖方缴纳税费"
    assert turn(case, "obligor").headline == "现在轮到您：缴纳税费"
    who = asker(case)
    stage = next(s for s in stages_of(who, bill_of(who)) if s.label == "缴纳税费")
    assert stage.words == "买方已缴，卖方未缴"


def test_when_all_is_paid_the_registry_goes_on() -> None:
    case = billed_sale()
    pay_side(case, "obligee")
    pay_side(case, "obligor")
    settle(case.pk, D.TRANSACTIONS, Verdict.NOT_CONCERNED, "非政策性住房", by=actor("review_housing"))
    assert turn(case).headline == "登记机构正在审核"
    assert ("缴纳税费", "done") in marks(case)
    assert ("住建局已答复", "done") in marks(case)
    assert ("审核并登记", "now") in marks(case)


@pytest.mark.clause("M8", "T8")
def test_a_supplement_names_what_is_missing() -> None:
    case = accepted_sale()
    line = case.materials.all()[0]
    ask_supplement(case.pk, [line.line], why="合同缺页", by=actor("examine"))
    told = turn(case)
    assert told.headline == "现在轮到您：补充材料"
    assert line.name in told.title
    assert line.name in told.bring


@pytest.mark.parametrize(
    ("step", "duty", "headline"),
    [("withdraw", "accept", "申请已经撤回"), ("refuse", "approve", "登记机构决定不予登记")],
)
def test_a_case_that_ended_says_so_and_says_what_one_may_do(step: str, duty: str, headline: str) -> None:
    case = accepted_sale()
    take_step(case.pk, step, by=actor(duty), reason="当事人约定解除合同")
    told = turn(case)
    assert told.headline == headline
    assert told.words
    assert marks(case)[-1][1] == "now"


def test_a_declined_application_may_come_again() -> None:
    case = filed_sale()
    take_step(case.pk, "decline", by=actor("accept"), reason="缺少买卖合同")
    assert turn(case).headline == "这次没有受理"


@pytest.mark.clause("W5")
@pytest.mark.parametrize(
    ("delivery", "headline"),
    [(Delivery.COLLECT, "现在轮到您：领取证书"), (Delivery.POST, "证书做好了，正在邮寄")],
)
def test_when_the_certificate_is_made_it_is_collected_or_posted(delivery: Delivery, headline: str) -> None:
    case = put(accepted_sale(), recorded_at=now(), delivery=delivery)
    assert turn(case).headline == "已经登记，正在制作证书"
    case = put(case, engrossed_at=now())
    assert turn(case).headline == headline
    assert bool(turn(case).bring) == (delivery == Delivery.COLLECT)
    assert turn(put(case, issued_at=now())).headline == "已经办好"


@pytest.mark.clause("T1")
def test_the_clock_of_a_registered_case_stands_at_its_end(clock: Clock) -> None:
    case = accepted_sale()
    clock.move_to("2026-09-22 16:00")
    put(case, recorded_at=now(), outcome=State.RECORDED)
    clock.move_to("2026-10-20 09:00")
    told = when(case)
    assert told.ended_on == date(2026, 9, 22)
    assert told.used == 3
    assert told.badge.words == "已办结"
    assert told.strip.cells[-1].words == "第3日，办结"
    assert not any(cell.is_today for cell in told.strip.cells)


def test_a_late_case_says_that_it_is_late(clock: Clock) -> None:
    case = accepted_sale()
    clock.move_to("2026-09-28 09:00")
    assert when(case).left < 0
    assert when(case).badge.meaning == "stop"


def test_amounts_are_exact() -> None:
    told = turn(billed_sale())
    assert told.amount == Decimal(told.amount or 0).quantize(Decimal("0.01"))


def test_the_bank_of_a_mortgage_is_not_asked_for_the_buyers_taxes() -> None:
    case = filed_sale()
    case.applicants.create(
        part_ordinal=2,
        role="obligee",
        ordinal=9,
        name="云石银行云城支行",
        document_kind=DocumentKind.USCC,
        document_number="91445399MA4TEKT06L",
        asked_at=now(),
        signed_at=now(),
    )
    take_step(case.pk, "accept", by=actor("accept"))
    open_assessment(case.number)
    issue(case.pk, by=assessor())
    taxes = BillLine.objects.due().taxes().filter(case=case, payer_role="obligee")
    assert {line.payer for line in taxes} == {mask_name(BUYER)}
    bank = Applicant.objects.select_related("case__hall").get(case=case, part_ordinal=2)
    bill = bill_of(Asker(bank.case, bank))
    assert not [line for line in bill.mine if line.kind == "tax"]
    assert mask_name(BUYER) in turn_of(Asker(bank.case, bank), bill).headline
