"""The hall's own doors of the front page; departments add theirs by the `home` panel.

A door whose own page is not built yet leads to the next best one.
"""

from dataclasses import dataclass

from django.urls import NoReverseMatch, reverse


@dataclass(frozen=True, slots=True)
class Way:
    """Where a door may lead, and what then stands on it."""

    route: str
    icon: str
    title: str
    words: str
    argument: str = ""


@dataclass(frozen=True, slots=True)
class Door:
    """A door as the page draws it."""

    url: str
    icon: str
    title: str
    words: str


WAYS: tuple[tuple[Way, ...], ...] = (
    (Way("portal:guides", "file-text", "办事指南", "要带什么、几天办好、收多少钱"),),
    (Way("portal:online", "device-laptop", "网上申请", "即将开放，先备好材料、打印申请表"),),
    (Way("portal:halls", "ticket", "到厅取号", "大厅地址、时间、各窗口办什么"),),
    (
        Way("registration:verify", "certificate", "验证书", "扫码或输入证号，辨真伪和效力"),
        Way("portal:guide", "certificate", "补证换证", "证书遗失、破损、换新", "certificate-replacement"),
    ),
    (Way("portal:guide", "file-search", "查登记资料", "凭身份证办理，查询不收费", "register-extract"),),
)


def doors() -> list[Door]:
    """One door for each set of ways: the first way whose page exists."""
    return [door for ways in WAYS if (door := _first(ways)) is not None]


def _first(ways: tuple[Way, ...]) -> Door | None:
    for way in ways:
        try:
            url = reverse(way.route, args=[way.argument] if way.argument else None)
        except NoReverseMatch:
            continue
        return Door(url, way.icon, way.title, way.words)
    return None
