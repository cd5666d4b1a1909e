"""Scans at the counter: what is not a scan is refused with its sentence, and every good one is kept (G35)."""

from io import BytesIO

import pytest
from django.test import Client
from PIL import Image
from pypdf import PdfWriter

from hall.cases.models import Case, MaterialFile
from hall.staff.models import Look
from tests.browsing import browser, words
from tests.floor.counter import CONTRACT, filed, receive, scan

pytestmark = pytest.mark.django_db


def picture(kind: str) -> bytes:
    kept = BytesIO()
    Image.new("RGB", (4, 4), "white").save(kept, kind)
    return kept.getvalue()


def pdf(pages: int) -> bytes:
    writer, kept = PdfWriter(), BytesIO()
    for _ in range(pages):
        writer.add_blank_page(200, 200)
    writer.write(kept)
    return kept.getvalue()


def locked_pdf() -> bytes:
    """A PDF behind a lock of a kind that its reader does not know."""
    writer, kept = PdfWriter(), BytesIO()
    writer.add_blank_page(200, 200)
    writer.encrypt("geheim")
    writer.write(kept)
    return kept.getvalue().replace(b"/Standard", b"/Uncommon")


BAD = {
    "30 MB": (scan("大.jpg", b"\xff\xd8" + bytes(30 * 1024 * 1024)), "“大.jpg”有 30.0 MB，超过 20 MB"),
    "exe": (scan("合同.pdf", b"MZ\x90\x00" + bytes(200)), "内容与扩展名不符"),
    "empty": (scan("空.pdf", b""), "“空.pdf”是空文件，请重新扫描"),
    "png named jpg": (scan("图.jpg", picture("PNG")), "内容与扩展名不符"),
    "locked pdf": (scan("锁.pdf", locked_pdf()), "内容与扩展名不符"),
    "broken pdf": (scan("坏.pdf", b"%PDF-1.7 garbage"), "内容与扩展名不符"),
    "word": (scan("合同.docx", b"PK\x03\x04"), "请上传 PDF、JPG 或者 PNG"),
}


@pytest.fixture
def case(desk: Client) -> Case:
    return filed(desk)


@pytest.mark.clause("G35")
@pytest.mark.parametrize("wrong", BAD)
def test_a_bad_file_gets_its_sentence_and_nothing_else_is_lost(desk: Client, case: Case, wrong: str) -> None:
    bad, sentence = BAD[wrong]
    bad.seek(0)
    reply = receive(desk, case, "2-4a", CONTRACT, scan("好.jpg"), bad)
    assert reply.status_code == 422
    assert any(sentence in told for told in reply.context["form"].errors["scans"])
    assert 'value="1180000"' in words(reply)
    assert [file.name for file in MaterialFile.objects.all()] == ["好.jpg"]
    assert case.materials.get(line="2-4a").state == "missing"
    assert receive(desk, case, "2-4a", CONTRACT).status_code == 302
    assert case.materials.get(line="2-4a").files.count() == 1


@pytest.mark.clause("G35")
def test_pictures_and_pdfs_are_taken_with_their_pages_and_the_same_file_once(
    desk: Client, case: Case
) -> None:
    three = pdf(3)
    receive(
        desk,
        case,
        "2-4a",
        CONTRACT,
        scan("a.pdf", three),
        scan("b.png", picture("PNG")),
        scan("c.pdf", three),
    )
    files = case.materials.get(line="2-4a").files.all()
    assert [(file.name, file.pages) for file in files] == [("a.pdf", 3), ("b.png", 1)]


def test_a_scan_on_the_wrong_line_is_taken_back_while_materials_are_taken(desk: Client, case: Case) -> None:
    receive(desk, case, "2-4a", CONTRACT, scan())
    file = MaterialFile.objects.get()
    stored = file.file.path
    desk.post(f"/window/cases/{case.number}/scans/{file.pk}/remove/")
    assert not MaterialFile.objects.exists()
    assert case.events.filter(verb="unscan").exists()
    assert stored


@pytest.mark.clause("S3", "G8")
def test_a_scan_is_seen_by_who_demands_its_line_and_every_look_is_kept(desk: Client, case: Case) -> None:
    receive(desk, case, "2-8", {"entry-buyer_homes": "only", "entry-seller_only_home": "no"}, scan())
    file = MaterialFile.objects.get()
    address = f"/cases/{case.number}/scans/{file.pk}/"
    Case.objects.filter(pk=case.pk).update(accepted_at=case.filed_at)
    assert browser("chushen").get(address).status_code == 200
    assert Look.objects.get(case_number=case.number).purpose == "审查材料"
    assert browser("zhujian").get(address).status_code == 404


def test_a_line_the_checklist_does_not_have_is_not_found(desk: Client, case: Case) -> None:
    assert receive(desk, case, "9-9", {}).status_code == 404


def test_a_paper_taken_again_replaces_its_particulars(desk: Client, case: Case) -> None:
    receive(desk, case, "2-4a", CONTRACT, scan())
    receive(desk, case, "2-4a", CONTRACT | {"entry-price": "1200000"})
    line = case.materials.get(line="2-4a")
    assert (str(line.payload["price"]), line.files.count()) == ("1200000.00", 1)
