"""居住权: first registration, alteration, cancellation; it stays on the dwelling whoever owns it."""

from datetime import date
from typing import Any

import pytest

from hall.cases.filing import Filing
from hall.cases.services.steps import take_step
from hall.catalogue import materials as m
from hall.rehearsal import drives
from hall.rehearsal.crew import Crew, crew
from hall.rehearsal.people import made_up_person
from registration.faces import face_of
from registration.models import Certificate
from registration.restrictions import read_book
from tests.cases.makers import SELLER, filed_sale, holder, owned_home, refusals
from tests.registration.items.situations import OWNER, TAKER, application, fees, papers, proof
from tests.registration.makers import HOME, seize
from tests.registration.test_gates import asked

pytestmark = [pytest.mark.django_db, pytest.mark.clause("S2")]
MOTHER, STRANGER = made_up_person(51), made_up_person(52)
SAID = {
    m.RESIDENCE_CONTRACT.code: {
        "ground": "contract",
        "scope": "整套住宅",
        "conditions": "不得出租",
        "begins_on": date(2026, 9, 18),
        "ends_on": None,
        "is_paid": False,
    }
}


@pytest.fixture
def people() -> Crew:
    owned_home()
    return crew()


def first() -> Filing:
    return application("residence-first-registration", (SELLER, OWNER), (MOTHER, TAKER))


def named(certificate: Certificate, **more: Any) -> dict[str, dict[str, Any]]:
    agreement = {"signed_on": date(2026, 9, 18)} | more
    return {
        m.REGISTRATION_PROOF.code: {"number": certificate.number},
        m.RESIDENCE_AGREEMENT.code: agreement,
    }


@pytest.mark.clause("T3")
def test_a_residence_right_goes_from_counter_to_archive(people: Crew) -> None:
    case = drives.drive(first(), people, SAID)
    right = read_book(HOME).residences[0]
    assert (case.state, case.promised_due_on, fees(case)) == ("archived", date(2026, 9, 24), [])
    assert (right.content.scope, right.content.conditions, right.content.way) == (
        "整套住宅",
        "不得出租",
        "contract",
    )
    assert {person.document_hash for person in right.obligors} == {holder(SELLER).document_hash}
    face = face_of(proof(case))
    assert face.holders == (MOTHER.name,)
    assert ("居住期限", "2026年9月18日起") in [(one.label, one.text) for one in face.others]
    assert {"application", "acceptance", "approval", "proof", "contents"} <= set(papers(case))


@pytest.mark.clause("check:R17")
def test_it_is_carried_over_by_a_sale_with_a_reminder(people: Crew) -> None:
    drives.drive(first(), people, SAID)
    answer = asked("residence_right_is_carried_over", filed_sale())
    assert not answer.passed
    assert "继续存在" in answer.message


@pytest.mark.clause("check:R17")
@pytest.mark.parametrize(("unit", "use"), [({"use": "60"}, "办公"), ({"house_type": "6"}, "成套住宅")])
def test_an_office_or_a_garage_bears_no_residence_right(unit: dict[str, str], use: str) -> None:
    owned_home(**unit)
    case = drives.ready(first(), crew(), SAID)
    refused = refusals(case, "accept", by=crew().accepts)
    assert any(f"登记的用途是{use}" in reason for reason in refused)


@pytest.mark.clause("check:R03")
def test_a_seized_dwelling_bears_no_new_residence_right(people: Crew) -> None:
    seize()
    case = drives.ready(first(), people, SAID)
    assert any("已被查封" in reason for reason in refusals(case, "accept", by=people.accepts))


def test_an_alteration_is_noted_with_a_new_proof(people: Crew) -> None:
    old = proof(drives.drive(first(), people, SAID))
    filing = application("residence-alteration", (SELLER, OWNER), (MOTHER, TAKER))
    case = drives.drive(filing, people, named(old, ends_on=date(2046, 9, 17)))
    assert read_book(HOME).residences[0].content.ends_on == date(2046, 9, 17)
    assert (case.state, fees(case), proof(case).replaces_id) == ("archived", [], old.pk)


def test_its_holder_ends_it_and_a_stranger_cannot(people: Crew) -> None:
    old = proof(drives.drive(first(), people, SAID))
    stranger = drives.ready(application("residence-cancellation", (STRANGER, TAKER)), people, named(old))
    assert any("没有申请" in reason for reason in refusals(stranger, "accept", by=people.accepts))
    take_step(stranger.pk, "decline", by=people.accepts, reason="不是权利人")
    case = drives.drive(application("residence-cancellation", (MOTHER, TAKER)), people, named(old))
    assert (case.state, read_book(HOME).residences) == ("archived", ())
