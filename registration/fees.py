"""不动产登记费: counted from facts, pure (domain §5.6). Who is registered pays; of a mortgage the creditor.

件 is one unit × one right × one registration; of a mortgage, one parcel × one loan.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from functools import cache
from pathlib import Path
from typing import Any, Final

from hall.catalogue.words import Fee
from hall.identity.numbers import CertificateKind

TARIFFS: Final = Path(__file__).parent / "parameters" / "fees.toml"
CENT: Final = Decimal("0.01")


class TariffMissing(LookupError):
    """No tariff is known for that day."""


@dataclass(frozen=True, slots=True)
class Tariff:
    """收费标准 from a day on, in yuan."""

    since: date
    basis: str
    housing: Decimal
    other: Decimal
    storage: Decimal
    book: Decimal
    half: Decimal
    exempt_housing: frozenset[str]


@dataclass(frozen=True, slots=True)
class Property:
    """What the fee asks of a unit: home, garage or other, on which parcel, of which 房屋性质."""

    parcel: str
    is_housing: bool
    is_storage: bool = False
    housing_nature: str = ""
    with_house: bool = False
    """A parking place that belongs to the home and gets no certificate of its own."""


@dataclass(frozen=True, slots=True)
class Registration:
    """What is charged: the rule of the part, its units, how many books, and what makes it cheaper."""

    rule: Fee
    properties: tuple[Property, ...]
    certificate: CertificateKind | None = None
    books: int = 1
    is_small_enterprise: bool = False
    between_spouses: bool = False
    on_homestead: bool = False
    by_registry_error: bool = False


@dataclass(frozen=True, slots=True)
class FeeLine:
    """One line of the bill. `amount` in yuan; zero lines say why nothing is due."""

    code: str
    name: str
    count: int
    price: Decimal
    amount: Decimal
    basis: str


@cache
def tariffs() -> tuple[Tariff, ...]:
    """Every version, newest first."""
    rows = tomllib.loads(TARIFFS.read_text("utf-8"))["version"]
    return tuple(sorted((tariff_of(row) for row in rows), key=lambda tariff: tariff.since, reverse=True))


def tariff_of(row: dict[str, Any]) -> Tariff:
    amounts = {name: Decimal(row[name]) for name in ("housing", "other", "storage", "book", "half")}
    return Tariff(
        since=row["since"], basis=row["basis"], exempt_housing=frozenset(row["exempt_housing"]), **amounts
    )


def tariff(on: date) -> Tariff:
    """The tariff in force on a day. Raises TariffMissing before the first."""
    for version in tariffs():
        if version.since <= on:
            return version
    raise TariffMissing(f"{on:%Y年%-m月%-d日}的登记费标准没有录入，请在 fees.toml 补充")


def fee(asked: Registration, on: date) -> tuple[FeeLine, ...]:
    """The lines of one registration on a day, in yuan; a zero line says why. Raises TariffMissing."""
    version = tariff(on)
    if why := free_because(asked):
        return (
            FeeLine("registration-fee", f"登记费（{why}）", 0, Decimal(0), money(Decimal(0)), version.basis),
        )
    if asked.rule is Fee.BOOK_ONLY or only_the_book(asked):
        return (books_line(asked.books, version),) if asked.certificate is CertificateKind.TITLE else ()
    lines = [*registration_lines(asked, version)]
    extra = asked.books - len(asked.properties)
    if asked.certificate is CertificateKind.TITLE and asked.rule is not Fee.HALF and extra > 0:
        lines.append(books_line(extra, version))
    return tuple(lines)


def total(lines: Iterable[FeeLine]) -> Decimal:
    """Sum in yuan."""
    return sum((line.amount for line in lines), money(Decimal(0)))


def free_because(asked: Registration) -> str:
    """Why nothing at all is due, or ''."""
    if asked.rule is Fee.FREE:
        return "依法不收"
    if asked.by_registry_error:
        return "因登记机构错误更正，不收"
    if asked.is_small_enterprise:
        return "小微企业免收"
    return ""


def only_the_book(asked: Registration) -> bool:
    """夫妻间权利人变更, 宅基地及房屋: only the printing of the book, 10 yuan each."""
    return asked.between_spouses or asked.on_homestead


def registration_lines(asked: Registration, version: Tariff) -> Iterable[FeeLine]:
    """登记费 by class of property, pieces of one class together."""
    pieces: dict[tuple[str, Decimal], int] = {}
    for name, price in priced_pieces(asked, version):
        pieces[name, price] = pieces.get((name, price), 0) + 1
    share = version.half if asked.rule is Fee.HALF else Decimal(1)
    for (name, price), count in pieces.items():
        each = money(price * share)
        label = f"登记费（{name}{'，减半' if share != 1 else ''}）"
        yield FeeLine("registration-fee", label, count, each, money(each * count), version.basis)


def priced_pieces(asked: Registration, version: Tariff) -> Iterable[tuple[str, Decimal]]:
    """Class and full price of every 件."""
    if asked.rule is not Fee.MORTGAGE:
        return [price_of(place, version) for place in asked.properties]
    parcels: dict[str, list[tuple[str, Decimal]]] = {}
    for place in asked.properties:
        parcels.setdefault(place.parcel, []).append(price_of(place, version))
    return [max(prices, key=lambda piece: piece[1]) for prices in parcels.values()]


def price_of(place: Property, version: Tariff) -> tuple[str, Decimal]:
    if place.with_house:
        return "与住宅配套、不单独发证，免收", Decimal(0)
    if place.is_storage:
        return "车库、车位、储藏室", version.storage
    if place.housing_nature in version.exempt_housing and place.is_housing:
        return "保障性住房，免收", Decimal(0)
    return ("住宅类", version.housing) if place.is_housing else ("非住宅类", version.other)


def books_line(count: int, version: Tariff) -> FeeLine:
    return FeeLine(
        "certificate-book", "证书工本费", count, version.book, money(version.book * count), version.basis
    )


def money(amount: Decimal) -> Decimal:
    """Rounded half up to 分."""
    return amount.quantize(CENT, ROUND_HALF_UP)
