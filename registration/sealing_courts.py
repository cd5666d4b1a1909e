"""Whose seizure it is: who sealed lifts and renews, and disposes (法释〔2016〕6号). Pure."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from hall.staff.courts import full_name
from registration.books import Right


def authority_of(order: Mapping[str, Any]) -> str:
    """来文机关 by its full name, as it goes into the book; '' while the order does not say."""
    return full_name(str(order.get("court") or ""), str(order.get("case_number") or ""))


def sealer_of(seizure: Right) -> str:
    """查封机关 by its full name, however its notice was typed."""
    content = seizure.content
    return full_name(content.authority, content.execution_number or content.document_number)


def may_act(order: Mapping[str, Any], seizure: Right) -> bool:
    """Who sealed lifts and renews; another court only once the matter was handed over to it (移送执行函)."""
    return sealer_of(seizure) == authority_of(order) or bool(order.get("transfer_letter"))
