"""Copies are kept per person and property and offered again, with consent and within validity (M9)."""

from datetime import timedelta
from io import BytesIO

import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from PIL import Image

from hall.cases.models import Case, CaseMaterial
from hall.cases.services.earlier_copies import earlier_copies, note_consent, use_again, withdraw_consent
from hall.cases.services.scans import attach_scan
from hall.cases.services.steps import take_step
from hall.rehearsal.crew import Crew, crew
from hall.rehearsal.people import made_up_person
from tests.cases import makers
from tests.cases.makers import owned_home
from tests.conftest import Clock
from tests.staff.makers import officer

pytestmark = [pytest.mark.django_db, pytest.mark.clause("M9")]


@pytest.fixture
def people() -> Crew:
    owned_home()
    return crew()


def identity(case: Case) -> CaseMaterial:
    return CaseMaterial.objects.get(case=case, line="2-2a")


def earlier(people: Crew) -> Case:
    """A sale that came to nothing; its identity papers were scanned."""
    case = makers.filed_sale(people)
    out = BytesIO()
    Image.new("L", (60, 80), 200).save(out, "PNG")
    attach_scan(case, identity(case), SimpleUploadedFile("身份证.png", out.getvalue()), by=people.accepts)
    take_step(case.pk, "withdraw", by=people.accepts, reason="改期")
    return case


def agree(case: Case, people: Crew, count: int = 2) -> None:
    for person in list(case.people)[:count]:
        note_consent(case, person, by=people.accepts)


def test_copies_are_offered_again_when_all_of_the_earlier_case_agree(people: Crew) -> None:
    before = earlier(people)
    now = makers.filed_sale(people)
    assert earlier_copies(now, identity(now)) == []
    agree(now, people, 1)
    assert earlier_copies(now, identity(now)) == [], "the other one's papers are in the same scan"
    agree(now, people)
    (offered,) = earlier_copies(now, identity(now))
    assert offered.material.case_id == before.pk
    used = use_again(now, identity(now), offered.pk, by=people.accepts)
    assert used.sha256 == offered.sha256
    assert used.file.name != offered.file.name
    assert earlier_copies(now, identity(now)) == []


def test_nobody_elses_papers_are_offered(people: Crew) -> None:
    earlier(people)
    now = makers.filed_sale(people, buyers=[made_up_person(77)])
    agree(now, people)
    assert earlier_copies(now, identity(now)) == []


def test_old_copies_and_withdrawn_consents_offer_nothing(people: Crew, clock: Clock) -> None:
    earlier(people)
    now = makers.filed_sale(people)
    agree(now, people)
    (offered,) = earlier_copies(now, identity(now))
    assert withdraw_consent(now.people[0], by=people.accepts)
    assert not withdraw_consent(now.people[0], by=people.accepts)
    with pytest.raises(ValidationError, match="本人没有同意留存"):
        use_again(now, identity(now), offered.pk, by=people.accepts)
    agree(now, people)
    clock.shift(timedelta(days=731))
    assert earlier_copies(now, identity(now)) == []


def test_the_counter_notes_the_consent_and_uses_the_copy(people: Crew, client: Client) -> None:
    earlier(people)
    now = makers.filed_sale(people)
    client.force_login(officer("accept"))
    base = f"/window/cases/{now.number}"
    for person in now.people:
        client.post(f"{base}/people/{person.pk}/consent/", {"agrees": "yes", "line": "2-2a"})
    page = client.get(f"{base}/materials/?line=2-2a").content.decode()
    assert "沿用" in page
    assert "同意留存" in page
    pk = earlier_copies(now, identity(now))[0].pk
    assert "已沿用以前的" in client.post(f"{base}/materials/2-2a/again/{pk}/", follow=True).content.decode()
    gone = client.post(f"{base}/materials/2-2a/again/{pk}/", follow=True).content.decode()
    assert "不能沿用" in gone
