"""Long names, thirty co-owners and very long addresses stay inside their cells and on the page."""

from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest

from hall.papers.contents.shared import MaterialLine
from hall.papers.kinds import PaperKind
from hall.papers.render import press, render
from hall.papers.specimens import SPECIMENS
from hall.papers.specimens.results import HANDOVER
from hall.papers.specimens.sale import BUYER, HOUSE
from tests.papers.makers import specimen, unsaved
from tests.papers.reading import pages_of, runs_near_an_edge, runs_that_overlap, text_of

PEOPLE = tuple(
    f"阿卜杜热合曼·买买提江{number}" if number % 3 else f"欧阳喆堃{number}" for number in range(30)
)
FIRMS = tuple(f"云浮市第{number}房地产开发经营与物业管理服务有限责任公司云城分公司" for number in range(30))
ADDRESS = "广东省云浮市云城区河口街道办事处南山社区居民委员会第十二居民小组世纪大道中一百二十八号" * 4
LATIN = "PEPPERONI" * 12 + " (HONG KONG) INTERNATIONAL HOLDINGS LIMITED"
BIG = Decimal("9999999999.99")

LONG_HOUSE = replace(HOUSE, location=ADDRESS, former_certificate=LATIN, area=Decimal("123456789.1234"))
LONG_PERSON = replace(
    BUYER, name=LATIN, address=ADDRESS, agent=LATIN, agency=FIRMS[0], representative=PEOPLE[1]
)

CROWDED: dict[str, tuple[PaperKind, dict[str, Any]]] = {
    "thirty co-owners": (
        PaperKind.CERTIFICATE,
        {
            "holders": PEOPLE,
            "co_ownership": "、".join(f"{name} 1/30" for name in PEOPLE),
            "location": ADDRESS,
        },
    ),
    "thirty firms": (PaperKind.CERTIFICATE, {"holders": FIRMS, "notes": (ADDRESS,) * 5}),
    "latin without a blank": (
        PaperKind.CERTIFICATE,
        {"holders": (LATIN,), "location": LATIN, "usage": LATIN},
    ),
    "proof": (PaperKind.PROOF, {"holders": FIRMS, "obligors": PEOPLE, "location": ADDRESS}),
    "acceptance": (
        PaperKind.ACCEPTANCE,
        {
            "applicants": PEOPLE,
            "properties": (LONG_HOUSE, LONG_HOUSE),
            "materials": (MaterialLine(name=ADDRESS, form=FIRMS[0], copies=100, pages=12345, note=LATIN),)
            * 12,
        },
    ),
    "application": (
        PaperKind.APPLICATION,
        {"obligees": (LONG_PERSON,) * 5, "properties": (LONG_HOUSE,) * 2, "note": ADDRESS},
    ),
    "tax notice": (
        PaperKind.TAX_NOTICE,
        {
            "sellers": PEOPLE,
            "price": BIG,
            "total": BIG * 8,
            "lines": tuple(
                replace(line, payer=LATIN, base=BIG, relief=BIG, amount=BIG)
                for line in SPECIMENS[PaperKind.TAX_NOTICE].lines * 4  # type: ignore[attr-defined]  # a TaxNotice
            ),
        },
    ),
    "receipt": (
        PaperKind.RECEIPT,
        {
            "payers": FIRMS[:5],
            "total": BIG * 20,
            "lines": tuple(
                replace(line, payer=FIRMS[0], unit_price=BIG, relief=BIG, amount=BIG)
                for line in SPECIMENS[PaperKind.RECEIPT].lines * 10  # type: ignore[attr-defined]  # a Receipt
            ),
        },
    ),
    "handover": (PaperKind.HANDOVER, {"certificates": HANDOVER.certificates * 40, "receiver": LONG_PERSON}),
    "refusal": (PaperKind.REFUSAL, {"applicants": FIRMS, "facts": ADDRESS * 6, "property": LONG_HOUSE}),
    "contents": (PaperKind.CONTENTS, {"holders": PEOPLE, "title": LATIN, "location": ADDRESS}),
}


@pytest.mark.clause("promise:R19")
@pytest.mark.parametrize("case", CROWDED)
def test_crowded_papers_stay_on_the_page_and_in_their_cells(case: str) -> None:
    kind, changes = CROWDED[case]
    pdf = render(unsaved(specimen(kind, **changes)))
    assert runs_near_an_edge(pdf, 15) == []
    assert runs_that_overlap(pdf) == []


@pytest.mark.clause("promise:R19")
def test_thirty_co_owners_are_all_named() -> None:
    kind, changes = CROWDED["thirty co-owners"]
    pdf = render(unsaved(specimen(kind, **changes)))
    text = text_of(pdf)
    assert [name for name in PEOPLE if name not in text] == []
    assert pages_of(pdf) == 2
    assert "（续页）" in text


def test_the_ruler_notices_a_line_that_runs_out_of_its_cell() -> None:
    page = "<table style='table-layout:fixed;width:100%'><tr><td style='white-space:nowrap'>{}<td>x</table>"
    pdf = _printed(page.format("字" * 60))
    assert runs_that_overlap(pdf)
    assert runs_near_an_edge(pdf, 15)


def _printed(body: str) -> bytes:
    return press().pdf(f"<html><body>{body}</body></html>")
