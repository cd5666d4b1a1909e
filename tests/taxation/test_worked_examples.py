"""The worked examples T1–T16 of `domain.md` §5.5, to the 分."""

from datetime import date

import pytest

from taxation.estimate import tax_sheet
from taxation.parameters.versions import version
from taxation.sheet import Payer, Tax
from taxation.situation import Cause, Transfer
from taxation.taxes.land_appreciation import progressive_tax
from tests.taxation.situations import SOLD_ON, gift, sale, yuan


def amounts(transfer: Transfer) -> dict[Tax, str]:
    """What is due, tax by tax; what is zero is left out."""
    sheet = tax_sheet(transfer)
    return {tax: str(sheet.amount_of(tax)) for tax in Tax if sheet.amount_of(tax)}


@pytest.mark.clause("vector:T1")
def test_t1_seller_of_five_years_and_only_home_buyers_only_home() -> None:
    assert amounts(sale(800_000, 100, held_years=5, seller_only_home=True)) == {Tax.DEED: "8000.00"}


@pytest.mark.clause("vector:T2")
def test_t2_large_only_home_seller_without_proof() -> None:
    assert amounts(sale(1_500_000, 150, held_years=3)) == {Tax.INCOME: "15000.00", Tax.DEED: "22500.00"}


@pytest.mark.clause("vector:T3")
def test_t3_second_home_held_one_year() -> None:
    assert amounts(sale(1_030_000, 120, held_years=1, buyer_home_ordinal=2)) == {
        Tax.VAT: "30000.00",
        Tax.CITY_CONSTRUCTION: "1050.00",
        Tax.EDUCATION: "450.00",
        Tax.LOCAL_EDUCATION: "300.00",
        Tax.INCOME: "10000.00",
        Tax.DEED: "10000.00",
    }


@pytest.mark.clause("vector:T5")
def test_t5_third_home() -> None:
    assert amounts(sale(900_000, 90, buyer_home_ordinal=3)) == {Tax.INCOME: "9000.00", Tax.DEED: "27000.00"}


@pytest.mark.clause("vector:T7")
def test_t7_inheritance_by_a_statutory_heir() -> None:
    transfer = sale(600_000, cause=Cause.INHERITANCE)
    assert amounts(transfer) == {Tax.STAMP: "150.00"}
    assert "做法不一" in tax_sheet(transfer).lines_of(Tax.STAMP)[0].note


@pytest.mark.clause("vector:T9")
def test_t9_judicial_auction() -> None:
    transfer = sale(1_200_000, 120, held_years=2, buyer_home_ordinal=2, judicial_auction=True)
    sheet = tax_sheet(transfer)
    assert amounts(transfer) == {Tax.INCOME: "36000.00", Tax.DEED: "12000.00"}
    assert (sheet.seller_total, sheet.buyer_total) == (yuan(36_000), yuan(12_000))


@pytest.mark.clause("vector:T14")
def test_t14_sold_in_june_2025_under_two_years() -> None:
    transfer = sale(1_050_000, held_years=1, taxed_on=date(2025, 6, 1))
    assert tax_sheet(transfer).amount_of(Tax.VAT) == yuan(50_000)


@pytest.mark.clause("vector:T15")
@pytest.mark.parametrize(
    ("deductions", "tax"), [(700_000, 90_000), (600_000, 130_000), (400_000, 240_000), (300_000, 315_000)]
)
def test_t15_land_appreciation_quick_formula(deductions: int, tax: int) -> None:
    law = version("land_appreciation", SOLD_ON)
    gain = yuan(1_000_000) - yuan(deductions)
    assert progressive_tax(gain, yuan(deductions), law)[1] == tax


@pytest.mark.clause("vector:T16")
@pytest.mark.parametrize(
    ("area", "ordinal", "tax"),
    [("140.00", 1, 10_000), ("140.01", 1, 15_000), ("140.00", 2, 10_000), ("140.01", 2, 20_000)],
)
def test_t16_a_hundred_and_forty_square_metres_are_still_small(area: str, ordinal: int, tax: int) -> None:
    sheet = tax_sheet(sale(1_000_000, area, held_years=2, buyer_home_ordinal=ordinal))
    assert sheet.amount_of(Tax.DEED) == yuan(tax)


def test_the_sheet_of_an_example_reads_like_the_law() -> None:
    sheet = tax_sheet(sale(1_030_000, 120, held_years=1, buyer_home_ordinal=2))
    assert sheet.net_price == yuan(1_000_000)
    assert sheet.total == yuan("51800")
    assert (sheet.seller_total, sheet.buyer_total) == (yuan(41_800), yuan(10_000))
    deed = sheet.lines_of(Tax.DEED)[0]
    assert (deed.payer, deed.base, deed.legal_basis) == (
        Payer.BUYER,
        yuan(1_000_000),
        "财政部 税务总局 住房城乡建设部公告2024年第16号",
    )


def test_every_line_has_a_legal_basis_and_every_zero_a_reason() -> None:
    for transfer in [sale(800_000), gift(500_000), sale(600_000, cause=Cause.INHERITANCE)]:
        for line in tax_sheet(transfer).lines:
            assert line.legal_basis
            assert line.relief or line.is_due
