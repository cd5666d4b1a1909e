"""更正 at reception: what was typed wrong is put right, and nothing that was brought is lost."""

from typing import Any

import pytest
from django.test import Client

from hall.cases.models import Applicant, Case, Interview
from hall.cases.refusals import StepRefused
from hall.cases.services.amending import amend
from hall.papers.kinds import PaperKind
from hall.papers.models import Paper
from hall.rehearsal.crew import Crew
from tests.browsing import words
from tests.cases.makers import BUYER, SELLER, SPOUSE, filing
from tests.floor.counter import CONTRACT, faults, filed, meet_all, receive, receive_all, scan, typed
from tests.registration.makers import NEXT_DOOR, home, objection

pytestmark = pytest.mark.django_db


def put_right(client: Client, case: Case, said: dict[str, str]) -> Any:
    return client.post(f"/window/cases/{case.number}/amend/", said)


def read(case: Case) -> Case:
    return Case.objects.get(pk=case.pk)


def test_the_form_comes_back_as_it_was_typed(desk: Client) -> None:
    case = filed(desk, buyers=(BUYER, SPOUSE), co_ownership="2", people_1_share="1/3", people_2_share="2/3")
    page = words(desk.get(f"/window/cases/{case.number}/amend/"))
    for kept in (SELLER.document_number, BUYER.name, SPOUSE.phone, "1/3", "2/3"):
        assert f'value="{kept}"' in page


def test_a_person_more_shares_and_a_name_are_put_right_and_materials_stay(desk: Client) -> None:
    case = filed(desk)
    receive(desk, case, "2-4a", CONTRACT, scan())
    reply = put_right(desk, case, typed(buyers=(BUYER, SPOUSE), co_ownership="1"))
    assert reply.status_code == 302
    assert read(case).applicants.filter(role="obligee", co_ownership=1).count() == 2
    assert "、" in read(case).parties
    line = case.materials.get(line="2-4a")
    assert (line.state, line.files.count()) == ("supplied", 1)
    assert case.events.filter(verb="amend").exists()


def test_who_stays_the_same_is_not_asked_again_but_everybody_signs_anew(desk: Client) -> None:
    case = filed(desk)
    receive_all(desk, case)
    meet_all(desk, case)
    put_right(desk, case, typed(people_0_phone="13900000009", buyers=(SPOUSE,)))
    seller, buyer = Applicant.objects.get(role="obligor"), Applicant.objects.get(role="obligee")
    assert (seller.phone, seller.was_asked, seller.signed_at) == ("13900000009", True, None)
    assert (buyer.name, buyer.was_asked, buyer.signed_at) == (SPOUSE.name, False, None)
    assert Interview.objects.count() == 1
    meet_all(desk, case)
    forms = Paper.objects.filter(kind=PaperKind.APPLICATION).order_by("id")
    assert [one.content["obligees"][0]["name"] for one in forms] == [BUYER.name, SPOUSE.name]


def test_another_unit_brings_its_own_facts_and_papers(desk: Client) -> None:
    home(NEXT_DOOR)
    objection(NEXT_DOOR)
    case = filed(desk)
    put_right(desk, case, typed(unit=NEXT_DOOR))
    assert read(case).unit_numbers == [NEXT_DOOR]
    assert case.materials.filter(line="law-r07").exists()
    put_right(desk, case, typed())
    assert not case.materials.filter(line="law-r07").exists()


def test_a_fault_in_the_correction_changes_nothing(desk: Client) -> None:
    case = filed(desk)
    reply = put_right(desk, case, typed(people_1_document_number="445302199001010011"))
    assert reply.status_code == 422
    assert faults(reply)
    assert read(case).applicants.get(role="obligee").document_number == BUYER.document_number


@pytest.mark.clause("G4")
def test_a_unit_of_another_case_under_way_is_refused(desk: Client) -> None:
    home(NEXT_DOOR)
    other = filed(desk, unit=NEXT_DOOR)
    reply = put_right(desk, filed(desk), typed(unit=NEXT_DOOR))
    assert any(other.number in sentence for sentence in faults(reply))


def test_a_price_corrected_after_signing_wants_new_signatures(desk: Client) -> None:
    case = filed(desk)
    receive_all(desk, case)
    meet_all(desk, case)
    receive(desk, case, "2-4a", CONTRACT | {"entry-price": "1200000"})
    assert not Applicant.objects.exclude(signed_at=None).exists()
    assert case.events.filter(verb="sign-again").exists()


def test_after_the_decision_nothing_is_put_right_any_more(desk: Client, people: Crew) -> None:
    case = filed(desk)
    receive_all(desk, case)
    meet_all(desk, case)
    desk.post(f"/window/cases/{case.number}/decide/", {"step": "accept"})
    assert desk.get(f"/window/cases/{case.number}/amend/").headers["Location"].endswith("/result/")
    with pytest.raises(StepRefused):
        amend(case.pk, filing(), by=people.accepts)
