"""Each sentence of `domain.md` §5.1: a person sells a home."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from taxation.estimate import tax_sheet
from taxation.sheet import Payer, Tax, Verdict
from taxation.situation import Costs, District, PartyKind
from tests.taxation.situations import SOLD_ON, proved, sale, yuan

BEIJING = "110105"


@pytest.mark.parametrize(
    ("acquired_on", "tax"),
    [(date(2024, 9, 19), "30000"), (date(2024, 9, 18), "0"), (date(2016, 5, 1), "0")],
)
def test_vat_is_due_below_two_full_years(acquired_on: date, tax: str) -> None:
    sheet = tax_sheet(sale(1_030_000, acquired_on=acquired_on))
    assert sheet.amount_of(Tax.VAT) == yuan(tax)


def test_a_home_bought_on_leap_day_is_two_years_old_on_the_last_of_february() -> None:
    bought = date(2024, 2, 29)
    early = tax_sheet(sale(1_030_000, acquired_on=bought, taxed_on=date(2026, 2, 27)))
    on_the_day = tax_sheet(sale(1_030_000, acquired_on=bought, taxed_on=date(2026, 2, 28)))
    assert (early.amount_of(Tax.VAT), on_the_day.amount_of(Tax.VAT)) == (yuan(30_000), yuan(0))


def test_an_unknown_holding_counts_as_none() -> None:
    assert tax_sheet(sale(1_030_000, held_years=None)).amount_of(Tax.VAT) == yuan(30_000)


def test_a_price_without_vat_is_taxed_on_top() -> None:
    sheet = tax_sheet(sale(1_000_000, held_years=1, price_includes_vat=False))
    assert (sheet.amount_of(Tax.VAT), sheet.net_price) == (yuan(30_000), yuan(1_000_000))


def test_the_vat_is_rounded_before_it_leaves_the_base_of_the_others() -> None:
    sheet = tax_sheet(sale("100.01", held_years=0))
    assert sheet.amount_of(Tax.VAT) == yuan("2.91")
    assert sheet.net_price == yuan("97.10")
    assert sheet.amount_of(Tax.DEED) == yuan("0.97")


@pytest.mark.parametrize(
    ("district", "tax"), [(District.CITY, "1050"), (District.TOWN, "750"), (District.OTHER, "150")]
)
def test_city_construction_tax_depends_on_the_place_and_is_halved(district: District, tax: str) -> None:
    sheet = tax_sheet(sale(1_030_000, held_years=1, district=district))
    assert sheet.amount_of(Tax.CITY_CONSTRUCTION) == yuan(tax)
    assert sheet.lines_of(Tax.CITY_CONSTRUCTION)[0].verdict == Verdict.REDUCED


@pytest.mark.parametrize(
    ("sold_on", "tax"),
    [(date(2018, 12, 31), "3500"), (date(2019, 1, 1), "1750"), (date(2027, 12, 31), "1050"),
     (date(2028, 1, 1), "2100")],
)  # fmt: skip
def test_the_halving_of_surcharges_has_a_beginning_and_an_end(sold_on: date, tax: str) -> None:
    price = 1_050_000 if sold_on.year < 2026 else 1_030_000
    sheet = tax_sheet(sale(price, held_years=1, taxed_on=sold_on))
    assert sheet.amount_of(Tax.CITY_CONSTRUCTION) == yuan(tax)


@pytest.mark.parametrize(
    ("years", "only", "verdict"),
    [(5, True, Verdict.EXEMPT), (5, False, Verdict.DUE), (4, True, Verdict.DUE)],
)
def test_income_tax_is_exempt_only_after_five_years_and_for_the_only_home(
    years: int, only: bool, verdict: Verdict
) -> None:
    sheet = tax_sheet(sale(800_000, held_years=years, seller_only_home=only))
    assert sheet.lines_of(Tax.INCOME)[0].verdict == verdict


@pytest.mark.parametrize(("acquired_on", "tax"), [(date(2021, 9, 18), "0"), (date(2021, 9, 19), "8000")])
def test_exactly_five_years_are_five_years(acquired_on: date, tax: str) -> None:
    sheet = tax_sheet(sale(800_000, acquired_on=acquired_on, seller_only_home=True))
    assert sheet.amount_of(Tax.INCOME) == yuan(tax)


def test_income_tax_by_gain_deducts_original_value_taxes_and_reasonable_costs() -> None:
    costs = proved(
        500_000,
        purchase_taxes=Decimal(15_000),
        renovation=Decimal(80_000),
        loan_interest=Decimal(20_000),
        fees=Decimal(1_000),
    )
    sheet = tax_sheet(sale(1_030_000, held_years=1, costs=costs))
    gain = 1_000_000 - 515_000 - 1_800 - 51_500 - 20_000 - 1_000
    assert sheet.lines_of(Tax.INCOME)[0].base == yuan(gain)
    assert sheet.amount_of(Tax.INCOME) == yuan(gain) / 5


def test_renovation_of_a_subsidised_home_counts_up_to_fifteen_percent() -> None:
    plain = tax_sheet(sale(900_000, costs=proved(500_000, renovation=Decimal(90_000))))
    subsidised = tax_sheet(
        sale(900_000, costs=proved(500_000, renovation=Decimal(90_000), subsidised_home=True))
    )
    assert plain.amount_of(Tax.INCOME) == yuan((900_000 - 550_000) // 5)
    assert subsidised.amount_of(Tax.INCOME) == yuan((900_000 - 575_000) // 5)


def test_a_loss_is_not_taxed() -> None:
    assert tax_sheet(sale(400_000, costs=proved(500_000))).amount_of(Tax.INCOME) == yuan(0)


def test_an_auction_with_proof_is_taxed_by_gain_without_at_three_percent() -> None:
    by_gain = tax_sheet(sale(1_000_000, judicial_auction=True, costs=proved(900_000)))
    deemed = tax_sheet(sale(1_000_000, judicial_auction=True))
    assert by_gain.amount_of(Tax.INCOME) == yuan(20_000)
    assert deemed.amount_of(Tax.INCOME) == yuan(30_000)


def test_persons_pay_no_stamp_duty_and_no_land_appreciation_tax_on_homes() -> None:
    sheet = tax_sheet(sale(1_000_000))
    assert sheet.amount_of(Tax.STAMP) == sheet.amount_of(Tax.LAND_APPRECIATION) == yuan(0)
    assert {line.verdict for line in sheet.lines_of(Tax.STAMP)} == {Verdict.EXEMPT}


def test_an_organisation_buys_a_home_at_the_general_rate_and_pays_stamp_duty() -> None:
    sheet = tax_sheet(sale(1_000_000, buyer=PartyKind.SMALL))
    assert sheet.amount_of(Tax.DEED) == yuan(30_000)
    assert sheet.amount_of(Tax.STAMP, Payer.BUYER) == yuan(250)
    assert sheet.amount_of(Tax.STAMP, Payer.SELLER) == yuan(0)


@pytest.mark.parametrize(
    ("area", "ordinal", "tax"),
    [(90, 1, 10_000), ("90.01", 1, 15_000), (90, 2, 10_000), ("90.01", 2, 20_000), (90, 3, 30_000)],
)
def test_deed_tax_before_december_2024_drew_the_line_at_ninety(area: str, ordinal: int, tax: int) -> None:
    sheet = tax_sheet(sale(1_000_000, area, buyer_home_ordinal=ordinal, taxed_on=date(2024, 11, 30)))
    assert sheet.amount_of(Tax.DEED) == yuan(tax)


def test_the_four_great_cities_once_knew_no_relief_for_second_homes() -> None:
    before = sale(1_000_000, 80, buyer_home_ordinal=2, region=BEIJING, taxed_on=date(2024, 11, 30))
    after = sale(1_000_000, 80, buyer_home_ordinal=2, region=BEIJING, taxed_on=date(2024, 12, 1))
    assert tax_sheet(before).amount_of(Tax.DEED) == yuan(30_000)
    assert tax_sheet(after).amount_of(Tax.DEED) == yuan(10_000)


def test_homes_that_were_not_ordinary_were_taxed_on_the_difference_in_the_four_great_cities() -> None:
    situation: dict[str, Any] = {
        "region": BEIJING,
        "ordinary_housing": False,
        "held_years": 3,
        "costs": proved(580_000),
    }
    before = tax_sheet(sale(1_000_000, taxed_on=date(2024, 11, 30), **situation))
    after = tax_sheet(sale(1_000_000, taxed_on=date(2024, 12, 1), **situation))
    elsewhere = tax_sheet(sale(1_000_000, taxed_on=date(2024, 11, 30), **{**situation, "region": "445302"}))
    assert [one.amount_of(Tax.VAT) for one in (before, after, elsewhere)] == [yuan(20_000), yuan(0), yuan(0)]


def test_without_proof_the_costs_are_unknown_not_zero() -> None:
    assert Costs().original_price is None
    assert tax_sheet(sale(500_000, taxed_on=SOLD_ON)).amount_of(Tax.INCOME) == yuan(5_000)
