"""办理时限表: each of the twenty-five rows goes from acceptance to the archive as the table has it."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from random import Random

import pytest

from hall.cases.models import Case
from hall.cashier.models import BillLine
from hall.catalogue.items import ITEMS
from hall.exchange.models import Notice
from hall.papers.models import Paper
from hall.rehearsal.crew import Crew, crew
from hall.rehearsal.handing_out import stock_up
from hall.rehearsal.homes import Home
from hall.rehearsal.importing import import_homes
from hall.rehearsal.mixed.courses import ready, straight
from hall.rehearsal.mixed.mix import read_mix
from hall.rehearsal.mixed.scene import SCENES
from hall.rehearsal.mixed.street import PEOPLE, Street
from hall.rehearsal.models import ImportedHome
from registration.integrity import verify
from registration.models import ArchiveFile, Certificate, Entry
from registration.panels import planned_changes
from tests.catalogue.reading import golden

pytestmark = [pytest.mark.django_db, pytest.mark.clause("P1", "P7", "P9", "P11", "T1", "T2", "S6", "S10")]
TABLE = {int(row["row"]): row for row in golden("limits.csv")}
DUE = {"10": "10-09", "7": "09-29", "5": "09-24", "3": "09-22", "1": "09-20", "即时办理": "09-18"}
"""The promised day of what is accepted on Friday 18 September 2026; Sunday 20 September works."""
ACCEPTED = {"acceptance", "approval", "contents"}
APPLIED = ACCEPTED | {"application", "interview", "recording"}
TITLED, PROVED = APPLIED | {"certificate", "handover"}, APPLIED | {"proof", "handover"}
PAID, TAXED = {"receipt"}, {"receipt", "tax-notice"}
PASSES = ("ownership supersede", "ownership begin")


@dataclass(frozen=True)
class Row:
    """What a row leaves: entries in the book (kind and action), papers, certificates, registration fee."""

    item: str
    entries: tuple[str, ...]
    papers: set[str]
    certificates: tuple[str, ...] = ()
    fee: str = "0"


ROWS = {
    1: Row("land-first-registration", ("land-use begin",), TITLED | TAXED, ("title",), "550"),
    2: Row("land-alteration", ("land-use alter",), TITLED | TAXED, ("title",)),
    3: Row("land-transfer", ("land-use supersede", "land-use begin"), TITLED | TAXED, ("title",), "550"),
    4: Row("land-cancellation", ("land-use end",), APPLIED),
    5: Row(
        "building-first-registration",
        ("land-use supersede", *["ownership begin"] * 3),
        TITLED | TAXED | {"site-visit"},
        ("title",) * 3,
        "240",
    ),
    6: Row("house-alteration", ("ownership alter",), TITLED, ("title",)),
    7: Row("sale-of-existing-house", PASSES, TITLED | TAXED, ("title",), "80"),
    8: Row("house-cancellation", ("ownership end",), APPLIED | {"site-visit"}),
    9: Row("mortgage-first-registration", ("mortgage begin",), PROVED | PAID, ("proof",), "80"),
    10: Row("mortgage-alteration", ("mortgage alter",), PROVED, ("proof",)),
    11: Row("mortgage-transfer", ("mortgage transfer",), PROVED | PAID, ("proof",), "80"),
    12: Row("mortgage-cancellation", ("mortgage end",), APPLIED),
    13: Row("presale-advance-notice", ("advance-notice begin",), PROVED, ("proof",)),
    14: Row("presale-mortgage-notice", ("advance-notice begin",), PROVED, ("proof",)),
    15: Row("presale-notice-with-mortgage-notice", ("advance-notice begin",) * 2, PROVED, ("proof", "proof")),
    16: Row("easement-first-registration", ("easement begin",) * 2, PROVED | PAID, ("proof",), "80"),
    17: Row("easement-alteration", ("easement alter",) * 2, PROVED, ("proof",)),
    18: Row("easement-transfer", ("easement transfer",) * 2, PROVED | PAID, ("proof",), "80"),
    19: Row("easement-cancellation", ("easement end",) * 2, APPLIED),
    20: Row("correction", ("ownership correct",), TITLED, ("title",)),
    21: Row("objection", ("objection begin",), PROVED | PAID | {"objection-notice"}, ("proof",), "40"),
    22: Row("seizure", ("seizure begin",), ACCEPTED | {"service-return", "seizure-notice", "recording"}),
    23: Row("certificate-replacement", ("ownership alter",), TITLED | PAID, ("title",), "10"),
    24: Row("register-extract", (), ACCEPTED | {"extract-request", "extract"}),
    25: Row("existing-house-contract-signing", (), ACCEPTED | {"housing-outcome"}),
}


@pytest.fixture
def street() -> Street:
    """Three homes held for five years, and everybody of the hall."""
    people: Crew = crew()
    import_homes([Home(n, "示例小区", Decimal(80 + n), Decimal(900_000), 5, 18, 2010) for n in range(3)])
    stock_up(40, by=people.engrosses)
    homes = list(ImportedHome.objects.values_list("unit_number", flat=True))
    return Street(0, homes, people, Random(4), PEOPLE)


def gone_through(street: Street, number: int) -> Case:
    """The row's application played from the counter to the archive, its change of the book seen before."""
    scene = SCENES[ROWS[number].item](street)
    case = ready(scene, street)
    panel = planned_changes(case)
    assert (panel is not None) == bool(case.item.effects)
    if panel is not None:
        assert panel.context["faults"] == []
        rows = [row for unit in panel.context["units"] for row in unit["rows"]]
        assert any(row.before != row.after for row in rows)
    return Case.objects.get(pk=straight(case, scene, street).pk)


