"""Rows 6 and 8: a house changes, its owner is called otherwise, or the right ends."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from django.core.exceptions import ValidationError

from hall.cases.models import Case
from hall.cases.ports import GATES, Ask
from hall.cases.refusals import StepRefused
from hall.cases.services.intake import open_case
from hall.cases.states import CoOwnership
from hall.catalogue import materials as m
from hall.catalogue.items import item
from hall.catalogue.title_payloads import HOUSE_USES, STRUCTURES
from hall.catalogue.words import RegisterEffect
from hall.clock import now
from hall.rehearsal.crew import Crew, crew
from hall.rehearsal.journeys import is_archived, journey
from registration.integrity import verify
from registration.models import Certificate, RealEstateUnit
from registration.models.choices import HouseUse, RightKind, Structure
from registration.restrictions import read_book
from registration.services.recording import dry_run
from registration.writers.titles import TitleEnding
from tests.cases.makers import holder
from tests.registration import makers
from tests.registration.items.makers import (
    FIVE_DAYS,
    GETS,
    JOINT,
    certificates_of,
    due,
    entries_of,
    fees,
    filed,
    papers_of,
    people,
    renamed,
    taxes,
)
from tests.registration.makers import HOME, home, title

pytestmark = pytest.mark.django_db
OWNER, OTHER = people(2)
PROOF = {"number": "云自然资函〔2026〕7号", "issued_on": date(2026, 9, 1)}
THREE_DAYS = (date(2026, 9, 22), date(2026, 11, 5))


@pytest.fixture
def hall() -> Crew:
    return crew()


def answer(word: str, case: Case, step: str = "accept") -> Any:
    return GATES[word](Ask(Case.objects.get(pk=case.pk), step, crew().approves, now()))


@pytest.mark.clause("P1", "P7", "P9")
def test_a_house_is_altered_and_gets_a_new_certificate(hall: Crew) -> None:
    old = home(HOME, holder(OWNER)).certificates[0]
    proof = PROOF | {"new_use": "60", "new_area": Decimal("120.50")}
    filing = filed(
        "house-alteration",
        (GETS, OWNER),
        papers={m.ALTERATION_PROOF.code: proof},
        house_use_changes=True,
        house_area_changes=True,
    )
    case = journey(filing, hall)
    right, unit = title(), RealEstateUnit.objects.get(number=HOME)
    assert (right.content.use, right.content.building_area) == ("60", Decimal("120.50"))
    assert (unit.use, unit.measured_area) == ("60", Decimal("120.50"))
    assert right.content.price == Decimal("760000.00")
    assert [person.name for person in right.holders] == [OWNER.name]
    assert entries_of(case) == [("ownership", "alter")]
    assert (fees(case), taxes(case), due(case)) == (Decimal(0), {}, FIVE_DAYS)
    assert [one.right_id for one in certificates_of(case)] == [right.right_id]
    assert Certificate.objects.get(pk=old.pk).state == "withdrawn"
    assert case.co_reviews.get().verdict == "passed"
    assert is_archived(case)


@pytest.mark.clause("check:R15")
def test_one_of_two_joint_owners_does_not_change_the_use_of_the_house_alone(hall: Crew) -> None:
    for number in (HOME, makers.NEXT_DOOR):
        home(number, *(holder(one, co_ownership=CoOwnership.JOINT) for one in (OWNER, OTHER)))
    papers = {m.ALTERATION_PROOF.code: PROOF | {"new_use": "31"}}
    with pytest.raises(StepRefused, match="须全体共有人申请，还缺"):
        journey(filed("house-alteration", (GETS, OWNER), papers=papers), hall)
    both = ((GETS, OWNER, JOINT), (GETS, OTHER, JOINT))
    together = filed("house-alteration", *both, units=(makers.NEXT_DOOR,), papers=papers)
    assert journey(together, hall, until="accepted").state == "accepted"


@pytest.mark.clause("check:R15")
@pytest.mark.parametrize(
    ("code", "fact"), [("house-alteration", "house_use_changes"), ("land-alteration", "land_terms_change")]
)
def test_all_owners_are_asked_for_a_new_use_or_term_and_not_for_a_new_name(code: str, fact: str) -> None:
    for facts, asked in ((set[str](), False), ({fact}, True)):
        for step in ("accept", "examine", "approve", "record"):
            words = {use.word for use in item(code).gates_at(step, facts)}
            assert ("all_owners_apply" in words) is asked


def test_an_owner_takes_a_new_name_in_every_unit_at_once(hall: Crew) -> None:
    for number in (HOME, makers.NEXT_DOOR):
        home(number, holder(OWNER))
    proof = PROOF | {"former_name": OWNER.name}
    filing = filed(
        "owner-name-change",
        (GETS, renamed(OWNER, "林新名")),
        units=(HOME, makers.NEXT_DOOR),
        papers={m.NAME_CHANGE_PROOF.code: proof},
    )
    case = journey(filing, hall)
    for number in (HOME, makers.NEXT_DOOR):
        assert [person.name for person in title(number).holders] == ["林新名"]
        assert title(number).cause == "权利人姓名、名称或者证件号码变更"
    assert entries_of(case) == [("ownership", "alter")] * 2
    assert Certificate.objects.valid().count() == 2
    assert papers_of(case) >= {"application", "acceptance", "certificate"}
    assert (fees(case), due(case), is_archived(case)) == (Decimal(0), FIVE_DAYS, True)


@pytest.mark.clause("check:R02")
def test_without_the_former_name_the_owner_is_a_stranger(hall: Crew) -> None:
    home(HOME, holder(OWNER))
    papers = {m.NAME_CHANGE_PROOF.code: PROOF | {"former_name": "别的人"}}
    filing = filed("owner-name-change", (GETS, renamed(OWNER, "林新名")), papers=papers)
    case = open_case(filing, by=hall.accepts)
    assert "不是登记簿记载的权利人" in answer("applicant_is_registered_owner", case).message


def test_what_does_not_change_is_not_registered(hall: Crew) -> None:
    home(HOME, holder(OWNER))
    papers = {m.ALTERATION_PROOF.code: PROOF | {"new_use": "11"}}
    with pytest.raises(StepRefused, match="变更后的内容相同"):
        journey(filed("house-alteration", (GETS, OWNER), papers=papers), hall)


@pytest.mark.clause("check:R29", "P1")
def test_a_right_is_given_up_with_the_mortgagees_consent(hall: Crew) -> None:
    home(HOME, holder(OWNER))
    makers.mortgage()
    proof = PROOF | {"ground": "waived"}
    filing = filed("house-cancellation", (GETS, OWNER), papers={m.CANCELLATION_PROOF.code: proof})
    case = journey(filing, hall)
    book = read_book(HOME)
    assert (book.title, book.mortgages) == (None, ())
    assert entries_of(case)[-2:] == [("mortgage", "end"), ("ownership", "end")]
    assert case.materials.filter(material=m.ENCUMBRANCERS_CONSENT.code).exists()
    assert not Certificate.objects.valid().exists()
    assert RealEstateUnit.objects.get(number=HOME).status == "1"
    assert (fees(case), due(case), is_archived(case)) == (Decimal(0), THREE_DAYS, True)


@pytest.mark.clause("check:R31")
def test_a_destroyed_house_is_looked_at_and_its_number_is_never_used_again(hall: Crew) -> None:
    home(HOME, holder(OWNER))
    proof = PROOF | {"ground": "destroyed"}
    papers = {m.CANCELLATION_PROOF.code: proof}
    filing = filed("house-cancellation", (GETS, OWNER), papers=papers, is_destroyed=True)
    case = journey(filing, hall, until="accepted")
    assert "须实地查看" in answer("site_was_visited", case, "approve").message
    done = journey(filed("house-cancellation", (GETS, OTHER), units=(other_home(),), papers=papers), hall)
    assert RealEstateUnit.objects.get(number=makers.NEXT_DOOR).status == "0"
    assert read_book(makers.NEXT_DOOR).title is None
    assert is_archived(done)


def other_home() -> str:
    home(makers.NEXT_DOOR, holder(OTHER))
    return makers.NEXT_DOOR


@pytest.mark.clause("P1", "P9")
@pytest.mark.parametrize("neighbour", [False, True])
def test_the_land_of_a_house_that_fell_stays_its_owners_where_it_was_theirs_alone(
    hall: Crew, neighbour: bool
) -> None:
    makers.unit(makers.LAND)
    home(HOME, holder(OWNER))
    if neighbour:
        other_home()
    papers = {m.CANCELLATION_PROOF.code: PROOF | {"ground": "destroyed"}}
    case = journey(filed("house-cancellation", (GETS, OWNER), papers=papers), hall)
    land = read_book(makers.LAND).title
    assert is_archived(case)
    if neighbour:
        assert (land, certificates_of(case)) == (None, [])
        return
    assert land is not None
    assert land.documents == frozenset({holder(OWNER).document_hash})
    assert (land.content.area, land.content.ends_on) == (Decimal(12000), date(2082, 6, 30))
    assert entries_of(case) == [("ownership", "end"), ("land-use", "begin")]
    (new,) = certificates_of(case)
    assert (new.right_kind, new.handed_over_at is not None) == ("land-use", True)
    assert verify().breaches == []


@pytest.mark.clause("check:R03")
def test_a_seized_house_is_not_cancelled() -> None:
    home()
    makers.seize()
    asked = TitleEnding((HOME,), RightKind.OWNERSHIP, "放弃")
    with pytest.raises(ValidationError, match="已被查封，不能注销"):
        dry_run(RegisterEffect.CANCEL_OWNERSHIP, asked)


def test_the_choices_at_the_counter_are_those_of_the_register() -> None:
    assert dict(HOUSE_USES).items() <= dict(HouseUse.choices).items()
    assert dict(STRUCTURES) == dict(Structure.choices)
