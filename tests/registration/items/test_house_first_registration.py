"""Row 5: a developer's building is registered in one case, from its 楼盘表 to the archive."""

from datetime import date, datetime
from decimal import Decimal
from io import BytesIO

import pytest
from django.core.exceptions import ValidationError
from openpyxl import Workbook

from hall.cases.filing import FiledUnit, Filing
from hall.cases.services.intake import open_case
from hall.catalogue import materials as m
from hall.catalogue.words import RegisterEffect
from hall.clock import HALL_ZONE, today
from hall.rehearsal.crew import Crew, crew
from hall.rehearsal.journeys import is_archived, journey
from hall.rehearsal.sales import claimant
from registration.models import Certificate, Entry, RealEstateUnit
from registration.restrictions import read_book
from registration.services.building_tables import survey_table
from registration.services.recording import dry_run
from registration.services.surveying import survey_parcel, void_unit
from registration.unit_tables import read_unit_table
from registration.writers.buildings import FirstBuilding
from registration.writers.land import FirstLand
from registration.writers.ownership import FirstOwnership
from registration.writers.seizures import NewSeizure
from tests.cases.makers import holder
from tests.registration import makers
from tests.registration.items.makers import GETS, company, due, fees, papers_of, taxes
from tests.registration.makers import LAND, PARCEL, unit, write

pytestmark = pytest.mark.django_db
DEVELOPER, OTHER = company(1, "云浮翠石置业有限公司"), company(2)
HEADING = "幢号,房号,所在层,用途,建筑面积,专有面积,分摊面积,业主共有\n"
DONE = date(2026, 8, 31)
TEN_DAYS = (date(2026, 10, 9), date(2026, 11, 5))


@pytest.fixture
def hall() -> Crew:
    return crew()


def table(homes: int = 3, shared: int = 1) -> bytes:
    rows = [f"5,{floor}01,{floor},成套住宅,98.50,80.00,18.50,否" for floor in range(1, homes + 1)]
    rows += [f"5,物管{n},1,物管用房,60,,,是" for n in range(shared)]
    return (HEADING + "\n".join(rows)).encode("gb18030")


def surveyed(homes: int = 3, shared: int = 1) -> list[RealEstateUnit]:
    parcel = survey_parcel(number=PARCEL, address="云城区翠石路66号", area=Decimal(12000))
    rows = read_unit_table("楼盘表.csv", table(homes, shared))
    return survey_table(parcel, rows, name="云岭花园", completed_on=DONE, floors=18)


def application(units: list[RealEstateUnit]) -> Filing:
    paper = {"number": "云规核〔2026〕5号", "issued_on": DONE}
    return Filing(
        "building-first-registration",
        [FiledUnit(one.number, located_at=one.address) for one in units],
        [claimant(DEVELOPER, GETS)],
        payloads={m.PLANNING_COMPLIANCE.code: paper},
    )


@pytest.mark.clause("P1", "P7", "P9", "check:R31")
def test_a_building_is_registered_in_one_case(hall: Crew) -> None:
    unit(LAND)
    write(RegisterEffect.OPEN_LAND, FirstLand((LAND,), (holder(DEVELOPER),), "出让"), case="2026080100001")
    units = surveyed()
    assert [one.number[20:] for one in units] == ["00050001", "00050002", "00050003", "00050004"]
    case = journey(application(units), hall)
    for home in units[:3]:
        title = read_book(home.number).title
        assert title is not None
        assert [person.name for person in title.holders] == [DEVELOPER.name]
        assert title.content.building_area == Decimal("98.50")
    common = read_book(units[3].number).title
    assert common is not None
    assert (common.holders, common.cause) == ((), "建筑物区分所有权业主共有部分")
    numbers = (
        Certificate.objects.filter(case_number=case.number).order_by("id").values_list("serial", flat=True)
    )
    assert list(numbers) == [2, 3, 4]
    assert read_book(LAND).title is None
    first = Entry.objects.of_case(case.number).order_by("id")[0]
    assert first.action == "supersede"
    assert (fees(case), taxes(case), due(case)) == (Decimal(240), {}, TEN_DAYS)
    assert case.co_reviews.get(department="transactions").verdict == "passed"
    assert papers_of(case) >= {"application", "acceptance", "certificate", "contents"}
    assert is_archived(case)


def test_the_land_stays_while_another_building_is_to_come() -> None:
    unit(LAND)
    write(RegisterEffect.OPEN_LAND, FirstLand((LAND,), (holder(DEVELOPER),), "出让"), case="2026080100001")
    units = surveyed(1, 0)
    unit(f"{PARCEL}F00060001")
    people = crew()
    journey(application(units), people, until="recorded")
    assert read_book(LAND).title is not None


