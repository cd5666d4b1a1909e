"""证号 and 案号."""

import pytest
from django.core.exceptions import ValidationError
from hypothesis import given
from hypothesis import strategies as st

from hall.identity.numbers import CertificateKind, CertificateNumber, CourtCaseNumber

COURT_VALID = {
    "（2024）粤5302执1234号": "（2024）粤5302执1234号",
    "(2024)粤5302执恢88号": "（2024）粤5302执恢88号",
    "（2024）粤53执1234号之一": "（2024）粤53执1234号之一",
    "（2023）最高法民申12号": "（2023）最高法民申12号",
    "〔2024〕粤5302执1234号": "（2024）粤5302执1234号",
    "[2024] 粤 5302 执 1234 号": "（2024）粤5302执1234号",
    "（2024）内01执1号": "（2024）内01执1号",
    "（2024）粤5302执异5号之2": "（2024）粤5302执异5号之2",
}
COURT_INVALID = [
    "（2024）粤5302执0123号",
    "（2024）粤530执12号",
    "2024粤5302执12号",
    "（2024）粤5302执号",
    "（24）粤5302执5号",
    "（2024）蒙01执1号",
    "（2015）云城法执字第12号",
    f"（2024）粤5302执{'1' * 5000}号",
    "",
]


@pytest.mark.parametrize(
    "typed", ["粤（2026）云浮市不动产权第0000001号", "粤(2026) 云浮市不动产权第 0000001 号"]
)
def test_a_title_is_read_whatever_its_brackets(typed: str) -> None:
    number = CertificateNumber.parse(typed)
    assert (number.province, number.year, number.office, number.serial) == ("粤", 2026, "云浮市", 1)
    assert number.kind is CertificateKind.TITLE
    assert str(number) == "粤（2026）云浮市不动产权第0000001号"


def test_a_proof_is_named_proof_and_not_registration_proof() -> None:
    number = CertificateNumber.parse("粤（2026）罗定市不动产证明第0000123号")
    assert (number.kind, number.office, number.serial) == (CertificateKind.PROOF, "罗定市", 123)
    with pytest.raises(ValidationError, match="没有“登记”二字"):
        CertificateNumber.parse("粤（2026）罗定市不动产登记证明第0000123号")


def test_an_office_without_the_word_city_is_read_too() -> None:
    assert CertificateNumber.parse("粤（2019）东莞不动产权第0000906号").office == "东莞"


@pytest.mark.parametrize(
    "wrong",
    [
        "粤（2026）云浮市不动产权第1号",
        "粤2026云浮市不动产权第0000001号",
        "粤（2026）云浮市不动产权第0000000号",
        "奥（2026）云浮市不动产权第0000001号",
        "粤房地权证云字第0100012345号",
        f"粤（2026）云浮市不动产权第{'1' * 5000}号",
        "",
    ],
)
def test_a_wrong_certificate_number_is_refused_with_a_sentence(wrong: str) -> None:
    with pytest.raises(ValidationError) as refusal:
        CertificateNumber.parse(wrong)
    assert refusal.value.message.endswith("。")


@given(st.integers(2000, 2099), st.sampled_from(CertificateKind), st.integers(1, 99_999_999))
def test_a_certificate_number_survives_being_printed(year: int, kind: CertificateKind, serial: int) -> None:
    number = CertificateNumber("粤", year, "云浮市", kind, serial)
    again = CertificateNumber.parse(str(number))
    assert (again.year, again.kind, again.serial, str(again)) == (year, kind, serial, str(number))


@pytest.mark.parametrize(("typed", "printed"), COURT_VALID.items())
def test_a_court_case_number_is_read_and_printed_as_courts_do(typed: str, printed: str) -> None:
    assert str(CourtCaseNumber.parse(typed)) == printed


@pytest.mark.parametrize("wrong", COURT_INVALID)
def test_a_wrong_court_case_number_is_refused_with_a_sentence(wrong: str) -> None:
    with pytest.raises(ValidationError) as refusal:
        CourtCaseNumber.parse(wrong)
    assert refusal.value.message.endswith("。")


def test_the_parts_of_a_court_case_number_can_be_read() -> None:
    number = CourtCaseNumber.parse("（2024）粤5302执恢88号之一")
    assert (number.year, number.court, number.kind, number.serial) == (2024, "粤5302", "执恢", 88)
    assert (number.part, number.case) == ("一", "（2024）粤5302执恢88号")


def test_inner_mongolia_is_written_nei() -> None:
    with pytest.raises(ValidationError, match="代字是“内”"):
        CourtCaseNumber.parse("（2024）蒙01执1号")
