"""How a case is read by which a house passes after a judicial sale (domain §6.5)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date
from typing import Any, Final

from django.core.exceptions import ValidationError

from hall.cases.models import Case, CasePart
from hall.cases.states import ApplicantRole, CoOwnership
from hall.catalogue import materials as m
from hall.catalogue.words import RegisterEffect
from hall.clock import today
from registration.books import Person, Right, UnitBook
from registration.claims.ownership import carried_over
from registration.claims.people import parties_by_unit
from registration.claims.reading import claims, holders_of, payload_of, split_price, subject_numbers
from registration.debtors import is_debtor
from registration.holders import Holder, beside
from registration.models import Certificate, Standing
from registration.models.choices import CertificateState, RightKind
from registration.plans import Retirement
from registration.restrictions import read_books
from registration.sealing_courts import authority_of
from registration.seizures import WHOLE
from registration.writers.judicial_sale import CourtTransfer
from registration.writers.ownership import OwnershipTransfer

CAUSES: Final = {"sale": "人民法院变卖成交裁定"}
AUCTIONED: Final = "人民法院拍卖成交裁定"
SETTLED: Final = "人民法院以物抵债裁定"
COURT_CAUSES: Final = frozenset({*CAUSES.values(), AUCTIONED, SETTLED})
"""登记原因 of a title that a court has disposed of."""
NAMES_OF: Final = {
    RightKind.MORTGAGE: "mortgages",
    RightKind.ADVANCE_NOTICE: "notices",
    RightKind.OBJECTION: "objections",
}
"""What may stand on the property → where the order says what becomes of it."""
END: Final = "cancel"


@claims(RegisterEffect.TRANSFER_BY_COURT)
def court_transfer(case: Case, part: CasePart) -> CourtTransfer:
    """司法过户: title of the day the ruling was served, price and number of the ruling, 附记 with both."""
    numbers, order, ruling = subject_numbers(case), order_of(case), ruling_of(case)
    books = read_books(numbers)
    ends = frozenset(kind for kind, name in NAMES_OF.items() if order.get(name) == END)
    debtor = debtor_of(order, books.values()) if order.get("disposed") == "share" else None
    transfer = OwnershipTransfer(
        unit_numbers=numbers,
        holders=owners_after(holders_of(case, part, ApplicantRole.OBLIGEE), debtor, books.values()),
        cause=cause_of(case),
        prices=split_price(price_of(case), numbers),
        acquired_on=ruling["served_on"],
        document_number=str(ruling["case_number"]),
        note=note_of(order, ruling, books.values(), ends),
        by_court=True,
    )
    ended = [r for book in books.values() for r in book.rights if r.kind in {RightKind.OWNERSHIP, *ends}]
    return CourtTransfer(
        transfer=transfer,
        court=authority_of(order),
        on=today(),
        ends=ends,
        share=debtor.document_hash if debtor else WHOLE,
        retires=announced_void(ended, numbers, f"人民法院处置，公告作废，业务号 {case.number}"),
    )


def order_of(case: Case) -> dict[str, Any]:
    """协助执行通知书 as recorded. Raises ValidationError while it is not."""
    order = payload_of(case, m.TRANSFER_ORDER.code)
    if not order:
        raise ValidationError("还没有录入协助执行通知书（过户）的内容，请在该行填写", code="no_order")
    return order


def ruling_of(case: Case) -> dict[str, Any]:
    """裁定书 with the day it was served on the buyer. Raises ValidationError without it (民诉法解释 491)."""
    ruling = payload_of(case, m.EFFECTIVE_LEGAL_DOCUMENT.code)
    if not ruling.get("served_on"):
        raise ValidationError(
            "裁定书没有写明送达买受人的日期，所有权自送达时转移，请与人民法院核对后填写", code="not_served"
        )
    return ruling


def cause_of(case: Case) -> str:
    """登记原因: auction, sale without auction, or settlement in kind."""
    if payload_of(case, m.SETTLEMENT_IN_KIND.code):
        return SETTLED
    return CAUSES.get(str(payload_of(case, m.AUCTION_CONFIRMATION.code).get("round")), AUCTIONED)


def price_of(case: Case) -> Any:
    """成交价 or 抵债金额 in yuan."""
    codes = (m.EFFECTIVE_LEGAL_DOCUMENT, m.AUCTION_CONFIRMATION, m.SETTLEMENT_IN_KIND)
    prices = (payload_of(case, kind.code).get("price") for kind in codes)
    return next((price for price in prices if price), None)


def note_of(
    order: Mapping[str, Any],
    ruling: Mapping[str, Any],
    books: Iterable[UnitBook],
    ends: frozenset[RightKind],
) -> str:
    """附记: ruling and day of service – the day of the right –, and what stays on the property."""
    served: date = ruling["served_on"]
    rests_on = (
        f"依据{order['court']}{ruling['case_number']}裁定取得，"
        f"裁定于{served:%Y年%-m月%-d日}送达买受人，自该日取得权利"
    )
    left = [replace(book, rights=tuple(r for r in book.rights if r.kind not in ends)) for book in books]
    return "；".join(filter(None, (rests_on, carried_over(left))))[:500]


def debtor_of(order: Mapping[str, Any], books: Iterable[UnitBook]) -> Person:
    """The co-owner whose share was sold. Raises ValidationError where nobody of that name holds a share."""
    name = str(order.get("debtor") or "")
    for book in books:
        for person in book.title.holders if book.title else ():
            if is_debtor(person, order) and person.co_ownership == CoOwnership.SHARES:
                return person
    raise ValidationError(
        f"{name}不是登记簿记载的按份共有人，请与人民法院核对处置的份额", code="no_such_share"
    )


def is_sold_under(seizure: Right, order: Mapping[str, Any], book: UnitBook) -> bool:
    """Whether the seizure lies on what the court sells: all of it, or the debtor's share."""
    if order.get("disposed") != "share" or seizure.content.share == WHOLE:
        return True
    holders = book.title.holders if book.title else ()
    return any(one.document_hash == seizure.content.share for one in holders if is_debtor(one, order))


def owners_after(
    buyers: tuple[Holder, ...], debtor: Person | None, books: Iterable[UnitBook]
) -> tuple[Holder, ...]:
    """The buyers; where a share was sold, with it, beside the owners who stay (民法典 305)."""
    if debtor is None:
        return buyers
    titles = [book.title for book in books if book.title][:1]
    stay = [one for people in parties_by_unit(titles).values() for one in people]
    return beside(buyers, debtor.share, (one for one in stay if one.document_hash != debtor.document_hash))


def announced_void(rights: Iterable[Right], numbers: Iterable[str], why: str) -> tuple[Retirement, ...]:
    """公告作废: certificates of rights that end here and stand on no other unit (nobody surrenders them)."""
    ids = {right.right_id for right in rights}
    elsewhere = Standing.objects.filter(right_id__in=ids).exclude(unit__number__in=list(numbers))
    ids -= set(elsewhere.values_list("right_id", flat=True))
    valid = Certificate.objects.valid().filter(right_id__in=ids).order_by("id").values_list("pk", flat=True)
    return tuple(Retirement(pk, CertificateState.ANNOUNCED_VOID, why) for pk in valid)
