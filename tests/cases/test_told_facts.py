"""What a paper or an answer says need not be ticked: what hangs on it is asked all the same."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from hall.cases.models import Case
from hall.cases.questions import questions_for
from hall.cases.services import meeting
from hall.cases.services.checking import true_facts
from hall.cases.services.checklist import receive_material
from hall.cases.services.intake import open_case
from hall.catalogue import materials as m
from hall.catalogue.facts import ALL_FACTS
from hall.catalogue.payloads import fields_of
from hall.catalogue.told_facts import TOLD
from hall.rehearsal import drives
from hall.rehearsal.crew import Crew, crew
from hall.rehearsal.journeys import answer_everything
from hall.rehearsal.sales import usual_answer
from tests.browsing import browser, words
from tests.cases.makers import SELLER, owned_home
from tests.floor.counter import begin, receive, scan, send, typed
from tests.registration.items.makers import GETS, filed
from tests.registration.makers import LAND, seize, unit

pytestmark = [pytest.mark.django_db, pytest.mark.clause("M4", "P6")]
PROOF = {"number": "云自然资函〔2026〕7号", "issued_on": date(2026, 9, 1)}
GONE = {m.CANCELLATION_PROOF.code: PROOF | {"ground": "destroyed"}}


@pytest.fixture
def people() -> Crew:
    owned_home()
    return crew()


def cancellation(**more: Any) -> Any:
    return filed("house-cancellation", (GETS, SELLER), **more)


def alteration(people: Crew, **said: Any) -> Case:
    """An alteration at reception with its proof received; nothing was ticked."""
    case = open_case(filed("house-alteration", (GETS, SELLER)), by=people.accepts)
    receive_material(case.pk, "k-4", by=people.accepts, chosen=m.ALTERATION_PROOF.code, payload=PROOF | said)
    return Case.objects.get(pk=case.pk)


@pytest.mark.clause("check:R31", "M7")
def test_a_paper_that_says_the_house_is_destroyed_brings_the_visit_without_a_tick(people: Crew) -> None:
    case = drives.accepted(cancellation(), people, GONE)
    assert "is_destroyed" in true_facts(case)
    assert case.events.get(verb="told").label == "注销原因的证明材料载明：不动产已经灭失"
    page = words(browser("chushen").get(f"/cases/{case.number}/"))
    assert "本件须实地查看，还没有记录。" in page
    answer_everything(case, people)
    assert drives.decide(case, people).state == "recorded"
    assert case.co_reviews.count() == 0


def test_the_same_paper_filed_with_the_application_says_it_too(people: Crew) -> None:
    case = open_case(cancellation(papers=GONE), by=people.accepts)
    assert "is_destroyed" in true_facts(case)


@pytest.mark.clause("check:R31", "W2")
def test_an_answer_that_the_house_is_no_more_brings_the_visit(people: Crew) -> None:
    case = open_case(cancellation(), by=people.accepts)
    person = case.applicants.get()
    asked = questions_for(case, person)
    answers = {q.code: usual_answer(q.code, q.choices) for q in asked}
    meeting.interview(case.pk, person.pk, answers, place="5 号窗口", by=people.accepts)
    assert "is_destroyed" not in true_facts(Case.objects.get(pk=case.pk))
    meeting.interview(
        case.pk, person.pk, answers | {"destroyed": "已经灭失"}, place="5 号窗口", by=people.accepts
    )
    assert "is_destroyed" in true_facts(Case.objects.get(pk=case.pk))


def test_a_new_use_asks_housing_and_a_new_area_asks_for_the_survey(people: Crew) -> None:
    case = alteration(people, new_use="60", new_area=Decimal("120.50"))
    assert {"house_use_changes", "house_area_changes"} <= true_facts(case)
    assert list(case.co_reviews.values_list("department", flat=True)) == ["transactions"]
    assert case.materials.get(line="k-5").state == "missing"


@pytest.mark.clause("check:R03")
def test_a_new_use_of_a_seized_house_is_refused_although_nobody_ticked_it(people: Crew) -> None:
    seize()
    case = alteration(people, new_use="60")
    uses = {use.word for use in case.item.gates_at("accept", true_facts(case))}
    assert "unit_is_not_seized" in uses


def test_a_new_address_alone_asks_for_nothing_more(people: Crew) -> None:
    case = alteration(people, new_address="云城区翠石路68号")
    assert not {"house_use_changes", "house_area_changes"} & true_facts(case)
    assert not case.materials.filter(line="k-5").exists()
    assert not case.co_reviews.exists()


def test_what_the_paper_says_outlives_a_correction_of_the_form(people: Crew) -> None:
    desk = browser("shouli")
    form = typed(sellers=(), buyers=(SELLER,))
    assert send(desk, begin(desk, "house-cancellation"), form).status_code == 302
    case = Case.objects.get()
    proof = {"entry-number": "1", "entry-issued_on": "2026-09-01", "entry-ground": "destroyed"}
    assert receive(desk, case, "k-4", proof, scan()).status_code == 302
    assert desk.post(f"/window/cases/{case.number}/amend/", form | {"people-0-phone": "13900000009"})
    assert "is_destroyed" in true_facts(Case.objects.get(pk=case.pk))


def test_every_told_fact_is_a_fact_and_its_entry_an_entry_of_the_paper() -> None:
    for one in TOLD:
        assert ALL_FACTS[one.fact.word] is one.fact
        entry = next(field for field in fields_of(one.material.code) if field.name == one.entry)
        assert not one.value or one.value in dict(entry.choices)


def test_boundaries_of_land_follow_the_paper_as_well(people: Crew) -> None:
    unit(LAND)
    from_paper = {m.ALTERATION_PROOF.code: PROOF | {"new_area": Decimal(11980)}}
    filing = filed("land-alteration", (GETS, SELLER), units=(LAND,), papers=from_paper)
    case = open_case(filing, by=people.accepts)
    assert case.materials.get(line="k-5").state == "missing"
