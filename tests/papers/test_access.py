"""Who may open a paper, and that every opening is written down."""

import pytest
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from hall.papers import access, services
from hall.papers.access import AnsweredTwice, is_readable, may_read
from hall.papers.kinds import PaperKind
from hall.papers.models import Paper, PaperFile
from hall.papers.services import PrintFailed
from hall.papers.specimens.sale import CASE
from hall.staff.actors import CLOCKWORK, Actor
from hall.staff.models import Act, Look
from tests.papers.makers import frozen
from tests.staff.makers import officer

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def readers(monkeypatch: pytest.MonkeyPatch) -> dict[str, access.Reader]:
    """No room has answered yet."""
    found: dict[str, access.Reader] = {}
    monkeypatch.setattr(access, "READERS", found)
    return found


@pytest.fixture
def reader() -> Client:
    client = Client()
    client.force_login(officer("issue"))
    return client


def everybody(paper: Paper, by: Actor) -> bool:
    return True


def nobody(paper: Paper, by: Actor) -> bool:
    return False


def address(paper: Paper) -> str:
    return reverse("papers:pdf", args=[paper.number])


@pytest.mark.clause("G10")
def test_a_paper_nobody_answers_for_is_closed() -> None:
    assert not is_readable(frozen(), CLOCKWORK)


@pytest.mark.parametrize(
    ("subject", "answers", "readable"),
    [
        (f"case:{CASE}", {"case": everybody}, True),
        (CASE, {"case": everybody}, True),
        ("certificate:1", {"case": everybody}, True),
        ("certificate:1", {"certificate": everybody, "case": nobody}, True),
        ("certificate:1", {"certificate": nobody}, False),
        ("certificate:1", {"case": nobody, "bill": everybody}, False),
    ],
)
def test_the_room_of_the_subject_and_the_case_decide(
    readers: dict[str, access.Reader], subject: str, answers: dict[str, access.Reader], readable: bool
) -> None:
    readers.update(answers)
    assert is_readable(frozen(subject=subject), CLOCKWORK) is readable


def test_two_answers_for_one_room_are_loud() -> None:
    may_read("case")(everybody)
    may_read("case")(everybody)
    with pytest.raises(AnsweredTwice):
        may_read("case")(nobody)


@pytest.mark.clause("G21", "promise:R13")
def test_an_officer_of_the_case_opens_the_pdf_and_the_look_is_written_down(
    readers: dict[str, access.Reader], reader: Client
) -> None:
    readers["case"] = everybody
    paper = frozen()
    response = reader.get(address(paper))
    assert response.status_code == 200
    assert response["Content-Type"] == "application/pdf"
    assert response["Cache-Control"] == "no-store"
    assert response["Content-Disposition"].startswith("inline; filename*=utf-8''")
    assert response.content.startswith(b"%PDF")
    look = Look.objects.get()
    assert (look.subject, look.case_number, look.fields) == (f"paper:{paper.number}", CASE, ["受理通知书"])
    assert reader.get(address(paper) + "?download")["Content-Disposition"].startswith("attachment")
    assert Look.objects.count() == 2


@pytest.mark.clause("G10")
def test_somebody_elses_paper_and_no_paper_look_the_same(
    readers: dict[str, access.Reader], reader: Client
) -> None:
    readers["case"] = nobody
    paper = frozen()
    assert reader.get(address(paper)).status_code == 404
    assert reader.get("/papers/acceptance-2026-9999999.pdf").status_code == 404
    assert not Look.objects.exists()
    assert not PaperFile.objects.exists()


def test_a_stranger_is_sent_to_the_log_in() -> None:
    response = Client().get(address(frozen()))
    assert response.status_code == 302
    assert "/accounts/" in response["Location"]


def test_a_paper_that_cannot_be_made_says_so_kindly(
    readers: dict[str, access.Reader], reader: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    readers["case"] = everybody
    monkeypatch.setattr(services, "pdf_of", _out_of_order)
    response = reader.get(address(frozen()))
    assert response.status_code == 503
    assert "不会丢失" in response.content.decode()
    assert "打印机坏了" in response.content.decode()


def _out_of_order(paper: Paper) -> bytes:
    raise PrintFailed("打印机坏了")


def test_failures_are_listed_and_put_back_into_the_queue(reader: Client) -> None:
    paper = frozen(PaperKind.CERTIFICATE)
    PaperFile.objects.create(paper=paper, state="failed", attempts=6, last_error="字体缺字：某")
    page = reader.get(reverse("papers:failures")).content.decode()
    assert "字体缺字：某" in page
    assert "不再自动重试" in page
    answer = reader.post(reverse("papers:retry", args=[paper.number]), follow=True)
    assert "已重新排队制作" in answer.content.decode()
    assert PaperFile.objects.get().due_at is not None
    assert Act.objects.get(verb="重新制作文书").subject == f"paper:{paper.number}"


@pytest.mark.parametrize(
    ("duty", "status"), [("issue", 200), ("supervise", 200), ("archive", 403), ("assess", 403)]
)
def test_the_list_of_failures_is_for_those_who_print(duty: str, status: int) -> None:
    client = Client()
    client.force_login(officer(duty))
    assert client.get(reverse("papers:failures")).status_code == status


def test_the_list_of_failures_costs_the_same_for_one_or_many(
    reader: Client, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    for _ in range(10):
        PaperFile.objects.create(paper=frozen(), state="failed", attempts=1, last_error="坏了")
    with django_assert_max_num_queries(8):
        reader.get(reverse("papers:failures"))
