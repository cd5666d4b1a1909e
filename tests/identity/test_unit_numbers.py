"""不动产单元号: GB/T 37346 and every vector of the domain reference."""

import pytest
from django.core.exceptions import ValidationError
from hypothesis import given
from hypothesis import strategies as st

from hall.identity.numbers import JURISDICTION, UnitNumber, parse_parcel_number

COUNTIES = st.sampled_from(sorted(JURISDICTION))
HOUSE = "445302001002GB00012F00010001"
VALID = {
    HOUSE: "445302001002GB00012",
    "445302 001002 GB00012 F00010001": "445302001002GB00012",
    "445302001002gb00012f00010001": "445302001002GB00012",
    "４４５３０２001002ＧＢ00012Ｆ00010001": "445302001002GB00012",
    "445302001002GB00012W00000000": "445302001002GB00012",
    "445302001002JC00007F00010001": "445302001002JC00007",
    "445302001002GX00020W00000000": "445302001002GX00020",
    "445302001002ZY00003W00000000": "445302001002ZY00003",
    "445381000000JA00001W00000000": "445381000000JA00001",
}
INVALID = {
    "445302001002GB00012F0001000": "length",
    "445302001002GB00012F000100010": "length",
    "445302001002KB00012F00010001": "owner_feature",
    "445302001002GK00012F00010001": "use_feature",
    "445302001002GB00012P00010001": "fixture",
    "445302001002GA00012F00010001": "features",
    "445302001002GC00012F00010001": "features",
    "445302001002JH00012W00000000": "features",
    "445302001002JG00012W00000000": "features",
    "445302001002ZB00012W00000000": "features",
    "445302001002GB00000F00010001": "serial",
    "445302001002GB00012W00010001": "fixture_digits",
    "445302001002GB00012F00000000": "fixture_digits",
    "445302001002GB00012L00000000": "fixture_digits",
    "445302001002GB00012F0001000A": "fixture_digits",
    "4453020010020B00012F00010001": "shape",
    "4453020010021200012000010001": "shape",
    "441903012003GB00001F00020063": "jurisdiction",
    "": "empty",
}


@pytest.mark.parametrize(("typed", "parcel"), VALID.items())
def test_the_valid_vectors_are_read(typed: str, parcel: str) -> None:
    number = UnitNumber.parse(typed)
    assert number.parcel == parcel
    assert len(str(number)) == 28


@pytest.mark.parametrize(("typed", "code"), INVALID.items())
def test_a_wrong_unit_number_says_what_is_wrong(typed: str, code: str) -> None:
    with pytest.raises(ValidationError) as refusal:
        UnitNumber.parse(typed)
    assert refusal.value.code == code
    assert refusal.value.message.endswith("。")


def test_a_number_of_another_city_is_well_formed_but_not_ours() -> None:
    number = "441903012003GB00001F00020063"
    assert UnitNumber.parse(number, counties=None).county == "441903"
    with pytest.raises(ValidationError, match="云城区、云安区、新兴县、郁南县、罗定市"):
        UnitNumber.parse(number)


def test_the_parts_of_a_number_can_be_read() -> None:
    number = UnitNumber.parse(HOUSE)
    assert (number.county, number.kind, number.building, number.room) == ("445302", "F", "0001", "0001")
    assert number.grouped == "445302 001002 GB00012 F00010001"
    assert not number.is_bare_land
    assert UnitNumber.parse("445302001002GB00012W00000000").is_bare_land


def test_a_parcel_number_has_nineteen_characters() -> None:
    assert parse_parcel_number("445302 001002 gb00012") == "445302001002GB00012"
    with pytest.raises(ValidationError, match="应为 19 位，现为 28 位（多 9 位）"):
        parse_parcel_number(HOUSE)
    with pytest.raises(ValidationError, match="顺序号"):
        parse_parcel_number("445302001002GB00000")


def test_28_digits_are_not_a_unit_number() -> None:
    with pytest.raises(ValidationError):
        UnitNumber.parse("4453020010020000120000100011")


@given(
    st.builds(lambda county, block: (county, f"{block:06d}"), COUNTIES, st.integers(1, 999_999)),
    st.sampled_from(["GB", "GS", "GX", "JC", "JB", "ZW"]),
    st.integers(1, 99_999),
    st.integers(1, 99_999_999),
    st.sampled_from(["", " ", "\u3000"]),
)
def test_however_it_is_spaced_the_number_is_the_same(
    place: tuple[str, str], features: str, serial: int, fixture: int, blank: str
) -> None:
    parts = [*place, f"{features}{serial:05d}", f"F{fixture:08d}"]
    number = UnitNumber.parse(blank.join(parts).lower())
    assert number == UnitNumber.parse(number.grouped) == UnitNumber("".join(parts))
