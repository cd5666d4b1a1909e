"""What a court sends: a 协助执行通知书 with its ruling, its officers and its scans."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from django.core.files.uploadedfile import UploadedFile

from hall.cases.states import Channel
from hall.catalogue import materials as m
from judicial.models import Matter

NOTICE, RULING, CREDENTIALS = m.ASSISTANCE_NOTICE.code, m.COURT_RULING.code, m.COURT_CREDENTIALS.code


@dataclass(frozen=True, slots=True)
class ServedNotice:
    """What the court sends: matters, units (any spelling), the notice's entries, ruling, officers, scans.

    `said` are further typed entries of the 协助执行通知书 by their names; `scans` files by material code.
    """

    notice_number: str
    dated_on: date
    matters: Sequence[Matter]
    unit_numbers: Sequence[str]
    ruling_number: str
    ruling_on: date
    officers: str
    credentials: str
    phone: str = ""
    said: Mapping[str, Any] = field(default_factory=dict)
    scans: Mapping[str, Sequence[UploadedFile[bytes]]] = field(default_factory=dict)
    buyer_served_on: date | None = None
    """过户: the day the ruling reached the buyer, from which the property is the buyer's (民诉法解释 491)."""
    channel: Channel = Channel.COURT
    served_at: datetime | None = None
    """At the counter: when it was handed in; over the line it is served when it comes in."""
    sent_at: datetime | None = None
    """When the court's own system sent it; served it is when it comes in."""
