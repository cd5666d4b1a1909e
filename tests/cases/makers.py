"""Situations of a case: one call, one sale as far as a test needs it."""

from collections.abc import Sequence
from decimal import Decimal
from typing import Any

import pytest
from django.db.models import QuerySet

from hall.cases.filing import Filing
from hall.cases.models import Case
from hall.cases.refusals import StepRefused
from hall.cases.services.intake import open_case
from hall.cases.services.steps import take_step
from hall.exchange.courier import deliver_all
from hall.rehearsal import sales
from hall.rehearsal.crew import Crew, crew
from hall.rehearsal.people import MadeUp, made_up_person
from hall.staff.actors import Actor
from registration.holders import Holder
from taxation.services.assessing import issue
from tests.registration.makers import HOME, home

SELLER, BUYER, SPOUSE = made_up_person(1), made_up_person(2), made_up_person(3)


def holder(person: MadeUp, **more: Any) -> Holder:
    """A made-up person as registered."""
    return Holder(person.name, person.document_kind, person.document_number, **more)


def owned_home(number: str = HOME, *owners: MadeUp, **facts: Any) -> str:
    """A flat registered in the seller's name (or these owners'); its number."""
    home(number, *(holder(owner) for owner in owners or (SELLER,)), **facts)
    return number


def filing(number: str = HOME, buyers: Sequence[MadeUp] = (BUYER,), **more: Any) -> Filing:
    """A sale of the flat for 1 180 000 yuan, as applied for."""
    more.setdefault("price", Decimal(1180000))
    return sales.sale_filing(number, more.pop("seller", SELLER), buyers, **more)


def filed_sale(people: Crew | None = None, **more: Any) -> Case:
    """A sale at reception: filed, nothing received yet."""
    return open_case(filing(**more), by=(people or crew()).accepts)


def ready_sale(people: Crew | None = None, **more: Any) -> Case:
    """A sale whose materials are in and whose people have signed: ready for 受理."""
    people = people or crew()
    case = filed_sale(people, **more)
    sales.receive_everything(case, by=people.accepts)
    sales.meet_everybody(case, by=people.accepts)
    return read(case)


def accepted_sale(people: Crew | None = None, **more: Any) -> Case:
    """A sale after 受理; the departments have been told."""
    people = people or crew()
    case = ready_sale(people, **more)
    sales.step(case, "accept", by=people.accepts)
    deliver_all()
    return read(case)


def paid_sale(people: Crew | None = None, **more: Any) -> Case:
    """A sale assessed and paid, not yet examined."""
    people = people or crew()
    case = accepted_sale(people, **more)
    issue(case.pk, by=people.assesses)
    sales.pay_everything(case, people)
    deliver_all()
    return read(case)


def examined_sale(people: Crew | None = None, **more: Any) -> Case:
    """A sale assessed, paid and examined."""
    people = people or crew()
    case = paid_sale(people, **more)
    sales.step(case, "examine", by=people.examines, reason="拟准予登记")
    return read(case)


def approved_sale(people: Crew | None = None, **more: Any) -> Case:
    """A sale that only waits for 登簿."""
    people = people or crew()
    case = examined_sale(people, **more)
    sales.step(case, "approve", by=people.approves, reason="准予登记")
    return read(case)


def recorded_sale(people: Crew | None = None, **more: Any) -> Case:
    """A sale after 登簿."""
    people = people or crew()
    case = approved_sale(people, **more)
    sales.step(case, "record", by=people.approves, reason="准予登簿")
    deliver_all()
    return read(case)


def read(case: Case) -> Case:
    """The case as it stands in the database now."""
    return Case.objects.get(pk=case.pk)


def refusals(case: Case, name: str, *, by: Actor, **more: Any) -> tuple[str, ...]:
    """Every sentence with which the door refuses a step."""
    with pytest.raises(StepRefused) as refused:
        take_step(case.pk, name, by=by, **more)
    return refused.value.reasons


def write_past_the_door(case: Case, **values: Any) -> None:
    """Write fields of a case that only the door may write: for states no test could reach otherwise."""
    QuerySet(Case).filter(pk=case.pk).update(**values)
