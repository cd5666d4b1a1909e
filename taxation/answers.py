"""What the tax office's records say when asked: taxes assessed and paid, prices assessed (附件1 三)."""

from __future__ import annotations

from hall.clock import day_of
from hall.clock.words import day_on_paper
from hall.inquiries.answers import Asked, Line, answers
from hall.inquiries.topics import Topic
from hall.look.words import money
from hall.staff.departments import D
from taxation.models import Assessment, AssessmentState
from taxation.sheet import Payer, payer_name


@answers(Topic.TAX_RECORDS, department=D.TAXATION)
def tax_records(asked: Asked) -> list[Line]:
    """Every assessment of a transfer of the unit, tax by tax, and when it was cleared (三（二）)."""
    lines: list[Line] = []
    for one in _assessments(asked):
        state = f"{day_on_paper(day_of(one.cleared_at))}完税" if one.cleared_at else one.get_state_display()
        lines.append(
            Line(f"核税通知书 {one.notice_number or '未出具'}", f"{state}，合计 {money(one.total or 0)} 元")
        )
        if one.current is None:
            continue
        for line in one.current.lines.all():
            payer = payer_name(one.current.transfer, Payer(line.payer))
            lines.append(Line(line.get_tax_display(), f"{payer}，{money(line.amount)} 元"))
    return lines


@answers(Topic.PRICE_ENQUIRY, department=D.TAXATION)
def price_enquiry(asked: Asked) -> list[Line]:
    """定向询价 (法释〔2018〕15号 5, 6): what the office has assessed before, as a ground for its 参考价."""
    return [
        Line(
            f"{day_on_paper(day_of(one.issued_at or one.opened_at))}核定的计税价格（不含税）",
            f"{money(one.current.net_price)} 元",
        )
        for one in _assessments(asked)
        if one.current is not None
    ]


def _assessments(asked: Asked) -> list[Assessment]:
    if not asked.unit_number:
        return []
    known = Assessment.objects.filter(case__units__number=asked.unit_number).exclude(
        state=AssessmentState.ENDED
    )
    return list(known.distinct().order_by("opened_at", "pk")[:20])
