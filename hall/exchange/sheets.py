"""Tables that come as files: the rows of a CSV (UTF-8 with or without BOM, GBK) or of an XLSX (S7)."""

from __future__ import annotations

import csv
import zlib
from collections.abc import Iterator
from io import BytesIO, StringIO
from typing import Any, Final
from xml.etree.ElementTree import ParseError
from zipfile import BadZipFile

from django.core.exceptions import ValidationError
from openpyxl import load_workbook
from openpyxl.utils.exceptions import InvalidFileException

ENCODINGS: Final = ("utf-8-sig", "gb18030")
LARGEST: Final = 20 * 1024 * 1024
BROKEN: Final = (
    BadZipFile,
    InvalidFileException,
    ParseError,
    zlib.error,
    OSError,
    KeyError,
    ValueError,
    TypeError,
    AttributeError,
)
"""What the reader of XLSX raises at a file that is none, or whose sheets are damaged."""


def rows_of(name: str, content: bytes) -> Iterator[list[str]]:
    """Every row as trimmed text, the heading first. Raises ValidationError for a file that is no table."""
    if not content:
        raise ValidationError(f"“{name}”是空文件，请重新导出后上传")
    if len(content) > LARGEST:
        raise ValidationError(f"“{name}”超过 20 MB，请分幢上传")
    rows = _xlsx(content) if name.lower().endswith(".xlsx") else _csv(content)
    return ([text_of(cell) for cell in row] for row in rows)


def _csv(content: bytes) -> Iterator[list[Any]]:
    if b"\x00" in content:
        raise ValidationError("文件不是文本表格，请另存为 CSV（UTF-8）或者 XLSX 后再上传")
    for encoding in ENCODINGS:
        try:
            return iter(list(csv.reader(StringIO(content.decode(encoding)))))
        except UnicodeDecodeError:
            continue
        except csv.Error:
            raise ValidationError("表格的引号不成对，请用 Excel 或者 WPS 重新保存后再上传") from None
    raise ValidationError("文件不是 UTF-8 或者 GBK 编码，请另存为 CSV（UTF-8）或者 XLSX 后再上传")


def _xlsx(content: bytes) -> Iterator[tuple[Any, ...]]:
    """The rows of the first sheet; read at once, so that a sheet broken half-way is refused here."""
    try:
        book = load_workbook(BytesIO(content), read_only=True, data_only=True)
        return iter([row for sheet in book.worksheets[:1] for row in sheet.iter_rows(values_only=True)])
    except BROKEN:
        raise ValidationError("文件不是能够打开的 XLSX，请用 Excel 或者 WPS 重新保存后再上传") from None


def text_of(cell: Any) -> str:
    """A cell as text: 12.0 is 12, nothing is empty."""
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return "" if cell is None else str(cell).strip()
