"""Tax sheets of sixteen thousand real homes, checked for sense."""

import csv
import re
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

import pytest

from taxation.estimate import tax_sheet
from taxation.sheet import Tax, TaxSheet
from tests.taxation.situations import sale

SQUARE = re.compile(r"(\d+(?:\.\d+)?)平米")


def homes(folder: Path) -> Iterator[tuple[Decimal, Decimal, int]]:
    """Price in yuan, area in ㎡ and full years held of every home; parking spaces are none."""
    with (folder / "data" / "houses.csv").open(encoding="utf-8") as file:
        for row in csv.DictReader(file):
            area = SQUARE.fullmatch(row["square"])
            if area and row["totalPrice"] and "车位" not in row["housetype"]:
                price = Decimal(row["totalPrice"]) * 10_000
                years = 5 if "满五" in row["taxtype"] else 2 if "满两" in row["taxtype"] else 0
                yield price, Decimal(area[1]), years


@pytest.fixture(scope="module")
def sheets(shared: Path) -> list[tuple[int, TaxSheet]]:
    """Sold today to a family that has no home, by a family that has another."""
    return [(years, tax_sheet(sale(price, area, held_years=years))) for price, area, years in homes(shared)]


def test_every_good_row_gets_its_sheet(sheets: list[tuple[int, TaxSheet]]) -> None:
    assert len(sheets) > 16_000
    assert all(sheet.total == sum(line.amount for line in sheet.lines) for _, sheet in sheets)


def test_only_homes_below_two_years_pay_vat(sheets: list[tuple[int, TaxSheet]]) -> None:
    assert all(bool(sheet.amount_of(Tax.VAT)) == (years < 2) for years, sheet in sheets)


def test_the_burden_stays_within_the_bands_of_the_law(sheets: list[tuple[int, TaxSheet]]) -> None:
    for _, sheet in sheets:
        share = sheet.total / sheet.transfer.price
        assert Decimal("0.019") < share < Decimal("0.06")
        rate = sheet.amount_of(Tax.DEED) / sheet.net_price
        assert round(rate, 4) in {Decimal("0.0100"), Decimal("0.0150")}
