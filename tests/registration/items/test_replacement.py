"""Row 23: 补证 with its statement on the portal, 换证 against the old one; the right stays what it is."""

from datetime import date
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from hall.cases.models import Announcement, Case
from hall.cases.refusals import StepRefused
from hall.cases.services.announcements import finish
from hall.cases.services.steps import take_step
from hall.catalogue import materials as m
from hall.rehearsal import drives
from hall.rehearsal.crew import Crew, crew
from hall.rehearsal.journeys import answer_everything
from hall.rehearsal.people import MadeUp
from registration import loss_notices
from registration.models import Certificate
from registration.restrictions import read_book
from registration.validity import validity_of
from tests.cases.makers import BUYER, SELLER, owned_home, read, refusals
from tests.registration.items.situations import TAKER, application, fees, papers
from tests.registration.makers import HOME, bank, mortgage, seize

pytestmark = [pytest.mark.django_db, pytest.mark.clause("S2")]


@pytest.fixture
def people() -> Crew:
    owned_home()
    return crew()


def old_one() -> Certificate:
    return Certificate.objects.valid().get(right_kind="ownership")


def lost(number: str) -> dict[str, dict[str, Any]]:
    return {m.LOSS_STATEMENT.code: {"number": number, "published_on": date(2026, 9, 18)}}


def worn(number: str) -> dict[str, dict[str, Any]]:
    return {m.OLD_CERTIFICATE.code: {"number": number}}


def filing(code: str = "lost-certificate", who: MadeUp = SELLER) -> Any:
    return application(code, (who, TAKER))


@pytest.mark.clause("W5", "T3")
def test_a_lost_certificate_is_replaced_from_counter_to_archive(people: Crew) -> None:
    before, title = old_one(), read_book(HOME).title
    case = drives.drive(filing(), people, lost(before.number))
    after, now = old_one(), read_book(HOME).title
    assert (case.state, case.promised_due_on, fees(case)) == ("archived", date(2026, 9, 24), ["10.00"])
    assert (after.replaces_id, after.note) == (before.pk, f"补发，原证号：{before.number}")
    assert validity_of(Certificate.objects.get(pk=before.pk)).word == "已被替代"
    assert title
    assert now
    assert (now.right_id, now.cause) == (title.right_id, title.cause)
    assert now.content.building_area == title.content.building_area
    assert {"announcement", "certificate", "handover", "contents"} <= set(papers(case))


def test_the_loss_is_published_on_the_portal_without_an_id_number(people: Crew, client: Client) -> None:
    case = drives.accepted(filing(), people, lost(old_one().number))
    one = Announcement.objects.get(case=case)
    page = client.get(reverse("portal:announcements")).content.decode()
    assert one.title in page
    words = client.get(reverse("portal:announcement", args=[one.number])).content.decode()
    assert SELLER.name in words
    assert old_one().number in words
    assert SELLER.document_number not in words


def test_a_worn_certificate_is_exchanged_without_an_announcement(people: Crew) -> None:
    before = old_one()
    case = drives.drive(filing("certificate-renewal"), people, worn(before.number))
    assert (case.state, Announcement.objects.count()) == ("archived", 0)
    assert old_one().note == f"换发，原证号：{before.number}"


def test_either_paper_fills_the_one_slot_of_the_general_item(people: Crew) -> None:
    declared = {"certificate_is_at_hand": True}
    general = application("certificate-replacement", (SELLER, TAKER), declared=declared)
    assert drives.drive(general, people, worn(old_one().number)).state == "archived"


@pytest.mark.clause("T8", "check:R30")
def test_where_the_statement_must_stand_for_fifteen_days_the_clock_waits(
    people: Crew, monkeypatch: pytest.MonkeyPatch, clock: Any
) -> None:
    monkeypatch.setattr(loss_notices, "loss_notice_days", lambda on: 15)
    case = drives.accepted(filing(), people, lost(old_one().number))
    answer_everything(case, people)
    assert read(case).stopped_by == "announcement"
    take_step_refused = refusals(read(case), "examine", by=people.examines)
    assert take_step_refused == ("本件计时中止，请先解除中止事由",)
    one = Announcement.objects.get()
    assert one.ends_on == date(2026, 10, 15)
    with pytest.raises(StepRefused, match="还没有满"):
        finish(one.pk, by=people.examines)
    clock.move_to("2026-10-16 09:00")
    finish(one.pk, by=people.examines)
    assert drives.decide(Case.objects.get(pk=case.pk), people).state == "recorded"


def test_a_proof_costs_no_book_and_keeps_its_mortgage(people: Crew) -> None:
    mortgage()
    proof = Certificate.objects.get(kind="proof")
    lender = MadeUp(bank().name, bank().document_number, "0766-1", bank().document_kind)
    case = drives.drive(filing(who=lender), people, lost(proof.number))
    assert (case.state, fees(case)) == ("archived", [])
    assert read_book(HOME).mortgages[0].rank == 1


def test_only_the_holder_may_have_it_replaced_and_only_a_valid_one(people: Crew) -> None:
    before = old_one()
    stranger = drives.ready(filing(who=BUYER), people, lost(before.number))
    assert "没有申请" in refusals(stranger, "accept", by=people.accepts)[0]
    take_step(stranger.pk, "decline", by=people.accepts, reason="不是权利人")
    unknown = drives.ready(filing(), people, lost("粤（2026）云浮市不动产权第9999999号"))
    assert "没有证号为" in refusals(unknown, "accept", by=people.accepts)[0]


@pytest.mark.clause("check:R03a")
def test_a_seized_homes_certificate_may_be_replaced_with_a_reminder(people: Crew) -> None:
    seize()
    assert drives.drive(filing(), people, lost(old_one().number)).state == "archived"


def test_the_days_of_the_statement_are_a_dated_parameter() -> None:
    assert loss_notices.loss_notice_days(date(2020, 1, 1)) == 15
    assert loss_notices.loss_notice_days(date(2026, 9, 18)) == 0
