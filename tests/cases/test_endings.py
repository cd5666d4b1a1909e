"""How a case ends before 登簿: declined, refused, withdrawn – and what that leaves behind."""

from decimal import Decimal

import pytest
from django.core.exceptions import PermissionDenied

from hall.cases.models import Case
from hall.cases.refusals import StepRefused
from hall.cases.services.checklist import missing_lines, receive_material
from hall.cases.services.co_reviews import reopen, settle
from hall.cases.services.pauses import open_pause
from hall.cases.services.steps import take_step
from hall.cases.states import State, Verdict
from hall.cashier.models import BillLine, LineState, Refund
from hall.clock.grounds import StopGround
from hall.exchange.courier import deliver_all
from hall.exchange.models import Notice
from hall.papers.models import Paper
from hall.rehearsal.crew import Crew, crew
from hall.staff.actors import CLOCKWORK
from hall.staff.departments import D
from registration.models import Entry
from taxation.services.assessing import issue
from tests.cases import makers
from tests.cases.makers import owned_home, read, refusals
from tests.registration.makers import title

pytestmark = pytest.mark.django_db
ENDINGS = ("refuse", "withdraw")


@pytest.fixture
def people() -> Crew:
    owned_home()
    return crew()


def end(case: Case, name: str, people: Crew, reason: str = "买卖合同已经解除") -> Case:
    by = people.examines if name == "refuse" else people.accepts
    return take_step(case.pk, name, by=by, reason=reason)


@pytest.mark.clause("M7", "M8", "W2", "P17")
def test_what_is_not_accepted_is_declined_with_the_complete_list(people: Crew) -> None:
    case = makers.filed_sale(people)
    receive_material(case.pk, "2-2a", by=people.accepts)
    missing = [row.name for row in missing_lines(read(case))]
    declined = take_step(case.pk, "decline", by=people.accepts, reason="申请材料不齐全")
    assert (declined.state, declined.outcome) == (State.DECLINED, State.DECLINED)
    paper = Paper.objects.get(case_number=case.number, kind="decline")
    text = str(paper.content)
    assert missing == ["不动产权属证书", "买卖合同", "税费优惠申报证明材料"]
    assert all(name in text for name in missing)
    assert "身份证明" not in [line["name"] for line in paper.content["missing"]]


@pytest.mark.clause("M7", "I6")
def test_a_declined_application_has_run_no_clock_and_was_told_to_no_department(people: Crew) -> None:
    case = makers.filed_sale(people)
    declined = take_step(case.pk, "decline", by=people.accepts, reason="不属于本机构登记范围")
    assert (declined.clock_from, declined.promised_due_on) == (None, None)
    assert not Notice.objects.filter(stream=case.number).exists()
    assert {review.verdict for review in declined.co_reviews.all()} == {Verdict.CLOSED}


@pytest.mark.clause("G4", "check:R27")
def test_the_unit_is_free_again_after_a_case_has_ended(people: Crew) -> None:
    declined = makers.filed_sale(people)
    take_step(declined.pk, "decline", by=people.accepts, reason="材料不齐全")
    withdrawn = makers.accepted_sale(people)
    end(withdrawn, "withdraw", people)
    assert makers.accepted_sale(people).state == State.ACCEPTED


@pytest.mark.clause("P17", "G21")
def test_a_refusal_gives_the_papers_back_with_a_notice_of_their_own(people: Crew) -> None:
    case = makers.accepted_sale(people)
    end(case, "refuse", people)
    refusal, back = (
        Paper.objects.get(case_number=case.number, kind=kind) for kind in ("refusal", "materials-return")
    )
    assert back.content["notice_number"] == refusal.official_number
    assert back.content["materials"] == refusal.content["materials_returned"]


@pytest.mark.parametrize("ending", ENDINGS)
@pytest.mark.clause("P16", "P17")
def test_an_ended_case_leaves_no_question_no_pause_and_no_bill(people: Crew, ending: str) -> None:
    case = makers.accepted_sale(people)
    issue(case.pk, by=people.assesses)
    open_pause(case.pk, StopGround.COURT, document="（2026）粤5302执1号", by=people.examines)
    ended = end(read(case), ending, people)
    assert not ended.co_reviews.filter(verdict=Verdict.OPEN).exists()
    assert not ended.pauses.filter(until=None).exists()
    assert {line.state for line in BillLine.objects.filter(case=case)} == {LineState.VOID}
    assert (ended.stopped_by, ended.queue, ended.outcome) == ("", "filing", ended.state)
    assert not Refund.objects.exists()


