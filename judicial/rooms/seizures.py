"""Seizures of the court that run out, each with its renewal one click away."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any, Final
from urllib.parse import urlencode

from django.urls import reverse

from hall.cases.ports import FACTS, Subject
from hall.look.words import day_plain
from judicial.courts import Court
from judicial.models import Matter
from judicial.rooms import Due

AHEAD: Final = timedelta(days=30)
"""How long before its last day a seizure is shown: 续封 must be served before it (民诉法解释 485)."""


WEEK: Final = 7


def running_out(court: Court, on: date) -> list[Due]:
    """Own seizures in their last thirty days, with the renewal one click away."""
    finder = FACTS.get("seizures_running_out")
    said = {"authority": court.name, "until": on + AHEAD}
    found: list[dict[str, Any]] = finder(Subject([], declared=said)) if finder else []
    return [renewal(one, on) for one in found]


def renewal(seizure: dict[str, Any], on: date) -> Due:
    """One of them as a line."""
    left = (seizure["last_day"] - on).days
    asked = urlencode(
        {
            "matters": Matter.RENEW.value,
            "unit_numbers": seizure["unit"],
            "earlier_number": seizure["number"],
            "notice_number": seizure["number"],
        }
    )
    return Due(
        seizure["number"],
        f"查封至{day_plain(seizure['last_day'])}，期满即失效；需要的请在期满前续封",
        f"{reverse('judicial:serve')}?{asked}",
        "续封",
        meaning="soon" if left <= WEEK else "warn",
        light=f"剩 {left} 日" if left else "今日到期",
        place=seizure["address"],
        due_on=seizure["last_day"],
    )
