"""住建审核 in the browser: what waits, what housing may see, and its answer (P4, S3)."""

import pytest
from django.test import Client

from hall.cases.models import Case
from hall.rehearsal import sales
from hall.rehearsal.crew import Crew, crew
from tests.browsing import browser, page, queries, words
from tests.cases import makers
from tests.cases.makers import owned_home, read
from tests.registration.makers import HOME, NEXT_DOOR, PARCEL
from transactions.models import QualificationReview, ReviewState

pytestmark = [pytest.mark.django_db, pytest.mark.clause("P4")]
PRICE_CAPPED = "6"


@pytest.fixture
def people() -> Crew:
    owned_home(HOME, housing_nature=PRICE_CAPPED)
    owned_home(NEXT_DOOR)
    return crew()


@pytest.fixture
def housing(people: Crew) -> Client:
    return browser("zhujian")


@pytest.fixture
def review(people: Crew) -> QualificationReview:
    """A sale of policy housing that waits for 住建."""
    return QualificationReview.objects.get(case=makers.accepted_sale(people))


def address(review: QualificationReview) -> str:
    return f"/transactions/reviews/{review.pk}/"


@pytest.mark.clause("P2", "P4")
def test_policy_housing_waits_and_everything_else_answers_itself(people: Crew, housing: Client) -> None:
    assert "没有等您审核的件" in page(housing, "/transactions/reviews/")
    waiting = makers.accepted_sale(people)
    automatic = makers.accepted_sale(people, number=NEXT_DOOR)
    assert waiting.number in page(housing, "/transactions/reviews/")
    assert automatic.number not in page(housing, "/transactions/reviews/")
    assert automatic.number in page(housing, "/transactions/reviews/", show="automatic")


@pytest.mark.clause("S3")
def test_housing_sees_the_lines_it_demands_and_no_others(
    housing: Client, review: QualificationReview
) -> None:
    shown = page(housing, address(review))
    for line in ("买卖合同", "身份证明", "政策性住房", "须审核"):
        assert line in shown
    assert "税费优惠申报证明材料" not in shown


def test_an_objection_needs_its_reason_and_keeps_the_choice(
    housing: Client, review: QualificationReview
) -> None:
    reply = housing.post(address(review), {"answer": "object", "opinion": " "})
    assert reply.status_code == 422
    assert "不同意的，请写明理由和依据" in words(reply)
    assert 'value="object"' in words(reply)
    assert QualificationReview.objects.get(pk=review.pk).state == ReviewState.OPEN


@pytest.mark.clause("P4", "check:R22")
def test_an_objection_stops_the_approval_in_housings_own_words(
    people: Crew, housing: Client, review: QualificationReview
) -> None:
    housing.post(address(review), {"answer": "object", "opinion": "未满五年，不得上市"})
    case = review.case
    sales.step(case, "examine", by=people.examines, reason="拟准予登记")
    refused = browser("heding").post(f"/cases/{case.number}/step/", {"step": "approve", "reason": "同意"})
    assert refused.status_code == 422
    shown = words(refused)
    assert "未满五年，不得上市" in shown
    assert "有联办部门不同意，请退回或者不予登记" in shown
    assert read(case).state == "examined"


@pytest.mark.clause("promise:R4")
def test_the_same_answer_sent_twice_is_one_answer(housing: Client, review: QualificationReview) -> None:
    form = {"answer": "pass", "opinion": "符合上市条件", "command_key": "form-1"}
    for _ in range(2):
        assert housing.post(address(review), form).status_code == 302
    assert Case.objects.get().events.filter(verb="answer", by_department="transactions").count() == 1
    assert "符合上市条件" in page(housing, address(review))


@pytest.mark.clause("G10")
def test_only_housing_opens_its_reviews(review: QualificationReview) -> None:
    assert browser("heshui").get(address(review)).status_code == 403
    assert browser("zhuguan").get(address(review)).status_code == 200
    assert browser("zhuguan").post(address(review), {"answer": "pass"}).status_code == 403
    assert Client().get(address(review)).headers["Location"].startswith("/accounts/login/")
    assert browser("zhujian").get("/transactions/reviews/999999/").status_code == 404


@pytest.mark.clause("figure:P16")
def test_the_queue_takes_the_same_number_of_queries_however_long(people: Crew, housing: Client) -> None:
    makers.accepted_sale(people)
    few = queries(housing, "/transactions/reviews/")
    for room in range(3):
        owned_home(number := f"{PARCEL}F0003005{room}", housing_nature=PRICE_CAPPED)
        makers.accepted_sale(people, number=number)
    assert queries(housing, "/transactions/reviews/") <= few