@pytest.mark.parametrize("ending", ENDINGS)
@pytest.mark.clause("P16", "P17", "W3")
def test_what_was_paid_opens_a_refund_with_the_department_that_billed_it(people: Crew, ending: str) -> None:
    case = makers.paid_sale(people)
    paid = BillLine.objects.filter(case=case).total()
    end(case, ending, people)
    back = Refund.objects.is_open()
    assert sum((refund.amount for refund in back), Decimal()) == paid > 0
    fees, taxes = (back.of_department(one) for one in (D.REGISTRATION, D.TAXATION))
    assert {refund.line.kind for refund in fees} == {"fee"}
    assert {refund.line.kind for refund in taxes} == {"tax"}
    assert all("买卖合同已经解除" in refund.reason for refund in back)


@pytest.mark.parametrize("ending", ENDINGS)
@pytest.mark.clause("P7", "P16")
def test_the_register_knows_nothing_of_a_case_that_ended_before_it(people: Crew, ending: str) -> None:
    case = makers.approved_sale(people)
    before = Entry.objects.count()
    end(case, ending, people)
    assert Entry.objects.count() == before
    assert title().case_number == "2019051400001"


@pytest.mark.clause("P17")
def test_a_refusal_is_a_paper_with_facts_basis_and_remedy(people: Crew) -> None:
    case = makers.accepted_sale(people)
    end(case, "refuse", people, reason="存在尚未解决的权属争议")
    content = Paper.objects.get(case_number=case.number, kind="refusal").content
    assert content["facts"] == "存在尚未解决的权属争议"
    assert "第二十二条" in content["basis"]
    assert "权属争议" in content["ground"]
    assert content["remedy"] == {
        "review_body": "登记机构的同级人民政府",
        "court": "登记机构所在地有管辖权的人民法院",
    }


@pytest.mark.parametrize("ending", ENDINGS)
@pytest.mark.clause("I5", "S6")
def test_every_department_that_had_the_file_is_told_how_it_ended(people: Crew, ending: str) -> None:
    case = makers.accepted_sale(people)
    end(case, ending, people)
    topic = {"refuse": "case.refused", "withdraw": "case.withdrawn"}[ending]
    notice = Notice.objects.get(stream=case.number, topic=topic)
    assert {one.recipient for one in notice.deliveries.all()} == {D.TRANSACTIONS, D.TAXATION}
    deliver_all()


@pytest.mark.clause("P16")
def test_a_recorded_case_is_neither_refused_nor_withdrawn_nor_sent_back(people: Crew) -> None:
    case = makers.recorded_sale(people)
    for name, by in (
        ("withdraw", people.accepts),
        ("refuse", people.examines),
        ("send_back", people.examines),
    ):
        said = refusals(case, name, by=by, reason="反悔")
        assert said[0].startswith("本件现为“已登簿”，不能")


@pytest.mark.clause("P16")
def test_nothing_is_answered_paused_or_asked_for_in_an_ended_case(people: Crew) -> None:
    case = makers.accepted_sale(people)
    end(case, "withdraw", people)
    with pytest.raises(StepRefused, match="本件已不在审核中"):
        settle(case.pk, D.TAXATION, Verdict.CLEARED, "", by=CLOCKWORK)
    with pytest.raises(StepRefused, match="现在不能中止"):
        open_pause(case.pk, StopGround.SUPPLEMENT, document="通知", by=people.examines)
    with pytest.raises(StepRefused, match="核税现为“业务件已终结”"):
        issue(case.pk, by=people.assesses)
    with pytest.raises(StepRefused, match="不能再请部门答复"):
        reopen(case.pk, D.TAXATION, by=people.examines, reason="更正面积")


@pytest.mark.parametrize("ending", ENDINGS)
@pytest.mark.clause("P11", "S10")
def test_an_ended_case_is_filed_and_closed(people: Crew, ending: str) -> None:
    case = makers.accepted_sale(people)
    end(case, ending, people)
    with pytest.raises(PermissionDenied):
        take_step(case.pk, "archive", by=people.examines)
    filed = take_step(case.pk, "archive", by=people.archives)
    assert (filed.state, filed.is_open) == (State.ARCHIVED, False)
    assert not Case.objects.is_open().filter(pk=case.pk).exists()
    assert refusals(case, "archive", by=people.archives)[0].startswith("本件现为“已归档”，不能归档")
