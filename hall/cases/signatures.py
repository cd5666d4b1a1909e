"""签名: what was drawn on the pad, kept as a path; or the name, typed by the person where there is no pad."""

from __future__ import annotations

import re

from django.core.exceptions import ValidationError

from hall.cases.models import Applicant

PATH = re.compile(r"(?:M\d{1,4} \d{1,4}(?:L\d{1,4} \d{1,4})*)+")
LONGEST = 20_000
SHORTEST = 40
"""A path of fewer characters is a slip of the pen, not a name."""


def is_drawn(signature: str) -> bool:
    """Whether the signature is a path on the pad of 600 × 200."""
    return PATH.fullmatch(signature) is not None


def check_signature(person: Applicant, signature: str) -> str:
    """The signature as it is kept: a path, or the name of whoever may sign for the person.

    Raises ValidationError with what to do.
    """
    text = signature.strip()
    if not text:
        raise ValidationError(f"请{person.masked_name}在签字板上签名，或者键入姓名")
    if is_drawn(text):
        if not SHORTEST <= len(text) <= LONGEST:
            raise ValidationError("签名没有写完整，请清除后重新签名")
        return text
    signers = {person.name, person.agent_name, person.representative} - {""}
    if text not in signers:
        raise ValidationError("键入的姓名与申请人（代理人）的姓名不一致，请由本人键入姓名")
    return text