@pytest.mark.parametrize(
    "number", [pytest.param(row, marks=pytest.mark.clause(f"row:{row}")) for row in ROWS]
)
def test_a_row_goes_from_acceptance_to_the_archive(street: Street, number: int) -> None:
    row, case = ROWS[number], gone_through(street, number)
    assert (case.state, ITEMS[row.item].row) == ("archived", number)
    written = Entry.objects.of_case(case.number).order_by("id").values_list("kind", "action")
    assert tuple(f"{kind} {action}" for kind, action in written) == row.entries
    papers = Paper.objects.filter(case_number=case.number)
    assert {paper.kind for paper in papers} == row.papers
    made = Certificate.objects.filter(case_number=case.number).order_by("id")
    assert tuple(made.values_list("kind", flat=True)) == row.certificates
    assert sum((line.amount for line in BillLine.objects.fees().filter(case=case)), Decimal()) == Decimal(
        row.fee
    )
    refuse_other_limits(case, number)
    refuse_an_untidy_file(case)
    assert verify().breaches == []


def refuse_other_limits(case: Case, number: int) -> None:
    """Both clocks are those of the table, and ran from the acceptance."""
    wanted = TABLE[number]
    assert [str(part.statutory_days) for part in case.parts.all()] == wanted["statutory"].split("+")
    assert f"{case.promised_due_on:%m-%d}" == DUE[wanted["promised"]]
    assert f"{case.statutory_due_on:%m-%d}" == ("09-20" if wanted["statutory"] == "1" else "11-05")
    assert case.clock_from == date(2026, 9, 18)


def refuse_an_untidy_file(case: Case) -> None:
    """The file has its number, its contents name every paper; departments know the result, not of a query."""
    file = ArchiveFile.objects.get(case_number=case.number)
    contents = Paper.objects.get(case_number=case.number, kind="contents")
    assert (file.contents_paper, file.number in str(contents.content)) == (contents.number, True)
    others = Paper.objects.filter(case_number=case.number).exclude(pk=contents.pk)
    named = {item["number"] for item in contents.content["items"]}
    assert {paper.official_number for paper in others} <= named
    last = "case.finished" if not case.item.effects else "case.recorded"
    told = Notice.objects.filter(topic=last, keys__case_number=case.number).exists()
    assert told == (case.item_code != "register-extract")


def test_no_row_of_the_table_is_left_out() -> None:
    assert set(ROWS) == set(TABLE) == set(range(1, 26))
    assert {ROWS[row].item for row in ROWS} <= set(read_mix().items)
