"""一件事一次办: 网签备案 of a house sold by a court is settled inside the acceptance of its transfer."""

from datetime import date

import pytest

from hall.cases.models import Case
from hall.cases.refusals import StepRefused
from hall.cases.states import Verdict
from hall.clock import day_of
from hall.exchange.courier import deliver_all
from hall.rehearsal import drives
from hall.rehearsal.crew import Crew, crew
from hall.rehearsal.journeys import accepted, answer_everything
from hall.staff.departments import D
from tests.cases.makers import SELLER
from tests.registration.items.court_sales import sale, seized_home, sold
from tests.registration.makers import HOME, PARCEL
from tests.staff.makers import officer
from transactions.models import HousingResult, PresaleFiling, Project, QualificationReview
from transactions.services.reviewing import answer_review

pytestmark = [pytest.mark.django_db, pytest.mark.clause("J10")]
FRIDAY = date(2026, 9, 18)


@pytest.fixture
def people() -> Crew:
    return crew()


@pytest.fixture
def developer(people: Crew) -> Project:
    """The debtor is the developer of the parcel."""
    return Project.objects.create(
        number="YF2026001",
        name="云岭花园二期",
        developer=SELLER.name,
        developer_code="91445300MA4UXXXX1X",
        parcel_number=PARCEL,
        address="云城区",
        on_sale=True,
        opened_at="2026-01-05T10:00:00+08:00",
        opened_by=officer("review_housing", department=D.TRANSACTIONS),
    )


def of_housing(case: Case) -> tuple[str, str]:
    review = case.co_reviews.get(department=D.TRANSACTIONS)
    return review.verdict, review.opinion


def test_an_old_house_needs_no_filing_and_housing_says_why_by_itself(people: Crew) -> None:
    seized_home()
    verdict, why = of_housing(sold(people))
    assert (verdict, HousingResult.objects.count()) == (Verdict.NOT_CONCERNED, 0)
    assert "不需要网签备案" in why
    assert "购房资格由人民法院在处置时审查" in why


def test_the_developers_house_is_filed_in_the_same_acceptance_and_registered_the_same_day(
    people: Crew, developer: Project
) -> None:
    seized_home()
    case = accepted(sale(), people)
    assert of_housing(case)[0] == Verdict.OPEN
    answer_everything(case, people)
    filed = HousingResult.objects.get(case=case)
    assert (filed.contract_number, f"{filed.price:.2f}") == ("LOT-2026-0301", "1200000.00")
    assert filed.number in of_housing(case)[1]
    done = drives.decide(case, people)
    assert done.recorded_at is not None
    assert (day_of(done.recorded_at), done.promised_due_on) == (FRIDAY, FRIDAY)
    deliver_all()
    assert HousingResult.objects.get(pk=filed.pk).ended_because == f"已办理转移登记（受理号 {case.number}）"


def test_housing_cannot_hold_up_an_order_and_ends_what_was_on_file(people: Crew, developer: Project) -> None:
    seized_home()
    case = accepted(sale(), people)
    presold = PresaleFiling.objects.create(
        number="445302YS2020000001",
        case=Case.objects.get(pk=case.pk),
        unit_number=HOME,
        contract_number="YS-1",
        price=900000,
        filed_at="2020-01-05T10:00:00+08:00",
        filed_by="住建",
    )
    review = QualificationReview.objects.get(case=case)
    with pytest.raises(StepRefused, match="应当协助执行"):
        answer_review(review.pk, passed=False, opinion="房源冻结", by=people.reviews_housing)
    answer_review(review.pk, passed=True, opinion="", by=people.reviews_housing)
    assert "人民法院已处置" in PresaleFiling.objects.get(pk=presold.pk).cancelled_because
