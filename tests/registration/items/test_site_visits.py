"""实地查看: appointed, made by two, recorded with photos, on its page."""

from datetime import date, datetime, timedelta
from decimal import Decimal
from io import BytesIO
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from PIL import Image
from pypdf import PdfReader

from hall.cases.models import Case
from hall.cases.refusals import StepRefused
from hall.cases.services.steps import take_step
from hall.catalogue import materials as m
from hall.clock import now
from hall.papers.kinds import PaperKind
from hall.papers.photographs import PhotographChanged, photograph
from hall.papers.services import papers_of, pdf_of
from hall.rehearsal import drives
from hall.rehearsal.crew import Crew, crew
from hall.rehearsal.journeys import close, is_archived, journey
from hall.rehearsal.mortgages import BANK, DEVELOPER, filing, mortgage_papers
from hall.rehearsal.sales import step
from hall.staff.models import Officer
from registration.models import Certificate, RealEstateUnit, SiteVisit
from registration.restrictions import read_book
from registration.services.visiting import Photo, Seen, appoint_visit, record_visit
from tests.cases.makers import SELLER, holder
from tests.registration.items import burdened as b
from tests.registration.items.makers import GETS, certificates_of, fees, filed
from tests.registration.makers import HOME, LAND, home

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


def picture(colour: str) -> bytes:
    """A photo of one colour, 1600 × 1200."""
    kept = BytesIO()
    Image.new("RGB", (1600, 1200), colour).save(kept, "JPEG")
    return kept.getvalue()


@pytest.mark.clause("row:8", "P1", "P6")
def test_a_destroyed_house_is_visited_by_two_printed_in_pictures_and_cancelled(people: Crew) -> None:
    old = home(HOME, holder(SELLER)).certificates[0]
    said = {"number": "云证〔2026〕3号", "issued_on": date(2026, 9, 1), "ground": "destroyed"}
    filing = filed(
        "house-cancellation", (GETS, SELLER), papers={m.CANCELLATION_PROOF.code: said}, is_destroyed=True
    )
    case = journey(filing, people, until="answered")
    step(case, "examine", by=people.examines, reason="材料齐全")
    with pytest.raises(StepRefused, match="须实地查看"):
        take_step(case.pk, "approve", by=people.approves, reason="准予登记")
    appoint_visit(case.pk, on=LATER, by=people.examines)
    photos = [Photo("正面.jpg", picture("grey")), Photo("地基.jpg", picture("brown"))]
    record_visit(
        case.pk,
        seen(people, finding="房屋已拆除，地基外露", photos=photos, attended_by=SELLER.name),
        by=people.examines,
    )
    (record,) = papers_of(case.number).filter(kind=PaperKind.SITE_VISIT)
    pages = PdfReader(BytesIO(pdf_of(record))).pages
    words = "".join("".join(page.extract_text() for page in pages).split())
    sizes = [image.image.size for page in pages for image in page.images if image.image]
    assert sizes.count((1000, 750)) == 2
    assert all(one in words for one in ("正面.jpg", "地基.jpg", "陈若衡、梁允之", "房屋已拆除，地基外露"))
    step(case, "approve", by=people.approves, reason="准予登记")
    step(case, "record", by=people.approves, reason="准予登簿")
    assert read_book(HOME).title is None
    assert RealEstateUnit.objects.get(number=HOME).status == "0"
    assert Certificate.objects.get(pk=old.pk).state == "withdrawn"
    assert (fees(case), len(certificates_of(case))) == (Decimal(0), 0)
    close(case, people)
    assert is_archived(case)


def test_a_photo_that_was_changed_is_not_printed(case: Case, people: Crew) -> None:
    visit = record_visit(case.pk, seen(people), by=people.examines)
    kept = visit.photos.get()
    with pytest.raises(PhotographChanged, match="摘要不符"):
        photograph(str(kept.file), "0" * 12)


def test_others_do_not_record_visits(case: Case, client: Client) -> None:
    client.force_login(Officer.objects.get(username="zhujian"))
    assert client.get(reverse("registration:site-visit", args=[case.number])).status_code == 403
