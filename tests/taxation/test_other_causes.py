"""Each row of `domain.md` §5.2 and the sentences of §5.4: gifts, inheritance, exchange, auctions, shops."""

from datetime import date
from decimal import Decimal

import pytest

from taxation.estimate import tax_sheet
from taxation.sheet import Payer, Tax, Verdict, payer_name
from taxation.situation import Cause, Costs, PartyKind, Relation
from tests.taxation.situations import gift, proved, sale, shop_sale, yuan


@pytest.mark.parametrize("cause", [Cause.SPOUSES, Cause.DIVORCE, Cause.PARTITION])
def test_family_changes_and_partitions_cost_nothing(cause: Cause) -> None:
    assert tax_sheet(sale(900_000, cause=cause, held_years=0)).total == yuan(0)


def test_a_gift_to_the_spouse_is_a_change_between_spouses() -> None:
    sheet = tax_sheet(gift(900_000, relation=Relation.SPOUSE, held_years=0))
    assert sheet.total == yuan(0)
    assert "第四项" in sheet.lines_of(Tax.DEED)[0].legal_basis


@pytest.mark.parametrize("relation", [Relation.KIN, Relation.CARER])
def test_a_gift_to_next_of_kin_pays_deed_tax_and_stamp_duty_only(relation: Relation) -> None:
    sheet = tax_sheet(gift(1_000_000, relation=relation, held_years=0))
    assert sheet.amount_of(Tax.DEED) == yuan(30_000)
    assert [sheet.amount_of(Tax.STAMP, side) for side in Payer] == [yuan(250), yuan(250)]
    assert sheet.total == yuan(30_500)


def test_whether_family_gifts_stay_free_of_vat_is_marked_as_doubtful() -> None:
    now = tax_sheet(gift(1_000_000, relation=Relation.KIN)).lines_of(Tax.VAT)[0]
    before = tax_sheet(gift(1_000_000, relation=Relation.KIN, taxed_on=date(2025, 6, 1))).lines_of(Tax.VAT)[0]
    assert (now.verdict, before.verdict) == (Verdict.EXEMPT, Verdict.EXEMPT)
    assert "待核" in now.note
    assert not before.note


def test_a_gift_to_a_stranger_is_income_of_who_receives_it() -> None:
    sheet = tax_sheet(gift(1_000_000, held_years=2))
    assert sheet.amount_of(Tax.DEED) == yuan(30_000)
    assert sheet.amount_of(Tax.VAT) == yuan(0)
    assert sheet.amount_of(Tax.INCOME, Payer.BUYER) == (yuan(1_000_000) - yuan(30_250)) / 5
    assert sheet.amount_of(Tax.INCOME, Payer.SELLER) == yuan(0)


def test_a_young_home_given_to_a_stranger_counts_as_sold() -> None:
    sheet = tax_sheet(gift(1_030_000, held_years=1))
    assert sheet.amount_of(Tax.VAT) == yuan(30_000)
    assert sheet.net_price == yuan(1_000_000)


def test_a_gift_knows_no_first_home_rate() -> None:
    line = tax_sheet(gift(1_000_000, buyer_home_ordinal=1)).lines_of(Tax.DEED)[0]
    assert (line.rate, line.verdict) == (Decimal("0.03"), Verdict.DUE)


def test_an_organisation_that_receives_a_gift_pays_no_personal_income_tax() -> None:
    line = tax_sheet(gift(1_000_000, buyer=PartyKind.GENERAL)).lines_of(Tax.INCOME)[0]
    assert line.verdict == Verdict.NOT_TAXABLE


def test_inheritance_by_a_statutory_heir_is_free_of_deed_income_and_vat() -> None:
    sheet = tax_sheet(sale(600_000, cause=Cause.INHERITANCE))
    assert {sheet.lines_of(tax)[0].is_due for tax in (Tax.DEED, Tax.INCOME, Tax.VAT)} == {False}
    assert "第五项" in sheet.lines_of(Tax.DEED)[0].legal_basis
    assert sheet.amount_of(Tax.STAMP, Payer.SELLER) == yuan(0)


def test_a_bequest_outside_the_family_pays_deed_tax_and_stamp_duty_on_each_side() -> None:
    sheet = tax_sheet(sale(600_000, cause=Cause.BEQUEST))
    assert sheet.amount_of(Tax.DEED) == yuan(18_000)
    assert [sheet.amount_of(Tax.STAMP, side) for side in Payer] == [yuan(150), yuan(150)]
    assert sheet.lines_of(Tax.INCOME)[0].verdict == Verdict.NOT_TAXABLE
    assert sheet.total == yuan(18_300)


def test_an_exchange_pays_deed_tax_on_the_difference_only() -> None:
    sheet = tax_sheet(sale(1_000_000, 90, cause=Cause.EXCHANGE, exchange_difference=Decimal(200_000)))
    assert sheet.lines_of(Tax.DEED)[0].base == yuan(200_000)
    assert sheet.amount_of(Tax.DEED) == yuan(2_000)
    assert sheet.amount_of(Tax.INCOME) == yuan(10_000)


def test_an_even_exchange_pays_no_deed_tax_but_the_sellers_taxes() -> None:
    sheet = tax_sheet(sale(1_030_000, cause=Cause.EXCHANGE, held_years=1))
    assert sheet.lines_of(Tax.DEED)[0].verdict == Verdict.EXEMPT
    assert sheet.amount_of(Tax.VAT) == yuan(30_000)


def test_a_partition_with_compensation_pays_deed_tax_on_it() -> None:
    sheet = tax_sheet(sale(1_000_000, cause=Cause.PARTITION, exchange_difference=Decimal(100_000)))
    assert sheet.amount_of(Tax.DEED) == yuan(3_000)


