"""Row 21: an objection is recorded at once, warns, lapses unless a lawsuit is proved, and can be ended."""

from datetime import date
from typing import Any

import pytest
from django.core.exceptions import ValidationError

from hall.cases.models import Case
from hall.cases.refusals import StepRefused
from hall.cases.services.intake import open_case
from hall.cases.services.steps import take_step
from hall.catalogue import materials as m
from hall.catalogue.words import RegisterEffect
from hall.papers.kinds import PaperKind
from hall.papers.services import papers_of
from hall.rehearsal.crew import Crew, crew
from hall.rehearsal.drives import Said, accepted, drive, ready, recorded
from hall.rehearsal.journeys import journey
from hall.rehearsal.people import made_up_person
from registration.integrity import verify
from registration.models import Certificate
from registration.restrictions import read_book
from registration.services.settlement import settle_everywhere
from registration.writers.notices import Lawsuit
from tests.cases.makers import SELLER, accepted_sale, filed_sale, owned_home, refusals
from tests.registration.items.situations import INTERESTED, application, fees, papers, proof
from tests.registration.items.test_transfer_division import alteration, surveyed
from tests.registration.makers import HOME, objection, person, seize, write
from tests.registration.test_gates import asked

pytestmark = [pytest.mark.django_db, pytest.mark.clause("S2")]
WIFE, STRANGER = made_up_person(21), made_up_person(22)
SAID: Said = {m.OBJECTION_PROOF.code: {"matter": "房屋实为夫妻共有"}}
SUED: Said = {
    m.SUIT_ACCEPTANCE.code: {
        "court": "云浮市云城区人民法院",
        "case_number": "（2026）粤5302民初88号",
        "accepted_on": date(2026, 9, 18),
    }
}


@pytest.fixture
def people() -> Crew:
    owned_home()
    return crew()


def objected(people: Crew, **more: Any) -> Case:
    return drive(application("objection", (WIFE, INTERESTED), **more), people, {**SAID, **SUED})


@pytest.mark.clause("T3", "check:R07")
def test_an_objection_goes_from_counter_to_archive_on_the_day(people: Crew) -> None:
    case = objected(people)
    right = read_book(HOME).objections[0]
    assert (case.state, case.promised_due_on, case.promised_days) == ("archived", date(2026, 9, 18), 0)
    assert right.content.matter == "房屋实为夫妻共有"
    # 15 日: 3 October falls into the holidays and rolls to the 8th
    assert right.last_day == date(2026, 10, 8)
    assert fees(case) == ["40.00"]
    assert proof(case).kind == "proof"
    assert {"application", "interview", "acceptance", "approval", "proof", "handover", "contents"} <= set(
        papers(case)
    )
    assert asked("no_objection_or_commitment", filed_sale()).passed is False


@pytest.mark.parametrize(("suit", "until"), [(False, date(2026, 10, 8)), (True, None)])
def test_the_owner_is_told_on_paper_and_by_whom_only_in_part(people: Crew, suit: bool, until: Any) -> None:
    case = objected(people, declared={"suit_is_filed": suit})
    notice = papers_of(case.number).get(kind=PaperKind.OBJECTION_NOTICE).content
    assert (notice["holders"], notice["matter"]) == ([SELLER.name], "房屋实为夫妻共有")
    assert (notice["last_day"], bool(notice["lawsuit"])) == (until, suit)
    assert WIFE.name not in str(notice)


def test_the_objector_is_told_of_the_liability_and_that_the_owner_must_disagree(people: Crew) -> None:
    case = objected(people)
    questions = [answer["code"] for answer in case.interviews.get().answers]
    assert questions == ["true-wish", "holder-disagrees", "knows-liability"]


@pytest.mark.clause("R8")
def test_an_objection_lapses_by_itself_and_its_proof_with_it(people: Crew, clock: Any) -> None:
    case = objected(people)
    clock.move_to("2026-10-08 23:00")
    assert read_book(HOME).objections
    clock.move_to("2026-10-09 01:00")
    assert not read_book(HOME).objections
    assert settle_everywhere() == 1
    assert not proof(case).is_valid


