"""登簿后变化: a writer's plan shown as the book before and after."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from datetime import date
from typing import Any

from hall.cases.states import CoOwnership
from hall.identity.numbers import CertificateKind
from hall.look.shapes import DiffRow
from registration.books import TITLES, Right, UnitBook
from registration.display import area_words, usage_words
from registration.holders import Holder
from registration.models import AdvanceNoticeContent, Certificate, MortgageContent
from registration.models.choices import EntryAction, PartyRole, RightKind
from registration.plans import Plan, PlannedEntry
from registration.words import full_day, holding_words, yuan

STAYS = "不变，随房屋继续存在"
CHANGES = (EntryAction.ALTER, EntryAction.TRANSFER, EntryAction.CORRECT)
"""Entries that leave a right standing with something new in it."""


def diff_of(book: UnitBook, plan: Plan) -> list[DiffRow]:
    """One unit's rows: owner, sharing, cause, price, certificate, what ends, what stays."""
    number = book.unit.number
    begun = [e for e in plan.beginnings if e.unit_number == number]
    changes = [e for e in plan.entries if e.unit_number == number and e.action in CHANGES]
    titled = [entry for entry in (*begun, *changes) if entry.kind in TITLES]
    others = [entry for entry in changes if entry.kind not in TITLES]
    rows = [*title_rows(book, titled, plan), *other_beginnings(begun), *changed(book, others)]
    rows += [*endings(book, plan), *replaced_proofs(book, plan)]
    ended = {entry.right_id for entry in (*plan.endings, *changes) if entry.unit_number == number}
    rows += [
        DiffRow(right.kind.label, words(right), words(right), STAYS)
        for right in (*book.mortgages, *book.residences, *book.easements, *book.notices, *book.objections)
        if right.right_id not in ended
    ]
    new_facts = [row for entry in titled for row in fact_rows(book, entry)]
    unchanged = same("面积、用途、期限", f"{area_words(book.unit)}，{usage_words(book.unit)}{term(book)}")
    return [*rows, *(new_facts or [unchanged])]


def sums_of(planned: Iterable[tuple[UnitBook, Plan]]) -> list[str]:
    """What 登簿 will do in all, in words: 设立所有权 2016 笔, 缮制不动产权证书 2013 本."""
    plans = list({id(plan): plan for _book, plan in planned}.values())
    entries = Counter((e.action, e.kind) for plan in plans for e in plan.entries)
    papers = Counter(one.kind for plan in plans for one in plan.certificates)
    said = [
        f"{EntryAction(action).label}{RightKind(kind).label} {count} 笔"
        for (action, kind), count in entries.items()
    ]
    return said + [f"缮制{CertificateKind(kind).label} {count} 本" for kind, count in papers.items()]


def fact_rows(book: UnitBook, entry: PlannedEntry) -> list[DiffRow]:
    """What an alteration changes in the natural condition of a title, field by field."""
    old, new = book.title, entry.content
    if old is None or new is None or entry.action not in CHANGES:
        return []
    fields = [field for field in new._meta.concrete_fields if not field.primary_key]
    return [
        DiffRow(str(field.verbose_name), fact_words(old.content, field.name), fact_words(new, field.name))
        for field in fields
        if getattr(old.content, field.attname) != getattr(new, field.attname)
    ]


def fact_words(content: Any, name: str) -> str:
    """A field's value in words: a code by its label, a day in full."""
    display = getattr(content, f"get_{name}_display", None)
    value = display() if display else getattr(content, name)
    return full_day(value) if isinstance(value, date) else str("" if value is None else value)


def same(label: str, words: str) -> DiffRow:
    return DiffRow(label, words, words, "不变")


def term(book: UnitBook) -> str:
    return f"，至{full_day(book.unit.land_ends_on)}" if book.unit.land_ends_on else ""


def title_rows(book: UnitBook, begun: list[PlannedEntry], plan: Plan) -> list[DiffRow]:
    """权利人, 共有情况, 登记原因, 取得价格, 证书."""
    new = next((entry for entry in begun if entry.kind in (RightKind.OWNERSHIP, RightKind.LAND_USE)), None)
    if new is None:
        return []
    old = book.title
    return [
        DiffRow("权利人", old.names if old else "", "、".join(h.masked_name for h in new.holders)),
        DiffRow("共有情况", holding_words(old) if old else "", sharing(new.holders)),
        DiffRow("登记原因", cause_words(old) if old else "", new_cause(new)),
        DiffRow(
            "取得价格", price_of(old) if old else "", yuan(getattr(new.content, "price", None)) or "未记载"
        ),
        DiffRow("证书", "、".join(certificates_of(old)) if old else "", certificates_to_be(new, plan)),
    ]


