"""How a case is read that carries out a court's order: seizure, waiting, pre-seizure, renewal, release."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.core.exceptions import ValidationError

from hall.cases.models import Case, CasePart
from hall.catalogue import materials as m
from hall.catalogue.authorities import kind_of, title_of_notice
from hall.catalogue.words import RegisterEffect
from hall.clock import HALL_ZONE, day_of, today
from hall.look.words import day
from registration.books import Right, UnitBook
from registration.claims.documents import spelt
from registration.claims.judicial_sale import COURT_CAUSES
from registration.claims.reading import claims, payload_of, subject_numbers
from registration.debtors import debtors_in, is_debtor, names_debtors
from registration.models.receipts import CourtReceipt
from registration.restrictions import read_books
from registration.sealing_courts import authority_of, may_act
from registration.seizures import WHOLE
from registration.writers.seizures import NewSeizure, Release, Renewal


@claims(RegisterEffect.RECORD_SEIZURE)
@claims(RegisterEffect.RECORD_PRE_SEIZURE)
def new_seizure(case: Case, part: CasePart) -> NewSeizure:
    """查封, 轮候, 预查封: the notice's words, the receipt's minute of service."""
    order, receipt, numbers = order_of(case), receipt_of(case), subject_numbers(case)
    books = read_books(numbers)
    if part.effect == RegisterEffect.RECORD_SEIZURE:
        refuse_what_is_anothers(order, books.values())
    refuse_what_was_disposed(order, receipt, books.values())
    terms = {
        "authority": authority_of(order),
        "document_name": title_of_notice(kind_of(order)),
        "document_number": order["case_number"],
        "execution_number": order["case_number"],
        "served_at": receipt.served_at,
        "service_order": receipt.service_order,
        "order_reason": receipt.order_reason,
        "share": share_of(order, list(books.values())),
        "scope": order.get("scope") or "全部",
        "first_day": order.get("begins_on"),
        "last_day": order.get("ends_on"),
        "term_months": int(order["term_months"]) if order.get("term_months") else None,
        "applicant_name": order.get("creditor") or "",
        "debtor_name": order.get("debtor") or "",
    }
    is_pre_seizure = part.effect == RegisterEffect.RECORD_PRE_SEIZURE
    organ, debtors = kind_of(order).label, debtors_in(order)
    return NewSeizure(numbers, terms, today(), pre_seizure=is_pre_seizure, organ=organ, debtors=debtors)


@claims(RegisterEffect.RENEW_SEIZURE)
def renewal(case: Case, part: CasePart) -> Renewal:
    """续封: the same seizure, a later last day; in time if it was served in time (查扣冻规定 1)."""
    order, right = order_of(case), meant_seizure(case)
    if not order.get("ends_on"):
        raise ValidationError("协助执行通知书没有写明续行查封的止日，请与承办人核对", code="no_last_day")
    served = min(today(), day_of(receipt_of(case).served_at))
    return Renewal(subject_numbers(case), right.right_id, order["ends_on"], served, order["case_number"])


@claims(RegisterEffect.RELEASE_SEIZURE)
def release(case: Case, part: CasePart) -> Release:
    """解封; a waiting one leaves the queue."""
    order, right = order_of(case), meant_seizure(case)
    return Release(subject_numbers(case), right.right_id, today(), order["case_number"])


def refuse_what_is_anothers(order: dict[str, Any], books: Iterable[UnitBook]) -> None:
    """查扣冻规定 23: what is already registered as another's cannot be seized as the debtor's.

    Unless the ruling says that it is held for the debtor (规定 2). Raises ValidationError.
    """
    if not names_debtors(order) or order.get("held_by_another"):
        return
    for book in books:
        if book.title is not None and not any(is_debtor(person, order) for person in book.title.holders):
            on = book.title.registered_at.astimezone(HALL_ZONE)
            raise ValidationError(
                f"{book.unit.address}已于{day(on)}登记在{book.title.names}名下，不是被执行人的，不能作为"
                "被执行人的财产查封；被执行人已购买尚未过户的，按预查封办理",
                code="not_the_debtors",
            )


def refuse_what_was_disposed(order: dict[str, Any], receipt: CourtReceipt, books: Iterable[UnitBook]) -> None:
    """法发〔2004〕5号 20: what a court has disposed of meanwhile, nobody served before it can seize any more.

    What was not disposed of, or not away from this debtor, remains to be seized: the share of a co-owner who
    stays, the buyer's own title. Raises ValidationError.
    """
    for book in books:
        title = book.title
        if title is None or any(is_debtor(person, order) for person in title.holders):
            continue
        if title.cause in COURT_CAUSES and receipt.served_at < title.registered_at:
            raise ValidationError(
                f"{book.unit.address}已于{day(title.registered_at.astimezone(HALL_ZONE))}依人民法院的裁定过户，"
                "在此之前送达的查封和轮候查封自动失效，请退回并告知来文机关",
                code="disposed",
            )


def order_of(case: Case) -> dict[str, Any]:
    """协助执行通知书 as recorded. Raises ValidationError while it is not."""
    order = payload_of(case, m.ASSISTANCE_NOTICE.code)
    if not order:
        raise ValidationError("还没有录入协助执行通知书的内容，请在“协助执行通知书”一行填写", code="no_order")
    return order


def receipt_of(case: Case) -> CourtReceipt:
    """The service of this case's order. Raises ValidationError when it was never registered."""
    receipt = CourtReceipt.objects.filter(case_number=case.number).first()
    if receipt is None:
        raise ValidationError("本件没有送达登记，请先登记送达时间", code="no_receipt")
    return receipt


def share_of(order: dict[str, Any], books: list[UnitBook]) -> str:
    """The document hash of the co-owner whose share is seized; '' for the whole. Raises ValidationError."""
    name = str(order.get("share_of") or "").strip()
    if not name:
        return WHOLE
    for book in books:
        for person in book.title.holders if book.title else ():
            if person.name == name and person.document_hash in book.shares:
                return person.document_hash
    raise ValidationError(f"{name}不是登记簿记载的按份共有人，请与承办人核对查封的份额", code="no_share")


def meant_seizure(case: Case) -> Right:
    """The seizure an order renews or lifts: by its own number, else the court's only one on the unit."""
    order, numbers = order_of(case), subject_numbers(case)
    books = read_books(numbers)
    standing = [right for number in numbers if number in books for right in books[number].seizures]
    earlier, court = spelt(order.get("earlier_number")), authority_of(order)
    named = [right for right in standing if earlier in (right.content.document_number, "")]
    mine = {right.right_id: right for right in named if may_act(order, right)}
    if len(mine) == 1:
        return next(iter(mine.values()))
    if mine:
        raise ValidationError(f"{court}在该不动产上有 {len(mine)} 个查封，请填写原查封文号", code="which")
    if earlier and named:
        raise ValidationError(sealed_by_another(court, named[0]), code="not_sealing_court")
    if standing and not earlier:
        raise ValidationError(sealed_by_another(court, standing[0]), code="not_sealing_court")
    raise ValidationError(
        f"该不动产上没有{earlier or court}的查封，或者已经失效，请与承办人核对原查封文号",
        code="no_seizure",
    )


def sealed_by_another(court: str, right: Right) -> str:
    """What a court is told that did not seal (法释〔2016〕6号)."""
    sealing = right.content
    return (
        f"该不动产由{sealing.authority}查封（{sealing.document_number}），不是{court}查封的，"
        f"{court}不能解除或者续行；处置权已经移送的，请附移送执行函并填写文号"
    )
