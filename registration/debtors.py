"""被执行人: whether an owner is the debtor an order names, by name and, where given, by number."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from hall.identity.fields import search_hash
from registration.books import Person


def parts_of(text: Any) -> list[str]:
    """Several in one entry are joined by 、."""
    return [one.strip() for one in str(text or "").split("、") if one.strip()]


def names_debtors(order: Mapping[str, Any]) -> frozenset[str]:
    """The debtors' names as the order gives them."""
    return frozenset(parts_of(order.get("debtor")))


def is_debtor(person: Person, order: Mapping[str, Any]) -> bool:
    """The same name; and the same document number where the order gives any: namesakes are others."""
    if person.name.strip() not in names_debtors(order):
        return False
    numbers = {search_hash(one.upper()) for one in parts_of(order.get("debtor_document"))}
    return not numbers or person.document_hash in numbers
