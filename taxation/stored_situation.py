"""The situation of a transfer as plain JSON: kept with each revision of an assessment, and read back."""

from dataclasses import asdict, fields
from datetime import date
from decimal import Decimal
from typing import Any

from taxation.situation import Cause, Costs, District, PartyKind, Relation, Transfer

DATES = {"taxed_on", "acquired_on"}
AMOUNTS = {"price", "area", "exchange_difference"}
CHOICES = {
    "cause": Cause,
    "seller": PartyKind,
    "buyer": PartyKind,
    "relation": Relation,
    "district": District,
}


def as_json(transfer: Transfer) -> dict[str, Any]:
    """Plain values: amounts as strings, dates in ISO form; nothing personal is among them."""
    plain = asdict(transfer)
    plain["costs"] = {key: _plain(value) for key, value in plain["costs"].items()}
    return {key: _plain(value) for key, value in plain.items()}


def from_json(stored: dict[str, Any]) -> Transfer:
    """The transfer that `as_json` wrote; fields unknown to it keep their defaults."""
    known = {item.name for item in fields(Transfer)}
    values = {key: _typed(key, value) for key, value in stored.items() if key in known and key != "costs"}
    return Transfer(**values, costs=_costs(stored.get("costs", {})))


def _costs(stored: dict[str, Any]) -> Costs:
    values: dict[str, Any] = {
        key: Decimal(value) if isinstance(value, str) else value for key, value in stored.items()
    }
    return Costs(**values)


def _plain(value: object) -> object:
    if isinstance(value, Decimal):
        return str(value)
    return value.isoformat() if isinstance(value, date) else value


def _typed(key: str, value: Any) -> Any:
    if value is None:
        return None
    if key in DATES:
        return date.fromisoformat(value)
    if key in AMOUNTS:
        return Decimal(value)
    return CHOICES[key](value) if key in CHOICES else value
