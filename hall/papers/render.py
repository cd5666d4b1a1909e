"""From a frozen paper to the bytes of its PDF: same paper, same bytes, in every process (promise R19).

The quick path of WeasyPrint: one font by file URL, font configuration and style sheet kept for the life of
the process, one weight only (a bold letter would embed a second font), tables laid out by fixed columns.
"""

import atexit
import logging
import threading
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any
from urllib.request import url2pathname

from django.template.loader import get_template, render_to_string

from hall.papers.contents import template_of
from hall.papers.fonts import paper_font, undrawable
from hall.papers.models import Paper
from hall.papers.scratch import own_folder

_one_at_a_time = threading.Lock()
"""Pango's font map is shared by the whole process and is not made for threads."""


class GlyphMissing(RuntimeError):
    """The paper has a character no installed font can draw; it must not go out with an empty box."""

    def __init__(self, characters: list[str]) -> None:
        listed = "、".join(f"{char}（U+{ord(char):04X}）" for char in characters)
        super().__init__(f"字体缺字：{listed}。请安装含这些字的字体（HALL_PAPER_FONT）后再制作")


@dataclass(frozen=True)
class Press:
    """What is set up once per process: WeasyPrint's HTML, its fonts, our style sheet."""

    html: Any
    fonts: Any
    style: Any
    fetch: Any

    def pdf(self, page: str) -> bytes:
        """The PDF (bytes) of one HTML page."""
        with _one_at_a_time:
            document = self.html(string=page, url_fetcher=self.fetch)
            made: bytes = document.write_pdf(font_config=self.fonts, stylesheets=[self.style])
            return made


@lru_cache(maxsize=1)
def press() -> Press:
    """Set up the press: the only function that knows WeasyPrint (0.4 s the first time in a process)."""
    import weasyprint  # noqa: PLC0415, TID251 – the one place; importing it loads Pango and costs 0.3 s
    from weasyprint.text.fonts import FontConfiguration  # noqa: PLC0415, TID251 – the one place
    from weasyprint.urls import URLFetcher  # noqa: PLC0415, TID251 – the one place

    class OnlyTheFont(URLFetcher):  # type: ignore[misc]  # WeasyPrint has no types
        """Reads the folder of the font and pictures that stand in the page; nothing else, no network."""

        def fetch(self, url: str, headers: Any = None) -> Any:
            if not may_fetch(url, paper_font().parent):
                raise ValueError(f"文书不读取外部资源：{url[:60]}")
            return super().fetch(url, headers)

    logging.getLogger("weasyprint").setLevel(logging.ERROR)
    fonts = FontConfiguration()
    fonts._folder = own_folder()  # WeasyPrint's own would stay behind for ever when a worker is killed
    fetch = OnlyTheFont(allowed_protocols={"file", "data"}, allow_redirects=False)
    sheet = render_to_string("print/paper.css", {"font_url": paper_font().as_uri()})
    style = weasyprint.CSS(string=sheet, font_config=fonts, url_fetcher=fetch)
    return Press(weasyprint.HTML, fonts, style, fetch)


def may_fetch(url: str, font_folder: Path) -> bool:
    """Whether a page may load this address: a picture in the page itself, or a file beside the font."""
    if url.startswith(("data:image/png;base64,", "data:image/jpeg;base64,")):
        return True
    path = Path(url2pathname(url.removeprefix("file://").split("?")[0]))
    return url.startswith("file:///") and path.resolve().parent == font_folder.resolve()


def page_of(paper: Paper) -> str:
    """The HTML page of a paper, every word of it from the frozen content."""
    template = get_template(template_of(paper.kind, paper.recipe))
    return template.render({"paper": paper, "c": paper.words()})


def render(paper: Paper) -> bytes:
    """The PDF of a paper. Raises GlyphMissing, FontMissing, or what the template or WeasyPrint raises."""
    page = page_of(paper)
    if lacking := undrawable(page):
        raise GlyphMissing(lacking)
    return press().pdf(page)


atexit.register(press.cache_clear)  # while Python still stands: the fonts take their temporary copy with them
