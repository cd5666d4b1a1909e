"""分隔页: the mark by which a scanned stack of papers tells where one material ends and the next begins."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import zxingcpp
from PIL import Image, UnidentifiedImageError
from pypdf import PageObject
from pypdf.errors import PyPdfError

from hall.cases.models import Case, CaseMaterial
from hall.papers.barcode import qr_image

WORD = "HALLSLOT"
QR_CODE = zxingcpp.barcode_formats_from_str("QRCode")
LARGEST_SIDE = 1800
"""Pixels; a separator's code is 5 cm wide and is read at this size without effort."""


@dataclass(frozen=True)
class Mark:
    """What a separator says: the case and the line of its checklist."""

    case_number: str
    line: str


def mark_of(case: Case, row: CaseMaterial) -> str:
    """The text of a slot's code; identifiers only."""
    return f"{WORD} {case.number} {row.line}"


def code_of(case: Case, row: CaseMaterial) -> str:
    """The slot's code as a picture for the page (data URI)."""
    return qr_image(mark_of(case, row), scale=6)


def mark_on(page: PageObject) -> Mark | None:
    """The mark on a scanned page; None for a page of a material."""
    for picture in pictures_of(page):
        for found in zxingcpp.read_barcodes(picture, formats=QR_CODE):
            words = found.text.split()
            if len(words) == 3 and words[0] == WORD:
                return Mark(words[1], words[2])
    return None


def pictures_of(page: PageObject) -> Iterator[Image.Image]:
    """The pictures of a page, grey and not larger than needed; what cannot be read is passed over."""
    try:
        for one in page.images:
            if one.image is not None:
                picture = one.image.convert("L")
                picture.thumbnail((LARGEST_SIDE, LARGEST_SIDE))
                yield picture
    except (PyPdfError, UnidentifiedImageError, OSError, ValueError, KeyError, NotImplementedError):
        return
