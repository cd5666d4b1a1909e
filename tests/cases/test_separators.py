"""One scan of the stack finds its slots: separators with codes, pages behind them, nothing lost (W2)."""

from base64 import b64decode
from io import BytesIO

import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from PIL import Image

from hall.cases.models import Case, CaseMaterial, MaterialFile
from hall.cases.separators import code_of
from hall.cases.services.separating import split_onto_slots
from hall.rehearsal.crew import Crew, crew
from tests.cases import makers
from tests.cases.makers import owned_home
from tests.staff.makers import officer

pytestmark = [pytest.mark.django_db, pytest.mark.clause("W2", "M1")]
A4 = (1240, 1754)  # 150 dpi


@pytest.fixture
def people() -> Crew:
    owned_home()
    return crew()


def paper(shade: int = 250) -> Image.Image:
    """A page of a material, each with another shade of grey."""
    return Image.new("L", A4, shade)


def separator(case: Case, line: str) -> Image.Image:
    """A printed separator, scanned a little askew."""
    row = CaseMaterial.objects.get(case=case, line=line)
    code = Image.open(BytesIO(b64decode(code_of(case, row).partition(",")[2]))).convert("L")
    page = Image.new("L", A4, 255)
    page.paste(code.resize((300, 300)), (470, 360))
    return page.rotate(3, fillcolor=255)


def stack(*pages: Image.Image) -> SimpleUploadedFile:
    out = BytesIO()
    pages[0].save(out, "PDF", save_all=True, append_images=pages[1:])
    return SimpleUploadedFile("整叠.pdf", out.getvalue())


def test_every_page_goes_to_the_slot_of_the_separator_before_it(people: Crew) -> None:
    case = makers.filed_sale(people)
    people_first, title = separator(case, "2-2a"), separator(case, "2-3")
    scanned = stack(people_first, paper(), paper(200), title, paper(180), people_first, paper(90))
    filled = split_onto_slots(case, scanned, by=people.accepts)
    assert {one.row.line: one.pages for one in filled} == {"2-2a": 3, "2-3": 1}
    kept = dict(MaterialFile.objects.values_list("material__line", "pages"))
    assert kept == {"2-2a": 3, "2-3": 1}
    assert case.events.filter(verb="scan").exists()


def test_a_page_that_belongs_nowhere_is_named_and_nothing_is_kept(people: Crew) -> None:
    case = makers.filed_sale(people)
    with pytest.raises(ValidationError, match="第 1 页前面没有分隔页"):
        split_onto_slots(case, stack(paper(), separator(case, "2-3"), paper()), by=people.accepts)
    with pytest.raises(ValidationError, match="只有分隔页"):
        split_onto_slots(case, stack(separator(case, "2-3")), by=people.accepts)
    assert not MaterialFile.objects.exists()


def test_a_separator_of_another_case_is_refused(people: Crew) -> None:
    first = makers.filed_sale(people)
    owned_home("445302001002GB00012F00030047")
    other = makers.filed_sale(people, number="445302001002GB00012F00030047")
    with pytest.raises(ValidationError, match=f"受理号 {first.number} 的分隔页"):
        split_onto_slots(other, stack(separator(first, "2-3"), paper()), by=people.accepts)


def test_the_page_prints_separators_and_takes_the_stack(people: Crew, client: Client) -> None:
    case = makers.filed_sale(people)
    client.force_login(officer("accept"))
    address = f"/window/cases/{case.number}/separators/"
    assert "data:image/png" in client.get(address).content.decode()
    assert "请选择整叠扫描的 PDF" in client.post(address).content.decode()
    picture = SimpleUploadedFile("a.exe", b"MZ")
    assert client.post(address, {"stack": picture}).status_code == 422
    done = client.post(address, {"stack": stack(separator(case, "2-3"), paper())}, follow=True)
    assert "已分到各项" in done.content.decode()
