"""处分人 not of age: the ID number says so, whatever the counter has ticked (民法典第十七条、第三十五条)."""

from dataclasses import replace

import pytest

from hall.identity.numbers.id_card import check_character
from hall.rehearsal.people import MadeUp
from tests.cases.makers import BUYER, SELLER, filed_sale, owned_home
from tests.registration.makers import HOME

pytestmark = [pytest.mark.django_db, pytest.mark.clause("check:R18")]
TURNS_18_TOMORROW, TURNED_18_TODAY = "44539920080919001", "44539920080918001"


def born(person: MadeUp, first_17: str) -> MadeUp:
    return replace(person, document_number=first_17 + check_character(first_17))


@pytest.mark.parametrize(("first_17", "is_ward"), [(TURNS_18_TOMORROW, True), (TURNED_18_TODAY, False)])
def test_a_seller_is_a_ward_until_the_eighteenth_birthday(first_17: str, is_ward: bool) -> None:
    seller = born(SELLER, first_17)
    owned_home(HOME, seller)
    case = filed_sale(seller=seller)
    assert case.facts["disposer_is_ward"] is is_ward
    assert case.materials.filter(line="law-r18").exists() is is_ward


def test_a_child_may_be_given_a_home_without_a_guardians_promise() -> None:
    owned_home()
    case = filed_sale(buyers=[born(BUYER, TURNS_18_TOMORROW)])
    assert case.facts["disposer_is_ward"] is False
