"""住房政策 in force on a day in a county: 限购, 限售, and which housing is 政策性住房."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

SOURCE = Path(__file__).parent / "parameters" / "housing_policy.toml"


@dataclass(frozen=True)
class HousingPolicy:
    """One version of the policy; `counties` empty means the whole city, `resale_lock_years` 0 means none.

    `court_sales_filed`: every house sold by a court is filed, not only the developer's and those on file.
    """

    since: date
    counties: tuple[str, ...]
    basis: str
    purchase_restricted: bool
    resale_lock_years: int
    court_sales_filed: bool
    policy_housing: frozenset[int]
    not_transferable: frozenset[int]

    def covers(self, county: str) -> bool:
        return not self.counties or county in self.counties


class PolicyMissing(LookupError):
    """No policy covers that county on that day."""


@cache
def versions() -> tuple[HousingPolicy, ...]:
    """All versions, newest first."""
    rows = tomllib.loads(SOURCE.read_text(encoding="utf-8"))["version"]
    made = (
        HousingPolicy(
            since=row["since"],
            counties=tuple(row["counties"]),
            basis=row["basis"],
            purchase_restricted=row["purchase_restricted"],
            resale_lock_years=row["resale_lock_years"],
            court_sales_filed=row["court_sales_filed"],
            policy_housing=frozenset(row["policy_housing"]),
            not_transferable=frozenset(row["not_transferable"]),
        )
        for row in rows
    )
    return tuple(sorted(made, key=lambda version: version.since, reverse=True))


def policy_in(county: str, on: date) -> HousingPolicy:
    """The policy in force there on that day. Raises PolicyMissing before the first version."""
    for version in versions():
        if version.since <= on and version.covers(county):
            return version
    raise PolicyMissing(f"{county} 在 {on} 没有住房政策参数，请在 housing_policy.toml 中补充")
