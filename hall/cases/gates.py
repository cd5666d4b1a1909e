"""The gates the hall itself answers; the words and their law stand in `hall.catalogue.house_rules`."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

from hall.cases.exchanges import unfit
from hall.cases.models import CaseUnit
from hall.cases.ports import Answer, Ask, fails, gate, passes
from hall.cases.questions import DISPUTED
from hall.cases.states import ApplicantRole, CoOwnership, State
from hall.cases.step import STEPS
from hall.catalogue import materials as m
from hall.catalogue.payload_fields import Kind
from hall.catalogue.payloads import fields_of
from hall.clock.grounds import StopGround


@gate("officers_are_separate")
def officers_are_separate(ask: Ask) -> Answer:
    """check:R34 – nobody reviews his own work, nobody records what he accepted."""
    if STEPS[ask.step].is_own_work(ask.case, ask.by):
        return fails(f"前一环节由{ask.by.label}经办，本环节须由其他人办理")
    return passes("受理、初审、核定、登簿由不同的人办理")


@gate("no_other_open_case")
def no_other_open_case(ask: Ask) -> Answer:
    """check:R27 – what was accepted first goes first (实施细则第六十七条)."""
    mine = ask.case
    others = (
        CaseUnit.objects.filter(number__in=mine.unit_numbers, is_open=True)
        .exclude(case=mine)
        .exclude(case__state=State.APPLIED)
        .select_related("case")
    )
    if mine.accepted_at:
        others = others.filter(case__accepted_at__lt=mine.accepted_at)
    if first := others.order_by("case__accepted_at").first():
        return fails(
            f"同一单元已先受理“{first.case.item.name}”（受理号 {first.case.number}），请待其办结后再办",
            evidence=first.case.number,
        )
    return passes("没有先受理、未办结的其他业务")


@gate("ownership_is_undisputed")
def ownership_is_undisputed(ask: Ask) -> Answer:
    """check:R26 – an unresolved dispute over the ownership bars registration (条例第二十二条)."""
    if ask.case.facts.get(DISPUTED):
        return fails("询问笔录中申请人说有权属争议，争议解决之前不能登记")
    return passes("询问中没有人提出权属争议")


@gate("amounts_are_positive")
def amounts_are_positive(ask: Ask) -> Answer:
    """check:R33 – prices, areas and amounts are greater than zero; what may be nothing is not negative."""
    wrong = [
        row.name
        for row in ask.case.checklist
        for entry in fields_of(row.chosen or row.material)
        if is_impossible(entry.kind, row.payload.get(entry.name))
    ]
    if wrong:
        return fails(f"{'、'.join(dict.fromkeys(wrong))}所载数额应大于零，请核对后改正")
    return passes("价格、面积等数额都大于零")


def is_impossible(kind: Kind, value: object) -> bool:
    """Whether a number of this kind cannot be so: zero where it counts, or less than nothing."""
    if not isinstance(value, Decimal):
        return False
    return value <= 0 if kind in {Kind.AMOUNT, Kind.AREA} else value < 0


@gate("shares_add_up")
def shares_add_up(ask: Ask) -> Answer:
    """check:R33 – the new owners' shares add up to exactly one (fractions, not floats)."""
    owners = [p for p in ask.case.people if p.role == ApplicantRole.OBLIGEE and p.part_ordinal == 1]
    in_shares = [one for one in owners if one.co_ownership == CoOwnership.SHARES]
    total = sum((one.share for one in in_shares), Fraction())
    if ask.case.item.parts[0].of_shares and total <= 1:
        return passes("转移的是份额，与其他共有人的份额合计由登簿时核对")
    if in_shares and (total != 1 or len(in_shares) != len(owners)):
        return fails(f"受让方份额合计为 {total}，应为 1")
    return passes("份额之和为一" if in_shares else "不是按份共有")


@gate("guardian_acts_for_ward")
def guardian_acts_for_ward(ask: Ask) -> Answer:
    """check:R18 – a ward's property is disposed of by the guardian and for the ward's benefit."""
    if not ask.case.facts.get("disposer_is_ward"):
        return passes("处分人具有完全民事行为能力")
    if ask.has_material(m.GUARDIAN_STATEMENT.code):
        return passes("监护人已书面保证处分为被监护人的利益")
    return fails("处分人是被监护人，请由监护人办理，并提交为被监护人利益处分的保证")


@gate("announcement_is_over")
def announcement_is_over(ask: Ask) -> Answer:
    """check:R30 – 公告 has run its fifteen working days, no objection stands (实施细则第十七条)."""
    pauses = [one for one in ask.case.pauses.all() if one.ground == StopGround.ANNOUNCEMENT]
    if ask.case.item.announcement and not pauses:
        return fails("本事项须先公告，请办理公告")
    if any(one.is_open for one in pauses):
        return fails("公告期还没有满")
    return passes("公告期满，没有异议" if pauses else "本件不需要公告")


@gate("exchange_is_whole")
def exchange_is_whole(ask: Ask) -> Answer:
    """民法典第五百二十五条 – each side gives its house for the other's: both are recorded or neither."""
    other = ask.case.counterpart
    if other is None:
        return passes("另一套房屋不在本大厅登记，本件单独办理")
    if why := unfit(ask.case, other, ask.step):
        return fails(why, evidence=other.number)
    return passes(f"与互换的另一件（{other.number}）相互对应，两件一并登簿", evidence=other.number)


@gate("parties_are_spouses")
def parties_are_spouses(ask: Ask) -> Answer:
    """契税法第六条第四项 – a change between spouses rests on their marriage."""
    if ask.has_material(m.MARRIAGE_PROOF.code):
        return passes("已收婚姻关系证明")
    return fails("夫妻之间变更的，请提交婚姻关系证明")
