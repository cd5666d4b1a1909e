"""被执行人: whether an owner is the debtor an order names, by name and, where given, by number."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from contextlib import suppress
from typing import Any

from django.core.exceptions import ValidationError

from hall.identity.documents import DocumentKind, check_document
from hall.identity.fields import search_hash
from hall.identity.numbers.spelling import compact
from registration.books import Person
from registration.holders import Holder
from registration.models.choices import PartyRole


def parts_of(text: Any) -> list[str]:
    """Several in one entry are joined by 、."""
    return [one.strip() for one in str(text or "").split("、") if one.strip()]


def names_debtors(order: Mapping[str, Any]) -> frozenset[str]:
    """The debtors' names as the order gives them."""
    return frozenset(parts_of(order.get("debtor")))


def debtors_in(order: Mapping[str, Any]) -> tuple[Holder, ...]:
    """The debtors as 义务人 of a 预查封, name by name with its number; none where the order gives too few."""
    names, numbers = parts_of(order.get("debtor")), parts_of(order.get("debtor_document"))
    if len(names) != len(numbers):
        return ()
    return tuple(debtor(name, number) for name, number in zip(names, numbers, strict=True))


def debtor(name: str, number: str) -> Holder:
    """One of them; the kind of document is read off its number."""
    for kind in (DocumentKind.ID_CARD, DocumentKind.USCC):
        with suppress(ValidationError):
            return Holder(name, kind, check_document(kind, number), role=PartyRole.OBLIGOR)
    return Holder(name, DocumentKind.OTHER, compact(number), role=PartyRole.OBLIGOR)


def is_one_of(person: Person, names: str, debtors: Iterable[Holder]) -> bool:
    """The same, where the numbers have been read already: name, and number where any is known."""
    hashes = {one.document_hash for one in debtors}
    return person.name.strip() in parts_of(names) and (not hashes or person.document_hash in hashes)


def is_debtor(person: Person, order: Mapping[str, Any]) -> bool:
    """The same name; and the same document number where the order gives any: namesakes are others."""
    if person.name.strip() not in names_debtors(order):
        return False
    numbers = {search_hash(one.upper()) for one in parts_of(order.get("debtor_document"))}
    return not numbers or person.document_hash in numbers
