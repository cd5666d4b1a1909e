"""查询线索: what an inquiry must carry, and what may stand for a certificate number (J2; domain B6)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeVar

from django.core.exceptions import ValidationError

from hall.identity.numbers import CertificateNumber, CourtCaseNumber, UnitNumber
from hall.identity.numbers.spelling import with_full_brackets

T = TypeVar("T")
SHORTEST_REASON = 4
LENGTHS = {
    "owner": 120,
    "certificate_number": 80,
    "presale_permit": 60,
    "room": 40,
    "filing_number": 40,
    "reason": 200,
}
LABELS = {
    "owner": "不动产权利人",
    "certificate_number": "产权证号",
    "presale_permit": "预售许可证号",
    "room": "房号",
    "filing_number": "合同备案号",
    "reason": "理由",
}


@dataclass(frozen=True, slots=True)
class Clues:
    """执行案号, 不动产权利人 and 产权证号 – or a substitute with its reason –, each normalised."""

    case: CourtCaseNumber
    owner: str
    certificate_number: str = ""
    unit_number: str = ""
    presale_permit: str = ""
    room: str = ""
    filing_number: str = ""
    reason: str = ""


def read_clues(
    *,
    case_number: str,
    owner: str,
    certificate_number: str = "",
    unit_number: str = "",
    presale_permit: str = "",
    room: str = "",
    filing_number: str = "",
    reason: str = "",
) -> Clues:
    """The clues of an inquiry as typed; anything less than 三（一） asks is refused with the reason.

    Raises ValidationError, field by field.
    """
    said = _tidy(
        owner=owner,
        certificate_number=certificate_number,
        presale_permit=presale_permit,
        room=room,
        filing_number=filing_number,
        reason=reason,
    )
    faults = _too_long(said)
    case = _read(CourtCaseNumber.parse, case_number, "case_number", faults)
    unit = _read(UnitNumber.parse, unit_number, "unit_number", faults) if unit_number.strip() else ""
    number = _read(certificate_words, said["certificate_number"], "certificate_number", faults)
    if not said["owner"]:
        faults["owner"] = "查询须写明不动产权利人（附件1 三（一））；未登记的写开发企业或购房人。"
    faults = _property_faults(said, unit_number.strip()) | faults
    if faults or case is None:
        raise ValidationError(faults)
    return Clues(case=case, unit_number=str(unit), **said | {"certificate_number": number or ""})


def _tidy(**typed: str) -> dict[str, str]:
    return {name: " ".join(text.split()) for name, text in typed.items()}


def _too_long(said: dict[str, str]) -> dict[str, str]:
    return {
        name: f"{LABELS[name]}不超过 {longest} 个字，请核对后重录。"
        for name, longest in LENGTHS.items()
        if len(said[name]) > longest
    }


def _read(parse: Callable[[str], T], text: str, name: str, faults: dict[str, str]) -> T | None:
    """What the parser makes of it; None, with its reason among the faults, where it refuses."""
    try:
        return parse(text)
    except ValidationError as refused:
        faults[name] = refused.messages[0]
        return None


def certificate_words(text: str) -> str:
    """A certificate number in its one form; an older certificate's number as it is written (条例 33).

    Raises ValidationError where it looks like a number of today and is none.
    """
    number = with_full_brackets(text)
    if "不动产权" in number or "不动产证明" in number or "登记证明" in number:
        return str(CertificateNumber.parse(number))
    return number


def _property_faults(said: dict[str, str], unit_number: str) -> dict[str, str]:
    """What is missing where there is no certificate number."""
    if said["presale_permit"] and not said["room"]:
        return {"room": "写了预售许可证号，还要写明房号。"}
    if said["certificate_number"]:
        return {}
    if not (unit_number or said["presale_permit"] or said["filing_number"]):
        return {
            "certificate_number": "查询须写明产权证号（附件1 三（一））。未登记的不动产，请改填单元号、"
            "预售许可证号和房号，或合同备案号，并说明理由。"
        }
    if len(said["reason"]) < SHORTEST_REASON:
        return {"reason": "没有产权证号的，请说明理由，例如“尚未首次登记”。"}
    return {}
