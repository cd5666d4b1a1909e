"""空白证书: numbered stock, taken in order, spoilt with a reason (domain §3.1)."""

from __future__ import annotations

import re
from typing import Final

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Count, Min

from hall.cases.refusals import StepRefused
from hall.clock import now
from hall.identity.numbers import CertificateKind
from hall.staff.actors import Actor
from registration.models import Blank
from registration.models.choices import BlankState

SERIAL: Final = re.compile(r"([A-Z0-9]{0,6}?)(\d{6,11})", re.ASCII)
LARGEST_DELIVERY: Final = 20_000
MOST: Final = 200
"""Characters of why a sheet is spoilt."""


@transaction.atomic
def stock_blanks(*, kind: CertificateKind, first: str, count: int, by: Actor) -> int:
    """入库: `count` consecutive serials from `first` (province code and 6–11 digits); the number of new ones.

    Raises ValidationError for a serial that is none, or a count outside 1–20000.
    """
    match = SERIAL.fullmatch(first.strip().upper())
    if match is None:
        raise ValidationError("印刷序列号应为省代码加 6–11 位数字，如 44000000001，请对照包装重录")
    if not 1 <= count <= LARGEST_DELIVERY:
        raise ValidationError(f"一次入库 1–{LARGEST_DELIVERY} 本，请核对数量")
    prefix, digits = match.groups()
    moment, start = now(), int(digits)
    known = Blank.objects.count()
    Blank.objects.bulk_create(
        (
            Blank(
                serial=f"{prefix}{start + place:0{len(digits)}d}",
                kind=kind,
                changed_at=moment,
                changed_by=by.label,
            )
            for place in range(count)
        ),
        batch_size=1000,
        ignore_conflicts=True,
    )
    return Blank.objects.count() - known


def take_blanks(kind: str, count: int, *, by: Actor) -> list[Blank]:
    """The next `count` blanks of a kind in the order of their serials, marked used.

    Raises StepRefused when the stock does not suffice. Inside a transaction.
    """
    stock = Blank.objects.select_for_update(skip_locked=True).filter(kind=kind, state="in-stock")
    blanks = list(stock.order_by("kind", "serial")[:count])
    if len(blanks) < count:
        label = CertificateKind(kind).label
        raise StepRefused(f"空白{label}只剩 {len(blanks)} 本，还需 {count - len(blanks)} 本，请先入库")
    Blank.objects.filter(pk__in=[blank.pk for blank in blanks]).update(
        state=BlankState.USED, changed_at=now(), changed_by=by.label
    )
    return blanks


def spoil(blank: Blank, reason: str, *, by: Actor) -> None:
    """作废: a misprinted or damaged sheet. Raises ValidationError without a reason."""
    if not reason.strip():
        raise ValidationError("请填写空白证书作废的原因")
    if len(reason.strip()) > MOST:
        raise ValidationError(f"作废的原因请写在 {MOST} 字以内")
    blank.state, blank.reason = BlankState.SPOILT, reason.strip()
    blank.changed_at, blank.changed_by = now(), by.label
    blank.save()


def stock() -> list[tuple[str, int, str]]:
    """What is left of each kind: label, count, next serial."""
    rows = Blank.objects.filter(state=BlankState.IN_STOCK).values("kind")
    found = {r["kind"]: (r["left"], r["first"]) for r in rows.annotate(left=Count("id"), first=Min("serial"))}
    return [(kind.label, *found.get(kind.value, (0, ""))) for kind in CertificateKind]