def sharing(holders: tuple[Holder, ...]) -> str:
    if not holders:
        return "全体业主共有"
    way = holders[0].co_ownership
    if way != CoOwnership.SHARES:
        return way.label
    return f"按份共有（{'、'.join(f'{h.masked_name}{h.share}' for h in holders)}）"


def cause_words(right: Right) -> str:
    """买卖（2019年）."""
    return f"{right.cause}（{right.registered_at:%Y}年）"


def new_cause(entry: PlannedEntry) -> str:
    contract = getattr(entry.content, "contract_number", "")
    return f"{entry.cause}（合同 {contract}）" if contract else entry.cause


def price_of(right: Right) -> str:
    return yuan(right.content.price) or "未记载"


def certificates_of(right: Right) -> list[str]:
    """The valid certificates of a right."""
    valid = Certificate.objects.valid().of_right(right.right_id)
    return list(valid.order_by("id").values_list("number", flat=True))


def certificates_to_be(entry: PlannedEntry, plan: Plan) -> str:
    count = sum(1 for certificate in plan.certificates if certificate.right_id == entry.right_id)
    return f"登簿时取号，{count} 本" if count else "不发证书"


def other_beginnings(begun: list[PlannedEntry]) -> list[DiffRow]:
    """Rights that begin beside the title."""
    return [
        DiffRow(entry.kind.label, "", planned_words(entry))
        for entry in begun
        if entry.kind not in (RightKind.OWNERSHIP, RightKind.LAND_USE)
    ]


def changed(book: UnitBook, entries: list[PlannedEntry]) -> list[DiffRow]:
    """Rights that are altered or pass on: as they are, and as they will be."""
    return [
        DiffRow(entry.kind.label, words(book.right(entry.right_id)), planned_words(entry), entry.cause)
        for entry in entries
    ]


def replaced_proofs(book: UnitBook, plan: Plan) -> list[DiffRow]:
    """不动产登记证明 that are taken back for new ones, each with the right it proves."""
    again = {
        one.replaces_id: one.right_id
        for one in plan.certificates
        if one.kind == CertificateKind.PROOF and one.replaces_id and book.unit.number in one.unit_numbers
    }
    found = Certificate.objects.filter(pk__in=again).order_by("id").values_list("pk", "number")
    owners = {right.right_id: right.names for right in book.rights}
    return [
        DiffRow(f"{owners.get(again[pk], '')}的登记证明", number, "收回，登簿时取新号")
        for pk, number in (found if again else ())
    ]


def planned_words(entry: PlannedEntry) -> str:
    """A right to be, in one line: who, and of a mortgage or notice what it secures."""
    names = "、".join(h.masked_name for h in entry.holders if h.role == PartyRole.HOLDER) or entry.cause
    match entry.content:
        case MortgageContent() as mortgage:
            return f"{names} {mortgage_terms(mortgage)}"
        case AdvanceNoticeContent() as notice if notice.amount:
            return f"{names}，{yuan(notice.amount)}"
    return names


def endings(book: UnitBook, plan: Plan) -> list[DiffRow]:
    """Rights that end; a title that becomes history is already shown."""
    gone = {
        e.right_id
        for e in plan.endings
        if e.unit_number == book.unit.number and e.action != EntryAction.SUPERSEDE
    }
    return [DiffRow(right.kind.label, words(right), "") for right in book.rights if right.right_id in gone]


def words(right: Right) -> str:
    """A right in one line."""
    if right.kind == RightKind.MORTGAGE:
        return f"{right.names} {mortgage_terms(right.content)}"
    return right.names or str(right.content)


def mortgage_terms(content: MortgageContent) -> str:
    """580,000.00 元，第 1 顺位，2026年9月18日至2046年9月17日，未约定禁止或限制转让."""
    amount = yuan(content.secured_amount) or f"最高 {yuan(content.maximum_amount)}"
    until = f"，{full_day(content.starts_on)}至{full_day(content.ends_on)}" if content.ends_on else ""
    ban = "约定" if content.forbids_transfer else "未约定"
    return f"{amount}，第 {content.rank} 顺位{until}，{ban}禁止或限制转让"
