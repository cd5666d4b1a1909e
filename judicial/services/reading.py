"""A notice read for its form before it is served: numbers, court, units, term; every fault at once."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.core.exceptions import ValidationError

from hall.cases.ports import FACTS, Subject
from hall.clock import now, today
from hall.identity.numbers import CourtCaseNumber, UnitNumber
from judicial.courts import Court
from judicial.models import Matter
from judicial.services.notices import ServedNotice
from judicial.services.wording import Faults, faults_of_words

MOST_UNITS = 200


@dataclass(frozen=True, slots=True)
class ReadNotice:
    """A notice in good form: whose, when it came in, its number as printed, its units in compact form."""

    notice: ServedNotice
    court: Court
    at: datetime
    number: str
    units: tuple[str, ...]


def read_notice(notice: ServedNotice, court: Court) -> ReadNotice:
    """The notice in good form. Raises ValidationError by field."""
    faults: Faults = {}
    number = own_number(notice.notice_number, court, "notice_number", faults)
    own_number(notice.ruling_number, court, "ruling_number", faults)
    units = check_units(notice.unit_numbers, faults)
    if not notice.matters:
        faults["matters"] = ["请选择协助事项"]
    if Matter.TRANSFER in notice.matters and len(units) > 1:
        faults["unit_numbers"] = ["过户一次送达一套房屋：每套各自核税、过户，请按单元分别送达同一通知书"]
    for name in ("dated_on", "ruling_on"):
        if getattr(notice, name) > today():
            faults[name] = ["文书日期晚于今天，请核对"]
    if len(notice.officers.replace(",", "、").replace("，", "、").split("、")) < 2:
        faults["officers"] = ["执行公务的承办人应为两人，请写两人的姓名，用“、”隔开"]
    if notice.served_at is not None and notice.served_at > now():
        faults["served_at"] = ["送达时间晚于现在，请核对到分钟"]
    if notice.sent_at is not None and notice.sent_at > now():
        faults["sent_at"] = ["发出时间晚于现在，请核对贵院系统的时钟；送达时间以本系统收到的时间为准"]
    faults |= faults_of_words(notice)
    if faults:
        raise ValidationError(faults)
    return ReadNotice(notice, court, notice.served_at or now(), number, tuple(units))


def own_number(text: str, court: Court, name: str, faults: Faults) -> str:
    """A case number of this court; another court's cases are not this desk's."""
    try:
        number = CourtCaseNumber.parse(text)
    except ValidationError as refused:
        faults[name] = refused.messages
        return ""
    if not court.owns(number):
        faults[name] = [f"案号的法院代字是“{number.court}”，不是本院（{court.code}），请核对"]
    return str(number)


def check_units(texts: Iterable[str], faults: Faults) -> list[str]:
    """Every unit once; unknown ones are named."""
    units: list[str] = []
    problems: list[str] = []
    for text in texts:
        try:
            units.append(UnitNumber.parse(text).compact)
        except ValidationError as refused:
            problems += refused.messages
    units = list(dict.fromkeys(units))
    if len(units) > MOST_UNITS:
        faults["unit_numbers"] = [f"一份通知书最多 {MOST_UNITS} 个单元，请分开送达"]
        return []
    problems += [f"登记簿上没有单元 {unit}，请对照证书核对单元号" for unit in units if not known(unit)]
    if not units and not problems:
        problems = ["请填写不动产单元号（28 位），每行一个"]
    if problems:
        faults["unit_numbers"] = problems
    return units


def known(unit: str) -> bool:
    """Whether the register has a book of this unit."""
    return bool(FACTS["unit_in_the_book"](Subject([unit])))
