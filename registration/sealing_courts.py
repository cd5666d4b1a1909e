"""Whose seizure it is, and of what: who sealed lifts, renews and disposes (法释〔2016〕6号). Pure."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from hall.staff.courts import full_name
from registration.books import Right, UnitBook


def authority_of(order: Mapping[str, Any]) -> str:
    """来文机关 by its full name, as it goes into the book; '' while the order does not say."""
    return full_name(str(order.get("court") or ""), str(order.get("case_number") or ""))


def sealer_of(seizure: Right) -> str:
    """查封机关 by its full name, however its notice was typed."""
    content = seizure.content
    return full_name(content.authority, content.execution_number or content.document_number)


def owner_of_share(seizure: Right, book: UnitBook) -> str:
    """The name of the co-owner whose share is seized; '' for a seizure of the whole."""
    people = book.title.holders if book.title and seizure.content.share else ()
    return next((one.name for one in people if one.document_hash == seizure.content.share), "")


def may_act(order: Mapping[str, Any], seizure: Right) -> bool:
    """Who sealed lifts and renews; another court only once the matter was handed over to it (移送执行函)."""
    return sealer_of(seizure) == authority_of(order) or bool(order.get("transfer_letter"))
