"""起草、印发、废止: one officer writes a draft, another issues it; once issued it is never edited (J13)."""

from dataclasses import dataclass, field
from datetime import date

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction

from hall.clock import now, today
from hall.policy.models import PolicyDocument, PolicyParameter, PolicyRepeal, Scope
from hall.policy.parameters import PARAMETERS
from hall.staff.actors import Actor
from hall.staff.audit import record_act
from hall.staff.duties import Duty


@dataclass(frozen=True)
class Draft:
    """What the drafter wrote; `values` are the parameters the document sets, by name, as text."""

    title: str
    issuer: str
    region: str
    scope: str = Scope.CITY
    number: str = ""
    summary: str = ""
    effective_on: date | None = None
    valid_until: date | None = None
    comments_until: date | None = None
    replaces: PolicyDocument | None = None
    values: dict[str, str] = field(default_factory=dict)

    def columns(self) -> dict[str, object]:
        return {name: value for name, value in vars(self).items() if name != "values"}


@transaction.atomic
def save_draft(draft: Draft, *, by: Actor, document_id: int | None = None) -> PolicyDocument:
    """Write a new 征求意见稿 or change one (系统管理).

    Raises PermissionDenied, or ValidationError per field: wrong values, days in the wrong order, or a
    document that has been issued.
    """
    if not by.has_duty(Duty.ADMINISTER) or by.officer_id is None:
        raise PermissionDenied("政策文件由系统管理员起草")
    if problems := wrong_draft(draft):
        raise ValidationError(problems)
    document = _draft_of(document_id) if document_id else PolicyDocument()
    if draft.replaces is not None and draft.replaces.pk == document.pk:
        raise ValidationError({"replaces": "文件不能废止自己"})
    for name, value in draft.columns().items():
        setattr(document, name, value)
    document.drafted_by_id, document.drafted_at = by.officer_id, now()
    document.save()
    document.parameters.all().delete()
    PolicyParameter.objects.bulk_create(
        PolicyParameter(document=document, name=name, value=value) for name, value in draft.values.items()
    )
    record_act(by, "起草政策文件", f"policy:{document.pk}", title=draft.title, values=draft.values)
    return document


def wrong_draft(draft: Draft) -> dict[str, str]:
    """What is wrong with a draft, by field; empty when it may be kept."""
    problems = {
        name: PARAMETERS[name].wrong(value) if name in PARAMETERS else "没有这个参数"
        for name, value in draft.values.items()
    }
    if draft.valid_until and draft.effective_on and draft.valid_until < draft.effective_on:
        problems["valid_until"] = "有效期不能早于施行日期"
    if draft.comments_until and draft.comments_until < today():
        problems["comments_until"] = "征求意见的截止日期不能早于今天"
    if draft.replaces is not None and draft.replaces.approved_at is None:
        problems["replaces"] = "只能废止已经印发的文件"
    return {name: said for name, said in problems.items() if said}


@transaction.atomic
def issue(document_id: int, *, by: Actor) -> PolicyDocument:
    """印发: another than the drafter (督导主管) approves; the document it replaces ends the day it begins.

    Raises PermissionDenied, or ValidationError when number or day are missing, or the day has passed.
    """
    document = _draft_of(document_id)
    _another(by, document.drafted_by_id, "政策文件由起草人以外的主管批准印发")
    problems = []
    if not document.number:
        problems.append("还没有文号，请起草人补上再印发")
    if document.effective_on is None:
        problems.append("还没有施行日期，请起草人补上再印发")
    elif document.effective_on < today():
        problems.append("施行日期已过，请起草人改成今天或者以后；期限不能倒回去改")
    if problems:
        raise ValidationError(problems)
    document.approved_by_id, document.approved_at = by.officer_id, now()
    document.save(update_fields=["approved_by", "approved_at"])
    if document.replaces_id and document.effective_on:
        _end(document.replaces_id, document.effective_on)
    record_act(by, "印发政策文件", f"policy:{document.pk}", title=document.title, number=document.number)
    return document


@transaction.atomic
def propose_repeal(document_id: int, *, ends_on: date, reason: str, by: Actor) -> PolicyRepeal:
    """Ask that an issued document end on a day (系统管理). Raises PermissionDenied or ValidationError."""
    if not by.has_duty(Duty.ADMINISTER) or by.officer_id is None:
        raise PermissionDenied("废止由系统管理员提出")
    document = _locked(document_id)
    problems: dict[str, str] = {}
    if document.approved_at is None or document.repealed_on is not None:
        problems["ends_on"] = "这份文件没有印发，或者已经定了废止日期"
    elif ends_on < today() or (document.effective_on and ends_on < document.effective_on):
        problems["ends_on"] = "废止日期不能早于今天，也不能早于施行日期"
    elif document.repeals.filter(approved_at=None).exists():
        problems["ends_on"] = "已经有人提出废止，等主管批准"
    if not reason.strip():
        problems["reason"] = "请写明理由"
    if problems:
        raise ValidationError(problems)
    repeal = PolicyRepeal.objects.create(
        document=document,
        ends_on=ends_on,
        reason=reason.strip(),
        proposed_by_id=by.officer_id,
        proposed_at=now(),
    )
    record_act(by, "提出废止政策文件", f"policy:{document.pk}", ends_on=str(ends_on), reason=reason)
    return repeal


@transaction.atomic
def approve_repeal(document_id: int, *, by: Actor) -> PolicyDocument:
    """废止: another than the proposer approves. Raises PermissionDenied or ValidationError."""
    document = _locked(document_id)
    repeal = document.repeals.filter(approved_at=None).first()
    if repeal is None:
        raise ValidationError("没有等批准的废止")
    _another(by, repeal.proposed_by_id, "废止由提出人以外的主管批准")
    if repeal.ends_on < today():
        raise ValidationError("提出的废止日期已过，请重新提出")
    repeal.approved_by_id, repeal.approved_at = by.officer_id, now()
    repeal.save(update_fields=["approved_by", "approved_at"])
    _end(document.pk, repeal.ends_on)
    record_act(by, "批准废止政策文件", f"policy:{document.pk}", ends_on=str(repeal.ends_on))
    return PolicyDocument.objects.get(pk=document.pk)


@transaction.atomic
def drop_repeal(document_id: int, *, by: Actor) -> None:
    """A proposal to repeal is not approved: it is taken back or turned down. Raises PermissionDenied."""
    if not (by.supervises_hall or by.has_duty(Duty.ADMINISTER)):
        raise PermissionDenied("由提出人或者主管撤回")
    document = _locked(document_id)
    document.repeals.filter(approved_at=None).delete()
    record_act(by, "撤回废止提议", f"policy:{document.pk}")


def _another(by: Actor, first: int, words: str) -> None:
    if not by.supervises_hall or by.officer_id is None or by.officer_id == first:
        raise PermissionDenied(words)


def _locked(document_id: int) -> PolicyDocument:
    return PolicyDocument.objects.select_for_update().get(pk=document_id)


def _draft_of(document_id: int) -> PolicyDocument:
    document = _locked(document_id)
    if document.approved_at is not None:
        raise ValidationError("文件已经印发，不能再改；要变动请另起草一份，写明同时废止这一份")
    return document


def _end(document_id: int, day: date) -> None:
    document = _locked(document_id)
    if document.effective_on and (document.repealed_on is None or document.repealed_on > day):
        document.repealed_on = max(day, document.effective_on)
        document.save(update_fields=["repealed_on"])
