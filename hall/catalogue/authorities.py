"""来文机关: who may order a registry, and how its papers are numbered.

Courts number as 法〔2015〕137号 says; 监察, 检察 and 公安 in their own ways, kept as they are typed.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from django.core.exceptions import ValidationError
from django.db.models import TextChoices

from hall.catalogue.words import RegisterEffect as Effect
from hall.identity.numbers import CourtCaseNumber


class Authority(TextChoices):
    """来文机关类别 (实施细则第九十条: 人民法院、人民检察院等国家有权机关)."""

    COURT = "court", "人民法院"
    SUPERVISION = "supervision", "监察委员会"
    PROCURATOR = "procurator", "人民检察院"
    POLICE = "police", "公安机关"
    OTHER = "other", "其他国家有权机关"


WORDS_IN_NAMES: Final = {
    Authority.COURT: "法院",
    Authority.SUPERVISION: "监察",
    Authority.PROCURATOR: "检察院",
    Authority.POLICE: "公安",
}
"""What the full name of such an authority contains."""
TITLES_OF_NOTICES: Final = {Authority.COURT: "协助执行通知书"}
"""What its notice is called; 协助查封通知书 with the others."""


ONLY_A_COURT: Final = frozenset({Effect.CANCEL_MORTGAGE_BY_COURT, Effect.TRANSFER_BY_COURT})
"""What rests on a ruling: 监察, 检察 and 公安 may seize, renew and lift, not end or pass rights."""


def fault_of_matter(kind: Authority, effect: str) -> str:
    """A sentence when such an authority may not order this of the register; '' where it may.

    Rights end and pass by a court's ruling (民法典第二百二十九条; 法释〔2004〕16号第二十八条).
    """
    if kind is Authority.COURT or effect not in ONLY_A_COURT:
        return ""
    return (
        f"{kind.label}可以要求查封、轮候、预查封、续封、解封；“{Effect(effect).label}”须有人民法院的裁定，"
        "请退回来文机关并说明理由"
    )


def kind_of(order: Mapping[str, Any]) -> Authority:
    """Whose paper it is, as recorded; a court's where nothing was said."""
    return Authority(order.get("authority_type") or Authority.COURT)


def title_of_notice(kind: Authority) -> str:
    """The name of the authority's notice in the book."""
    return TITLES_OF_NOTICES.get(kind, "协助查封通知书")


def fault_of_name(kind: Authority, name: str) -> str:
    """A sentence when the full name is another kind of authority's; '' when it fits."""
    for other, word in WORDS_IN_NAMES.items():
        if other != kind and word in name and WORDS_IN_NAMES.get(kind, word) not in name:
            return f"“{name}”不是{kind.label}，来文机关类别请选择{other.label}"
    return ""


def number_as_printed(kind: Authority, number: str) -> str:
    """A court's case number as courts print it; any other authority's as typed. Raises ValidationError."""
    return str(CourtCaseNumber.parse(number)) if kind is Authority.COURT else number.strip()


def order_is_numbered(payload: Mapping[str, Any]) -> Mapping[str, str]:
    """What is wrong with the number and the name of an order, by entry."""
    kind, faults = kind_of(payload), {}
    if said := fault_of_name(kind, str(payload.get("court") or "")):
        faults["authority_type"] = said
    for name in ("case_number", "ruling_number"):
        if number := str(payload.get(name) or ""):
            try:
                number_as_printed(kind, number)
            except ValidationError as refused:
                faults[name] = refused.messages[0]
    return faults
