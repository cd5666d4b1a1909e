"""The one door: what it asks, what it says, what it keeps."""

from dataclasses import replace

import pytest
from django.core.exceptions import PermissionDenied

from hall.cases.conditions import examination_is_due
from hall.cases.models import Case, CaseEvent, Finding
from hall.cases.refusals import CaseMovedOn, WarningsUnread
from hall.cases.services.steps import take_step
from hall.cases.states import State
from hall.cases.step import STEPS
from hall.rehearsal import sales
from hall.rehearsal.crew import Crew, crew
from hall.staff.actors import CLOCKWORK, officer_actor
from tests.cases import makers
from tests.cases.makers import owned_home, read, refusals
from tests.conftest import Clock
from tests.registration.makers import in_transaction, mortgage, residence, seize
from tests.staff.makers import officer

pytestmark = pytest.mark.django_db


@pytest.fixture
def people() -> Crew:
    owned_home()
    return crew()


@pytest.mark.clause("W1", "W2", "M7")
def test_every_unmet_condition_is_named_at_once(people: Crew) -> None:
    said = refusals(makers.filed_sale(people), "accept", by=people.accepts)
    assert said == (
        "材料还没有收齐，请补齐后再受理，或者出具不予受理告知书（一次性告知）",
        "还有申请人没有询问，请完成询问笔录",
        "还有申请人没有签名，请完成面签",
    )


@pytest.mark.clause("P6")
def test_every_gate_that_blocks_is_named_at_once(people: Crew) -> None:
    case = makers.accepted_sale(people)
    mortgage(forbids_transfer=True)
    seize()
    first, second = sorted(refusals(case, "examine", by=people.examines))
    assert first == "云石银行云城支行的抵押权约定禁止或者限制转让，须抵押权人书面同意转让"
    assert second.startswith("已被查封，不能办理：云浮市云城区人民法院（2026）粤5302执301号")


@pytest.mark.clause("promise:R11", "promise:R5", "G5")
def test_a_step_out_of_order_says_who_did_what_and_when(people: Crew, clock: Clock) -> None:
    case = makers.accepted_sale(people)
    clock.move_to("2026-09-18 10:42")
    take_step(case.pk, "examine", by=people.examines)
    clock.move_to("2026-09-18 10:43")
    with pytest.raises(CaseMovedOn) as late:
        take_step(case.pk, "examine", by=people.examines)
    assert late.value.reasons == (
        "本件现为“已初审”，不能初审：陈若衡已于9月18日 10:42办理“初审”，请刷新页面",
    )


@pytest.mark.clause("promise:R11")
def test_a_refused_step_leaves_the_case_as_it_was(people: Crew) -> None:
    case = makers.accepted_sale(people)
    before = (read(case).state, CaseEvent.objects.count(), Finding.objects.count())
    for name in ("record", "engross", "issue", "archive", "approve"):
        refusals(case, name, by=replace(people.approves, duties=frozenset({name})))
    assert (read(case).state, CaseEvent.objects.count(), Finding.objects.count()) == before


@pytest.mark.clause("promise:R11", "G10")
def test_an_officer_without_the_duty_is_denied_whatever_the_case_is_like(people: Crew) -> None:
    case = makers.accepted_sale(people)
    with pytest.raises(PermissionDenied, match="您的岗位不能办理“初审”"):
        take_step(case.pk, "examine", by=people.accepts)


@pytest.mark.clause("promise:R11")
def test_an_officer_who_was_disabled_opens_no_door(people: Crew) -> None:
    case = makers.accepted_sale(people)
    gone = officer_actor(officer("examine", is_active=False))
    with pytest.raises(PermissionDenied):
        take_step(case.pk, "examine", by=gone)


@pytest.mark.clause("promise:R12", "G3", "check:R34")
def test_the_examiner_may_not_approve_the_same_case(people: Crew) -> None:
    case = makers.paid_sale(people)
    both = replace(people.examines, duties=frozenset({"examine", "approve"}))
    take_step(case.pk, "examine", by=both)
    assert "前一环节由您本人经办，不能再由您核定，请交其他人办理" in refusals(case, "approve", by=both)
    assert take_step(case.pk, "approve", by=people.approves).state == State.APPROVED


@pytest.mark.clause("promise:R12", "check:R34")
def test_who_accepted_may_not_record(people: Crew) -> None:
    case = makers.approved_sale(people)
    both = replace(people.accepts, duties=frozenset({"accept", "record"}))
    assert refusals(case, "record", by=both) == ("前一环节由您本人经办，不能再由您登簿，请交其他人办理",)


@pytest.mark.clause("promise:R12")
def test_four_eyes_begin_anew_after_a_case_was_sent_back(people: Crew) -> None:
    case = makers.paid_sale(people)
    both = replace(people.examines, duties=frozenset({"examine", "approve", "send_back"}))
    take_step(case.pk, "examine", by=both)
    take_step(case.pk, "send_back", by=both, reason="坐落有误")
    take_step(case.pk, "examine", by=officer_actor(officer("examine")))
    assert take_step(case.pk, "approve", by=both).state == State.APPROVED


