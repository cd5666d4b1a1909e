"""What holds on a day: the catalogue as written, with the approved settings laid over it; nothing else."""

from datetime import date

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction

from hall.catalogue.items import ITEMS
from hall.catalogue.models import CatalogueSetting, Knob
from hall.catalogue.schema import BusinessItem, Need
from hall.catalogue.words import Way
from hall.clock import now, today
from hall.staff.actors import Actor
from hall.staff.audit import record_act
from hall.staff.duties import Duty

YES, NO = "yes", "no"
PAPER_ONLY, AS_WRITTEN = "paper-only", "as-written"


def setting_of(item: BusinessItem, knob: Knob, on: date, line: str = "") -> str:
    """The value set for a knob on that day; empty when nothing is set."""
    rows = CatalogueSetting.objects.in_force(on).filter(item_code=item.code, knob=knob, line=line)
    return rows.values_list("value", flat=True).first() or ""


def promised_days(item: BusinessItem, on: date) -> int:
    """承诺办理时限 in working days on that day: the table's, or what was approved; 0 for 即时办理."""
    if item.is_instant:
        return 0
    return int(setting_of(item, Knob.PROMISED_DAYS, on) or item.limit.promised)


def is_offered(item: BusinessItem, on: date) -> bool:
    """Whether the item may be applied for on that day; a setting can close an item, not open one."""
    return item.offered and setting_of(item, Knob.OFFERED, on) != NO


def offered_items(on: date) -> list[BusinessItem]:
    """Every item that may be applied for on that day, in the catalogue's order; one query for all."""
    rows = CatalogueSetting.objects.in_force(on).filter(knob=Knob.OFFERED, line="")
    newest: dict[str, str] = {}
    for code, value in rows.values_list("item_code", "value"):
        newest.setdefault(code, value)
    return [item for item in ITEMS.values() if item.offered and newest.get(item.code) != NO]


def promises(on: date) -> dict[str, str]:
    """What is promised on that day, in words, by item: `5 个工作日`, 即时办理; one query for all."""
    rows = CatalogueSetting.objects.in_force(on).filter(knob=Knob.PROMISED_DAYS, line="")
    newest: dict[str, str] = {}
    for code, value in rows.values_list("item_code", "value"):
        newest.setdefault(code, value)
    return {
        code: "即时办理" if item.is_instant else f"{newest.get(code) or item.limit.promised} 个工作日"
        for code, item in ITEMS.items()
    }


def ways_of(item: BusinessItem, need: Need, on: date) -> frozenset[Way]:
    """来源方式 of a line on that day: sharing may be switched off while a link is down, paper never."""
    if setting_of(item, Knob.SOURCES, on, need.line) == PAPER_ONLY:
        return need.ways & {Way.PAPER}
    return need.ways


@transaction.atomic
def propose_setting(
    *, item_code: str, knob: Knob, value: str, since: date, reason: str, by: Actor, line: str = ""
) -> CatalogueSetting:
    """Propose a setting from a day on (系统管理); it holds when somebody else has approved it.

    Raises PermissionDenied, or ValidationError per field when the law or the catalogue leaves no room for it.
    """
    if not by.has_duty(Duty.ADMINISTER) or by.officer_id is None:
        raise PermissionDenied("目录设置由系统管理员提出")
    problems = wrong_setting(item_code, knob, value.strip(), line)
    if since < today():
        problems["since"] = "生效日期不能早于今天"
    if not reason.strip():
        problems["reason"] = "请写明理由"
    if problems:
        raise ValidationError(problems)
    setting = CatalogueSetting.objects.create(
        item_code=item_code,
        knob=knob,
        line=line,
        value=value.strip(),
        since=since,
        reason=reason.strip(),
        proposed_by_id=by.officer_id,
        proposed_at=now(),
    )
    record_act(by, "提出目录设置", f"catalogue-setting:{setting.pk}", setting=str(setting), reason=reason)
    return setting


def wrong_setting(item_code: str, knob: Knob, value: str, line: str) -> dict[str, str]:
    """What is wrong with a setting, by field; empty when it may be proposed."""
    item = ITEMS.get(item_code)
    if item is None:
        return {"item_code": "目录里没有这个事项"}
    if knob == Knob.PROMISED_DAYS:
        return _wrong_promise(item, value)
    if knob == Knob.OFFERED:
        return {} if value in {YES, NO} else {"value": "请填写 yes（开办）或者 no（停办）"}
    return _wrong_sources(item, value, line)


def _wrong_promise(item: BusinessItem, value: str) -> dict[str, str]:
    if item.is_instant:
        return {"value": "即时办理的事项没有承诺天数可以设置"}
    if not (value.isdecimal() and 1 <= int(value) <= item.limit.statutory):
        return {"value": f"承诺时限请填1到{item.limit.statutory}的整数，不得超过法定时限"}
    return {}


def _wrong_sources(item: BusinessItem, value: str, line: str) -> dict[str, str]:
    need = next((one for one in item.needs if one.line == line), None)
    if need is None:
        return {"line": "本事项没有这一行材料"}
    if value not in {PAPER_ONLY, AS_WRITTEN}:
        return {"value": "请填写 paper-only（暂只收纸质）或者 as-written（按目录）"}
    if value == PAPER_ONLY and Way.PAPER not in need.ways:
        return {"value": "这一行材料不收纸质，不能改为只收纸质"}
    return {}


@transaction.atomic
def approve_setting(setting_id: int, *, by: Actor) -> CatalogueSetting:
    """Approve a proposed setting (督导主管, another person than the proposer); from its day on it holds.

    Raises PermissionDenied, or ValidationError when it was approved before or its day has passed.
    """
    setting = CatalogueSetting.objects.select_for_update(of=("self",)).get(pk=setting_id)
    if not by.supervises_hall or by.officer_id is None or by.officer_id == setting.proposed_by_id:
        raise PermissionDenied("目录设置由提出人以外的主管批准")
    if setting.approved_at is not None:
        raise ValidationError("这项设置已经批准，不必再次批准")
    if setting.since < today():
        raise ValidationError("生效日期已过，请重新提出")
    setting.approved_by_id, setting.approved_at = by.officer_id, now()
    setting.save(update_fields=["approved_by", "approved_at"])
    record_act(by, "批准目录设置", f"catalogue-setting:{setting.pk}", setting=str(setting))
    return setting
