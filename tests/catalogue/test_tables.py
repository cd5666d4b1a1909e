"""The catalogue says what tables 1–4 of [S2] 三 say, cell by cell."""

import re
from dataclasses import asdict
from pathlib import Path

import pytest

from hall.catalogue.items import ITEMS, row_item
from hall.catalogue.schema import BusinessItem, Need
from hall.catalogue.tables import TABLE_1, TABLE_2, TABLE_3, TABLE_4
from hall.catalogue.words import Origin, Way
from hall.staff.departments import D
from tests.catalogue.reading import Cells, golden, items_of, materials_of, table_rows

ROWS_OF_TABLES = {1: (TABLE_1, 5), 2: (TABLE_2, 7), 3: (TABLE_3, 9)}
GOLDEN = {row["line"]: row for row in golden("materials.csv")}
BEGINNINGS = {Origin.SEED: r"[1-4]-\d", Origin.NORMS: r"k-\d", Origin.LAW: r"law-r\d\d$"}
BEGINNINGS = {Origin.SEED: r"[1-4]-\d", Origin.NORMS: r"k-\d", Origin.LAW: r"law-r\d\d$"}
WRITTEN = {need.line: need for table in (TABLE_1, TABLE_2, TABLE_3, TABLE_4) for need in table}


def spec(shared: Path) -> str:
    return (shared / "spec" / "materials.md").read_text("utf-8")


def seeded(row: int) -> list[Need]:
    """The lines of a row that come from the seed's tables."""
    return [need for need in row_item(row).needs if need.origin == Origin.SEED]


@pytest.mark.clause("M2")
def test_the_committed_table_is_the_written_specification(shared: Path) -> None:
    assert [asdict(cells) for cells in materials_of(spec(shared))] == list(GOLDEN.values())


@pytest.mark.clause("M1", "M2", "M4", "M5")
@pytest.mark.parametrize("line", GOLDEN)
def test_every_line_is_written_as_in_the_table(line: str) -> None:
    assert asdict(Cells.of(WRITTEN[line])) == GOLDEN[line]


@pytest.mark.clause("M2")
def test_the_tables_have_no_line_of_their_own() -> None:
    assert set(WRITTEN) == set(GOLDEN)


@pytest.mark.clause("M1", "M2", "P18")
@pytest.mark.parametrize("table", ROWS_OF_TABLES)
def test_the_row_of_a_table_asks_for_exactly_its_lines(table: int) -> None:
    lines, row = ROWS_OF_TABLES[table]
    assert seeded(row) == list(lines)


@pytest.mark.clause("M2", "M4")
@pytest.mark.parametrize("row", [13, 14])
def test_rows_thirteen_and_fourteen_ask_for_their_lines_of_table_four(shared: Path, row: int) -> None:
    conditions = {f"4-{cells[1]}": cells[3] for cells in table_rows(spec(shared), "## 表4")}
    wanted = [line for line, words in conditions.items() if row in (items_of(words) or {13, 14, 15})]
    assert [need.line for need in seeded(row)] == wanted


@pytest.mark.clause("M2", "P13")
def test_the_combined_notice_is_the_union_and_makes_the_first_proof_itself() -> None:
    both = {need.line: need for need in seeded(15)}
    alone = {need.line: need for row in (13, 14) for need in seeded(row)}
    assert set(both) == set(alone)
    assert both["4-5a"].ways == {Way.GENERATED}
    assert all(both[line] == need for line, need in alone.items() if line != "4-5a")


def test_the_filing_of_a_presale_contract_uses_the_lines_of_table_four() -> None:
    filing = row_item(25)
    for line in ("4-4", "4-7"):
        assert filing.need(line).sources == WRITTEN[line].sources
        assert filing.need(line).demanded_by == WRITTEN[line].demanded_by


@pytest.mark.clause("S3", "M2")
def test_each_department_receives_what_appendix_b_says(shared: Path) -> None:
    columns = (D.REGISTRATION, D.TRANSACTIONS, D.TAXATION)
    for table, *cells in table_rows(spec(shared), "## Appendix B"):
        lines = [need for line, need in WRITTEN.items() if line.startswith(f"{table[1]}-")]
        for department, cell in zip(columns, cells, strict=True):
            received = [need.line.split("-", 1)[1] for need in lines if department in need.demanded_by]
            assert received == ([] if cell == "none" else cell.split(", ")), (table, department)


def test_group_names_are_the_seeds_own(shared: Path) -> None:
    named = [cells[2].split(" — ") for cells in table_rows(spec(shared), "## Appendix A")]
    headings = {name: heading for heading, name in (pair for pair in named if len(pair) == 2)}
    ours = {need.name: need.heading for need in WRITTEN.values() if need.heading}
    assert ours == headings


def test_marks_of_the_reference_list_stand_on_the_lines_it_names(shared: Path) -> None:
    for marks, rows, _ in table_rows(spec(shared), "## Appendix C"):
        for line in (piece for cell in rows.split(",") for piece in cell.split()):
            if line in WRITTEN:
                assert {kind.mark for kind in WRITTEN[line].materials} & wanted_marks(marks), line


@pytest.mark.clause("M1", "M2")
def test_rows_without_a_table_ask_for_the_papers_of_the_operating_norms(shared: Path) -> None:
    text = (shared / "spec" / "domain.md").read_text("utf-8")
    for row, *cells in table_rows(text, "## 9. The 25 items"):
        wanted = set(re.findall(r"M\d\d[ab]?", cells[3]))
        asked = {kind.mark for need in row_item(int(row)).needs for kind in need.materials}
        assert wanted <= asked, row


@pytest.mark.parametrize("item", ITEMS.values(), ids=list(ITEMS))
def test_every_line_says_where_it_comes_from(item: BusinessItem) -> None:
    for need in item.needs:
        assert (need.line in WRITTEN) == (need.origin == Origin.SEED)
        assert re.match(BEGINNINGS[need.origin], need.line), need.line


def wanted_marks(cell: str) -> set[str]:
    marks = set(cell.replace(" ", "").split(","))
    return marks | {f"{mark}{suffix}" for mark in marks for suffix in "ab"} | {"M04", "M06"} & marks
