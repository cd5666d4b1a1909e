"""The parameter files: dated, complete, without floats, with their doubts."""

from datetime import date
from decimal import Decimal

import pytest
from django.core.exceptions import ImproperlyConfigured, ValidationError

from taxation.parameters.versions import ParameterMissing, read_versions, version, versions

TAXES = ["deed_tax", "vat", "surcharges", "income_tax", "land_appreciation", "stamp_duty"]

ONE = '[[version]]\nsince = 2020-01-01\nbasis = "甲"\nrate = "0.03"\n'


@pytest.mark.parametrize("tax", TAXES)
def test_every_tax_has_law_for_every_day_from_may_2016_on(tax: str) -> None:
    assert version(tax, date(2016, 5, 1)).basis
    assert version(tax, date(2040, 1, 1)).basis


@pytest.mark.parametrize("tax", TAXES)
def test_every_version_names_the_same_parameters(tax: str) -> None:
    keys = [set(law.values) for law in versions(tax)]
    assert all(one == keys[0] for one in keys)


@pytest.mark.parametrize("tax", TAXES)
def test_versions_stand_in_order(tax: str) -> None:
    days = [law.since for law in versions(tax)]
    assert days == sorted(set(days))


def test_a_day_before_the_first_version_is_refused_with_what_to_do() -> None:
    with pytest.raises(ParameterMissing, match="请填写2016年5月1日以后的日期"):
        version("vat", date(2016, 4, 30))


def test_a_missing_day_is_an_input_error_like_any_other() -> None:
    assert issubclass(ParameterMissing, ValidationError)


@pytest.mark.parametrize(
    ("day", "rate"),
    [(date(2025, 12, 31), "0.05"), (date(2026, 1, 1), "0.03"), (date(2016, 5, 1), "0.05")],
)
def test_the_vat_rate_of_homes_changes_on_the_first_of_january_2026(day: date, rate: str) -> None:
    assert version("vat", day).number("home_rate") == Decimal(rate)


@pytest.mark.parametrize(("day", "limit"), [(date(2024, 11, 30), 90), (date(2024, 12, 1), 140)])
def test_the_deed_tax_limit_of_small_homes_changes_in_december_2024(day: date, limit: int) -> None:
    assert version("deed_tax", day).number("small_home_up_to") == limit


def test_a_later_version_keeps_what_it_does_not_change() -> None:
    law = read_versions("x", ONE + '[[version]]\nsince = 2021-01-01\nbasis = "乙"\n')[1]
    assert (law.basis, law.number("rate")) == ("乙", Decimal("0.03"))


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        ("", "一个版本也没有"),
        ('[[version]]\nsince = 2020-01-01\nbasis = "甲"\nrate = 0.03\n', "要写成字符串"),
        ('[[version]]\nsince = 2020-01-01\nbasis = "甲"\nrate = 3\n', "要写成字符串"),
        ('[[version]]\nsince = 2020-01-01\nrate = "0.03"\n', "since 和 basis"),
        ('[[version]]\nbasis = "甲"\nrate = "0.03"\n', "since 和 basis"),
        (ONE + ONE, "从早到晚"),
        (ONE + '[[version]]\nsince = 2021-01-01\nbasis = "乙"\nrat = "0.05"\n', "从前没有的项：rat"),
    ],
)
def test_an_unsound_file_is_refused(text: str, complaint: str) -> None:
    with pytest.raises(ImproperlyConfigured, match=complaint):
        read_versions("x", text)


def test_a_parameter_is_not_read_as_what_it_is_not() -> None:
    law = version("vat", date(2026, 1, 1))
    for read, key in [(law.number, "home_basis"), (law.word, "home_rate"), (law.flag, "home_rate")]:
        with pytest.raises(ImproperlyConfigured):
            read(key)
    with pytest.raises(ImproperlyConfigured):
        law.codes("home_rate")


def test_unverified_points_say_so() -> None:
    law = version("vat", date(2026, 9, 18))
    assert "待核" in law.doubt("nonres_vat_basis")
    assert not law.doubt("home_rate")


def test_a_doubt_names_a_parameter_or_a_cause_of_its_file() -> None:
    for tax in TAXES:
        for law in versions(tax):
            named = {key.split(".")[-1] for key in law.values} | {"family", "inheritance"}
            assert set(law.doubts) <= named, tax
