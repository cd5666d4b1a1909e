"""Start-up checks: papers can be printed here, quickly, with every name, and each kind has its page."""

from collections.abc import Sequence
from typing import Any

from django.apps import AppConfig
from django.core.checks import CheckMessage, Error
from django.template import TemplateDoesNotExist
from django.template.loader import get_template

from hall.papers.contents import SCHEMAS, template_of
from hall.papers.fonts import RARE, FontMissing, paper_font, subsetter_is_loaded, undrawable
from hall.papers.kinds import WORDS, PaperKind


def font_draws_every_name(app_configs: Sequence[AppConfig] | None, **kwargs: Any) -> list[CheckMessage]:
    """The font is there and has the characters of rare names."""
    try:
        paper_font()
    except FontMissing as error:
        return [Error(str(error), id="papers.E001")]
    if lacking := undrawable(RARE):
        return [
            Error(
                f"文书字体 {paper_font()} 缺 {'、'.join(lacking)} 等姓名用字",
                hint="请改用 fonts-lxgw-wenkai（霞鹜文楷），或用 HALL_PAPER_FONT 指明收字更全的字体。",
                id="papers.E002",
            )
        ]
    return []


def subsetter_is_there(app_configs: Sequence[AppConfig] | None, **kwargs: Any) -> list[CheckMessage]:
    """libharfbuzz-subset is loaded; without it a page takes ten times as long."""
    if subsetter_is_loaded():
        return []
    return [
        Error(
            "没有 libharfbuzz-subset，制作一页文书要慢十倍",
            hint="请安装系统软件包 libharfbuzz-subset0。",
            id="papers.E003",
        )
    ]


def every_schema_has_its_page(app_configs: Sequence[AppConfig] | None, **kwargs: Any) -> list[CheckMessage]:
    """Every kind has its 字号 word, and every schema the page it is printed on."""
    found: list[CheckMessage] = [
        Error(f"文书“{kind.label}”没有字号", id="papers.E004") for kind in PaperKind if kind not in WORDS
    ]
    for kind, recipe in SCHEMAS:
        try:
            get_template(template_of(kind, recipe))
        except TemplateDoesNotExist as error:
            found.append(Error(f"文书“{kind.label}”第 {recipe} 版没有版式 {error}", id="papers.E005"))
    return found


CHECKS = (font_draws_every_name, subsetter_is_there, every_schema_has_its_page)
