"""What a department is asked and what it says: the same words for every department and every material."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from django.db import models


class Finding(models.TextChoices):
    """核验结果: what a department says of what it was asked."""

    CONFIRMED = "confirmed", "一致"
    DIFFERENT = "different", "不一致"
    NOT_FOUND = "not-found", "查无记录"


@dataclass(frozen=True)
class Question:
    """核验事项: the material that would otherwise be brought on paper, and the facts put to the department.

    `topic` is the material's code in the catalogue; `subject` may hold personal data and is kept encrypted;
    `about` are the masked words that pages show (林*禾).
    """

    topic: str
    subject: Mapping[str, str]
    about: str = ""


@dataclass(frozen=True)
class Confirmation:
    """核验答复: the finding, the department's words, its receipt number, and the material's particulars."""

    finding: Finding
    words: str = ""
    receipt: str = ""
    payload: Mapping[str, Any] = field(default_factory=dict)

    @property
    def is_confirmed(self) -> bool:
        return self.finding == Finding.CONFIRMED


class Unanswered(Exception):
    """The department has not answered in time or could not be reached; try again later."""


class NotConnected(LookupError):
    """No system of the department is connected for look-ups: the paper is asked for."""
