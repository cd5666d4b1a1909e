"""What a reader of a PDF sees: its text, its fonts, and every run of glyphs with where it begins and ends."""

from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from itertools import pairwise
from typing import Any

from pypdf import PageObject, PdfReader
from pypdf.generic import ContentStream

Matrix = tuple[float, float, float, float, float, float]
PLAIN: Matrix = (1, 0, 0, 1, 0, 0)


@dataclass(frozen=True)
class Run:
    """One run of glyphs on a page; points from the left and the bottom edge of the paper."""

    left: float
    right: float
    base: float
    glyphs: tuple[int, ...]


def text_of(pdf: bytes) -> str:
    """All text without line breaks and blanks, since a line may break anywhere."""
    return "".join("".join(page.extract_text() for page in PdfReader(BytesIO(pdf)).pages).split())


def pages_of(pdf: bytes) -> int:
    return len(PdfReader(BytesIO(pdf)).pages)


def fonts_of(pdf: bytes) -> set[str]:
    """The names of all embedded fonts, without their subset tags."""
    fonts = [font for page in PdfReader(BytesIO(pdf)).pages for font in _fonts(page).values()]
    return {str(font["/BaseFont"]).rpartition("+")[2] for font in fonts}


def runs_of(pdf: bytes) -> Iterator[Run]:
    """Every run of glyphs of every page."""
    for page in PdfReader(BytesIO(pdf)).pages:
        yield from _runs(page)


def runs_near_an_edge(pdf: bytes, margin: float) -> list[Run]:
    """The runs that come nearer to an edge of A4 paper than `margin` points."""
    return [
        run
        for run in runs_of(pdf)
        if run.left < margin or run.right > 595.3 - margin or not margin < run.base < 841.9 - margin
    ]


def runs_that_overlap(pdf: bytes) -> list[tuple[Run, Run]]:
    """Neighbours on one line of a page of which the left one runs into the right one."""
    found = []
    for page in PdfReader(BytesIO(pdf)).pages:
        inked = sorted(_runs(page), key=lambda run: (round(run.base), run.left))
        for one, other in pairwise(inked):
            if round(one.base) == round(other.base) and one.right > other.left + 0.5:
                found.append((one, other))
    return found


def _runs(page: PageObject) -> Iterator[Run]:
    widths = {name: _widths(font) for name, font in _fonts(page).items()}
    held: list[Matrix] = []
    around, text, font, size = PLAIN, PLAIN, "", 0.0
    for operands, operator in ContentStream(page.get_contents(), page.pdf).operations:
        match operator:
            case b"q":
                held.append(around)
            case b"Q":
                around = held.pop()
            case b"cm":
                around = _times(tuple(map(float, operands)), around)
            case b"Tf":
                font, size = str(operands[0]), float(operands[1])
            case b"Tm":
                text = tuple(map(float, operands))  # type: ignore[assignment]  # six numbers
            case b"TJ":
                yield _run(operands[0], _times(text, around), widths[font], size)


def _run(pieces: list[Any], place: Matrix, widths: dict[int, float], size: float) -> Run:
    glyphs: list[int] = []
    ems = 0.0
    for piece in pieces:
        if isinstance(piece, int | float):
            ems -= float(piece) / 1000
            continue
        raw = piece if isinstance(piece, bytes) else piece.original_bytes
        ids = [int.from_bytes(raw[at : at + 2]) for at in range(0, len(raw), 2)]
        glyphs += ids
        ems += sum(widths.get(one, 1000) for one in ids) / 1000
    left = place[4]
    return Run(left, left + ems * size * place[0], place[5], tuple(glyphs))


def _fonts(page: PageObject) -> dict[str, Any]:
    resources: Any = page["/Resources"]
    return {name: font.get_object() for name, font in resources["/Font"].items()}


def _widths(font: Any) -> dict[int, float]:
    found: dict[int, float] = {}
    listed = list(font["/DescendantFonts"][0].get_object()["/W"])
    for first, widths in zip(listed[::2], listed[1::2], strict=True):
        found |= {int(first) + offset: float(width) for offset, width in enumerate(widths)}
    return found


def _times(inner: Any, outer: Matrix) -> Matrix:
    a, b, c, d, e, f = inner
    k, m, n, o, p, q = outer
    return (
        a * k + b * n,
        a * m + b * o,
        c * k + d * n,
        c * m + d * o,
        e * k + f * n + p,
        e * m + f * o + q,
    )
