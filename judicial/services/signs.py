"""By what the same notice is known when it comes again, by whichever way."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import date

from django.core.exceptions import ValidationError
from django.db.models import Q

from hall.cases.filing import Service
from hall.identity.numbers import CourtCaseNumber
from judicial.courts import COURTS, court_named
from judicial.matters import WORD_OF
from judicial.models import CourtOrder, Matter, OrderMatter


def spelt(number: str) -> str:
    """A court's case number as it is printed; any other number as it was typed."""
    try:
        return str(CourtCaseNumber.parse(number))
    except ValidationError:
        return number.strip()


def code_of_court(service: Service, authority: str) -> str:
    """法院代字 of who served: known, or read from the number, or from the name; '' for another authority."""
    if service.court_code:
        return service.court_code
    try:
        code = CourtCaseNumber.parse(service.notice_number).court
    except ValidationError:
        named = court_named(authority)
        return named.code if named else ""
    return code if code in COURTS else ""


@dataclass(frozen=True, slots=True)
class Sign:
    """By what the same notice is known when it comes again: whose, its number and day, its units.

    `code` is the 法院代字; only where there is none (another authority) its name `court` is compared.
    """

    code: str
    court: str
    number: str
    dated_on: date | None
    units: tuple[str, ...]


def earlier_service(matter: Matter, sign: Sign) -> OrderMatter | None:
    """The same matter of the same notice on one of the units; the caller holds the units' locks."""
    same = [one for one, word in WORD_OF.items() if word == WORD_OF[matter]]
    found = (
        OrderMatter.objects.filter(matter__in=same, order__notice_number=sign.number)
        .filter(order__unit_numbers__overlap=list(sign.units))
        .filter(Q(order__court_code=sign.code) if sign.code else Q(order__court=sign.court))
        .select_related("order")
    )
    if sign.dated_on is not None:
        found = found.filter(Q(order__dated_on=sign.dated_on) | Q(order__dated_on=None))
    return found.first()


def key_of(order: CourtOrder, matter: Matter) -> str:
    """Court, notice, matter, day and units in one word, never twice in the database."""
    words = [
        order.court,
        order.notice_number,
        WORD_OF[matter],
        str(order.dated_on or order.served_at.date()),
        *order.unit_numbers,
    ]
    return hashlib.sha256("|".join(words).encode()).hexdigest()
