"""收件: an application becomes a case with its checklist, co-reviews and limits of that day."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction

from hall.cases import queues
from hall.cases.filing import Claimant, Filing, check_filing
from hall.cases.models import Applicant, Case, CaseMaterial, CasePart, CaseUnit, CoReview
from hall.cases.ports import FACTS, Happened, Subject, announce
from hall.cases.services.audit_trail import write_event
from hall.cases.services.exchanging import halves_of, link
from hall.cases.services.lines import lines_of
from hall.cases.services.neighbours import neighbours_of
from hall.cases.sides import is_ordered, stands_alone
from hall.cases.states import ApplicantRole
from hall.cases.unit_lock import lock_units
from hall.cases.wards import minor_disposes
from hall.catalogue.facts import DISPOSER_IS_WARD
from hall.catalogue.fees import facts_of
from hall.catalogue.overlay import promised_days
from hall.catalogue.schema import BusinessItem
from hall.catalogue.told_facts import told_by
from hall.clock import now as the_time
from hall.clock import today
from hall.identity.documents import check_document
from hall.identity.fields import search_hash
from hall.identity.masking import mask_party
from hall.identity.numbers import UnitNumber
from hall.permanence.series import take
from hall.staff.actors import Actor
from hall.staff.departments import D


@transaction.atomic
def open_case(filing: Filing, *, by: Actor) -> Case:
    """File an application: case, units, people, checklist, co-reviews (条例第十六条).

    An exchange of two houses makes two cases, each the other's counterpart; the first is returned. Raises
    ValidationError with every error by field; the same item on the same unit already under way is refused
    with the number of that case (G4).
    """
    wanted = [number.compact for number in check_filing(filing)]
    lock_units([*wanted, *(neighbours_of(wanted) if is_ordered(filing.item) else ())])
    cases = [_open_half(half, by) for half in halves_of(filing)]
    if len(cases) > 1:
        link(*cases)
    return cases[0]


def _open_half(filing: Filing, by: Actor) -> Case:
    """One case of units that are locked."""
    numbers, moment = check_filing(filing), the_time()
    refuse_duplicates(filing.item, numbers, claimants=filing.claimants)
    subject = subject_of(filing)
    facts = known_facts(filing, subject)
    units = units_of(filing, numbers, addresses_of(subject))
    case = _write_case(filing, units, facts, by, moment)
    write_units(case, units)
    write_people(case, filing.claimants)
    CaseMaterial.objects.bulk_create(lines_of(case, filing.payloads, by, moment))
    CoReview.objects.bulk_create(
        CoReview(case=case, department=review.department, working_days=review.working_days)
        for review in filing.item.co_reviews_for(true_words(facts))
    )
    write_event(case, "file", f"收件：{filing.item.name}", by=by, at=moment)
    announce(Happened("file", case, by, moment, filing=filing))
    return case


def subject_of(filing: Filing) -> Subject:
    """Whom and what the departments are asked about before there is a case."""
    declared: dict[str, Any] = dict(filing.declared)
    declared["has_agent"] = any(claimant.agent_name for claimant in filing.claimants)
    return Subject(
        unit_numbers=[UnitNumber.parse(unit.number).compact for unit in filing.units],
        document_hashes=[search_hash(claimant.document_number) for claimant in filing.claimants],
        declared=declared,
        names={search_hash(claimant.document_number): claimant.name for claimant in filing.claimants},
    )


def addresses_of(subject: Subject) -> dict[str, str]:
    """坐落 by unit number as the register has them; a unit it does not know is missing."""
    finder = FACTS.get("addresses_in_the_book")
    return dict(finder(subject)) if finder else {}


def true_words(facts: Mapping[str, bool]) -> set[str]:
    return {word for word, so in facts.items() if so}


def refuse_duplicates(
    item: BusinessItem,
    numbers: Sequence[UnitNumber],
    *,
    besides: int = 0,
    claimants: Sequence[Claimant] = (),
) -> None:
    """Raise ValidationError naming the open case of the same item on one of the units (G4).

    Of items in which others may come beside, only the same applicant's; of a court's orders none.
    """
    if is_ordered(item):
        return
    whose = [search_hash(one.document_number) for one in claimants]
    same = {} if stands_alone(item) else {"case__applicants__document_hash__in": whose}
    twin = (
        CaseUnit.objects.filter(number__in=[number.compact for number in numbers], is_open=True)
        .filter(case__item_code=item.code, case__closed_at=None, **same)
        .exclude(case=besides)
        .select_related("case")
        .first()
    )
    if twin is not None:
        raise ValidationError(
            {"unit": f"该单元已有同一事项在办（受理号 {twin.case.number}），请打开原件继续办理，不要重复收件"}
        )


def known_facts(filing: Filing, subject: Subject) -> dict[str, bool]:
    """Every fact the item's conditions ask about: what departments know, else what the counter declared.

    What a paper filed with the application says itself need not be declared; a minor is a ward by the ID
    number, whatever was declared.
    """
    known = {
        fact.word: FACTS[fact.word](subject) if fact.word in FACTS else bool(subject.declared.get(fact.word))
        for fact in facts_of(filing.item)
    } | dict.fromkeys(told_by(filing.item, filing.payloads), True)
    if DISPOSER_IS_WARD.word in known:
        known[DISPOSER_IS_WARD.word] |= minor_disposes(filing.claimants, today())
    return known


def _write_case(
    filing: Filing, units: Sequence[CaseUnit], facts: dict[str, bool], by: Actor, moment: datetime
) -> Case:
    item = filing.item
    case = Case(
        number=case_number(moment),
        item_code=item.code,
        hall_id=filing.hall_id or by.hall_id,
        county=UnitNumber.parse(units[0].number).county,
        located_at=units[0].located_at,
        parties=masked_parties(filing),
        channel=filing.channel,
        receivers=sorted(item.receivers | ({item.owner} - {D.REGISTRATION})),
        terms=terms_of(item, moment),
        facts=facts,
        filed_at=moment,
        filed_by_id=by.officer_id,
        sort_on=moment.date(),
        statutory_days=item.limit.statutory,
        promised_days=promised_days(item, moment.date()),
        delivery=filing.delivery,
        postal=dict(filing.postal) if filing.postal else None,
    )
    queues.place(case)
    case.save(force_insert=True)
    CasePart.objects.bulk_create(
        CasePart(
            case=case,
            ordinal=ordinal,
            effect=part.effect or "",
            certificate=part.certificate or "",
            fee=part.fee,
            statutory_days=part.statutory,
        )
        for ordinal, part in enumerate(item.parts, start=1)
    )
    return case


def case_number(moment: datetime) -> str:
    """受理号: the day and a number of that day, 13 digits, never twice and without gaps (promise:R7)."""
    day = f"{moment:%Y%m%d}"
    return f"{day}{take(f'case:{day}'):05d}"


def terms_of(item: BusinessItem, moment: datetime) -> dict[str, Any]:
    """The item as it stands on the day of filing: what later changes of the catalogue do not touch."""
    return {
        "as_of": moment.date().isoformat(),
        "name": item.name,
        "row": item.row,
        "limit": {"statutory": item.limit.statutory, "promised": item.limit.promised},
        "stops": sorted(item.limit.stops),
        "lines": [need.line for need in item.needs],
    }


def masked_parties(filing: Filing) -> str:
    """`林*禾 → 周*远、云石银行`: for lists; persons masked, and cut at 200 characters."""
    public = is_ordered(filing.item)
    names = [
        (one.role, one.name if public else mask_party(one.name, one.document_kind))
        for one in filing.claimants
    ]
    sides = {role: "、".join(name for its, name in names if its == role) for role in ApplicantRole}
    givers, takers = sides[ApplicantRole.OBLIGOR], sides[ApplicantRole.OBLIGEE]
    words = (
        f"{givers} → {takers}" if givers and takers else givers or takers or sides[ApplicantRole.INTERESTED]
    )
    return words if len(words) <= 200 else words[:196] + "……等"


def units_of(filing: Filing, numbers: Sequence[UnitNumber], addresses: Mapping[str, str]) -> list[CaseUnit]:
    """The units of the application, each with the address given or the one the register knows; unsaved."""
    return [
        CaseUnit(
            number=number.compact,
            role=unit.role,
            located_at=unit.located_at or addresses.get(number.compact, ""),
        )
        for unit, number in zip(filing.units, numbers, strict=True)
    ]


def write_units(case: Case, units: Sequence[CaseUnit]) -> None:
    for unit in units:
        unit.case = case
    CaseUnit.objects.bulk_create(units)


def write_people(case: Case, claimants: Sequence[Claimant]) -> None:
    """Write the applicants, documents normalised and hashed for exact search."""
    Applicant.objects.bulk_create(
        new_applicant(case, ordinal, one) for ordinal, one in enumerate(claimants, start=1)
    )


def new_applicant(case: Case, ordinal: int, claimant: Claimant) -> Applicant:
    """One applicant as filed, unsaved."""
    number = check_document(claimant.document_kind, claimant.document_number)
    numerator, denominator = claimant.share
    return Applicant(
        case=case,
        part_ordinal=claimant.part,
        role=claimant.role,
        ordinal=ordinal,
        name=claimant.name.strip(),
        document_kind=claimant.document_kind,
        document_number=number,
        document_hash=search_hash(number),
        phone=claimant.phone,
        address=claimant.address,
        co_ownership=claimant.co_ownership,
        share_numerator=numerator,
        share_denominator=denominator,
        holds_certificate=claimant.holds_certificate,
        representative=claimant.representative,
        agent_name=claimant.agent_name,
        agent_document_number=claimant.agent_document_number,
        agent_phone=claimant.agent_phone,
    )
