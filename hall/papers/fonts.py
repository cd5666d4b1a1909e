"""The one font papers are set in: where it lies, and which characters it can draw."""

import ctypes
from functools import lru_cache
from pathlib import Path

from django.conf import settings
from fontTools.ttLib import TTCollection, TTFont  # type: ignore[import-untyped]  # it ships no types

WENKAI = (
    "/usr/share/fonts/truetype/lxgw-wenkai/LXGWWenKai-Regular.ttf",
    "/usr/share/fonts/lxgw-wenkai-fonts/LXGWWenKai-Regular.ttf",
    "/usr/share/fonts/TTF/LXGWWenKai-Regular.ttf",
)
"""Where Debian and Ubuntu, Fedora, and Arch put it; `HALL_PAPER_FONT` names any other place."""

FALLBACK = (
    "/usr/share/fonts/opentype/noto/NotoSerifCJK-Regular.ttc",
    "/usr/share/fonts/google-noto-serif-cjk-vf-fonts/NotoSerifCJK-VF.ttc",
    "/usr/share/fonts/noto-cjk/NotoSerifCJK-Regular.ttc",
)
"""Steps in for single characters that the first font lacks (rare names); found by its family name."""

SUBSETTERS = ("libharfbuzz-subset.so.0", "libharfbuzz-subset.0.dylib", "libharfbuzz-subset-0.dll")

RARE = "喆堃犇昇䶮㛃𬱖𤧛"
"""Characters of real names that common fonts lack: the font of the papers must have them all."""


class FontMissing(RuntimeError):
    """The font of the papers is not on this machine."""


def paper_font() -> Path:
    """The font file. Raises FontMissing with what to install."""
    places = [settings.PAPER_FONT] if getattr(settings, "PAPER_FONT", "") else WENKAI
    for place in places:
        if Path(place).is_file():
            return Path(place)
    raise FontMissing(
        f"找不到文书字体 {places[0]}：请安装 fonts-lxgw-wenkai，或用 HALL_PAPER_FONT 指明字体文件"
    )


def fallback_font() -> Path | None:
    """The font that steps in for single characters, where it is installed."""
    return next((Path(place) for place in FALLBACK if Path(place).is_file()), None)


@lru_cache(maxsize=4)
def characters(font: Path) -> frozenset[int]:
    """The code points a font file can draw (about 0.05 s the first time)."""
    if font.suffix.lower() == ".ttc":
        with TTCollection(str(font), lazy=True) as collection:
            return frozenset(collection.fonts[0].getBestCmap())
    with TTFont(str(font), lazy=True) as found:
        return frozenset(found.getBestCmap())


def undrawable(text: str) -> list[str]:
    """The characters of a text that neither font has, each once, in order; blanks aside."""
    lacking = {ord(char) for char in set(text) if not char.isspace()} - characters(paper_font())
    if lacking and (second := fallback_font()):
        lacking -= characters(second)
    return [chr(code) for code in sorted(lacking)]


def subsetter_is_loaded() -> bool:
    """Whether libharfbuzz-subset can be loaded: without it a page takes ten times as long."""
    return any(_loads(name) for name in SUBSETTERS)


def _loads(library: str) -> bool:
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True
