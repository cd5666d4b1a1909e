"""Situations of mortgages and presold homes."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from hall.cases.models import Case
from hall.cases.ports import GATES, Answer, Ask
from hall.cases.refusals import StepRefused
from hall.cashier.models import BillLine
from hall.catalogue.words import RegisterEffect
from hall.clock import now
from hall.papers.models import Paper
from hall.rehearsal import drives
from hall.rehearsal.crew import Crew, crew
from hall.rehearsal.mortgages import BANK, DEVELOPER, filing, mortgage_papers, presale_paper, proof_paper
from hall.rehearsal.people import MadeUp
from hall.rehearsal.sales import step
from registration.books import Right
from registration.models import Certificate, LandUseContent, RealEstateUnit
from registration.models.choices import EntryAction, RegistrationType, RightKind
from registration.plans import Plan, PlannedEntry
from registration.restrictions import read_book
from registration.services.entering import enter
from registration.writers.ownership import FirstOwnership
from tests.cases.makers import BUYER, SELLER, holder
from tests.registration import makers
from tests.registration.makers import HOME, LAND, REGISTRAR


def mortgaged_home(*, maximum: bool = False, owner: MadeUp = SELLER, bank: MadeUp = BANK) -> Case:
    """The seller's flat with a mortgage of 580 000 yuan, registered through the counter."""
    if not RealEstateUnit.objects.filter(number=HOME).exists():
        makers.home(HOME, holder(owner))
    return further_mortgage(maximum=maximum, owner=owner, bank=bank)


def further_mortgage(
    *, maximum: bool = False, owner: MadeUp = SELLER, bank: MadeUp = BANK, amount: str = "580000"
) -> Case:
    item = "maximum-mortgage" if maximum else "mortgage-first-registration"
    papers = mortgage_papers(amount, maximum=maximum)
    return drives.drive(filing(item, [HOME], takers=[bank], givers=[owner]), crew(), papers)


def presold_home(**facts: Any) -> RealEstateUnit:
    """A predicted flat on land registered in the developer's name."""
    registered_land()
    predicted = {"survey": "predicted", "predicted_area": Decimal("118.36"), "measured_area": None}
    return makers.unit(HOME, **(predicted | {"completed_on": None} | facts))


def registered_land(owner: MadeUp = DEVELOPER) -> None:
    """The parcel's own unit with the developer's 建设用地使用权."""
    land = makers.unit(LAND)
    content = LandUseContent(
        address=land.address,
        land_nature="102",
        land_use="城镇住宅用地",
        area=Decimal(12000),
        ends_on=date(2082, 6, 30),
    )
    entry = PlannedEntry(
        LAND,
        RightKind.LAND_USE,
        EntryAction.BEGIN,
        RegistrationType.FIRST,
        "出让",
        content=content,
        holders=(holder(owner),),
    )
    makers.in_transaction(lambda: enter(Plan((entry,)), case_number="2025010100001", by=REGISTRAR))


def noticed_home() -> Case:
    """A presold flat with the buyer's notice."""
    presold_home()
    return drives.drive(presale(), crew(), presale_paper())


def presale(item: str = "presale-advance-notice", **more: Any) -> Any:
    people = {"takers": [BUYER], "givers": [DEVELOPER]} | more
    return filing(item, [HOME], **people)


def completed_home() -> None:
    """The presold flat is finished, measured and first registered in the developer's name."""
    from_prediction = RealEstateUnit.objects.get(number=HOME)
    from_prediction.survey, from_prediction.measured_area = "measured", Decimal("118.36")
    from_prediction.completed_on = date(2026, 8, 1)
    from_prediction.save()
    makers.write(
        RegisterEffect.OPEN_OWNERSHIP,
        FirstOwnership((HOME,), (holder(DEVELOPER),)),
        case="2026080100001",
    )


def proof_of(case: Case, kind: str = "mortgage") -> Certificate:
    """The proof a case has made."""
    return Certificate.objects.get(case_number=case.number, right_kind=kind)


def face(certificate: Certificate) -> Any:
    """What the printed proof says."""
    certificate = Certificate.objects.get(pk=certificate.pk)
    return Paper.objects.get(number=certificate.paper_number).words()


def mortgages(number: str = HOME) -> Sequence[Right]:
    return read_book(number).mortgages


def fees(case: Case) -> list[tuple[int, str]]:
    """What was billed as registration fee: yuan and payer."""
    lines = BillLine.objects.fees().filter(case=case).order_by("id")
    return [(int(line.amount), line.payer) for line in lines]


def days(case: Case) -> tuple[int, int, str]:
    """法定, 承诺 in working days, and the promised day."""
    return case.statutory_days, case.promised_days, str(Case.objects.get(pk=case.pk).promised_due_on)


def asked(word: str, case: Case, step: str = "record") -> Answer:
    """What a gate says of a case now."""
    return GATES[word](Ask(Case.objects.get(pk=case.pk), step, crew().approves, now()))


def refused(case: Case, name: str, sentence: str, people: Crew) -> None:
    """The step is refused with a sentence like this."""
    by = {"accept": people.accepts, "examine": people.examines}.get(name, people.approves)
    with pytest.raises(StepRefused, match=sentence):
        step(case, name, by=by, reason="核对")


__all__ = ["BANK", "BUYER", "DEVELOPER", "HOME", "SELLER", "proof_paper"]
