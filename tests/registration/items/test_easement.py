"""Rows 16–19: an easement stands on both books, passes with the dominant land only, and ends on both."""

from datetime import date
from typing import Any

import pytest
from django.core.exceptions import ValidationError

from hall.cases.filing import FiledUnit, Filing
from hall.cases.services.steps import take_step
from hall.cases.states import UnitRole
from hall.catalogue import materials as m
from hall.rehearsal import drives
from hall.rehearsal.crew import Crew, crew
from hall.rehearsal.journeys import answer_everything
from hall.rehearsal.people import MadeUp, made_up_person
from hall.rehearsal.sales import step
from registration.models import Certificate
from registration.restrictions import read_book
from tests.cases.makers import BUYER, SELLER, holder, owned_home, refusals
from tests.registration.items.situations import OWNER, TAKER, application, fees, papers, proof
from tests.registration.makers import HOME, NEXT_DOOR, seize, sell

pytestmark = [pytest.mark.django_db, pytest.mark.clause("S2")]
NEIGHBOUR = made_up_person(41)
SAID = {
    m.EASEMENT_CONTRACT.code: {
        "signed_on": date(2026, 9, 10),
        "content": "自供役地车道通行",
        "begins_on": date(2026, 9, 18),
        "ends_on": date(2046, 9, 17),
    }
}
BOTH = (FiledUnit(HOME, UnitRole.SERVIENT), FiledUnit(NEXT_DOOR, UnitRole.DOMINANT))


@pytest.fixture
def people() -> Crew:
    owned_home(HOME, SELLER)
    owned_home(NEXT_DOOR, NEIGHBOUR)
    return crew()


def first(**more: Any) -> Filing:
    who = more.pop("who", NEIGHBOUR)
    return application(
        "easement-first-registration", (SELLER, OWNER), (who, TAKER), units=more.pop("units", BOTH), **more
    )


def made(people: Crew) -> Certificate:
    return proof(drives.drive(first(), people, SAID))


def named(certificate: Certificate, **more: Any) -> dict[str, dict[str, Any]]:
    agreement = {"signed_on": date(2026, 9, 18)} | more
    return {
        m.REGISTRATION_PROOF.code: {"number": certificate.number},
        m.EASEMENT_AGREEMENT.code: agreement,
    }


@pytest.mark.clause("T3")
def test_an_easement_is_registered_on_both_units_from_counter_to_archive(people: Crew) -> None:
    case = drives.drive(first(), people, SAID)
    servient, dominant = read_book(HOME).easements[0], read_book(NEXT_DOOR).easements[0]
    assert (case.state, case.promised_due_on, fees(case)) == ("archived", date(2026, 9, 24), ["80.00"])
    assert servient.right_id == dominant.right_id
    assert (servient.content.servient_number, servient.content.dominant_number) == (HOME, NEXT_DOOR)
    assert servient.documents == {holder(NEIGHBOUR).document_hash}
    assert {person.document_hash for person in servient.obligors} == {holder(SELLER).document_hash}
    assert sorted(unit.number for unit in proof(case).units.all()) == [HOME, NEXT_DOOR]
    assert {"application", "interview", "acceptance", "approval", "proof", "contents"} <= set(papers(case))


def test_an_easement_of_a_unit_upon_itself_is_refused(people: Crew) -> None:
    units = (FiledUnit(HOME, UnitRole.SERVIENT), FiledUnit(HOME, UnitRole.DOMINANT))
    case = drives.ready(first(units=units), people, SAID)
    assert "供役地和需役地不能是同一单元，请核对单元号" in refusals(case, "accept", by=people.accepts)


def test_the_dominant_land_must_be_the_applicants_own(people: Crew) -> None:
    case = drives.ready(first(who=BUYER), people, SAID)
    assert any("须由其申请" in reason for reason in refusals(case, "accept", by=people.accepts))
    take_step(case.pk, "decline", by=people.accepts, reason="不是需役地权利人")
    lonely = drives.ready(first(units=(BOTH[0],)), people, SAID)
    assert any("补充需役地" in reason for reason in refusals(lonely, "accept", by=people.accepts))


@pytest.mark.clause("check:R03")
def test_a_seized_servient_unit_bears_no_new_easement_and_a_seized_dominant_one_does_not_mind(
    people: Crew,
) -> None:
    seize(NEXT_DOOR)
    assert drives.drive(first(), people, SAID).state == "archived"
    seize(HOME, served="2026-09-18 09:35")
    again = drives.ready(first(), people, SAID)
    assert any("已被查封" in reason for reason in refusals(again, "accept", by=people.accepts))


@pytest.mark.clause("check:R32")
def test_a_term_that_runs_backwards_is_refused_where_it_is_typed(people: Crew) -> None:
    wrong = {m.EASEMENT_CONTRACT.code: SAID[m.EASEMENT_CONTRACT.code] | {"ends_on": date(2020, 1, 1)}}
    with pytest.raises(ValidationError, match="早于起始日期"):
        drives.ready(first(), people, wrong)


def test_an_alteration_changes_both_books_and_replaces_the_proof(people: Crew) -> None:
    old = made(people)
    filing = application("easement-alteration", (SELLER, OWNER), (NEIGHBOUR, TAKER))
    case = drives.drive(filing, people, named(old, content="自供役地车道通行并埋设管线"))
    assert {read_book(n).easements[0].content.terms for n in (HOME, NEXT_DOOR)} == {
        "自供役地车道通行并埋设管线"
    }
    assert (case.state, fees(case), proof(case).replaces_id) == ("archived", [], old.pk)
    assert not Certificate.objects.get(pk=old.pk).is_valid


def test_an_alteration_that_alters_nothing_is_refused(people: Crew) -> None:
    filing = application("easement-alteration", (SELLER, OWNER), (NEIGHBOUR, TAKER))
    case = drives.accepted(filing, people, named(made(people)))
    with pytest.raises(Exception, match="记载相同"):
        drives.decide(case, people)


def transfer(to: MadeUp = BUYER) -> Filing:
    return application("easement-transfer", (NEIGHBOUR, OWNER), (to, TAKER))


def test_an_easement_passes_only_with_the_dominant_land(people: Crew) -> None:
    old = made(people)
    alone = drives.ready(transfer(), people, named(old))
    assert any("不得单独转让" in reason for reason in refusals(alone, "accept", by=people.accepts))
    sell(holder(BUYER), number=NEXT_DOOR)
    step(alone, "accept", by=people.accepts)
    answer_everything(alone, people)
    drives.decide(alone, people)
    drives.hand_everything_out(alone, people)
    assert {read_book(n).easements[0].names for n in (HOME, NEXT_DOOR)} == {holder(BUYER).masked_name}
    assert fees(alone) == ["80.00"]


def test_a_cancellation_ends_it_on_both_books_and_only_its_holder_may(people: Crew) -> None:
    old = made(people)
    stranger = drives.ready(application("easement-cancellation", (BUYER, TAKER)), people, named(old))
    assert any("没有申请" in reason for reason in refusals(stranger, "accept", by=people.accepts))
    take_step(stranger.pk, "decline", by=people.accepts, reason="不是权利人")
    case = drives.drive(application("easement-cancellation", (NEIGHBOUR, TAKER)), people, named(old))
    assert (case.state, case.promised_due_on) == ("archived", date(2026, 9, 20))
    assert (read_book(HOME).easements, read_book(NEXT_DOOR).easements) == ((), ())
    assert not Certificate.objects.get(pk=old.pk).is_valid