def test_a_contribution_in_kind_is_taxed_like_a_sale_to_the_company() -> None:
    sheet = tax_sheet(sale(1_000_000, cause=Cause.CONTRIBUTION, buyer=PartyKind.SMALL))
    assert sheet.amount_of(Tax.DEED) == yuan(30_000)
    assert sheet.amount_of(Tax.INCOME) == yuan(10_000)


@pytest.mark.parametrize(("on", "deed"), [(date(2026, 9, 18), 0), (date(2028, 1, 1), 30_000)])
def test_mergers_are_free_until_the_relief_ends(on: date, deed: int) -> None:
    merger = sale(
        1_000_000,
        cause=Cause.REORGANISATION,
        housing=False,
        seller=PartyKind.GENERAL,
        buyer=PartyKind.GENERAL,
        taxed_on=on,
    )
    sheet = tax_sheet(merger)
    assert sheet.amount_of(Tax.DEED) == yuan(deed)
    assert sheet.amount_of(Tax.VAT) == sheet.amount_of(Tax.INCOME) == yuan(0)


def test_a_persons_shop_pays_every_tax() -> None:
    sheet = tax_sheet(shop_sale(1_030_000))
    assert sheet.amount_of(Tax.VAT) == yuan(30_000)
    assert sheet.amount_of(Tax.DEED) == yuan(30_000)
    assert sheet.amount_of(Tax.LAND_APPRECIATION) == yuan(50_000)
    assert [sheet.amount_of(Tax.STAMP, side) for side in Payer] == [yuan(250), yuan(250)]
    assert sheet.amount_of(Tax.INCOME) == yuan(15_000)


def test_a_shop_is_taxed_in_full_from_2026_with_the_doubt_stated() -> None:
    line = tax_sheet(shop_sale(1_030_000, costs=proved(515_000))).lines_of(Tax.VAT)[0]
    assert line.amount == yuan(30_000)
    assert "待核" in line.note


def test_before_2026_a_bought_shop_was_taxed_on_the_difference() -> None:
    sold = date(2025, 6, 1)
    with_invoice = tax_sheet(shop_sale(1_050_000, costs=proved(525_000), taxed_on=sold))
    without = tax_sheet(shop_sale(1_050_000, taxed_on=sold))
    assert with_invoice.amount_of(Tax.VAT) == yuan(25_000)
    assert without.amount_of(Tax.VAT) == yuan(50_000)


def test_land_appreciation_raises_the_invoice_by_five_percent_a_year() -> None:
    costs = proved(400_000, purchase_taxes=Decimal(12_000))
    sheet = tax_sheet(shop_sale(1_030_000, acquired_on=date(2022, 9, 18), costs=costs))
    borne = sheet.seller_total - sum(
        sheet.amount_of(tax) for tax in (Tax.VAT, Tax.INCOME, Tax.LAND_APPRECIATION)
    )
    deductions = 480_000 + 12_000 + borne
    gain = yuan(1_000_000) - deductions
    line = sheet.lines_of(Tax.LAND_APPRECIATION)[0]
    assert line.base == gain
    assert line.amount == (gain * Decimal("0.5") - deductions * Decimal("0.15")).quantize(Decimal("0.01"))


def test_proved_deductions_are_taken_as_they_are() -> None:
    costs = Costs(land_deductions=Decimal(600_000))
    assert tax_sheet(shop_sale(1_030_000, costs=costs)).amount_of(Tax.LAND_APPRECIATION) == yuan(130_000)


def test_land_appreciation_and_surcharges_lower_the_income_of_a_shop() -> None:
    sheet = tax_sheet(shop_sale(1_030_000, costs=proved(300_000), acquired_on=date(2020, 1, 1)))
    borne = sheet.seller_total - sheet.amount_of(Tax.VAT) - sheet.amount_of(Tax.INCOME)
    assert sheet.lines_of(Tax.INCOME)[0].base == yuan(1_000_000) - yuan(300_000) - borne


def test_an_organisation_declares_its_own_income_tax() -> None:
    sheet = tax_sheet(shop_sale(1_090_000, seller=PartyKind.GENERAL))
    assert sheet.amount_of(Tax.VAT) == yuan(90_000)
    assert sheet.lines_of(Tax.INCOME)[0].verdict == Verdict.NOT_TAXABLE
    assert sheet.amount_of(Tax.CITY_CONSTRUCTION) == yuan(6_300)


def test_a_small_organisation_has_its_surcharges_halved() -> None:
    sheet = tax_sheet(shop_sale(1_030_000, seller=PartyKind.SMALL))
    assert sheet.amount_of(Tax.CITY_CONSTRUCTION) == yuan(1_050)


def test_an_auctioned_home_leaves_each_side_its_own_taxes() -> None:
    transfer = sale(1_030_000, 100, held_years=1, judicial_auction=True)
    sheet = tax_sheet(transfer)
    assert [payer_name(transfer, side) for side in Payer] == ["被执行人", "买受人"]
    assert sheet.buyer_total == sheet.amount_of(Tax.DEED) == yuan(10_000)
    assert sheet.seller_total == yuan(30_000 + 1_800 + 30_000)


@pytest.mark.parametrize(
    ("cause", "names"),
    [
        (Cause.SALE, ("卖方", "买方")),
        (Cause.GIFT, ("赠与人", "受赠人")),
        (Cause.DIVORCE, ("转让方", "承受方")),
    ],
)
def test_payers_are_called_what_they_are(cause: Cause, names: tuple[str, str]) -> None:
    transfer = sale(1_000, cause=cause)
    assert (payer_name(transfer, Payer.SELLER), payer_name(transfer, Payer.BUYER)) == names
