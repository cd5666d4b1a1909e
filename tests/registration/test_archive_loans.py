"""Files leave the archive with a borrower, a reason and a day, come back, or are asked for (P11, I5)."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError, transaction
from django.test import Client

from hall.cases.models import Case
from hall.clock import now
from hall.exchange.courier import deliver_all
from hall.exchange.models import Delivery
from hall.rehearsal.crew import Crew, crew
from hall.staff.models import Act
from registration.models import ArchiveFile, ArchiveLoan
from registration.services.filing_away import file_away, files_open_to
from registration.services.lending import give_back, lend, remind_borrowers
from tests.browsing import browser, page, words
from tests.cases.makers import owned_home, recorded_sale
from tests.conftest import Clock
from tests.registration.makers import HOME

pytestmark = [pytest.mark.django_db, pytest.mark.clause("P11")]


@pytest.fixture
def people() -> Crew:
    return crew()


@pytest.fixture
def file(people: Crew) -> ArchiveFile:
    owned_home(HOME)
    return file_away(recorded_sale(people), by=people.archives)


def lent(file: ArchiveFile, people: Crew, **changes: Any) -> ArchiveLoan:
    said: dict[str, Any] = {
        "department": "taxation",
        "borrower": "罗敏",
        "purpose": "核对房屋原值",
        "due_on": date(2026, 9, 28),
    }
    return lend(file.pk, by=people.archives, **(said | changes))


def test_a_file_is_lent_and_comes_back_on_its_page(file: ArchiveFile) -> None:
    desk, address = browser("dangan"), f"/registration/archive/{file.number}/"
    assert "在架" in page(desk, address)
    said = {"department": "taxation", "borrower": "罗敏", "purpose": "核对原值", "due_on": "2026-09-28"}
    assert "已借给罗敏" in words(desk.post(f"{address}lend/", said, follow=True))
    assert "罗敏" in page(desk, "/registration/archive/")
    loan = ArchiveLoan.objects.get()
    back = words(desk.post(f"{address}return/{loan.pk}/", {"condition": "缺第 3 页"}, follow=True))
    assert "已收回" in back
    assert "缺第 3 页" in back
    assert "在架" in back


BAD_LOANS = {
    "nobody": ({"borrower": " "}, "请填写借阅人姓名"),
    "for nothing": ({"purpose": ""}, "请填写借阅事由"),
    "a day past": ({"due_on": "2026-09-17"}, "应还日期应在今天以后"),
    "a year": ({"due_on": "2027-09-17"}, "应还日期应在今天以后"),
    "no day": ({"due_on": "下周"}, "请按 2026-09-18 的写法填写日期"),
    "no such office": ({"department": "bank"}, "借阅部门"),
}


@pytest.mark.parametrize("wrong", BAD_LOANS)
def test_a_loan_that_says_too_little_is_refused_and_what_was_typed_stays(
    file: ArchiveFile, wrong: str
) -> None:
    changes, sentence = BAD_LOANS[wrong]
    said = {"department": "taxation", "borrower": "罗敏", "purpose": "核对原值", "due_on": "2026-09-28"}
    reply = browser("dangan").post(f"/registration/archive/{file.number}/lend/", said | changes)
    assert reply.status_code == 422
    assert sentence in words(reply)
    assert not ArchiveLoan.objects.exists()


def test_one_file_is_lent_to_one_at_a_time(file: ArchiveFile, people: Crew) -> None:
    first = lent(file, people)
    with pytest.raises(ValidationError, match="已由罗敏借出"):
        lent(file, people, borrower="谢文彬")
    with pytest.raises(IntegrityError), transaction.atomic():
        ArchiveLoan.objects.create(
            file=file,
            department="taxation",
            borrower="谢文彬",
            purpose="同时",
            lent_at=now(),
            lent_by=first.lent_by,
            due_on=date(2026, 9, 28),
        )
    give_back(first.pk, condition="", by=people.archives)
    with pytest.raises(ValidationError, match="已经归还"):
        give_back(first.pk, condition="", by=people.archives)
    assert lent(file, people, borrower="谢文彬").pk != first.pk


def test_only_who_keeps_the_archive_lends(file: ArchiveFile, people: Crew) -> None:
    with pytest.raises(PermissionDenied):
        lend(
            file.pk,
            department="taxation",
            borrower="罗敏",
            purpose="核对",
            due_on=date(2026, 9, 28),
            by=people.accepts,
        )
    assert browser("shouli").get(f"/registration/archive/{file.number}/").status_code == 403


@pytest.mark.clause("T13")
def test_who_keeps_a_file_too_long_is_reminded_once_a_day(
    file: ArchiveFile, people: Crew, clock: Clock
) -> None:
    loan = lent(file, people)
    clock.move_to("2026-09-28 10:00")
    assert remind_borrowers() == 0
    clock.move_to("2026-09-29 10:00")
    assert (remind_borrowers(), remind_borrowers()) == (1, 0)
    deliver_all()
    told = Delivery.objects.get(notice__topic="archive.overdue")
    assert (told.recipient, told.state) == ("taxation", "delivered")
    assert "超期" in page(browser("dangan"), "/registration/archive/")
    assert "超期" in page(browser("heshui"), "/registration/look-up/")
    clock.shift(timedelta(days=1))
    assert remind_borrowers() == 1
    give_back(loan.pk, condition="", by=people.archives)
    clock.shift(timedelta(days=1))
    assert remind_borrowers() == 0


@pytest.mark.clause("I5", "S3")
def test_a_department_finds_the_files_sent_to_it_and_its_purpose_stays(file: ArchiveFile) -> None:
    tax = browser("heshui")
    asked = {"text": file.case_number, "purpose": "核对原值"}
    assert file.number in page(tax, "/registration/look-up/", **asked)
    for text in (file.number, HOME, f"{HOME[:6]} {HOME[6:12]} {HOME[12:19]} {HOME[19:]}"):
        assert file.title in page(tax, "/registration/look-up/", text=text, purpose="核对原值")
    looks = Act.objects.filter(verb="查阅档案", subject=f"archive:{file.number}")
    assert looks.count() == 4
    assert looks[0].detail == {"purpose": "核对原值"}
    assert "请写明查阅目的" in words(tax.get("/registration/look-up/", {"text": file.number}))


@pytest.mark.clause("I5", "S3")
def test_a_file_that_was_not_sent_to_the_department_is_not_found(file: ArchiveFile, people: Crew) -> None:
    Case.objects.filter(number=file.case_number).update(receivers=["transactions"])
    assert files_open_to(people.assesses, file.number, purpose="看看") == []
    assert "没有查到" in page(browser("heshui"), "/registration/look-up/", text=file.number, purpose="看看")
    assert not Act.objects.filter(verb="查阅档案").exists()


def test_a_stranger_sees_neither(client: Client, file: ArchiveFile) -> None:
    assert client.get("/registration/look-up/").status_code == 302
    assert client.get(f"/registration/archive/{file.number}/").status_code == 302
