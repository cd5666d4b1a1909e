"""统一社会信用代码 and 组织机构代码."""

import pytest
from django.core.exceptions import ValidationError
from hypothesis import given
from hypothesis import strategies as st
from stdnum.cn import uscc as reference

from hall.identity.numbers import parse_organisation_code, parse_uscc
from hall.identity.numbers.uscc import ALPHABET, check_character

VALID = ["91445399MA4TEKT06L", "11445399007450004T", "12445399MB2TEKT14A", "914499001234567884"]
first_17 = st.text(ALPHABET, min_size=17, max_size=17)


@pytest.mark.parametrize("code", VALID)
def test_the_vectors_of_the_standard_are_valid(code: str) -> None:
    assert parse_uscc(code) == code
    assert parse_uscc(f" {code.lower()} ") == code


@pytest.mark.parametrize("code", VALID)
def test_another_last_character_is_caught(code: str) -> None:
    for sign in ALPHABET:
        if sign != code[-1]:
            with pytest.raises(ValidationError) as refusal:
                parse_uscc(code[:-1] + sign)
            assert refusal.value.code == "check"


@pytest.mark.parametrize("letter", "IOSVZ")
def test_letters_that_look_like_digits_are_named(letter: str) -> None:
    with pytest.raises(ValidationError) as refusal:
        parse_uscc(f"9144539{letter}MA4TEKT06L")
    assert letter in refusal.value.message
    assert "1、0、5、2" in refusal.value.message


def test_seventeen_characters_are_too_few() -> None:
    with pytest.raises(ValidationError, match="应为 18 位，现为 17 位（少 1 位）"):
        parse_uscc("91445399MA4TEKT06")


@given(first_17)
def test_the_check_character_is_the_one_of_the_standard(code: str) -> None:
    assert check_character(code) == reference.calc_check_digit(code)


@given(first_17, st.data())
def test_any_single_wrong_character_is_caught(code: str, data: st.DataObject) -> None:
    whole = code + check_character(code)
    place = data.draw(st.integers(0, 17))
    wrong = data.draw(st.sampled_from([sign for sign in ALPHABET if sign != whole[place]]))
    with pytest.raises(ValidationError):
        parse_uscc(whole[:place] + wrong + whole[place + 1 :])


@pytest.mark.parametrize("code", ["00745000-4", "007450004", "MA4TEKT0-6", "12345678-8", "D2143569-X"])
def test_an_organisation_code_is_kept_without_its_hyphen(code: str) -> None:
    assert parse_organisation_code(code) == code.replace("-", "")


@pytest.mark.parametrize(
    ("code", "why"), [("00745000-5", "check"), ("0074500", "length"), ("00745000-A", "characters")]
)
def test_a_wrong_organisation_code_says_what_is_wrong(code: str, why: str) -> None:
    with pytest.raises(ValidationError) as refusal:
        parse_organisation_code(code)
    assert refusal.value.code == why
