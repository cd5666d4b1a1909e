"""实地查看: appointed, made by two, recorded with photos, on its page."""

from datetime import datetime, timedelta
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from hall.cases.models import Case
from hall.cases.refusals import StepRefused
from hall.clock import now
from hall.papers.kinds import PaperKind
from hall.papers.services import papers_of
from hall.rehearsal import drives
from hall.rehearsal.crew import Crew, crew
from hall.rehearsal.mortgages import BANK, DEVELOPER, filing, mortgage_papers
from hall.rehearsal.sales import step
from hall.staff.models import Officer
from registration.models import SiteVisit
from registration.services.visiting import Photo, Seen, appoint_visit, record_visit
from tests.registration.items import burdened as b
from tests.registration.makers import HOME, LAND

pytestmark = [pytest.mark.django_db, pytest.mark.clause("check:R31", "T8")]
LATER = datetime.fromisoformat("2026-09-21T09:30+08:00")


@pytest.fixture
def people() -> Crew:
    return crew()


@pytest.fixture
def case(people: Crew) -> Case:
    """A mortgage of a construction, accepted."""
    b.presold_home()
    application = filing("construction-mortgage", [LAND, HOME], takers=[BANK], givers=[DEVELOPER])
    return drives.accepted(application, people, mortgage_papers("90000000"))


def seen(people: Crew, **more: Any) -> Seen:
    said: dict[str, Any] = {
        "visited_at": now(),
        "place": "云城区翠石路66号",
        "companion_id": people.approves.officer_id,
        "agrees": True,
        "finding": "主体已建至十二层",
        "photos": [Photo("现场.png", drives.blank_photo())],
    }
    return Seen(**(said | more))


def test_the_clock_waits_from_the_appointment_to_the_record(case: Case, people: Crew) -> None:
    waiting = appoint_visit(case.pk, on=LATER, by=people.examines)
    assert (waiting.stopped_by, waiting.promised_due_on) == ("site-visit", None)
    record_visit(case.pk, seen(people), by=people.examines)
    after = Case.objects.get(pk=case.pk)
    assert (after.stopped_by, str(after.promised_due_on)) == ("", "2026-09-24")
    assert b.asked("site_was_visited", case).passed
    paper = papers_of(case.number).get(kind=PaperKind.SITE_VISIT)
    assert [one["name"] for one in paper.content["photos"]] == ["现场.png"]
    assert len(set(paper.content["officers"])) == 2


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"companion_id": 0}, "请选择登记机构的另一名工作人员"),
        ({"companion_id": "self"}, "两名以上工作人员"),
        ({"finding": " "}, "请写明查看情况"),
        ({"photos": []}, "请上传现场照片"),
        ({"photos": [Photo("记录.pdf", b"%PDF-1.4")]}, "不是照片|不符"),
        ({"visited_at": LATER}, "晚于现在"),
    ],
)
def test_a_record_that_proves_nothing_is_refused(
    wrong: dict[str, Any], sentence: str, case: Case, people: Crew
) -> None:
    if wrong.get("companion_id") == "self":
        wrong = {"companion_id": people.examines.officer_id}
    with pytest.raises(ValidationError, match=sentence):
        record_visit(case.pk, seen(people, **wrong), by=people.examines)
    assert not SiteVisit.objects.exists()


def test_a_visit_is_not_appointed_in_the_past_nor_for_a_case_that_has_ended(case: Case, people: Crew) -> None:
    with pytest.raises(ValidationError, match="已经过去"):
        appoint_visit(case.pk, on=now() - timedelta(hours=1), by=people.examines)
    step(case, "withdraw", by=people.accepts, reason="不办了")
    with pytest.raises(StepRefused, match="只有受理之后"):
        record_visit(case.pk, seen(people), by=people.examines)


def test_the_examiner_appoints_and_records_on_the_page(case: Case, people: Crew, client: Client) -> None:
    client.force_login(Officer.objects.get(username="chushen"))
    url = reverse("registration:site-visit", args=[case.number])
    page = client.post(f"{url}appoint/", {"on": "2026-09-21T09:30"}, follow=True)
    assert "计时中止" in page.content.decode()
    typed = {
        "visited_at": "2026-09-18T09:30",
        "place": "云城区翠石路66号",
        "companion": people.approves.officer_id,
        "agrees": "yes",
        "finding": "主体已建至十二层",
        "photos": SimpleUploadedFile("现场.png", drives.blank_photo(), "image/png"),
    }
    bad = client.post(url, typed | {"finding": "", "photos": ""})
    assert bad.status_code == 422
    assert "云城区翠石路66号" in bad.content.decode()
    shown = client.post(url, typed, follow=True).content.decode()
    assert "现场与申请一致" in shown
    (photo,) = SiteVisit.objects.get().photos.all()
    assert (
        client.get(reverse("registration:site-visit-photo", args=[case.number, photo.pk])).status_code == 200
    )
    assert (
        reverse("registration:site-visit", args=[case.number])
        in client.get(reverse("cases:case", args=[case.number])).content.decode()
    )


def test_others_do_not_record_visits(case: Case, client: Client) -> None:
    client.force_login(Officer.objects.get(username="zhujian"))
    assert client.get(reverse("registration:site-visit", args=[case.number])).status_code == 403
