"""Seizures, advance notices, objections, residence: what blocks, warns or is carried over."""

from __future__ import annotations

from datetime import date
from typing import Final

from hall.cases.ports import Answer, Ask, fails, gate, passes
from hall.catalogue import materials as m
from hall.catalogue.words import RegisterEffect
from hall.clock import HALL_ZONE, day_of
from hall.clock.arithmetic import calendar_days_due
from hall.clock.calendars import current_calendar
from hall.look.words import day, minute
from registration.books import Right, UnitBook
from registration.claims.judicial_sale import is_sold_under
from registration.claims.reading import payload_of
from registration.gates.asking import acquirers, burdened_of, disposers, documents, rights_of
from registration.gates.consents import masked, unheard, wanted
from registration.models import Entry
from registration.models.choices import NoticeKind, RightKind
from registration.models.receipts import CourtReceipt
from registration.pending_orders import pending_seizures
from registration.pre_seizures import NAME_ONLY, known_by_name_only, waits_for
from registration.sealing_courts import authority_of, sealer_of

DAYS_TO_REGISTER: Final = 90
"""民法典 221: an advance notice lapses 90 days after the right could be registered."""


@gate("unit_is_not_seized")
def unit_is_not_seized(ask: Ask) -> Answer:
    """check:R03, check:R04 – no effective seizure on house or land (城市房地产管理法第三十八条)."""
    for book in burdened_of(ask).values():
        others = [
            s
            for s in book.blocking_seizures
            if not (is_by_disposing_court(ask, s, book) or is_not_touched(ask, s))
        ]
        if others:
            return fails(f"已被查封，不能办理：{seizure_words(others[0])}", evidence=others[0].case_number)
    pending = [one for one in pending_seizures(burdened_of(ask)) if goes_first(ask, one)]
    if pending:
        first = pending[0]
        return fails(
            f"{first.authority}的协助执行文书已于{minute(first.served_at)}送达，正在办理查封，不能办理",
            evidence=first.number,
        )
    if waiting := [s for book in burdened_of(ask).values() for s in book.blocking_seizures if is_his(ask, s)]:
        return passes(pre_seizure_words(waiting[0]), evidence=waiting[0].case_number)
    return passes("没有查封、预查封，也没有已生效的轮候查封", evidence="宗地与房屋均已查")


def pre_seizure_words(seizure: Right) -> str:
    """What a registration in the debtor's name makes of his 预查封, and on what the match rests."""
    rests_on = f"{NAME_ONLY}，请核对是否同一人" if known_by_name_only(seizure) else "姓名、证件号码均相符"
    return f"{seizure_words(seizure)}预查封的被执行人取得该不动产，登记后转为查封；{rests_on}"


def is_by_disposing_court(ask: Ask, seizure: Right, book: UnitBook) -> bool:
    """A court may dispose of what it has seized itself (check:R03, column JA)."""
    if RegisterEffect.TRANSFER_BY_COURT not in ask.case.item.effects:
        return False
    order = payload_of(ask.case, m.TRANSFER_ORDER.code)
    if order.get("priority_letter") or sealer_of(seizure) == authority_of(order):
        return True
    return bool(order) and not is_sold_under(seizure, order, book)


ONLY_ACQUIRES: Final = frozenset(
    {
        RegisterEffect.OPEN_OWNERSHIP,
        RegisterEffect.TRANSFER_OWNERSHIP,
        RegisterEffect.CONVERT_ADVANCE_NOTICE,
    }
)


def is_not_touched(ask: Ask, seizure: Right) -> bool:
    """A share another co-owner disposes of is not the seized one; a 预查封 waits for its own debtor."""
    if seizure.content.share and all(part.of_shares for part in ask.case.item.parts):
        return seizure.content.share not in documents(disposers(ask))
    return is_his(ask, seizure)


def is_his(ask: Ask, seizure: Right) -> bool:
    """A 预查封 whose debtor acquires here."""
    return set(ask.case.item.effects) <= ONLY_ACQUIRES and waits_for(seizure, acquirers(ask))


def goes_first(ask: Ask, receipt: CourtReceipt) -> bool:
    """规定 23: what is served after a court's order to transfer waits for that transfer.

    The order says on which day it was served on the registry; within that day the case's minute decides.
    """
    if RegisterEffect.TRANSFER_BY_COURT not in ask.case.item.effects:
        return True
    seized_on = day_of(receipt.served_at)
    ordered_on = payload_of(ask.case, m.TRANSFER_ORDER.code).get("served_on") or seized_on
    return seized_on < ordered_on or (seized_on == ordered_on and receipt.served_at <= ask.case.filed_at)


def seizure_words(seizure: Right) -> str:
    content = seizure.content
    until = f"，至{day(seizure.last_day)}" if seizure.last_day else ""
    where = "（宗地或者宗地上房屋）" if seizure.unit_number[19] == "W" else ""
    return f"{content.authority}{content.document_number}{where}{until}"


