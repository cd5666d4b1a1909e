"""税务参数: dated numbers of the tax law, read from the TOML files beside this module.

A file is a list of versions; each names the day from which it holds, its legal basis, and only what
changed against the version before it. Numbers are strings in the file and `Decimal` here. A point
nobody could verify carries its doubt, which is shown wherever the number is used.
"""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal, InvalidOperation
from functools import cache
from pathlib import Path
from types import MappingProxyType

from django.core.exceptions import ImproperlyConfigured, ValidationError

FOLDER = Path(__file__).parent

Value = Decimal | str | bool | tuple[str, ...]


class ParameterMissing(ValidationError):
    """税务参数缺失: no version of the law is loaded for that day (an error of the field `taxed_on`)."""


@dataclass(frozen=True)
class Version:
    """The numbers of one tax as they stand from `since` until the next version begins."""

    tax: str
    since: date
    basis: str
    values: Mapping[str, Value]
    doubts: Mapping[str, str]

    def number(self, key: str) -> Decimal:
        """A rate, share, limit or number of years."""
        value = self.values[key]
        if not isinstance(value, Decimal):
            raise ImproperlyConfigured(f"{self.tax}.{key} 应是写成字符串的数")
        return value

    def word(self, key: str) -> str:
        """A legal basis or a chosen manner; empty when the relief does not exist then."""
        value = self.values[key]
        if not isinstance(value, str):
            raise ImproperlyConfigured(f"{self.tax}.{key} 应是文字")
        return value

    def flag(self, key: str) -> bool:
        """A yes/no parameter."""
        value = self.values[key]
        if not isinstance(value, bool):
            raise ImproperlyConfigured(f"{self.tax}.{key} 应是 true 或 false")
        return value

    def numbers(self, key: str) -> tuple[Decimal, ...]:
        """A row of numbers, as the brackets of the land appreciation tax."""
        return tuple(Decimal(item) for item in self._row(key))

    def codes(self, key: str) -> tuple[str, ...]:
        """A row of region prefixes."""
        return tuple(str(item) for item in self._row(key))

    def doubt(self, key: str) -> str:
        """What is not verified about this parameter; empty when nothing is."""
        return self.doubts.get(key, "")

    def _row(self, key: str) -> tuple[str, ...]:
        value = self.values[key]
        if not isinstance(value, tuple):
            raise ImproperlyConfigured(f"{self.tax}.{key} 应是一列数")
        return value


def version(tax: str, on: date) -> Version:
    """The law of `tax` that holds on that day.

    Raises ParameterMissing for a day before the first version: nothing is computed from a gap.
    """
    for candidate in reversed(versions(tax)):
        if candidate.since <= on:
            return candidate
    first = versions(tax)[0].since
    sentence = f"{on:%Y年%-m月%-d日}的税法参数没有录入，请填写{first:%Y年%-m月%-d日}以后的日期"
    raise ParameterMissing({"taxed_on": [sentence]})


@cache
def versions(tax: str) -> tuple[Version, ...]:
    """All versions of one tax, oldest first. Raises ImproperlyConfigured when the file is not sound."""
    text = (FOLDER / f"{tax}.toml").read_text(encoding="utf-8")
    return read_versions(tax, text)


def read_versions(tax: str, text: str) -> tuple[Version, ...]:
    """Parse one parameter file; refuses floats, versions out of order and new names in later versions."""
    document = tomllib.loads(text)
    found: list[Version] = []
    for table in document.get("version", []):
        found.append(_next_version(tax, table, found[-1] if found else None))
    if not found:
        raise ImproperlyConfigured(f"税务参数 {tax} 一个版本也没有")
    return tuple(found)


def _next_version(tax: str, table: dict[str, object], before: Version | None) -> Version:
    since, basis = table.pop("since", None), table.pop("basis", "")
    doubts = table.pop("doubt", {})
    if not isinstance(since, date) or not isinstance(basis, str) or not basis:
        raise ImproperlyConfigured(f"税务参数 {tax} 的每个版本都要写 since 和 basis")
    stated = _flatten(tax, table)
    assert isinstance(doubts, dict)
    if before:
        if since <= before.since:
            raise ImproperlyConfigured(f"税务参数 {tax} 的版本要按日期从早到晚：{since}")
        if unknown := stated.keys() - before.values.keys():
            raise ImproperlyConfigured(
                f"税务参数 {tax} 自 {since} 出现从前没有的项：{'、'.join(sorted(unknown))}"
            )
    values = {**(before.values if before else {}), **stated}
    kept = {**(before.doubts if before else {}), **doubts}
    return Version(tax, since, basis, MappingProxyType(values), MappingProxyType(kept))


def _flatten(tax: str, table: Mapping[str, object], prefix: str = "") -> dict[str, Value]:
    flat: dict[str, Value] = {}
    for key, value in table.items():
        if isinstance(value, dict):
            flat |= _flatten(tax, value, f"{prefix}{key}.")
        else:
            flat[prefix + key] = _read(tax, prefix + key, value)
    return flat


def _read(tax: str, key: str, value: object) -> Value:
    if isinstance(value, bool):
        return value
    if isinstance(value, list) and all(isinstance(item, str) for item in value):
        return tuple(value)
    if not isinstance(value, str):
        raise ImproperlyConfigured(f'税务参数 {tax}.{key} 的数要写成字符串，如 "0.03"')
    try:
        return Decimal(value)
    except InvalidOperation:
        return value
