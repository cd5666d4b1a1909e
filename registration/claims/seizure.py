"""How a case is read that carries out a court's order: seizure, waiting, pre-seizure, renewal, release."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError

from hall.cases.models import Case, CasePart
from hall.catalogue import materials as m
from hall.catalogue.words import RegisterEffect
from hall.clock import today
from registration.books import Right, UnitBook
from registration.claims.documents import spelt
from registration.claims.reading import claims, payload_of, subject_numbers
from registration.models.receipts import CourtReceipt
from registration.restrictions import read_books
from registration.seizures import WHOLE
from registration.writers.seizures import NewSeizure, Release, Renewal


@claims(RegisterEffect.RECORD_SEIZURE)
@claims(RegisterEffect.RECORD_PRE_SEIZURE)
def new_seizure(case: Case, part: CasePart) -> NewSeizure:
    """查封, 轮候, 预查封: the notice's words, the receipt's minute of service."""
    order, receipt, numbers = order_of(case), receipt_of(case), subject_numbers(case)
    books = read_books(numbers)
    terms = {
        "authority": order["court"],
        "document_name": "协助执行通知书",
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
    cause = "人民法院预查封" if is_pre_seizure else "人民法院查封"
    return NewSeizure(numbers, terms, today(), pre_seizure=is_pre_seizure, cause=cause)


@claims(RegisterEffect.RENEW_SEIZURE)
def renewal(case: Case, part: CasePart) -> Renewal:
    """续封: the same seizure, a later last day."""
    order, right = order_of(case), meant_seizure(case)
    if not order.get("ends_on"):
        raise ValidationError("协助执行通知书没有写明续行查封的止日，请与承办人核对", code="no_last_day")
    return Renewal(subject_numbers(case), right.right_id, order["ends_on"], today(), order["case_number"])


@claims(RegisterEffect.RELEASE_SEIZURE)
def release(case: Case, part: CasePart) -> Release:
    """解封; a waiting one leaves the queue."""
    order, right = order_of(case), meant_seizure(case)
    return Release(subject_numbers(case), right.right_id, today(), order["case_number"])


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
    earlier = spelt(order.get("earlier_number"))
    named = [right for right in standing if earlier in (right.content.document_number, "")]
    mine = named if earlier else [right for right in named if right.content.authority == order["court"]]
    rights = {right.right_id: right for right in mine}
    if len(rights) == 1:
        return next(iter(rights.values()))
    if rights:
        raise ValidationError(
            f"{order['court']}在该不动产上有 {len(rights)} 个查封，请填写原查封文号", code="which"
        )
    raise ValidationError(
        f"该不动产上没有{earlier or order['court']}的查封，或者已经失效，请与承办人核对原查封文号",
        code="no_seizure",
    )
