"""Row 20: applied for by the holder, by an interested party, or made ex officio after notice and 公告."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from hall.cases.filing import Filing
from hall.cases.models import Case
from hall.cases.refusals import StepRefused
from hall.cases.services.announcements import finish, note_objection
from hall.cases.services.steps import take_step
from hall.catalogue import materials as m
from hall.clock.grounds import StopGround
from hall.rehearsal import drives
from hall.rehearsal.crew import Crew, crew
from hall.rehearsal.people import made_up_person
from hall.rehearsal.sales import step
from registration.history import in_force
from registration.models import Certificate, Entry
from registration.restrictions import read_book
from registration.services.correcting import announce_correction, give_way, notify_owner
from tests.browsing import browser, words
from tests.cases.makers import BUYER, SELLER, holder, owned_home, read, refusals
from tests.floor.counter import begin, receive, scan, send, typed
from tests.registration.items.situations import INTERESTED, TAKER, application, fees, papers
from tests.registration.makers import HOME, notice, seize, sell
from tests.staff.makers import officer

pytestmark = [pytest.mark.django_db, pytest.mark.clause("S2")]
SON = made_up_person(71)


def wrong(
    item: str = "building_area", now: str = "118.36", then: str = "116.83"
) -> dict[str, dict[str, Any]]:
    return {m.ERROR_PROOF.code: {"item": item, "wrong_value": now, "right_value": then}}


@pytest.fixture
def people() -> Crew:
    owned_home()
    return crew()


def filing(code: str = "correction", who: Any = SELLER, role: Any = TAKER) -> Filing:
    return application(code, (who, role), declared={"applicant_is_holder": True})


@pytest.mark.clause("T3", "promise:R8")
def test_a_correction_goes_from_counter_to_archive_and_the_wrong_entry_stays_readable(
    people: Crew, clock: Any
) -> None:
    old = Certificate.objects.get()
    clock.move_to("2026-09-21 09:00")
    case = drives.drive(filing(), people, wrong())
    title = read_book(HOME).title
    assert title is not None
    assert (case.state, case.promised_due_on, fees(case)) == ("archived", date(2026, 10, 12), [])
    assert title.content.building_area == Decimal("116.83")
    assert "由“118.36”更正为“116.83”" in title.note
    assert in_force(HOME, date(2026, 9, 20))[0].content.building_area == Decimal("118.36")
    new = Certificate.objects.valid().get()
    assert (new.replaces_id, Certificate.objects.get(pk=old.pk).is_valid) == (old.pk, False)
    assert read_book(HOME).unit.measured_area == Decimal("116.83")
    assert {"application", "approval", "certificate", "handover", "contents"} <= set(papers(case))


@pytest.mark.parametrize(
    ("item", "now", "then", "value"),
    [
        ("structure", "钢筋混凝土结构", "混合结构", "4"),
        ("use", "成套住宅", "非成套住宅", "12"),
        ("floors_total", "18", "17", 17),
        ("completed_on", "2013-05-01", "2014-05-01", date(2014, 5, 1)),
    ],
)
def test_every_kind_of_item_is_read(people: Crew, item: str, now: str, then: str, value: Any) -> None:
    drives.recorded(filing(), people, wrong(item, now, then))
    title = read_book(HOME).title
    assert title is not None
    assert getattr(title.content, item) == value


def test_a_name_is_put_right(people: Crew) -> None:
    drives.recorded(filing(), people, wrong("holder_name", SELLER.name, "林小荷"))
    title = read_book(HOME).title
    assert title is not None
    assert [person.name for person in title.holders] == ["林小荷"]
    assert title.documents == {holder(SELLER).document_hash}


@pytest.mark.parametrize(
    ("said", "words"),
    [
        (wrong(now="120.00"), "与所写“120.00”不一致"),
        (wrong(then="零"), "不是面积"),
        (wrong(then="0"), "大于零"),
        (wrong(then="NaN"), "不是面积"),
        (wrong(then="1e400"), "不是面积"),
        (wrong("floor", "12", "十二" * 11), "最多 20 个字"),
        (wrong("completed_on", "2013-05-01", "9999-12-31"), "不合常理"),
        (wrong("holder_name", "别人", "林小荷"), "没有权利人“别人”"),
        (wrong("holder_document", SELLER.document_number, "1"), "应当记载的证件号码不成立"),
        (wrong("floors_total", "18", "十七"), "不是层数"),
        (wrong("completed_on", "2013-05-01", "去年"), "不是日期"),
        (wrong("use", "成套住宅", "宫殿"), "没有“宫殿”这一项"),
    ],
)
def test_an_error_the_book_does_not_have_or_a_value_that_cannot_be_is_refused(
    people: Crew, said: dict[str, dict[str, Any]], words: str
) -> None:
    case = drives.ready(filing(), people, said)
    assert any(words in reason for reason in refusals(case, "accept", by=people.accepts))


@pytest.mark.clause("check:R02")
def test_who_is_not_the_holder_applies_as_an_interested_party(people: Crew) -> None:
    stranger = drives.ready(filing(who=SON), people, wrong())
    assert any("请按利害关系人申请" in one for one in refusals(stranger, "accept", by=people.accepts))
    interested = filing("correction-by-interested-party", SON, INTERESTED)
    assert drives.drive(interested, people, wrong()).state == "archived"


@pytest.mark.clause("check:R03a")
def test_a_seizure_is_only_noted(people: Crew) -> None:
    seize()
    assert drives.recorded(filing(), people, wrong()).state == "recorded"


# -- ex officio ----------------------------------------------------------------------------------


def ex_officio(people: Crew) -> Case:
    """Opened and accepted by the registry itself, without applicant."""
    return drives.accepted(application("correction-ex-officio"), people, wrong())


def noticed(people: Crew, clock: Any) -> Case:
    case = ex_officio(people)
    notify_owner(case.pk, by=people.examines)
    clock.move_to("2026-11-11 09:00")
    return case


@pytest.mark.clause("T8", "check:R30")
def test_the_party_is_told_first_then_it_is_published_then_corrected(
    people: Crew, clock: Any, client: Client
) -> None:
    case = ex_officio(people)
    assert "请先通知权利人申请更正（三十个工作日）" in refusals_of(case, people)
    notify_owner(case.pk, by=people.examines)
    assert (read(case).stopped_by, read(case).promised_due_on) == ("owner-notice", None)
    with pytest.raises(StepRefused, match="通知期限至"):
        announce_correction(case.pk, by=people.examines)
    clock.move_to("2026-11-11 09:00")
    published = announce_correction(case.pk, by=people.examines)
    assert (read(case).stopped_by, published.working_days) == ("announcement", 15)
    page = client.get(reverse("portal:announcement", args=[published.number])).content.decode()
    assert "116.83" in page
    assert SELLER.document_number not in page
    with pytest.raises(StepRefused, match="还没有满"):
        finish(published.pk, by=people.examines)
    clock.move_to("2026-12-03 09:00")
    finish(published.pk, by=people.examines)
    drives.decide(case, people)
    drives.hand_everything_out(case, people)
    take_step(case.pk, "archive", by=people.archives)
    title = read_book(HOME).title
    assert title is not None
    assert title.content.building_area == Decimal("116.83")
    assert {"correction-notice", "announcement", "approval", "certificate"} <= set(papers(case))
    assert fees(case) == []
    assert Entry.objects.filter(action="correct").count() == 1


def refusals_of(case: Case, people: Crew) -> str:
    step(case, "examine", by=people.examines, reason="拟更正")
    reasons = refusals(case, "approve", by=people.approves, reason="更正")
    take_step(case.pk, "send_back", by=people.approves, reason="先通知")
    return "；".join(reasons)


def test_an_objection_in_the_days_of_the_announcement_wants_a_finding(people: Crew, clock: Any) -> None:
    published = announce_correction(noticed(people, clock).pk, by=people.examines)
    note_objection(published.pk, "林小禾：面积没有错", by=people.examines)
    clock.move_to("2026-12-03 09:00")
    with pytest.raises(StepRefused, match="请写明异议的处理结果"):
        finish(published.pk, by=people.examines)
    clock.move_to("2026-12-09 09:00")
    assert finish(published.pk, by=people.examines, finding="经复测，异议不成立").closed_at
    assert stop_of(published.case, StopGround.ANNOUNCEMENT) == (date(2026, 11, 11), date(2026, 12, 9))


@pytest.mark.clause("T7")
def test_an_announcement_nobody_objects_to_stops_the_clock_until_its_last_day_only(
    people: Crew, clock: Any
) -> None:
    published = announce_correction(noticed(people, clock).pk, by=people.examines)
    clock.move_to("2026-12-09 09:00")
    finish(published.pk, by=people.examines)
    assert stop_of(published.case, StopGround.ANNOUNCEMENT) == (date(2026, 11, 11), date(2026, 12, 2))


@pytest.mark.clause("T8")
def test_the_clock_runs_again_after_the_holders_thirty_days_whenever_it_is_published(
    people: Crew, clock: Any
) -> None:
    case = noticed(people, clock)
    clock.move_to("2026-11-20 09:00")
    announce_correction(case.pk, by=people.examines)
    assert stop_of(case, StopGround.OWNER_NOTICE) == (date(2026, 9, 18), date(2026, 11, 5))


def stop_of(case: Case, ground: StopGround) -> tuple[date, date | None]:
    pause = case.pauses.get(ground=ground)
    return pause.after, pause.until


def test_when_the_holder_applies_the_registry_gives_way(people: Crew, clock: Any) -> None:
    case = ex_officio(people)
    notify_owner(case.pk, by=people.examines)
    with pytest.raises(StepRefused, match="没有这个受理号"):
        give_way(case.pk, "2026091899999", by=people.accepts)
    applied = drives.ready(filing(), people, wrong())
    ended = give_way(case.pk, applied.number, by=people.accepts)
    assert ended.state == "withdrawn"
    assert applied.number in ended.events.order_by("-id")[0].reason
    assert step(applied, "accept", by=people.accepts).state == "accepted"


@pytest.mark.parametrize("happens", [seize, lambda: notice(holder(BUYER)), lambda: sell(holder(BUYER))])
def test_after_a_disposal_a_notice_or_a_seizure_it_is_too_late(
    people: Crew, clock: Any, happens: Any
) -> None:
    case = ex_officio(people)
    clock.move_to("2026-09-18 11:00")
    happens()
    drives_words = "；".join(refusals(case, "examine", by=people.examines))
    assert "不能依职权更正" in drives_words


def test_the_page_of_the_case_offers_the_acts_and_says_what_is_wrong(people: Crew, client: Client) -> None:
    case = ex_officio(people)
    client.force_login(officer("examine"))
    page = reverse("cases:case", args=[case.number])
    assert "通知权利人" in client.get(page).content.decode()
    acts = reverse("registration:correcting", args=[case.number])
    client.post(acts, {"act": "notify"})
    assert read(case).stopped_by == "owner-notice"
    assert "通知期限至" in client.post(acts, {"act": "announce"}, follow=True).content.decode()
    assert "没有这个受理号" in client.post(acts, {"act": "give-way"}, follow=True).content.decode()


@pytest.mark.clause("check:R30")
def test_an_officer_notes_the_end_of_an_announcement(people: Crew, clock: Any, client: Client) -> None:
    case = noticed(people, clock)
    published = announce_correction(case.pk, by=people.examines)
    client.force_login(officer("examine"))
    page = reverse("cases:announcement", args=[case.number, published.pk])
    assert "还没有满" in client.post(page, {"act": "finish"}).content.decode()
    assert client.post(page, {"act": "objection", "words": "林小禾：面积没有错"}).status_code == 302
    clock.move_to("2026-12-03 09:00")
    client.force_login(officer("examine"))
    assert client.post(page, {"act": "finish", "words": "异议不成立"}).status_code == 302
    assert read(case).stopped_by == ""


@pytest.mark.clause("W1")
def test_the_registry_opens_its_own_correction_at_the_window_without_an_applicant(people: Crew) -> None:
    desk = browser("shouli")
    draft = begin(desk, "correction-ex-officio")
    assert "由登记机构依职权办理，不需要申请人" in words(desk.get(f"/window/drafts/{draft.pk}/"))
    assert send(desk, draft, typed(sellers=(), buyers=())).status_code == 302
    case = Case.objects.get()
    error = {f"entry-{name}": text for name, text in wrong()[m.ERROR_PROOF.code].items()}
    assert receive(desk, case, "k-1", error, scan()).status_code == 302
    desk.post(f"/window/cases/{case.number}/decide/", {"step": "accept"})
    assert (read(case).state, case.applicants.count()) == ("accepted", 0)