@pytest.mark.clause("promise:R12", "T5")
def test_where_one_review_is_enough_it_is_not_by_who_accepted() -> None:
    """即时办理 (objection, row 21): approve ≠ accept, and nobody examines."""
    case = Case(item_code="objection", state=State.ACCEPTED, accepted_by_id=7)
    acceptor, colleague = (replace(CLOCKWORK, officer_id=number) for number in (7, 8))
    assert STEPS["approve"].is_own_work(case, acceptor)
    assert not STEPS["approve"].is_own_work(case, colleague)
    assert not examination_is_due(case)


@pytest.mark.clause("check:R10", "P6")
def test_a_reminder_must_be_read_and_answered_with_a_reason(people: Crew) -> None:
    case = makers.accepted_sale(people)
    mortgage()
    with pytest.raises(WarningsUnread) as reminded:
        take_step(case.pk, "examine", by=people.examines)
    assert reminded.value.gates == ("mortgagees_are_notified",)
    assert reminded.value.reasons == ("请阅知提醒并填写理由：房屋上有抵押权，转移后继续存在，须通知抵押权人",)
    with pytest.raises(WarningsUnread):
        take_step(case.pk, "examine", by=people.examines, acknowledged={"mortgagees_are_notified": ""})


@pytest.mark.clause("check:R10", "promise:R13")
def test_the_reason_for_passing_over_a_reminder_is_kept_and_not_asked_again(people: Crew) -> None:
    case = makers.paid_sale(people)
    mortgage()
    why = {"mortgagees_are_notified": "已书面通知云石银行，回执附卷"}
    take_step(case.pk, "examine", by=people.examines, acknowledged=why)
    kept = Finding.objects.get(case=case, step="examine", gate="mortgagees_are_notified")
    assert (kept.overridden_because, kept.overridden_by) == ("已书面通知云石银行，回执附卷", "陈若衡")
    assert (kept.severity, kept.passed) == ("warn", False)
    assert "云石银行云城支行 580,000.00 元，第 1 顺位" in kept.evidence
    assert take_step(case.pk, "approve", by=people.approves).state == State.APPROVED


@pytest.mark.clause("check:R17")
def test_another_reminder_later_is_asked_for_itself(people: Crew) -> None:
    case = makers.paid_sale(people)
    mortgage()
    why = {"mortgagees_are_notified": "已通知"}
    take_step(case.pk, "examine", by=people.examines, acknowledged=why)
    residence()
    with pytest.raises(WarningsUnread) as reminded:
        take_step(case.pk, "approve", by=people.approves)
    assert reminded.value.gates == ("residence_right_is_carried_over",)


@pytest.mark.clause("check:R03")
def test_a_block_cannot_be_acknowledged_away(people: Crew) -> None:
    case = makers.accepted_sale(people)
    seize()
    said = refusals(case, "examine", by=people.examines, acknowledged={"unit_is_not_seized": "不要紧"})
    assert said[0].startswith("已被查封，不能办理")


@pytest.mark.clause("check:R03", "P7", "promise:R6")
def test_a_seizure_served_while_a_sale_runs_stops_the_sale_at_record(people: Crew) -> None:
    case = makers.approved_sale(people)
    in_transaction(seize)
    said = refusals(case, "record", by=people.approves)
    assert said[0].startswith("已被查封，不能办理：云浮市云城区人民法院")
    assert read(case).state == State.APPROVED


@pytest.mark.clause("P6", "P7")
def test_the_step_keeps_what_every_gate_answered(people: Crew) -> None:
    case = makers.accepted_sale(people)
    asked = {use.word for use in case.item.gates_at("accept", set())}
    kept = Finding.objects.filter(case=case, step="accept")
    assert {row.gate for row in kept} == asked
    assert all(row.passed for row in kept)


@pytest.mark.clause("P7")
def test_record_asks_every_gate_of_the_earlier_steps_again(people: Crew) -> None:
    gates = makers.filed_sale(people).item.gates
    later = {"engross", "issue"}
    forgotten = [use.word for use in gates if not use.at & later and "record" not in use.at]
    assert forgotten == []


def test_a_reason_is_asked_for_where_the_case_goes_back_or_ends(people: Crew) -> None:
    case = makers.accepted_sale(people)
    assert refusals(case, "refuse", by=people.examines, reason=" ") == ("请填写不予登记的理由",)
    assert refusals(case, "withdraw", by=people.accepts) == ("请填写撤回的理由",)


def test_a_case_that_was_sent_back_is_examined_anew_and_keeps_its_history(people: Crew) -> None:
    case = makers.approved_sale(people)
    back = sales.step(case, "send_back", by=people.approves, reason="权利人姓名与证件不一致")
    assert (back.state, back.queue) == (State.ACCEPTED, "examination")
    assert (back.examined_by_id, back.approved_by_id) == (None, None)
    event = case.events.order_by("-id")[0]
    assert (event.verb, event.from_state, event.to_state, event.reason) == (
        "send_back",
        "approved",
        "accepted",
        "权利人姓名与证件不一致",
    )
    sales.review_and_record(case, people)
    assert read(case).state == State.RECORDED
