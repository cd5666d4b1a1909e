"""分割、合并: new units with new numbers, the old ones void for ever – with the right staying or passing."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from django.core.exceptions import ValidationError

from hall.cases.models import Case
from hall.cases.ports import GATES, Ask
from hall.cases.services.intake import open_case
from hall.cases.services.steps import take_step
from hall.catalogue import materials as m
from hall.catalogue.words import RegisterEffect
from hall.clock import now
from hall.rehearsal.crew import Crew, crew
from hall.rehearsal.handing_out import stock_up
from hall.rehearsal.journeys import is_archived, journey
from registration.claims import claim_of
from registration.integrity import verify
from registration.models import Building, Certificate, RealEstateUnit
from registration.restrictions import read_book
from registration.services.building_tables import survey_table
from registration.services.engrossing import engross_case
from registration.services.handing_over import Receiver, hand_over
from registration.services.recording import dry_run
from registration.unit_tables import read_unit_table
from tests.cases.makers import holder
from tests.registration import makers
from tests.registration.items.makers import (
    FIVE_DAYS,
    GETS,
    GIVES,
    JOINT,
    certificates_of,
    due,
    entries_of,
    fees,
    filed,
    people,
    taxes,
)
from tests.registration.makers import HOME, NEXT_DOOR, home, title

pytestmark = pytest.mark.django_db
OWNER, SPOUSE = people(2)
PROOF = {"number": "云测〔2026〕7号", "issued_on": date(2026, 9, 1)}
HEADING = "幢号,房号,用途,建筑面积\n"


@pytest.fixture
def hall() -> Crew:
    return crew()


def surveyed(*areas: str, prefix: str = "新") -> list[str]:
    """New rooms of the building, measured before the application."""
    rows = "\n".join(f"3,{prefix}{place},11,{area}" for place, area in enumerate(areas, start=1))
    building = Building.objects.get(number="0003")
    table = read_unit_table("分割测绘.csv", (HEADING + rows).encode())
    units = survey_table(building.parcel, table, name="云岭花园", completed_on=date(2013, 5, 1))
    return [one.number for one in units]


def alteration(*units: str) -> Any:
    return filed("division-of-units", (GETS, OWNER), units=units, papers={m.ALTERATION_PROOF.code: PROOF})


@pytest.mark.clause("P1", "P7")
def test_one_house_becomes_two_and_its_number_is_void(hall: Crew) -> None:
    old = home(HOME, holder(OWNER)).certificates[0]
    new = surveyed("60.00", "58.36")
    assert [number[24:] for number in new] == ["0047", "0048"]
    case = journey(alteration(HOME, *new), hall)
    assert RealEstateUnit.objects.get(number=HOME).status == "0"
    assert read_book(HOME).title is None
    for number, area in zip(new, ("60.00", "58.36"), strict=True):
        right = title(number)
        assert [person.name for person in right.holders] == [OWNER.name]
        assert (right.cause, right.content.building_area) == ("房屋分割", Decimal(area))
    assert entries_of(case) == [("ownership", "supersede"), ("ownership", "begin"), ("ownership", "begin")]
    assert len(certificates_of(case)) == 2
    assert Certificate.objects.get(pk=old.pk).state == "withdrawn"
    assert (fees(case), taxes(case), due(case), is_archived(case)) == (Decimal(0), {}, FIVE_DAYS, True)
    assert surveyed("10.00", prefix="再")[0][24:] == "0049"


def test_two_houses_of_one_owner_become_one(hall: Crew) -> None:
    for number in (HOME, NEXT_DOOR):
        home(number, holder(OWNER))
    (new,) = surveyed("236.72")
    case = journey(alteration(HOME, NEXT_DOOR, new), hall, until="recorded")
    assert title(new).cause == "房屋合并"
    assert entries_of(case)[-1] == ("ownership", "begin")
    assert set(RealEstateUnit.objects.filter(status="0").values_list("number", flat=True)) == {
        HOME,
        NEXT_DOOR,
    }


def partition(new: list[str], *more: dict[str, Any]) -> Any:
    """Both co-owners give, each takes one new unit."""
    said = {
        "signed_on": date(2026, 9, 1),
        "allocation": f"{new[0][24:]}={OWNER.name}；{new[1][24:]}={SPOUSE.name}",
        "price": Decimal(800000),
    }
    papers: dict[str, Any] = {
        m.PARTITION_PROOF.code: said,
        m.APPLICATION_FORM.code: {"acquired_on": date(2016, 5, 1)},
    }
    for one in more:
        papers |= one
    sides = ((GIVES, OWNER), (GIVES, SPOUSE), (GETS, OWNER, JOINT), (GETS, SPOUSE, JOINT))
    return filed("partition-of-house", *sides, units=(HOME, *new), papers=papers)


def test_co_owners_divide_their_house_and_each_takes_a_part(hall: Crew) -> None:
    home(HOME, holder(OWNER, co_ownership=1), holder(SPOUSE, co_ownership=1))
    new = surveyed("60.00", "58.36")
    filing = partition(new)
    case = journey(filing, hall, until="recorded")
    stock_up(2, by=hall.engrosses)
    engross_case(case, by=hall.engrosses)
    for owner, one in zip((OWNER, SPOUSE), certificates_of(case), strict=True):
        receiver = Receiver(owner.name, owner.document_kind, owner.document_number, signature=owner.name)
        hand_over(case, receiver, by=hall.engrosses, only=[one.pk])
    take_step(case.pk, "archive", by=hall.archives)
    assert [title(number).holders[0].name for number in new] == [OWNER.name, SPOUSE.name]
    assert all(len(title(number).holders) == 1 for number in new)
    assert (fees(case), taxes(case), due(case)) == (Decimal(160), {}, FIVE_DAYS)
    assert is_archived(case)


def consent(*names: str) -> dict[str, Any]:
    return {m.DIVISION_CONSENT.code: {"given_by": "、".join(names), "signed_on": date(2026, 9, 1)}}


@pytest.mark.clause("P1")
def test_with_the_mortgagees_consent_the_mortgages_follow_onto_every_new_unit(hall: Crew) -> None:
    home(HOME, holder(OWNER))
    first, second = makers.mortgage(), makers.mortgage(amount="90000.00")
    new = surveyed("60.00", "58.36")
    papers = {m.ALTERATION_PROOF.code: PROOF} | consent(makers.bank().name)
    filing = filed("division-of-units", (GETS, OWNER), units=(HOME, *new), papers=papers)
    case = journey(filing, hall, until="recorded")
    rights = [written.entries[-1].right_id for written in (first, second)]
    for number in new:
        assert [(one.right_id, one.rank) for one in read_book(number).mortgages] == list(
            zip(rights, (1, 2), strict=True)
        )
    assert read_book(HOME).mortgages == ()
    old = Certificate.objects.get(pk=first.certificates[0].pk)
    proof = Certificate.objects.valid().get(right_id=rights[0])
    assert (old.state, proof.replaces_id, proof.case_number) == ("withdrawn", old.pk, case.number)
    assert sorted(proof.units.values_list("number", flat=True)) == sorted(new)
    assert verify().breaches == []


def test_the_consent_of_somebody_else_is_none(hall: Crew) -> None:
    home(HOME, holder(OWNER))
    makers.mortgage()
    new = surveyed("60.00", "58.36")
    papers = {m.ALTERATION_PROOF.code: PROOF} | consent("别家银行")
    filing = filed("division-of-units", (GETS, OWNER), units=(HOME, *new), papers=papers)
    with pytest.raises(ValidationError, match="书面材料"):
        planned(open_case(filing, by=hall.accepts))


# -- what is refused ------------------------------------------------------------------------------


def planned(case: Case) -> Any:
    fresh = Case.objects.get(pk=case.pk)
    asked = claim_of(fresh, fresh.ordered_parts[0])
    return dry_run(RegisterEffect.DIVIDE_OWNERSHIP, asked)  # type: ignore[arg-type]  # never None here


def test_units_of_different_owners_are_not_merged_by_an_alteration(hall: Crew) -> None:
    home(HOME, holder(OWNER))
    home(NEXT_DOOR, holder(SPOUSE))
    (new,) = surveyed("236.72")
    case = open_case(alteration(HOME, NEXT_DOOR, new), by=hall.accepts)
    with pytest.raises(ValidationError, match="权利人不同"):
        planned(case)
    ask = Ask(Case.objects.get(pk=case.pk), "accept", hall.accepts, now())
    assert not GATES["all_owners_apply"](ask).passed


@pytest.mark.parametrize(
    ("happens", "areas", "sentence"),
    [
        (makers.mortgage, ("60.00", "58.36"), "同意分割、抵押权随新单元存续的书面材料"),
        (makers.seize, ("60.00", "58.36"), "已被查封，不能分割、合并"),
        (lambda: None, ("60.00", "40.00"), "相差较大，请核对测绘报告"),
        (lambda: None, ("118.36",), "分割应由一个单元变为几个"),
    ],
)
def test_what_may_not_be_divided(hall: Crew, happens: Any, areas: tuple[str, ...], sentence: str) -> None:
    home(HOME, holder(OWNER))
    new = surveyed(*areas)
    case = open_case(alteration(HOME, *new), by=hall.accepts)
    happens()
    with pytest.raises(ValidationError, match=sentence):
        planned(case)


def test_an_allocation_names_rooms_and_people_of_the_case(hall: Crew) -> None:
    home(HOME, holder(OWNER))
    new = surveyed("60.00", "58.36")
    said = {"signed_on": date(2026, 9, 1), "allocation": "0047=陌生人"}
    papers = {m.PARTITION_PROOF.code: said}
    filing = filed("partition-of-house", (GIVES, OWNER), (GETS, SPOUSE), units=(HOME, *new), papers=papers)
    with pytest.raises(ValidationError, match="不明确"):
        planned(open_case(filing, by=hall.accepts))


# -- joint mortgages, partitions and mergers under a mortgage -------------------------------------


def ranks(number: str) -> list[tuple[Any, int | None]]:
    return [(one.right_id, one.rank) for one in read_book(number).mortgages]


@pytest.mark.clause("P1", "P7")
def test_co_owners_divide_a_jointly_mortgaged_house_and_the_mortgage_stays_joint(hall: Crew) -> None:
    home(HOME, holder(OWNER, co_ownership=1), holder(SPOUSE, co_ownership=1))
    home(NEXT_DOOR, holder(OWNER))
    makers.mortgage(HOME, amount="90000.00")
    joint = makers.mortgage(HOME, NEXT_DOOR)
    right = joint.entries[0].right_id
    new = surveyed("60.00", "58.36")
    filing = partition(new, consent(makers.bank().name))
    case = journey(filing, hall, until="recorded")
    assert [title(number).holders[0].name for number in new] == [OWNER.name, SPOUSE.name]
    assert [ranks(number)[1] for number in new] == [(right, 2), (right, 2)]
    assert (ranks(HOME), ranks(NEXT_DOOR)) == ([], [(right, 1)])
    proof = Certificate.objects.valid().get(right_id=right)
    assert (proof.case_number, proof.replaces_id) == (case.number, joint.certificates[0].pk)
    assert sorted(proof.units.values_list("number", flat=True)) == sorted([NEXT_DOOR, *new])
    assert verify().breaches == []


def merging(*rest: dict[str, Any]) -> tuple[Any, str]:
    (new,) = surveyed("236.72")
    papers = {m.ALTERATION_PROOF.code: PROOF}
    for one in rest:
        papers |= one
    return filed("division-of-units", (GETS, OWNER), units=(HOME, NEXT_DOOR, new), papers=papers), new


def test_two_units_under_the_same_mortgage_become_one_under_it(hall: Crew) -> None:
    for number in (HOME, NEXT_DOOR):
        home(number, holder(OWNER))
    right = makers.mortgage(HOME, NEXT_DOOR).entries[0].right_id
    filing, new = merging(consent(makers.bank().name))
    journey(filing, hall, until="recorded")
    assert (ranks(new), ranks(HOME), ranks(NEXT_DOOR)) == ([(right, 1)], [], [])
    assert Certificate.objects.valid().get(right_id=right).units.get().number == new
    assert verify().breaches == []


def test_units_burdened_unequally_are_merged_only_with_the_new_scope_stated(hall: Crew) -> None:
    for number in (HOME, NEXT_DOOR):
        home(number, holder(OWNER))
    first, second = makers.mortgage(HOME), makers.mortgage(NEXT_DOOR, amount="90000.00")
    agreed = consent(makers.bank().name)
    without_scope, new = merging(agreed)
    case = open_case(without_scope, by=hall.accepts)
    with pytest.raises(ValidationError, match="写明合并后的抵押范围"):
        planned(case)
    take_step(case.pk, "withdraw", by=hall.accepts, reason="补充抵押范围")
    agreed[m.DIVISION_CONSENT.code]["scope"] = "及于合并后的整套房屋"
    filing = filed(
        "division-of-units",
        (GETS, OWNER),
        units=(HOME, NEXT_DOOR, new),
        papers={m.ALTERATION_PROOF.code: PROOF} | agreed,
    )
    journey(filing, hall, until="recorded")
    assert ranks(new) == [(one.entries[0].right_id, rank) for rank, one in ((1, first), (2, second))]
    assert "抵押范围：及于合并后的整套房屋" in read_book(new).mortgages[0].note
    assert verify().breaches == []


def test_mortgaged_units_are_not_merged_without_the_mortgagee(hall: Crew) -> None:
    for number in (HOME, NEXT_DOOR):
        home(number, holder(OWNER))
    makers.mortgage(HOME, NEXT_DOOR)
    filing, _ = merging()
    with pytest.raises(ValidationError, match="同意合并、抵押权随新单元存续的书面材料"):
        planned(open_case(filing, by=hall.accepts))
