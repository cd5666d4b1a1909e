"""Facts taxation knows before there is a case, for the checklist and the estimate."""

from datetime import date
from decimal import Decimal
from typing import Any

from django.core.exceptions import ValidationError

from hall.cases.ports import FACTS, Subject, fact
from hall.clock import today
from taxation.declaration import held_since
from taxation.estimate import tax_sheet
from taxation.holding import has_held, holding_began
from taxation.models import SellerTaxes
from taxation.sheet import Payer
from taxation.situation import Cause, PartyKind, Transfer


@fact("tax_is_due")
def tax_is_due(subject: Subject) -> bool:
    """Whether 完税, 减免 or 不征 must be shown (契税法第十一条): so unless the counter declared otherwise."""
    return subject.declared.get("tax_is_due", True) is not False


@fact("auction_taxes")
def auction_taxes(subject: Subject) -> list[tuple[str, Decimal]]:
    """§5.4: what buyer and debtor are likely to owe on a sale by a court, in yuan; [] where unknown.

    `declared` says price, taxed_on and price_includes_tax; the buyer's relief is not known yet.
    """
    finder = FACTS.get("unit_in_the_book")
    book = (finder(subject) if finder else None) or {}
    said = subject.declared
    if not book.get("area") or not said.get("price"):
        return []
    began = holding_began(certificate_on=book.get("acquired_on"), earlier_owner_since=held_since(subject))
    try:
        sheet = tax_sheet(sold_by_court(book | {"acquired_on": began}, said))
    except ValidationError:
        return []
    return [(f"{line.tax.label}（{PAYERS[line.payer]}）", line.amount) for line in sheet.lines if line.amount]


@fact("sellers_taxes_settled")
def sellers_taxes_settled(subject: Subject) -> str:
    """§5.4: who pays the debtor's taxes of the case `declared` names, in words; '' where nobody has said."""
    known = SellerTaxes.objects.filter(assessment__case__number=subject.declared.get("case_number")).first()
    return str(known or "")


def sold_by_court(book: dict[str, Any], said: dict[str, Any]) -> Transfer:
    """The sale as far as it is known before the application. Raises ValidationError for impossible days."""
    return Transfer(
        cause=Cause.SALE,
        price=said["price"],
        taxed_on=said.get("taxed_on") or today(),
        area=book["area"],
        housing=book.get("housing", True),
        price_includes_vat=said.get("price_includes_tax", True),
        judicial_auction=True,
        seller=PartyKind.PERSON if book.get("owner_is_person", True) else PartyKind.SMALL,
        acquired_on=book.get("acquired_on"),
        buyer_home_ordinal=3,
    )


PAYERS = {
    Payer.BUYER: "买受人，未计优惠",
    Payer.SELLER: "被执行人，依法由其承担",
}


def held_two_years(acquired_on: date, sold_on: date | None = None) -> bool:
    """满二: held two full years on the day of sale (today if not given), the day itself included."""
    return has_held(acquired_on, sold_on or today(), 2)


def held_five_years(acquired_on: date, sold_on: date | None = None) -> bool:
    """满五: held five full years on the day of sale (today if not given), the day itself included."""
    return has_held(acquired_on, sold_on or today(), 5)
