"""Applications of the smaller rights, as a test files them."""

from collections.abc import Mapping
from typing import Any

from hall.cases.filing import Claimant, FiledUnit, Filing
from hall.cases.models import Case
from hall.cases.services.steps import take_step
from hall.cases.states import ApplicantRole
from hall.cashier.models import BillLine
from hall.papers.services import papers_of
from hall.rehearsal.people import MadeUp
from hall.rehearsal.sales import claimant
from hall.staff.actors import Actor
from registration.models import Certificate
from tests.registration.makers import HOME

INTERESTED = ApplicantRole.INTERESTED
OWNER, TAKER = ApplicantRole.OBLIGOR, ApplicantRole.OBLIGEE


def application(
    code: str, *people: tuple[MadeUp, ApplicantRole], units: tuple[Any, ...] = (HOME,), **more: Any
) -> Filing:
    """An application for an item by these people for these units (a number, or a FiledUnit)."""
    claimants: list[Claimant] = [claimant(one, role) for one, role in people]
    filed = [one if isinstance(one, FiledUnit) else FiledUnit(one) for one in units]
    return Filing(code, filed, claimants, **more)


def papers(case: Case) -> list[str]:
    """The kinds of papers a case gave out, in their order."""
    return list(papers_of(case.number).order_by("id").values_list("kind", flat=True))


def fees(case: Case) -> list[str]:
    """What was billed, in yuan."""
    return [str(line.amount) for line in BillLine.objects.filter(case=case)]


def proof(case: Case) -> Certificate:
    """The one certificate a case made."""
    return Certificate.objects.get(case_number=case.number)


def go(case: Case, step: str, by: Actor, reason: str = "", **more: Any) -> Case:
    """A step, with everything acknowledged that only reminds."""
    acknowledged: Mapping[str, str] = more.pop("acknowledged", {"seizure_is_noted": "已告知"})
    return take_step(case.pk, step, by=by, reason=reason, acknowledged=acknowledged)
