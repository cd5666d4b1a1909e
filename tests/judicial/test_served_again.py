"""A court that serves again: the same is one, the rest is carried out, other words are refused."""

from collections.abc import Callable
from fractions import Fraction
from typing import Any
from uuid import uuid4

import pytest
from django.core.exceptions import ValidationError

from hall.cases.services.steps import take_step
from hall.cases.states import CoOwnership
from hall.rehearsal.crew import Crew, crew
from judicial.models import CourtOrder, OrderMatter
from registration.models import CourtReceipt
from registration.restrictions import read_book
from tests.cases.makers import SELLER, SPOUSE, holder, owned_home
from tests.judicial.makers import NUMBER, at_the_desk, carry_out, cases_of, served, typed
from tests.judicial.test_bad_orders import as_sent, at_the_portal, post
from tests.registration.items.test_seizure import served as served_at_the_counter
from tests.registration.makers import HOME, NEXT_DOOR, home

pytestmark = [pytest.mark.django_db, pytest.mark.clause("J11")]
Door = Callable[[dict[str, Any]], tuple[int, str]]


def at_the_courts_desk(said: dict[str, Any]) -> tuple[int, str]:
    return at_the_portal(said, "粤5302")


def by_api(said: dict[str, Any]) -> tuple[int, str]:
    """Each a command of its own, as a system that has forgotten what it sent."""
    answer = post("粤5302", as_sent(said), str(uuid4()))
    return answer.status_code, answer.json().get("detail", "")


DOORS = pytest.mark.parametrize("door", [at_the_courts_desk, by_api], ids=["desk", "api"])


@pytest.fixture
def people() -> Crew:
    owned_home()
    owned_home(NEXT_DOOR)
    return crew()


@DOORS
@pytest.mark.parametrize(
    ("other", "sentence"),
    [
        ({"ends_on": "2028-09-17"}, "期限至已登记2029年9月17日，本次2028年9月17日"),
        ({"ruling_number": "（2026）粤5302执1234号之二"}, "依据的裁定书已登记"),
        ({"debtor_document": "445399199001010011"}, "被执行人证件号码不同"),
    ],
)
def test_the_same_notice_with_other_words_is_refused_with_what_differs(
    people: Crew, door: Door, other: dict[str, str], sentence: str
) -> None:
    served(at_the_desk(), debtor_document=SELLER.document_number)
    status, words = door(typed(**({"debtor_document": SELLER.document_number} | other)))
    assert (status in {409, 422}, sentence in words) == (True, True), words
    assert "没有改动已经登记的" in words
    assert "4453991990" not in words
    assert (CourtReceipt.objects.count(), CourtOrder.objects.count()) == (1, 1)


@DOORS
def test_a_notice_of_more_units_seizes_the_rest_and_registers_none_twice(people: Crew, door: Door) -> None:
    served(at_the_desk())
    status, words = door(typed(unit_numbers=f"{HOME}\n{NEXT_DOOR}"))
    assert status in {201, 302}, words
    assert [one.unit_numbers for one in CourtReceipt.objects.order_by("pk")] == [[HOME], [NEXT_DOOR]]
    status, words = door(typed(unit_numbers=f"{HOME}\n{NEXT_DOOR}", creditor="某银行"))
    assert (status in {201, 302}, CourtReceipt.objects.count()) == (True, 2), words


@DOORS
def test_two_shares_seized_by_one_notice_are_two_seizures(door: Door) -> None:
    people = crew()
    half: dict[str, Any] = {"co_ownership": CoOwnership.SHARES, "share": Fraction(1, 2)}
    home(HOME, holder(SELLER, **half), holder(SPOUSE, **half))
    for name in (SELLER.name, SPOUSE.name, SELLER.name):
        status, words = door(typed(debtor=name, share_of=name, scope="二分之一份额"))
        assert status in {201, 302}, words
    for order in CourtOrder.objects.order_by("pk"):
        carry_out(order, people)
    seizures = read_book(HOME).seizures
    assert (len(seizures), {one.waiting for one in seizures}) == (2, {0})
    assert len({one.content.share for one in seizures}) == 2


@DOORS
def test_what_was_sent_back_is_served_anew(people: Crew, door: Door) -> None:
    (case,) = cases_of(served(at_the_desk()))
    take_step(case.pk, "decline", by=people.accepts, reason="通知书没有院印，请补正后再送")
    for _ in range(2):
        status, words = door(typed())
        assert status in {201, 302}, words
    assert OrderMatter.objects.count() == 2
    carry_out(CourtOrder.objects.latest("pk"), people)
    assert [one.content.document_number for one in read_book(HOME).seizures] == [NUMBER]
    assert at_the_desk().get("/judicial/orders/").status_code == 200


def test_at_the_counter_too_each_share_of_one_notice_is_registered_by_its_owner(people: Crew) -> None:
    for place, name in enumerate((SELLER.name, SPOUSE.name), start=1):
        said: dict[str, Any] = {"service_order": place, "order_reason": "同一通知书，逐份登记"}
        served_at_the_counter(people, notice_number=NUMBER, share_of=name, **said)
    assert CourtReceipt.objects.count() == 2
    with pytest.raises(ValidationError, match="没有重复登记"):
        served_at_the_counter(people, at="2026-09-18 09:41", notice_number=NUMBER, share_of=SPOUSE.name)


def test_the_counter_is_told_which_units_of_a_notice_are_still_to_be_registered(people: Crew) -> None:
    served_at_the_counter(people, notice_number=NUMBER)
    with pytest.raises(ValidationError, match="其余单元还没有登记，请只填这些单元"):
        served_at_the_counter(people, at="2026-09-18 09:41", notice_number=NUMBER, units=(HOME, NEXT_DOOR))
