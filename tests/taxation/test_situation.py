"""What a tax situation refuses, how long a home is held, and that it can be kept and read back."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from django.core.exceptions import ValidationError

from taxation.holding import anniversary, full_years, has_held, holding_began, invoice_years
from taxation.situation import Cause, Relation
from taxation.stored_situation import as_json, from_json
from tests.taxation.situations import proved, sale


@pytest.mark.parametrize(
    ("field", "values"),
    [
        ("price", {"price": "0"}),
        ("price", {"price": "-1"}),
        ("price", {"price": "1000000000000000"}),
        ("price", {"price": "0.001"}),
        ("area", {"price": "1", "area": "0"}),
        ("acquired_on", {"price": "1", "acquired_on": date(2027, 1, 1)}),
        ("held_years", {"price": "1", "held_years": -1}),
        ("buyer_home_ordinal", {"price": "1", "buyer_home_ordinal": 0}),
        ("exchange_difference", {"price": "1", "exchange_difference": Decimal(2)}),
        ("original_price", {"price": "1", "costs": proved(-1)}),
    ],
)
def test_an_impossible_situation_names_its_field(field: str, values: dict[str, Any]) -> None:
    with pytest.raises(ValidationError) as refused:
        sale(**values)
    assert list(refused.value.message_dict) == [field]


def test_all_mistakes_are_named_at_once() -> None:
    with pytest.raises(ValidationError) as refused:
        sale("0", "0", buyer_home_ordinal=0)
    assert set(refused.value.message_dict) == {"price", "area", "buyer_home_ordinal"}


@pytest.mark.parametrize(
    ("start", "on", "years"),
    [
        (date(2024, 9, 18), date(2026, 9, 18), 2),
        (date(2024, 9, 19), date(2026, 9, 18), 1),
        (date(2024, 2, 29), date(2026, 2, 28), 2),
        (date(2024, 2, 29), date(2025, 2, 27), 0),
        (date(2026, 9, 18), date(2026, 9, 18), 0),
        (date(2026, 9, 18), date(2020, 1, 1), 0),
        (date(2000, 12, 31), date(2026, 12, 30), 25),
    ],
)
def test_full_years_held(start: date, on: date, years: int) -> None:
    assert full_years(start, on) == years
    assert has_held(start, on, years) == (on >= start)


def test_the_anniversary_of_a_leap_day() -> None:
    assert [anniversary(date(2024, 2, 29), years) for years in (1, 4)] == [
        date(2025, 2, 28),
        date(2028, 2, 29),
    ]


@pytest.mark.parametrize(
    ("certificate", "receipt", "earlier", "began"),
    [
        (date(2020, 5, 1), date(2020, 3, 1), None, date(2020, 3, 1)),
        (date(2020, 5, 1), date(2020, 6, 1), None, date(2020, 5, 1)),
        (date(2024, 5, 1), None, date(2001, 1, 1), date(2001, 1, 1)),
        (None, None, None, None),
    ],
)
def test_holding_begins_with_the_earliest_paper(
    certificate: date | None, receipt: date | None, earlier: date | None, began: date | None
) -> None:
    found = holding_began(certificate_on=certificate, deed_tax_on=receipt, earlier_owner_since=earlier)
    assert found == began


@pytest.mark.parametrize(
    ("sold", "years"),
    [
        (date(2021, 6, 30), 0),
        (date(2022, 1, 1), 1),
        (date(2022, 7, 1), 1),
        (date(2022, 7, 2), 2),
        (date(2023, 1, 1), 2),
    ],
)
def test_an_invoice_year_is_twelve_months_or_a_rest_of_more_than_six(sold: date, years: int) -> None:
    assert invoice_years(date(2021, 1, 1), sold) == years


def test_six_months_after_the_end_of_august_end_with_february() -> None:
    assert invoice_years(date(2020, 8, 31), date(2022, 2, 28)) == 1
    assert invoice_years(date(2020, 8, 31), date(2022, 3, 1)) == 2


@pytest.mark.parametrize(
    "transfer",
    [
        sale("1180000.50", "118.36", acquired_on=date(2019, 5, 14), costs=proved(760_000)),
        sale(600_000, cause=Cause.GIFT, relation=Relation.KIN, held_years=None),
    ],
)
def test_a_situation_is_kept_as_json_and_read_back_unchanged(transfer: Any) -> None:
    assert from_json(as_json(transfer)) == transfer


def test_a_kept_situation_holds_only_plain_text_and_numbers() -> None:
    stored = as_json(sale("1180000.50", acquired_on=date(2019, 5, 14)))
    assert (stored["price"], stored["acquired_on"], stored["cause"]) == ("1180000.50", "2019-05-14", "sale")
