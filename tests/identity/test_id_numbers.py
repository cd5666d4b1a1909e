"""公民身份号码: the vectors of GB 11643 and the mistakes of typing."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError
from hypothesis import given
from hypothesis import strategies as st

from hall.identity.numbers import IdNumber
from hall.identity.numbers.id_card import check_character

TODAY = date(2026, 9, 18)
VALID = [
    "445300199001010010",
    "445300198512310029",
    "44530020000229003X",
    "445399197607051143",
    "44539919800101019X",
]
INVALID = {
    "445300199001010011": "check",
    "44530019900230001X": "birthday",
    "44530019900101001": "length",
    "445300209901010012": "future",
    "995300199001010018": "province",
    "4453001990010100１X0": "length",
    "44530019900101OO10": "characters",
    "445300900101001": "old_id_number",
    "": "empty",
}


def id_numbers(born: st.SearchStrategy[date] | None = None) -> st.SearchStrategy[str]:
    """Any valid ID number of this region, born on any day."""
    days = born or st.dates(date(1900, 1, 1), TODAY)
    first_17 = st.builds(lambda day, order: f"445300{day:%Y%m%d}{order:03d}", days, st.integers(0, 999))
    return first_17.map(lambda digits: digits + check_character(digits))


@pytest.mark.parametrize("number", VALID)
def test_the_vectors_of_the_standard_are_valid(number: str) -> None:
    assert str(IdNumber.parse(number, TODAY)) == number


@pytest.mark.parametrize(("number", "code"), INVALID.items())
def test_a_wrong_id_number_says_what_is_wrong(number: str, code: str) -> None:
    with pytest.raises(ValidationError) as refusal:
        IdNumber.parse(number, TODAY)
    assert refusal.value.code == code
    assert refusal.value.message.endswith("。")


@pytest.mark.parametrize(
    "typed", ["44530020000229003x", " 445300 20000229 003X ", "４４５３００２０００02２９００３Ｘ"]
)
def test_small_x_blanks_and_full_width_digits_are_the_same_number(typed: str) -> None:
    assert IdNumber.parse(typed).text == "44530020000229003X"


def test_a_county_that_vanished_keeps_its_people() -> None:
    assert (
        IdNumber.parse("110103195001010012"[:17] + check_character("110103195001010012"[:17])).text[:6]
        == "110103"
    )


def test_without_a_day_the_future_is_not_asked() -> None:
    assert IdNumber.parse("445300209901010012").born_on == date(2099, 1, 1)


def test_a_child_born_today_has_a_number() -> None:
    digits = "44530020260918001"
    assert IdNumber.parse(digits + check_character(digits), TODAY).age_on(TODAY) == 0


def test_the_number_tells_birthday_sex_and_age() -> None:
    number = IdNumber.parse("445300199001010010")
    assert (number.born_on, number.is_male, number.last_six) == (date(1990, 1, 1), True, "010010")
    assert (number.age_on(date(2007, 12, 31)), number.age_on(date(2008, 1, 1))) == (17, 18)
    assert not IdNumber.parse("445300198512310029").is_male


@given(id_numbers())
def test_every_generated_number_is_valid(number: str) -> None:
    assert IdNumber.parse(number, TODAY).text == number


@given(id_numbers(), st.data())
def test_any_single_wrong_character_is_caught(number: str, data: st.DataObject) -> None:
    place = data.draw(st.integers(0, 17))
    wrong = data.draw(st.sampled_from([sign for sign in "0123456789X" if sign != number[place]]))
    with pytest.raises(ValidationError):
        IdNumber.parse(number[:place] + wrong + number[place + 1 :], TODAY)


@given(id_numbers(), st.integers(0, 16))
def test_two_neighbours_swapped_are_caught(number: str, place: int) -> None:
    swapped = number[:place] + number[place + 1] + number[place] + number[place + 2 :]
    if swapped != number:
        with pytest.raises(ValidationError):
            IdNumber.parse(swapped, TODAY)