def test_a_pre_seizure_of_the_developer_becomes_a_seizure_and_one_of_a_buyer_does_not() -> None:
    home = surveyed(1, 0)[0]
    asked = FirstBuilding(FirstOwnership((home.number,), (holder(DEVELOPER),)))
    pre_seized(home.number, DEVELOPER.name)
    makers.seize(home.number, pre=True, served="2026-09-18 09:50", order=2)
    _books, plan = dry_run(RegisterEffect.OPEN_OWNERSHIP, asked)
    converted = [entry for entry in plan.entries if entry.kind == "seizure"]
    kinds = [(entry.action, getattr(entry.content, "seizure_type", "")) for entry in converted]
    assert kinds == [("convert", "1")]


def pre_seized(number: str, name: str) -> None:
    """A pre-seizure that names its debtor."""
    terms = {
        "authority": "云浮市云城区人民法院",
        "document_name": "协助执行通知书",
        "document_number": "（2026）粤5302执77号",
        "served_at": datetime(2026, 9, 18, 9, 0, tzinfo=HALL_ZONE),
        "service_order": 1,
        "share": "",
        "scope": "全部",
        "first_day": date(2026, 9, 18),
        "last_day": date(2028, 9, 17),
        "debtor_name": name,
    }
    write(
        RegisterEffect.RECORD_PRE_SEIZURE,
        NewSeizure((number,), terms, today(), pre_seizure=True),
        case="2026091700009",
    )


@pytest.mark.clause("check:R02")
def test_nobody_registers_a_house_on_anothers_land() -> None:
    unit(LAND)
    write(RegisterEffect.OPEN_LAND, FirstLand((LAND,), (holder(OTHER),), "出让"), case="2026080100001")
    home = surveyed(1, 0)[0]
    asked = FirstBuilding(FirstOwnership((home.number,), (holder(DEVELOPER),)))
    with pytest.raises(ValidationError, match="与申请人不一致"):
        dry_run(RegisterEffect.OPEN_OWNERSHIP, asked)


def test_the_same_building_is_not_filed_twice(hall: Crew) -> None:
    units = surveyed(1, 0)
    open_case(application(units), by=hall.accepts)
    with pytest.raises(ValidationError, match="已有同一事项在办"):
        open_case(application(units), by=hall.accepts)


# -- 楼盘表 --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("rows", "sentence"),
    [
        ("5,101,1,成套住宅,98,,,\n5,101,1,成套住宅,98,,,", "第 3 行：5幢101与第 2 行重复，请删去一行"),
        ("5,101,1,成套住宅,-98,,,", "第 2 行：建筑面积 -98 应大于 0，请核对测绘报告"),
        ("5,101,1,成套住宅,九十八,,,", "第 2 行：建筑面积“九十八”不是数字"),
        ("甲,101,1,成套住宅,98,,,", "第 2 行：幢号“甲”应为 1–9999 的整数"),
        ("5,,1,成套住宅,98,,,", "第 2 行：房号应为 1–40 个字"),
        ("5,101,1,宫殿,98,,,", "第 2 行：用途“宫殿”不在目录内"),
        ("5,101,1,成套住宅,98,,,也许", "第 2 行：业主共有“也许”请填写是或者否"),
        ("", "楼盘表里没有房屋"),
    ],
)
def test_every_bad_row_is_told_with_its_number(rows: str, sentence: str) -> None:
    with pytest.raises(ValidationError) as refused:
        read_unit_table("楼盘表.csv", (HEADING + rows).encode())
    assert any(sentence in one for one in refused.value.messages)


def test_a_table_without_its_columns_or_its_format_is_refused() -> None:
    with pytest.raises(ValidationError, match="缺少列：幢号、房号、建筑面积、用途"):
        read_unit_table("a.csv", b"x,y\n1,2")
    with pytest.raises(ValidationError, match="不是能够打开的 XLSX"):
        read_unit_table("a.xlsx", b"not a workbook")


def test_a_workbook_is_read_like_a_csv_and_five_thousand_units_are_no_trouble() -> None:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(HEADING.strip().split(","))
    for number in range(5000):
        sheet.append([5, 10000 + number, 3, "成套住宅", 98.5, 80, 18.5, "否"])
    kept = BytesIO()
    book.save(kept)
    rows = read_unit_table("楼盘表.xlsx", kept.getvalue())
    assert (len(rows), rows[0].room, rows[0].area) == (5000, "10000", Decimal("98.50"))


def test_numbers_go_on_after_the_last_and_a_void_one_is_never_used_again() -> None:
    first = surveyed(2, 0)
    void_unit(first[1])
    parcel = first[0].parcel
    rows = read_unit_table("楼盘表.csv", (HEADING + "5,101,1,11,98.50,,,\n5,909,9,11,70,,,").encode())
    again = survey_table(parcel, rows, name="云岭花园", completed_on=DONE)
    assert [one.number[24:] for one in again] == ["0001", "0003"]
    assert again[0].pk == first[0].pk
