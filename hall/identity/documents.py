"""证件: the kinds of document people and organisations show, and the check of each kind's number."""

import re
from datetime import date
from typing import Final

from django.db.models import IntegerChoices

from hall.identity.numbers.id_card import IdNumber
from hall.identity.numbers.organisation import parse_organisation_code
from hall.identity.numbers.spelling import compact, refused
from hall.identity.numbers.uscc import parse_uscc


class DocumentKind(IntegerChoices):
    """证件种类 (不动产登记数据库标准 ZJZL); the values are the national codes."""

    ID_CARD = 1, "身份证"
    HK_MACAO_TAIWAN = 2, "港澳台身份证"
    PASSPORT = 3, "护照"
    HOUSEHOLD = 4, "户口簿"
    MILITARY = 5, "军官证（士兵证）"
    ORGANISATION_CODE = 6, "组织机构代码"
    BUSINESS_LICENCE = 7, "营业执照"
    USCC = 8, "统一社会信用代码"
    OTHER = 99, "其他"


PERSONS: Final = frozenset(
    {
        DocumentKind.ID_CARD,
        DocumentKind.HK_MACAO_TAIWAN,
        DocumentKind.PASSPORT,
        DocumentKind.HOUSEHOLD,
        DocumentKind.MILITARY,
    }
)
ORGANISATIONS: Final = frozenset(
    {DocumentKind.ORGANISATION_CODE, DocumentKind.BUSINESS_LICENCE, DocumentKind.USCC}
)

_PATTERNS: Final = {
    DocumentKind.HK_MACAO_TAIWAN: (
        re.compile(r"[HM][0-9]{8}(?:[0-9]{2})?|[0-9]{8}(?:[0-9]{2})?"),
        "港澳台证件号应为通行证号（H、M 加 8 位数字，或 8 位数字）或 18 位居住证号，请对照证件重录。",
    ),
    DocumentKind.PASSPORT: (
        re.compile(r"[A-Z0-9]{5,15}"),
        "护照号应为 5–15 位字母和数字，请对照护照重录。",
    ),
    DocumentKind.HOUSEHOLD: (
        re.compile(r"[A-Z0-9]{6,20}"),
        "户口簿号应为 6–20 位数字，请对照户口簿重录。",
    ),
    DocumentKind.MILITARY: (
        re.compile(r"[\u4e00-\u9fa5A-Z0-9]{4,20}"),
        "军官证（士兵证）号应如“军字第1234567号”，请对照证件重录。",
    ),
    DocumentKind.OTHER: (
        re.compile(r"[^\x00-\x1f\x7f]{2,50}"),
        "证件号应为 2–50 个能显示的字，请对照证件重录。",
    ),
}


def check_document(kind: int | str, number: str, *, on: date | None = None) -> str:
    """The number in its one stored form (half width, upper case, no blanks).

    `on` is today, for births in the future on ID cards. Raises ValidationError with what to do.
    """
    chosen = _kind(kind)
    if not compact(number):
        raise refused("请填写证件号码。", "empty")
    match chosen:
        case DocumentKind.ID_CARD:
            return IdNumber.parse(number, on).text
        case DocumentKind.ORGANISATION_CODE:
            return parse_organisation_code(number)
        case DocumentKind.USCC:
            return parse_uscc(number)
        case DocumentKind.BUSINESS_LICENCE:
            return _licence(number)
        case other:
            return _by_pattern(other, number, on)


def is_person(kind: int) -> bool:
    """Does this kind of document belong to a natural person? (99 其他 counts as a person: mask it.)"""
    return kind not in ORGANISATIONS


def _kind(kind: int | str) -> DocumentKind:
    try:
        return DocumentKind(int(kind))
    except (TypeError, ValueError):
        raise refused("请选择证件种类。", "kind") from None


def _licence(number: str) -> str:
    code = compact(number)
    if re.fullmatch(r"[0-9]{15}", code):  # licences from before 2015 have a 15-digit registration number
        return code
    return parse_uscc(number)


def _by_pattern(kind: DocumentKind, number: str, on: date | None) -> str:
    code = compact(number)
    if kind is DocumentKind.HK_MACAO_TAIWAN and len(code) == 18:
        return IdNumber.parse(code, on).text
    pattern, message = _PATTERNS[kind]
    if not pattern.fullmatch(code):
        raise refused(message, "shape")
    return code
