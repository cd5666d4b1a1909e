"""Writing a revision of an assessment: the sheet computed, or what an officer decided instead."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import datetime
from decimal import Decimal
from typing import Final

from django.core.exceptions import ValidationError

from hall.staff.actors import Actor
from taxation.estimate import tax_sheet
from taxation.models import Assessment, AssessmentLine, AssessmentRevision
from taxation.services.credits import ROLES, paid_taxes, set_off
from taxation.sheet import TaxLine, TaxSheet, Verdict
from taxation.situation import HIGHEST_PRICE, ZERO, Transfer, to_fen
from taxation.stored_situation import as_json

LONGEST_REASON: Final = 300
Amounts = Mapping[str, Decimal]
"""What an officer assesses instead of the computed amount, by `line_key`."""


def line_key(line: TaxLine) -> str:
    """The name of a line in forms: tax and payer."""
    return f"{line.tax}.{line.payer}"


def write_revision(
    assessment: Assessment,
    transfer: Transfer,
    *,
    by: Actor,
    at: datetime,
    amounts: Amounts | None = None,
    reason: str = "",
    is_estimate: bool = False,
) -> AssessmentRevision:
    """Write the next revision with its lines; the caller holds the case and saves the assessment.

    Raises ValidationError for an amount that is negative, finer than 分, or of a line that is not there, and
    for a reason no refund could carry.
    """
    if len(reason) > LONGEST_REASON:
        raise ValidationError(f"理由请写在 {LONGEST_REASON} 字以内，现在是 {len(reason)} 字")
    sheet, decided = tax_sheet(transfer), dict(amounts or {})
    refuse_amounts(sheet.lines, decided)
    assessed = [decided.get(line_key(line), line.amount) for line in sheet.lines]
    by_side: defaultdict[tuple[str, str], Decimal] = defaultdict(Decimal)
    for line, amount in zip(sheet.lines, assessed, strict=True):
        by_side[line.tax, ROLES[line.payer].value] += amount
    revision = AssessmentRevision.objects.create(
        assessment=assessment,
        ordinal=len(assessment.versions),
        situation=as_json(transfer),
        net_price=sheet.net_price,
        total=sum(assessed, ZERO),
        credited=set_off(by_side, paid_taxes(assessment.case_id)),
        is_estimate=is_estimate,
        reason=reason,
        made_at=at,
        by_label=by.label,
        by_officer_id=by.officer_id,
    )
    AssessmentLine.objects.bulk_create(_lines(revision, sheet, assessed))
    assessment.total = revision.total
    assessment.forget_versions()
    return revision


def _lines(
    revision: AssessmentRevision, sheet: TaxSheet, assessed: Sequence[Decimal]
) -> list[AssessmentLine]:
    return [
        AssessmentLine(
            revision=revision,
            ordinal=ordinal,
            tax=line.tax,
            payer=line.payer,
            verdict=line.verdict if amount == line.amount else _verdict_of(amount),
            base=line.base,
            rate=line.rate,
            share=line.share,
            amount=amount,
            estimated=line.amount,
            legal_basis=line.legal_basis,
            relief=line.relief,
            note=line.note,
        )
        for ordinal, (line, amount) in enumerate(zip(sheet.lines, assessed, strict=True))
    ]


def _verdict_of(amount: Decimal) -> Verdict:
    """A line an officer changed by hand is due, or exempt when nothing is left of it."""
    return Verdict.DUE if amount else Verdict.EXEMPT


def refuse_amounts(lines: Sequence[TaxLine], amounts: Amounts) -> None:
    """Raise ValidationError, line by line, for amounts that cannot be assessed."""
    known = {line_key(line) for line in lines}
    errors = {key: ["清单中没有这一行，请刷新页面"] for key in amounts if key not in known}
    for key, amount in amounts.items():
        if not ZERO <= amount < HIGHEST_PRICE:
            errors[key] = ["税额应在 0 元至 1000 亿元之间"]
        elif amount != to_fen(amount):
            errors[key] = ["税额最多写到分（两位小数）"]
    if errors:
        raise ValidationError(errors)