@gate("seizure_is_noted")
def seizure_is_noted(ask: Ask) -> Answer:
    """check:R03a – what does not dispose of the right may go on beside a seizure, with a reminder."""
    seized = rights_of(ask, "blocking_seizures")
    if seized:
        return fails(f"该不动产已被查封：{seizure_words(seized[0])}；本登记不处分权利，可以办理")
    return passes("没有查封")


@gate("advance_notice_is_consented")
def advance_notice_is_consented(ask: Ask) -> Answer:
    """check:R05 – another's advance notice asks for written consent (民法典 221)."""
    others = others_notices(ask)
    if not others:
        return passes("没有他人的预告登记")
    for notice in others:
        if people := unheard(ask, notice.holders, m.NOTICE_HOLDER_CONSENT):
            since = day(notice.registered_at.astimezone(HALL_ZONE))
            sentence = f"{masked(people)}已于{since}办理预告登记，须其书面同意"
            return fails(wanted(ask, sentence, m.NOTICE_HOLDER_CONSENT), evidence=notice.case_number)
    names = masked(person for notice in others for person in notice.holders)
    return passes(f"预告登记的权利人{names}已书面同意")


def others_notices(ask: Ask) -> list[Right]:
    """Sale notices of somebody who does not apply himself (R05: applicant ≠ 预告权利人)."""
    mine = documents(ask.case.people)
    return [notice for notice in rights_of(ask, "sale_notices") if not notice.documents <= mine]


@gate("advance_notice_has_not_lapsed")
def advance_notice_has_not_lapsed(ask: Ask) -> Answer:
    """check:R06 – a notice past its 90 days is never ignored; it is looked into and cancelled first."""
    books = burdened_of(ask)
    doubtful = [
        notice
        for notice in others_notices(ask)
        if may_have_lapsed(registrable_since(notice, books[notice.unit_number]), ask.now.date())
    ]
    if doubtful:
        return fails(
            f"{doubtful[0].names}的预告登记自能够登记之日起已满90日，可能已经失效，请核实并先办理注销预告登记",
            evidence=doubtful[0].case_number,
        )
    return passes("没有可能失效的预告登记")


def registrable_since(notice: Right, book: UnitBook) -> date | None:
    """能够登记之日: as the notice says; of a presold home the day the house itself was first registered."""
    stated: date | None = notice.content.registrable_from
    title = book.title
    if stated or title is None or notice.content.notice_kind != NoticeKind.PRESALE:
        return stated
    return max(title.registered_at, notice.registered_at).astimezone(HALL_ZONE).date()


def may_have_lapsed(since: date | None, on: date) -> bool:
    """Ninety days have passed since the right could be registered (民法典 221(2)).

    A last day that is a holiday is moved to the working day after it (民法典 203).
    """
    last = calendar_days_due(since, DAYS_TO_REGISTER, current_calendar()).on if since else None
    return last is not None and last < on


@gate("no_objection_or_commitment")
def no_objection_or_commitment(ask: Ask) -> Answer:
    """check:R07 – an objection does not block: the applicant bears the risk (实施细则第八十四条)."""
    objections = rights_of(ask, "objections")
    if not objections:
        return passes("没有异议登记")
    if ask.has_material(m.OBJECTION_COMMITMENT.code):
        return passes("有异议登记，申请人已书面承诺知悉并自行承担风险")
    first = objections[0]
    return fails(
        f"{first.names}对“{first.content.matter}”有异议登记，申请人须书面承诺知悉并自行承担风险",
        evidence=first.case_number,
    )


@gate("objection_is_not_repeated")
def objection_is_not_repeated(ask: Ask) -> Answer:
    """check:R08 – the same matter is not objected to twice (实施细则第八十三条)."""
    matters = {str(row.payload["matter"]).strip() for row in ask.case.checklist if row.payload.get("matter")}
    earlier = Entry.objects.filter(
        unit__number__in=ask.case.unit_numbers,
        kind=RightKind.OBJECTION,
        objection__matter__in=matters,
        parties__document_hash__in=documents(ask.case.people),
    )
    if matters and (one := earlier.first()):
        return fails("同一人就同一事项已经申请过异议登记，不予受理", evidence=one.case_number)
    return passes("没有就同一事项重复申请异议登记")


@gate("residence_right_is_carried_over")
def residence_right_is_carried_over(ask: Ask) -> Answer:
    """check:R17 – 居住权 stays on the dwelling whoever owns it (民法典第三百六十九条)."""
    residences = rights_of(ask, "residences")
    if residences:
        return fails(
            f"设有{residences[0].names}的居住权，转移、抵押后继续存在，并在附记载明",
            evidence=residences[0].case_number,
        )
    return passes("没有居住权")
