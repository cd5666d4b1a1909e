"""How a case is read that ends mortgages on a court's order."""

from __future__ import annotations

from typing import Final

from django.core.exceptions import ValidationError

from hall.cases.models import Case, CasePart
from hall.catalogue.words import RegisterEffect
from hall.identity.numbers import CertificateNumber
from registration.books import Right
from registration.claims.people import registered_parties
from registration.claims.reading import claims, subject_numbers
from registration.claims.seizure import order_of
from registration.models import Certificate
from registration.restrictions import read_books
from registration.writers.mortgages_by_order import OrderedEndings

ALL: Final = frozenset({"", "全部", "所有"})


@claims(RegisterEffect.CANCEL_MORTGAGE_BY_COURT)
def ordered_endings(case: Case, part: CasePart) -> OrderedEndings:
    """The mortgage whose 登记证明 the notice names, or every one on the units. Raises ValidationError."""
    order, numbers = order_of(case), subject_numbers(case)
    books = read_books(numbers)
    standing = [right for book in books.values() for right in book.mortgages]
    if not standing:
        raise ValidationError("该不动产上没有抵押权，无从涂销，请与承办人核对", code="no_mortgage")
    named = named_by(str(order.get("mortgage") or "").strip(), standing)
    return OrderedEndings(
        numbers,
        frozenset(right.right_id for right in named),
        order["case_number"],
        registered_parties(right for right in standing if right not in named),
    )


def printed(number: str) -> str:
    """The number of a proof as the book spells it; any other text as it was typed."""
    try:
        return str(CertificateNumber.parse(number))
    except ValidationError:
        return number


def named_by(number: str, standing: list[Right]) -> list[Right]:
    """The mortgages of a proof's number; all of them where none is named. Raises ValidationError."""
    if number in ALL:
        return standing
    certificate = Certificate.objects.filter(number=printed(number)).first()
    found = [right for right in standing if certificate and right.right_id == certificate.right_id]
    if not found:
        raise ValidationError(
            f"该不动产上没有登记证明号为{number}的抵押权，请与承办人核对；全部涂销的填“全部”", code="which"
        )
    return found
