"""答复附件: checked for what they are, kept locked with the hall's keys, looked at only with a trace."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import PurePath

from django.core.exceptions import ValidationError

from hall.cases.services.scans import check_scan, refuse_large
from hall.inquiries.models import Reply, ReplyFile
from hall.papers import store
from hall.staff.actors import Actor
from hall.staff.audit import record_look

MOST_FILES = 20


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file as it came in."""

    name: str
    content: bytes


def digest_of(file: Attachment) -> str:
    """By what the same file is known."""
    return hashlib.sha256(file.content).hexdigest()


def check_attachments(files: Sequence[Attachment]) -> None:
    """Raises ValidationError for what is not a PDF, JPG or PNG of at most 20 MB, or more than 20 files."""
    if len(files) > MOST_FILES:
        raise ValidationError(f"附件最多 {MOST_FILES} 个，请合并后再传")
    for one in files:
        refuse_large(one.name, len(one.content))
        check_scan(one.name, one.content)


def attach(reply: Reply, files: Sequence[Attachment]) -> None:
    """Keep the files of a reply; the same file twice is kept once."""
    for digest, one in {digest_of(one): one for one in files}.items():
        name = PurePath(one.name).name[:200]
        kind, pages = check_scan(name, one.content)
        number = reply.question.inquiry.number
        where = f"inquiries/{number}/{reply.question.department}-{reply.ordinal}-{digest[:12]}.locked"
        ReplyFile.objects.create(
            reply=reply,
            name=name,
            content_type=kind,
            size=len(one.content),
            sha256=digest,
            pages=pages,
            stored_as=store.put(where, one.content),
        )


def read_attachment(file: ReplyFile, *, by: Actor) -> bytes:
    """The file's bytes; the look is written down. Raises FileNotFoundError or CannotDecrypt."""
    inquiry = file.reply.question.inquiry
    record_look(
        by,
        f"inquiry:{inquiry.number}",
        [file.name],
        "查看查询答复的附件",
        case_number=inquiry.case_number[:40],
    )
    return store.get(file.stored_as)
