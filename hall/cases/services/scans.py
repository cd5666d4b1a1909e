"""扫描件: a file is taken only if it is what it says it is, and not too large (G35)."""

from __future__ import annotations

import hashlib
from io import BytesIO
from pathlib import PurePath
from typing import Final

from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from PIL import Image, UnidentifiedImageError
from pypdf import PdfReader
from pypdf.errors import PyPdfError

from hall.cases.models import Case, CaseMaterial, MaterialFile
from hall.cases.services.audit_trail import write_event
from hall.cases.services.checklist import refuse_if_settled
from hall.cases.services.steps import lock_units_then_case
from hall.clock import now as the_time
from hall.staff.actors import Actor

LARGEST = 20 * 1024 * 1024
PDF, JPEG, PNG = "application/pdf", "image/jpeg", "image/png"
SUFFIXES = {".pdf": PDF, ".jpg": JPEG, ".jpeg": JPEG, ".png": PNG}
IMAGE_KINDS = {"JPEG": JPEG, "PNG": PNG}
MOST_PIXELS = 120_000_000
UNREADABLE: Final = (
    PyPdfError,
    NotImplementedError,
    ValueError,
    KeyError,
    TypeError,
    AttributeError,
    RecursionError,
)
"""What the reader of PDF raises at a file that is damaged, or locked in a way it does not know."""


def check_scan(name: str, content: bytes) -> tuple[str, int]:
    """The content type and number of pages of a scan.

    Raises ValidationError for an empty file, more than 20 MB, an unknown type, or content that is not what
    the name says.
    """
    suffix = PurePath(name).suffix.lower()
    if not content:
        raise ValidationError(f"“{name}”是空文件，请重新扫描")
    refuse_large(name, len(content))
    if suffix not in SUFFIXES:
        raise ValidationError(f"“{name}”不是可以收的类型，请上传 PDF、JPG 或者 PNG")
    kind, pages = _read(content)
    if kind != SUFFIXES[suffix]:
        raise ValidationError(f"“{name}”的内容与扩展名不符，可能不是扫描件，请重新扫描后上传")
    return kind, pages


def refuse_large(name: str, size: int) -> None:
    """Raise ValidationError for more than 20 MB (`size` in bytes), before anything of it is read."""
    if size > LARGEST:
        raise ValidationError(
            f"“{name}”有 {size / 1024 / 1024:.1f} MB，超过 20 MB，请降低扫描分辨率或者分成几份"
        )


def _read(content: bytes) -> tuple[str, int]:
    """What the bytes really are; an empty kind for anything unreadable."""
    if content.startswith(b"%PDF-"):
        try:
            return PDF, len(PdfReader(BytesIO(content)).pages)
        except UNREADABLE:
            return "", 0
    try:
        with Image.open(BytesIO(content)) as picture:
            if picture.width * picture.height > MOST_PIXELS:
                return "", 0
            kind = IMAGE_KINDS.get(picture.format or "", "")
            picture.verify()
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError, Image.DecompressionBombError):
        return "", 0
    return kind, 1


@transaction.atomic
def take_scan(case: Case, line: CaseMaterial, upload: UploadedFile[bytes], *, by: Actor) -> MaterialFile:
    """A scan handed in at the counter, while materials are taken. Raises StepRefused afterwards."""
    refuse_if_settled(lock_units_then_case(case.pk))
    return attach_scan(case, line, upload, by=by)


@transaction.atomic
def attach_scan(case: Case, line: CaseMaterial, upload: UploadedFile[bytes], *, by: Actor) -> MaterialFile:
    """Keep a scan on a line; the same file again on the same line, or twice at once, is kept once."""
    name = PurePath(upload.name or "扫描件").name[:200]
    refuse_large(name, upload.size or 0)
    content = upload.read()
    kind, pages = check_scan(name, content)
    digest = hashlib.sha256(content).hexdigest()
    lock_units_then_case(case.pk)
    if twin := line.files.filter(sha256=digest).first():
        return twin
    suffix = PurePath(name).suffix.lower()
    row = MaterialFile(
        material=line,
        name=name,
        content_type=kind,
        size=len(content),
        sha256=digest,
        pages=pages,
        uploaded_at=the_time(),
        uploaded_by_id=by.officer_id,
    )
    row.file.save(f"{case.number}-{line.line}-{digest[:12]}{suffix}", ContentFile(content), save=True)
    return row


@transaction.atomic
def remove_scan(case: Case, scan: MaterialFile, *, by: Actor) -> None:
    """Take back a scan put on the wrong line; the stored file goes once that is committed.

    Raises StepRefused once no materials are taken any more.
    """
    refuse_if_settled(lock_units_then_case(case.pk))
    stored, name = scan.file.storage, str(scan.file.name)
    label = f"删去扫描件：{scan.material.name}（{scan.name}）"
    write_event(case, "unscan", label[:300], by=by, at=the_time())
    scan.delete()
    transaction.on_commit(lambda: stored.delete(name))