def test_a_lawsuit_proved_in_time_keeps_it_in_force(people: Crew, clock: Any) -> None:
    case = objected(people)
    clock.move_to("2026-09-28 09:00")
    said: Said = {m.REGISTRATION_PROOF.code: {"number": proof(case).number}, **SUED}
    suit = drive(application("objection-lawsuit", (WIFE, INTERESTED)), people, said)
    clock.move_to("2026-12-01 09:00")
    right = read_book(HOME).objections[0]
    assert suit.state == "archived"
    assert (right.last_day, right.content.lawsuit_number) == (None, "（2026）粤5302民初88号")


def test_who_sued_already_brings_the_proof_with_the_objection(people: Crew) -> None:
    objected(people, declared={"suit_is_filed": True})
    assert read_book(HOME).objections[0].last_day is None


def test_its_holder_ends_it_and_a_stranger_cannot(people: Crew) -> None:
    said: Said = {m.REGISTRATION_PROOF.code: {"number": proof(objected(people)).number}}
    with pytest.raises(StepRefused, match="没有申请"):
        accepted(application("objection-cancellation", (STRANGER, INTERESTED)), people, said)
    ended = drive(application("objection-cancellation", (WIFE, INTERESTED)), people, said)
    assert (ended.state, read_book(HOME).objections) == ("archived", ())
    assert fees(ended) == []


def test_a_legal_document_that_rejects_the_objection_ends_it_for_the_owner(people: Crew) -> None:
    said: Said = {
        m.REGISTRATION_PROOF.code: {"number": proof(objected(people)).number},
        m.EFFECTIVE_LEGAL_DOCUMENT.code: {
            "court": "云浮市云城区人民法院",
            "case_number": "（2026）粤5302民初88号",
            "effective_on": date(2026, 9, 18),
        },
    }
    drive(application("objection-cancellation", (SELLER, INTERESTED)), people, said)
    assert not read_book(HOME).objections


@pytest.mark.clause("check:R08")
def test_the_same_matter_is_not_objected_to_twice_by_one_person(people: Crew, clock: Any) -> None:
    objected(people)
    clock.move_to("2026-10-12 09:00")
    again = ready(application("objection", (WIFE, INTERESTED)), people, SAID)
    assert "同一人就同一事项已经申请过异议登记，不予受理" in refusals(again, "accept", by=people.accepts)
    take_step(again.pk, "decline", by=people.accepts, reason="重复申请")
    other = {m.OBJECTION_PROOF.code: {"matter": "面积记载有误"}}
    assert drive(application("objection", (WIFE, INTERESTED)), people, other).state == "archived"


@pytest.mark.clause("check:R07", "R6")
def test_an_objection_waits_neither_for_a_sale_nor_for_another_objection(people: Crew) -> None:
    sale = accepted_sale(people)
    recorded(application("objection", (WIFE, INTERESTED)), people, SAID)
    recorded(application("objection", (STRANGER, INTERESTED)), people, SAID)
    assert len(read_book(HOME).objections) == 2
    assert asked("no_objection_or_commitment", sale).passed is False


@pytest.mark.clause("check:R03a")
def test_a_seized_home_may_be_objected_to_with_a_reminder(people: Crew) -> None:
    seize()
    assert objected(people).state == "archived"


@pytest.mark.clause("G4")
def test_the_same_person_does_not_file_twice(people: Crew) -> None:
    filing = application("objection", (WIFE, INTERESTED))
    accepted(filing, people, SAID)
    with pytest.raises(ValidationError, match="已有同一事项在办"):
        open_case(filing, by=people.accepts)


@pytest.mark.clause("P1", "check:R07")
def test_an_objection_goes_on_warning_of_every_new_unit_until_its_day_or_its_lawsuit(people: Crew) -> None:
    right = objection()
    until = read_book(HOME).objections[0].last_day
    new = surveyed("60.00", "58.36")
    case = journey(alteration(HOME, *new), people, until="recorded")
    assert case.materials.filter(material=m.OBJECTION_COMMITMENT.code).exists()
    assert [(one.right_id, one.last_day) for n in new for one in read_book(n).objections] == [
        (right, until)
    ] * 2
    assert read_book(HOME).objections == ()
    new_proof = Certificate.objects.valid().get(right_id=right)
    assert (new_proof.replaces_id is not None, new_proof.case_number) == (True, case.number)
    sued = Lawsuit(tuple(new), right, (person("吴桐", 3),), "（2026）粤5302民初88号")
    write(RegisterEffect.PROVE_LAWSUIT, sued)
    assert [read_book(number).objections[0].last_day for number in new] == [None, None]
    assert verify().breaches == []
