"""What holds for every tax sheet, whatever the situation."""

from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from taxation.estimate import tax_sheet
from taxation.parameters.versions import versions
from taxation.sheet import Payer, Tax, Verdict
from taxation.situation import Cause, Costs, District, PartyKind, Relation, Transfer

TAXES = ["deed_tax", "vat", "surcharges", "income_tax", "land_appreciation", "stamp_duty"]
CHANGES = sorted({law.since for tax in TAXES for law in versions(tax)})
FIRST = max(versions(tax)[0].since for tax in TAXES)
FEN = Decimal("0.01")

amounts = st.decimals(min_value=FEN, max_value=Decimal(50_000_000), places=2)
costs = st.builds(
    Costs,
    original_price=st.none() | amounts,
    purchase_taxes=st.decimals(0, 100_000, places=2),
    renovation=st.decimals(0, 500_000, places=2),
    subsidised_home=st.booleans(),
    loan_interest=st.decimals(0, 100_000, places=2),
    fees=st.decimals(0, 10_000, places=2),
    land_deductions=st.none() | amounts,
)
situations = st.fixed_dictionaries(
    {
        "cause": st.sampled_from(Cause),
        "taxed_on": st.dates(FIRST, date(2030, 1, 1)),
        "area": st.decimals(Decimal("0.01"), 2_000, places=2),
        "housing": st.booleans(),
        "price_includes_vat": st.booleans(),
        "judicial_auction": st.booleans(),
        "seller": st.sampled_from(PartyKind),
        "buyer": st.sampled_from(PartyKind),
        "held_years": st.none() | st.integers(0, 30),
        "seller_only_home": st.booleans(),
        "buyer_home_ordinal": st.integers(1, 4),
        "relation": st.sampled_from(Relation),
        "district": st.sampled_from(District),
        "region": st.sampled_from(["445302", "445381", "110105", "440106"]),
        "ordinary_housing": st.booleans(),
        "costs": costs,
    }
)


@settings(max_examples=300, deadline=None)
@given(situations, amounts)
def test_no_tax_is_negative_and_none_is_finer_than_a_fen(situation: dict[str, Any], price: Decimal) -> None:
    for line in tax_sheet(Transfer(price=price, **situation)).lines:
        assert line.amount >= 0
        assert line.amount == line.amount.quantize(FEN)
        assert line.is_due <= (line.verdict in {Verdict.DUE, Verdict.REDUCED})


@settings(max_examples=200, deadline=None)
@given(situations, amounts)
def test_the_lines_add_up_to_the_total_and_each_side_pays_its_own(
    situation: dict[str, Any], price: Decimal
) -> None:
    sheet = tax_sheet(Transfer(price=price, **situation))
    assert sheet.total == sum(line.amount for line in sheet.lines)
    assert sheet.total == sheet.seller_total + sheet.buyer_total
    assert sheet.total == sum(sheet.amount_of(tax) for tax in Tax)
    assert {line.payer for line in sheet.lines} == set(Payer)
    assert {line.tax for line in sheet.lines} == set(Tax)


@settings(max_examples=200, deadline=None)
@given(situations, amounts, st.decimals(1, 1_000_000, places=2))
def test_a_higher_price_never_lowers_a_tax(situation: dict[str, Any], price: Decimal, more: Decimal) -> None:
    low = tax_sheet(Transfer(price=price, **situation))
    high = tax_sheet(Transfer(price=price + more, **situation))
    for tax in Tax:
        assert high.amount_of(tax) >= low.amount_of(tax), tax


@settings(max_examples=200, deadline=None)
@given(situations, amounts)
def test_within_one_state_of_the_law_the_day_changes_nothing(
    situation: dict[str, Any], price: Decimal
) -> None:
    day = situation["taxed_on"]
    assert isinstance(day, date)
    since = max(change for change in CHANGES if change <= day)
    sheet = tax_sheet(Transfer(price=price, **situation))
    first = tax_sheet(Transfer(price=price, **{**situation, "taxed_on": since}))
    assert sheet.lines == first.lines


@settings(max_examples=100, deadline=None)
@given(st.dates(date(2000, 1, 1), date(2026, 1, 1)), amounts)
def test_holding_longer_never_costs_the_seller_of_a_home_more(bought: date, price: Decimal) -> None:
    def seller_pays(acquired_on: date) -> Decimal:
        return tax_sheet(
            Transfer(
                cause=Cause.SALE,
                price=price,
                area=Decimal(100),
                taxed_on=date(2026, 9, 18),
                acquired_on=acquired_on,
                seller_only_home=True,
            )
        ).seller_total

    assert seller_pays(bought) <= seller_pays(bought + timedelta(days=200))


@settings(max_examples=100, deadline=None)
@given(situations, amounts)
def test_the_tax_is_the_base_times_the_rate_times_the_share(
    situation: dict[str, Any], price: Decimal
) -> None:
    for line in tax_sheet(Transfer(price=price, **situation)).lines:
        if line.rate is not None and line.tax not in {Tax.VAT, Tax.LAND_APPRECIATION}:
            assert abs(line.amount - line.base * line.rate * line.share) <= FEN / 2
