"""地役权: the owners of both lands apply, and it goes with the dominant land only."""

from __future__ import annotations

from django.core.exceptions import ValidationError

from hall.cases.models import Case
from hall.cases.ports import Answer, Ask, fails, gate, passes
from hall.cases.states import RUNNING, UnitRole
from hall.catalogue.words import RegisterEffect
from registration.claims.naming import named_right
from registration.gates.asking import acquirers, books_of, documents
from registration.restrictions import read_book

PASSING = (
    RegisterEffect.TRANSFER_OWNERSHIP,
    RegisterEffect.TRANSFER_BY_COURT,
    RegisterEffect.TRANSFER_LAND,
)


@gate("dominant_owner_applies")
def dominant_owner_applies(ask: Ask) -> Answer:
    """民法典第三百七十二条 – the easement serves the applicant's own property."""
    numbers = [unit.number for unit in ask.case.subjects if unit.role == UnitRole.DOMINANT]
    if not numbers:
        return fails("还没有填写需役地单元号，请补充需役地")
    books = books_of(ask)
    for number in numbers:
        title = books[number].title if number in books else None
        if title is None:
            return fails("需役地还没有登记权利，请先办理首次登记")
        if not title.documents <= documents(acquirers(ask)):
            return fails(f"需役地登记在{title.names}名下，须由其申请", evidence=title.case_number)
    return passes("需役地权利人申请")


@gate("easement_goes_with_land")
def easement_goes_with_land(ask: Ask) -> Answer:
    """民法典第三百八十条 – an easement passes only together with the dominant land."""
    try:
        named = ask.once("named right", lambda: named_right(ask.case, RegisterEffect.TRANSFER_EASEMENT))
    except ValidationError as refused:
        return fails("；".join(refused.messages))
    dominant = named.right.content.dominant_number
    taking, title = documents(acquirers(ask)), read_book(dominant).title
    if title is not None and taking and taking <= title.documents:
        return passes("需役地已登记在受让方名下，地役权随之转移", evidence=title.case_number)
    running = transfer_to(dominant, taking)
    if running is not None and ask.step not in {"record"}:
        return passes("需役地的转移登记正在办理，登簿在先", evidence=running.number)
    return fails("地役权不得单独转让，需役地没有登记在受让方名下，请与需役地的转移登记一并申请")


def transfer_to(number: str, taking: frozenset[str]) -> Case | None:
    """The running transfer of the dominant land to the same people, if there is one."""
    running = Case.objects.filter(
        units__number=number, state__in=RUNNING, parts__effect__in=PASSING
    ).distinct()
    return next((case for case in running if taking and taking <= documents(case.people)), None)
