"""来文扫描件: what a court sent with a 过户 order is kept at once, and joins the buyers' case later."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from pathlib import PurePath
from typing import Final

from django.core.files.uploadedfile import SimpleUploadedFile, UploadedFile
from django.db import models
from django.db.models import Exists, OuterRef

from hall.cases.models import Case
from hall.cases.services.scans import attach_scan, check_scan, refuse_large
from hall.catalogue import materials as m
from hall.clock import now
from hall.papers import store
from hall.staff.actors import Actor
from hall.staff.audit import record_look
from hall.staff.departments import D
from judicial.models import Auction, CourtOrder, Matter, OrderScan
from judicial.services.notices import NOTICE, RULING

LINES: Final = {NOTICE: m.TRANSFER_ORDER.code, RULING: m.EFFECTIVE_LEGAL_DOCUMENT.code}


def keep_scans(order: CourtOrder, scans: Mapping[str, Iterable[UploadedFile[bytes]]]) -> None:
    """Keep what came with the order; the same file twice is kept once.

    Raises ValidationError for what is not a PDF, JPG or PNG of at most 20 MB.
    """
    for kind, uploads in scans.items():
        for upload in uploads:
            name = PurePath(upload.name or "扫描件").name[:200]
            refuse_large(name, upload.size or 0)
            upload.seek(0)
            content = upload.read()
            content_type, _pages = check_scan(name, content)
            digest = hashlib.sha256(content).hexdigest()
            if order.scans.filter(kind=kind, sha256=digest).exists():
                continue
            OrderScan.objects.create(
                order=order,
                kind=kind,
                name=name,
                content_type=content_type,
                sha256=digest,
                stored_as=store.put(f"orders/{order.number}-{kind}-{digest[:12]}.locked", content),
                kept_at=now(),
            )


def hand_over_scans(order: CourtOrder, case: Case, *, by: Actor) -> None:
    """The scans of the order stand on their lines of the case that carries it out; again changes nothing."""
    rows = {row.chosen or row.material: row for row in reversed(list(case.materials.all()))}
    for scan in order.scans.all():
        if row := rows.get(LINES.get(scan.kind, "")):
            upload = SimpleUploadedFile(scan.name, store.get(scan.stored_as), scan.content_type)
            attach_scan(case, row, upload, by=by)


def scans_open_to(by: Actor) -> models.QuerySet[OrderScan]:
    """The registry is whom they were sent to; housing has a copy where a project's property was sold (J8)."""
    if by.department == D.REGISTRATION:
        return OrderScan.objects.all()
    if by.department != D.TRANSACTIONS:
        return OrderScan.objects.none()
    sold = Auction.objects.copied_to_housing().filter(
        court_code=OuterRef("order__court_code"), unit_numbers__overlap=OuterRef("order__unit_numbers")
    )
    return OrderScan.objects.filter(Exists(sold), order__matters__matter=Matter.TRANSFER).distinct()


def read_scan(scan: OrderScan, *, by: Actor) -> bytes:
    """The scan's bytes; the look is written down. Raises FileNotFoundError or CannotDecrypt."""
    number = scan.order.matters.exclude(case_number="").values_list("case_number", flat=True).first()
    record_look(
        by,
        f"order:{scan.order.number}",
        [f"{scan.kind_words}扫描件"],
        "查看协助执行文书的扫描件",
        case_number=number or "",
    )
    return store.get(scan.stored_as)
