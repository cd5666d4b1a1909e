"""Bad applications: each gets a sentence that says what to do, all at once."""

from dataclasses import replace
from typing import Any

import pytest
from django.core.exceptions import ValidationError

from hall.cases.filing import FiledUnit, check_filing
from hall.cases.states import ApplicantRole, CoOwnership, Delivery
from tests.cases.makers import BUYER, SELLER, SPOUSE, filing
from tests.registration.makers import HOME

pytestmark = pytest.mark.django_db


def faults(**changes: Any) -> dict[str, list[str]]:
    """The sentences an application with these changes gets, by field."""
    with pytest.raises(ValidationError) as caught:
        check_filing(replace(filing(), **changes))
    return caught.value.message_dict


@pytest.mark.parametrize(
    "number",
    [
        "445302001002GB00012F0001000",  # 27 characters
        "445302001002GB00012P00010001",  # no such 定着物特征码
        "441903012003GB00001F00020063",  # another city's county
        "",
    ],
)
@pytest.mark.clause("check:R01")
def test_a_unit_number_that_is_none_is_named(number: str) -> None:
    assert faults(units=[FiledUnit(number)])["unit"]


def test_a_unit_number_may_be_typed_with_spaces_and_in_small_letters() -> None:
    (number,) = check_filing(replace(filing(), units=[FiledUnit("445302 001002 gb00012 f00030046")]))
    assert number.compact == HOME


@pytest.mark.parametrize("document", ["445300199001010011", "44530019900230001X", "445300209901010012"])
def test_an_id_number_with_wrong_digit_or_impossible_date_is_refused(document: str) -> None:
    people = list(filing().claimants)
    people[1] = replace(people[1], document_number=document)
    assert "person-1-document_number" in faults(claimants=people)


def test_a_company_number_with_the_letter_o_is_refused() -> None:
    people = list(filing().claimants)
    people[1] = replace(people[1], document_kind=8, document_number="9144539OMA4TEKT06L")
    assert "person-1-document_number" in faults(claimants=people)


@pytest.mark.clause("check:R33")
def test_shares_that_do_not_add_up_to_one_are_refused() -> None:
    seller, *_ = filing().claimants
    buyers = [
        replace(one, co_ownership=CoOwnership.SHARES, share=(1, 3))
        for one in filing(buyers=[BUYER, SPOUSE]).claimants[1:]
    ]
    assert "2/3" in faults(claimants=[seller, *buyers])["shares"][0]


@pytest.mark.clause("check:R33")
def test_three_thirds_are_one_exactly() -> None:
    seller, *_ = filing().claimants
    three = filing(buyers=[BUYER, SPOUSE, SELLER]).claimants[1:]
    thirds = [replace(one, co_ownership=CoOwnership.SHARES, share=(1, 3)) for one in three]
    assert check_filing(replace(filing(), claimants=[seller, *thirds]))


def test_several_buyers_say_how_they_own() -> None:
    people = [replace(one, co_ownership=CoOwnership.SOLE) for one in filing(buyers=[BUYER, SPOUSE]).claimants]
    assert "共同共有或者按份共有" in faults(claimants=people)["shares"][0]


def test_a_share_greater_than_one_is_refused() -> None:
    people = [replace(one, share=(3, 2)) for one in filing().claimants]
    assert "person-0-share" in faults(claimants=people)


def test_a_sale_is_applied_for_by_both_sides() -> None:
    buyers_only = [one for one in filing().claimants if one.role == ApplicantRole.OBLIGEE]
    assert "双方共同申请" in faults(claimants=buyers_only)["people"][0]


def test_posting_needs_an_address() -> None:
    assert faults(delivery=Delivery.POST)["postal"]


@pytest.mark.clause("P18")
def test_an_item_the_catalogue_does_not_have_cannot_be_applied_for() -> None:
    with pytest.raises(ValidationError, match="没有这个事项"):
        check_filing(replace(filing(), item_code="free-of-charge-castle"))


def test_all_faults_come_at_once() -> None:
    people = [replace(one, name="", document_number="1") for one in filing().claimants]
    found = faults(units=[FiledUnit("1")], claimants=people)
    assert {"unit", "person-0-name", "person-0-document_number", "person-1-name"} <= set(found)
