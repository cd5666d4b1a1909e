"""Situations of the items: people and companies as applicants, filings, and what a case left behind."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

from hall.cases.filing import FiledUnit, Filing
from hall.cases.models import Case
from hall.cases.states import ApplicantRole, CoOwnership
from hall.cashier.models import BillLine, LineKind
from hall.papers.models import Paper
from hall.rehearsal.people import MadeUp, made_up_firm, made_up_person
from hall.rehearsal.sales import claimant
from registration.models import Certificate, Entry
from tests.registration.makers import HOME

FIVE_DAYS = (date(2026, 9, 24), date(2026, 11, 5))
"""Promised and statutory due dates of a case accepted on 18 September 2026 with 5 and 30 working days."""
GIVES, GETS = ApplicantRole.OBLIGOR, ApplicantRole.OBLIGEE


def people(count: int, first: int = 1) -> list[MadeUp]:
    return [made_up_person(first + serial) for serial in range(count)]


def company(serial: int, name: str = "") -> MadeUp:
    """A made-up company with a valid 统一社会信用代码 of a region never used."""
    return made_up_firm(serial, name)


def filed(
    item: str,
    *claimants: tuple[ApplicantRole, MadeUp] | tuple[ApplicantRole, MadeUp, dict[str, Any]],
    units: Sequence[str] = (HOME,),
    papers: Mapping[str, Mapping[str, Any]] | None = None,
    **declared: Any,
) -> Filing:
    """An application of these people for an item on these units."""
    return Filing(
        item_code=item,
        units=[FiledUnit(number) for number in units],
        claimants=[claimant(one[1], one[0], **(one[2] if len(one) == 3 else {})) for one in claimants],
        payloads=papers or {},
        declared=declared,
    )


def renamed(person: MadeUp, name: str) -> MadeUp:
    return replace(person, name=name)


def share(numerator: int, denominator: int) -> dict[str, Any]:
    return {"co_ownership": CoOwnership.SHARES, "share": (numerator, denominator)}


JOINT = {"co_ownership": CoOwnership.JOINT}


def fees(case: Case) -> Decimal:
    """What the registry charged, in yuan."""
    return sum((one.amount for one in BillLine.objects.filter(case=case, kind=LineKind.FEE)), Decimal())


def taxes(case: Case) -> dict[str, Decimal]:
    """Every tax above zero, by code and payer: `deed-tax obligee`."""
    lines = BillLine.objects.filter(case=case, kind=LineKind.TAX)
    return {f"{line.code} {line.payer_role}": line.amount for line in lines}


def papers_of(case: Case) -> set[str]:
    return set(Paper.objects.filter(case_number=case.number).values_list("kind", flat=True))


def entries_of(case: Case) -> list[tuple[str, str]]:
    """Kind and action of what the case wrote, in order."""
    return list(Entry.objects.of_case(case.number).order_by("id").values_list("kind", "action"))


def certificates_of(case: Case) -> list[Certificate]:
    return list(Certificate.objects.filter(case_number=case.number).order_by("id"))


def due(case: Case) -> tuple[date | None, date | None]:
    return case.promised_due_on, case.statutory_due_on
