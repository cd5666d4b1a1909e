"""Who is told of a case, when, and how the departments' answers flow back by themselves."""

import pytest

from hall.cases.models import Case, CoReview
from hall.cases.refusals import StepRefused
from hall.cases.services.co_reviews import reopen, settle
from hall.cases.states import Verdict
from hall.catalogue import materials as m
from hall.exchange.courier import deliver_all
from hall.exchange.models import Delivery, Notice
from hall.rehearsal import sales
from hall.rehearsal.crew import Crew, crew
from hall.staff.actors import officer_actor
from hall.staff.departments import D
from taxation.models import Assessment
from taxation.services.assessing import issue
from tests.cases import makers
from tests.cases.makers import owned_home, read, refusals
from tests.staff.makers import officer
from transactions.models import QualificationReview

pytestmark = pytest.mark.django_db


@pytest.fixture
def people() -> Crew:
    owned_home()
    return crew()


def told(case: Case) -> dict[str, set[str]]:
    """Who was told what, by topic."""
    rows = Delivery.objects.filter(stream=case.number).values_list("notice__topic", "recipient")
    found: dict[str, set[str]] = {}
    for topic, recipient in rows:
        found.setdefault(topic, set()).add(recipient)
    return found


BOTH = {D.TRANSACTIONS, D.TAXATION}


@pytest.mark.clause("I4", "S3", "W1", "P1")
def test_at_acceptance_the_file_goes_to_every_department_that_demands_of_it(people: Crew) -> None:
    case = makers.ready_sale(people)
    assert told(case) == {}
    sales.step(case, "accept", by=people.accepts)
    assert told(case) == {"case.accepted": BOTH}
    demanding = {one for row in case.checklist for one in row.demanded_by}
    assert demanding - {D.REGISTRATION} == BOTH


@pytest.mark.clause("I4", "P3", "S4")
def test_assessment_and_payment_are_told_to_registry_and_housing(people: Crew) -> None:
    case = makers.paid_sale(people)
    topics = told(case)
    assert topics["tax.assessed"] == topics["tax.paid"] == {D.REGISTRATION, D.TRANSACTIONS}


@pytest.mark.clause("I5", "S6", "P1", "P7")
def test_the_registration_is_told_to_everybody_in_the_commit_that_makes_it(people: Crew) -> None:
    case = makers.approved_sale(people)
    assert "case.recorded" not in told(case)
    sales.step(case, "record", by=people.approves)
    assert told(case)["case.recorded"] == BOTH
    waiting = Delivery.objects.waiting().filter(stream=case.number)
    assert waiting.count() == 2
    deliver_all()
    assert not Delivery.objects.waiting().exists()


@pytest.mark.clause("I6", "promise:R14")
def test_notices_carry_identifiers_and_nothing_else(people: Crew) -> None:
    case = makers.recorded_sale(people)
    for notice in Notice.objects.filter(stream=case.number):
        assert notice.keys == {"case_number": case.number}


@pytest.mark.clause("S4", "P1", "P3")
def test_departments_work_side_by_side_and_their_answers_come_back_by_themselves(people: Crew) -> None:
    case = makers.accepted_sale(people)
    assert {review.department: review.verdict for review in case.reviews} == {
        D.TRANSACTIONS: Verdict.NOT_CONCERNED,
        D.TAXATION: Verdict.OPEN,
    }
    issue(case.pk, by=people.assesses)
    sales.pay_everything(case, people)
    answered = CoReview.objects.get(case=case, department=D.TAXATION)
    assert answered.verdict == Verdict.CLEARED
    assert answered.opinion.startswith("契税 11,456.31 元")
    assert answered.answered_by == "税款入库回传"


@pytest.mark.clause("M6", "P3", "M3")
def test_the_tax_certificate_comes_as_an_electronic_voucher_and_counts_as_the_material(people: Crew) -> None:
    case = makers.accepted_sale(people)
    line = case.materials.get(material=m.TAX_CERTIFICATE.code)
    assert line.state == "later"
    issue(case.pk, by=people.assesses)
    sales.pay_everything(case, people)
    line = case.materials.get(material=m.TAX_CERTIFICATE.code)
    assert (line.state, line.chosen) == ("verified", m.TAX_CERTIFICATE.code)
    assert line.payload["notice"] == Assessment.objects.get(case=case).notice_number


@pytest.mark.clause("P4", "P2", "P1")
def test_where_housing_has_nothing_to_check_it_answers_not_concerned_with_the_reasons(people: Crew) -> None:
    case = makers.accepted_sale(people)
    review = case.co_reviews.get(department=D.TRANSACTIONS)
    assert review.verdict == Verdict.NOT_CONCERNED
    assert review.opinion == "不是政策性住房；本地未实施限售；本地未实施限购"
    assert review.answered_by == "系统自动"
    assert QualificationReview.objects.get(case=case).state == "automatic"


@pytest.mark.clause("P1", "P6")
def test_the_review_is_complete_only_when_all_have_answered(people: Crew) -> None:
    case = makers.accepted_sale(people)
    sales.step(case, "examine", by=people.examines)
    assert refusals(case, "approve", by=people.approves) == ("联办部门还没有全部答复",)
    issue(case.pk, by=people.assesses)
    sales.pay_everything(case, people)
    assert sales.step(read(case), "approve", by=people.approves).state == "approved"


@pytest.mark.clause("S4", "promise:R4")
def test_the_same_answer_again_changes_nothing_and_another_is_refused(people: Crew) -> None:
    case, housing = makers.accepted_sale(people), people.reviews_housing
    events = case.events.count()
    settle(case.pk, D.TRANSACTIONS, Verdict.NOT_CONCERNED, "又一次", by=housing)
    assert case.events.count() == events
    with pytest.raises(StepRefused, match="本件已答复“不涉及”，如需更改请联系登记机构退回"):
        settle(case.pk, D.TRANSACTIONS, Verdict.OBJECTED, "限售", by=housing)


@pytest.mark.clause("S4")
def test_an_objection_needs_its_reason(people: Crew) -> None:
    case = makers.accepted_sale(people)
    reopen(case.pk, D.TRANSACTIONS, by=people.examines, reason="房屋性质更正")
    with pytest.raises(StepRefused, match="不同意的，请写明理由和依据"):
        settle(case.pk, D.TRANSACTIONS, Verdict.OBJECTED, "  ", by=people.reviews_housing)


@pytest.mark.clause("S4")
def test_a_department_asked_again_is_waited_for_again(people: Crew) -> None:
    case = makers.paid_sale(people)
    sales.step(case, "examine", by=people.examines)
    reopen(case.pk, D.TRANSACTIONS, by=people.examines, reason="房屋性质更正")
    assert read(case).queue == "waiting-housing"
    assert refusals(case, "approve", by=people.approves)[0] == "联办部门还没有全部答复"


@pytest.mark.clause("S3", "G10")
def test_a_department_sees_a_case_only_once_it_was_sent_to_it(people: Crew) -> None:
    case = makers.ready_sale(people)
    mine = Case.objects.visible_to
    assert mine(people.examines).contains(case)
    assert not mine(people.assesses).contains(case)
    sales.step(case, "accept", by=people.accepts)
    assert mine(people.assesses).contains(case)
    assert not mine(officer_actor(officer("court", department=D.COURT))).contains(case)
