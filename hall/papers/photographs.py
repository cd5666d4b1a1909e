"""Photographs in a paper: read from where they are kept, proved by their digest, made small for print."""

from __future__ import annotations

import base64
import hashlib
from io import BytesIO

from django.core.files.storage import default_storage
from PIL import Image, ImageOps

LARGEST = (1000, 750)
"""Pixels: 300 to the inch on half a page."""
QUALITY = 80


class PhotographChanged(RuntimeError):
    """The kept photo is not the one the paper was frozen with."""


def photograph(path: str, digest: str) -> str:
    """A data URI (JPEG) of a kept photo; the same photo gives the same bytes.

    `digest` is the beginning of its SHA-256. Raises FileNotFoundError, or PhotographChanged.
    """
    with default_storage.open(path) as kept:
        content = kept.read()
    if not hashlib.sha256(content).hexdigest().startswith(digest):
        raise PhotographChanged(f"照片 {path} 与记录时的摘要不符，请从备份恢复原照片后再制作")
    small = BytesIO()
    with Image.open(BytesIO(content)) as original:
        picture = ImageOps.exif_transpose(original).convert("RGB")
        picture.thumbnail(LARGEST)
        picture.save(small, "JPEG", quality=QUALITY)
    return f"data:image/jpeg;base64,{base64.b64encode(small.getvalue()).decode()}"
