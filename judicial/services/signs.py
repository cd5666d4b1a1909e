"""By what the same notice is known when it comes again, by whichever way."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.db.models import Q

from hall.cases.filing import Service
from hall.cases.models import Case
from hall.cases.services.checklist import payload_of
from hall.cases.states import State
from hall.catalogue import materials as m
from hall.clock import day_of
from hall.identity.numbers import CourtCaseNumber
from judicial.courts import COURTS, court_named
from judicial.matters import AIM_OF, WORD_OF
from judicial.models import CourtOrder, Matter, OrderMatter

RETURNED = (State.DECLINED, State.REFUSED, State.WITHDRAWN)
"""How a matter ends that the registry has sent back: it may be served anew."""


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


def same_word(matter: Matter) -> list[Matter]:
    """The matters a notice calls by one name: 查封, 轮候查封 and 预查封 are 查封."""
    return [one for one, word in WORD_OF.items() if word == WORD_OF[matter]]


def aim_of(matter: Matter, said: Mapping[str, Any]) -> str:
    """Whose share, which seizure, which mortgage: a notice may ask the same of several, one by one."""
    return spelt(str(said.get(AIM_OF.get(matter, ""), None) or ""))


def services_of(matter: Matter, sign: Sign, said: Mapping[str, Any]) -> list[OrderMatter]:
    """Every service of this matter of this notice on one of the units, those sent back included.

    The caller holds the units' locks.
    """
    found = (
        OrderMatter.objects.filter(matter__in=same_word(matter), order__notice_number=sign.number)
        .filter(order__unit_numbers__overlap=list(sign.units))
        .filter(Q(order__court_code=sign.code) if sign.code else Q(order__court=sign.court))
        .select_related("order")
        .order_by("pk")
    )
    if sign.dated_on is not None:
        found = found.filter(Q(order__dated_on=sign.dated_on) | Q(order__dated_on=None))
    return [one for one in found if has_the_aim(one, matter, said)]


def has_the_aim(earlier: OrderMatter, matter: Matter, said: Mapping[str, Any]) -> bool:
    """The same share; the same seizure or mortgage, or one of the two names none."""
    kept = words_of(earlier)
    before, now = aim_of(matter, kept), aim_of(matter, said)
    names_none = WORD_OF[matter] != WORD_OF[Matter.SEIZE] and "" in (before, now)
    return before == now or names_none or not kept


def words_of(earlier: OrderMatter) -> Mapping[str, Any]:
    """What the notice said: as it came, else as the counter has recorded it since; {} while nobody knows."""
    kept: Mapping[str, Any] = earlier.order.said
    if kept or not earlier.case_number:
        return kept
    case = Case.objects.filter(number=earlier.case_number).first()
    return payload_of(case, m.ASSISTANCE_NOTICE.code) if case else {}


def standing_services(matter: Matter, sign: Sign, said: Mapping[str, Any]) -> list[OrderMatter]:
    """Those of them that were not sent back."""
    every = services_of(matter, sign, said)
    numbers = [one.case_number for one in every if one.case_number]
    back = Case.objects.filter(Q(outcome__in=RETURNED) | Q(state__in=RETURNED), number__in=numbers)
    returned = set(back.values_list("number", flat=True)) if numbers else set()
    return [one for one in every if one.case_number not in returned]


def key_of(order: CourtOrder, matter: Matter, said: Mapping[str, Any], turn: int = 0) -> str:
    """Court, notice, matter, day and units in one word, never twice in the database.

    `turn` counts the services sent back before.
    """
    words = [
        order.court,
        order.notice_number,
        WORD_OF[matter],
        str(order.dated_on or day_of(order.served_at)),
        *order.unit_numbers,
    ]
    if aim := aim_of(matter, said):
        words.append(aim)
    if turn:
        words.append(f"再送{turn}")
    return hashlib.sha256("|".join(words).encode()).hexdigest()
