"""遗失（灭失）声明: on the portal, and how long it stands before a new certificate is made."""

from __future__ import annotations

import tomllib
from datetime import date
from functools import cache
from pathlib import Path
from typing import Final

from hall.cases.models import AnnouncementKind
from hall.cases.ports import Happened, follows
from hall.cases.services.announcements import publish
from hall.catalogue.words import RegisterEffect
from registration.claims.replacement import is_lost, named_certificate

PARAMETERS: Final = Path(__file__).parent / "parameters" / "loss_notice.toml"


@cache
def versions() -> tuple[tuple[date, int], ...]:
    """(since, working days), newest first."""
    rows = tomllib.loads(PARAMETERS.read_text("utf-8"))["version"]
    return tuple(sorted(((row["since"], row["working_days"]) for row in rows), reverse=True))


def loss_notice_days(on: date) -> int:
    """Working days between the statement and the new certificate (0 or 15). Raises LookupError."""
    for since, days in versions():
        if since <= on:
            return days
    raise LookupError(f"{on} 还没有遗失声明的规定")


@follows("accept")
def publish_the_loss(happened: Happened) -> None:
    """The statement appears on the portal with 受理; where it must stand for days, the clock waits."""
    case = happened.case
    if RegisterEffect.REPLACE_CERTIFICATE not in case.item.effects or not is_lost(case):
        return
    certificate = named_certificate(case)
    names = "、".join(person.name for person in case.people)
    publish(
        case.pk,
        AnnouncementKind.LOSS,
        [
            ("声明人", names),
            ("证书、证明", f"{certificate.get_kind_display()}（{certificate.get_right_kind_display()}）"),
            ("证号", certificate.number),
            ("坐落", case.located_at),
            ("声明", "上列证书、证明遗失（灭失），声明作废，申请补发。"),
        ],
        by=happened.by,
        working_days=loss_notice_days(happened.now.date()),
    )
