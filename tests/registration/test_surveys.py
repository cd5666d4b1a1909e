"""测绘成果: a measured table is looked through, taken once, and its building filed as one line."""

import base64
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from hall.cases.models import Case, Draft
from hall.catalogue.words import RegisterEffect
from hall.exchange.models import KeptSheet
from hall.rehearsal.crew import crew
from hall.staff.departments import D
from registration.models import Building, RealEstateUnit
from registration.models.choices import Survey
from registration.services.building_tables import survey_table
from registration.services.surveying import survey_building, survey_parcel, survey_unit
from registration.unit_tables import read_unit_table
from registration.writers.ownership import FirstOwnership
from tests.browsing import browser, words
from tests.exchange.callers import Caller
from tests.registration.makers import person, write

pytestmark = [pytest.mark.django_db, pytest.mark.clause("I2")]
PARCEL = "445302001002GB00055"
HEADING = "幢号,房号,所在层,用途,建筑面积,业主共有\n"
TWO = "5,101,1,成套住宅,98.50,\n5,102,1,成套住宅,88,\n5,物管,1,物管用房,60,是\n"


@pytest.fixture
def desk() -> Client:
    crew()
    survey_parcel(number=PARCEL, address="云城区翠石路55号", area=Decimal(12000))
    return browser("shouli")


def upload(desk: Client, rows: str = TWO, **changes: Any) -> Any:
    said = {
        "parcel_number": "445302 001002 gb00055",
        "project": "云岭花园",
        "completed_on": "2026-09-01",
        "floors": "18",
        "table": SimpleUploadedFile("实测.csv", (HEADING + rows).encode("gb18030")),
    }
    return desk.post("/registration/surveys/", said | changes, follow=True)


def predicted(room: str, area: str) -> RealEstateUnit:
    """A home numbered after the presale permit."""
    parcel = survey_parcel(number=PARCEL, address="云城区翠石路55号", area=Decimal(12000))
    return survey_unit(
        number=f"{PARCEL}F00050001",
        parcel=parcel,
        building=survey_building(parcel=parcel, number="0005", name="云岭花园5幢"),
        address=f"云岭花园5幢{room}",
        room=room,
        survey=Survey.PREDICTED,
        predicted_area=Decimal(area),
    )


def test_a_table_is_looked_through_first_and_nothing_is_numbered_yet(desk: Client) -> None:
    page = words(upload(desk))
    assert "确认入库 3 个单元" in page
    assert "业主共有" in page
    assert not RealEstateUnit.objects.exists()


def test_predicted_homes_are_measured_and_new_ones_numbered_on_yes(desk: Client) -> None:
    before = predicted("101", "90")
    seen = upload(desk)
    assert "+9.44%" in words(seen)
    assert "相差超过 3%" in words(seen)
    done = words(desk.post(seen.request["PATH_INFO"], follow=True))
    assert "已入库 3 个单元" in done
    measured = RealEstateUnit.objects.get(pk=before.pk)
    assert (measured.survey, measured.measured_area, measured.predicted_area) == (
        Survey.MEASURED,
        Decimal("98.50"),
        Decimal("90.00"),
    )
    numbers = RealEstateUnit.objects.order_by("number").values_list("number", flat=True)
    assert [number[24:] for number in numbers] == ["0001", "0002", "0003"]


def test_a_table_is_taken_once(desk: Client) -> None:
    address = upload(desk).request["PATH_INFO"]
    desk.post(address)
    again = desk.post(address)
    assert again.status_code == 422
    assert "已经入库" in words(again)
    assert RealEstateUnit.objects.count() == 3


BAD_TABLES = {
    "two equal rooms": (TWO + "5,101,2,成套住宅,98,\n", "第 5 行：5幢101与第 2 行重复"),
    "negative area": ("5,101,1,成套住宅,-98,\n", "第 2 行：建筑面积 -98 应大于 0"),
    "no such use": ("5,101,1,宫殿,98,\n", "第 2 行：用途“宫殿”不在目录内"),
    "no building": ("甲,101,1,成套住宅,98,\n", "幢号“甲”应为 1–9999 的整数"),
    "nothing": ("", "楼盘表里没有房屋"),
}


@pytest.mark.parametrize("wrong", BAD_TABLES)
def test_a_wrong_row_is_told_by_its_number_and_what_was_typed_stays(desk: Client, wrong: str) -> None:
    rows, sentence = BAD_TABLES[wrong]
    reply = upload(desk, rows)
    assert reply.status_code == 422
    assert sentence in words(reply)
    assert 'value="云岭花园"' in words(reply)
    assert not KeptSheet.objects.exists()


@pytest.mark.parametrize(
    ("parcel", "sentence"),
    [
        ("440106001002GB00055", "不属本登记机构管辖"),
        ("445302001002GB00999", "登记簿上没有宗地"),
        ("445302", "宗地代码"),
    ],
)
def test_a_foreign_or_unknown_parcel_is_refused(desk: Client, parcel: str, sentence: str) -> None:
    assert sentence in words(upload(desk, parcel_number=parcel))
    assert not KeptSheet.objects.exists()


def test_a_day_to_come_is_no_day_of_completion(desk: Client) -> None:
    assert "竣工日期不能晚于今天" in words(upload(desk, completed_on="2027-01-01"))


def test_a_room_that_is_registered_is_not_measured_over(desk: Client) -> None:
    desk.post(upload(desk).request["PATH_INFO"])
    write(RegisterEffect.OPEN_OWNERSHIP, FirstOwnership((f"{PARCEL}F00050001",), (person(),)))
    assert "101已经办理首次登记，请从楼盘表中删去" in words(upload(desk))


def test_five_thousand_units_are_shown_by_fifties_and_taken(desk: Client) -> None:
    rows = "".join(f"7,{10000 + n},3,成套住宅,98.5,\n" for n in range(5000))
    seen = upload(desk, rows)
    page = words(seen)
    assert "确认入库 5000 个单元" in page
    assert page.count("入库时编") == 50
    assert "17777" not in page
    further = words(desk.get(seen.request["PATH_INFO"], {"from": "4951"}))
    assert "14999" in further
    assert "已入库 5000 个单元" in words(desk.post(seen.request["PATH_INFO"], follow=True))
    assert Building.objects.get(number="0007").units.count() == 5000


@pytest.mark.clause("S2")
def test_from_the_result_the_whole_building_is_filed(desk: Client) -> None:
    done = words(desk.post(upload(desk).request["PATH_INFO"], follow=True))
    assert "整幢首次登记收件" in done
    desk.post("/window/start/", {"item": "building-first-registration", "unit_number": f"{PARCEL}F0005"})
    draft = Draft.objects.get()
    page = words(desk.get(f"/window/drafts/{draft.pk}/"))
    assert f'value="{PARCEL}F0005"' in page
    assert not Case.objects.exists()


def test_only_the_registry_takes_surveys(desk: Client) -> None:
    assert browser("shoufei").get("/registration/surveys/").status_code == 403


# -- by API ----------------------------------------------------------------------------------------


def sheet(rows: str = TWO, **more: Any) -> dict[str, Any]:
    from_file = (HEADING + rows).encode()
    return {"name": "实测.csv", "content": base64_of(from_file)} | more


def base64_of(content: bytes) -> str:
    return base64.b64encode(content).decode()


SURVEY: dict[str, Any] = {
    "parcel_number": PARCEL,
    "project": "云岭花园",
    "completed_on": "2026-09-01",
    "floors": 18,
}


@pytest.mark.clause("G32")
def test_the_survey_system_sends_the_table_once_however_often_it_calls(desk: Client) -> None:
    system = Caller(name="测绘成果系统", department=D.REGISTRATION)
    first = system.post("/api/v1/surveys/", sheet(**SURVEY), once="s-1")
    assert first.status_code == 201, first.json()
    (building,) = first.json()["buildings"]
    assert (building["building"], building["rooms"], building["first"]) == ("0005", 3, f"{PARCEL}F00050001")
    again = system.post("/api/v1/surveys/", sheet(**SURVEY), once="s-1")
    assert again.json() == first.json()
    assert RealEstateUnit.objects.count() == 3


@pytest.mark.clause("S7")
def test_a_table_carried_in_as_a_file_and_one_sent_by_api_leave_the_same_units(desk: Client) -> None:
    """数据拷贝 and the interface: but for the building's own name nothing differs in the register."""
    sent_by_api = TWO.replace("5,", "6,")
    desk.post(upload(desk).request["PATH_INFO"])
    system = Caller(name="测绘成果系统", department=D.REGISTRATION)
    assert system.post("/api/v1/surveys/", sheet(sent_by_api, **SURVEY)).status_code == 201
    by_file, by_api = (in_building(number) for number in ("0005", "0006"))
    assert len(by_file) == 3
    assert by_file == by_api


def in_building(number: str) -> list[dict[str, Any]]:
    """The units of a building as the register has them, without what names the building."""
    own = {"id", "number", "building_id", "address"}
    units = RealEstateUnit.objects.filter(building__number=number).order_by("number")
    return [{name: value for name, value in row.items() if name not in own} for row in units.values()]


def test_a_wrong_row_by_api_names_its_number_and_takes_nothing(desk: Client) -> None:
    system = Caller(name="测绘成果系统", department=D.REGISTRATION)
    reply = system.post("/api/v1/surveys/", sheet("5,101,1,成套住宅,-98,\n", **SURVEY))
    assert reply.status_code == 422
    assert reply.json()["errors"]["table"] == ["第 2 行：建筑面积 -98 应大于 0，请核对测绘报告"]
    broken = system.post("/api/v1/surveys/", SURVEY | {"name": "a.csv", "content": "不是base64"})
    assert broken.status_code == 422
    assert not RealEstateUnit.objects.exists()


def test_a_building_of_five_thousand_homes_comes_in_one_call(desk: Client) -> None:
    rows = "".join(f"7,{10000 + n},3,成套住宅,98.5,\n" for n in range(5000))
    system = Caller(name="测绘成果系统", department=D.REGISTRATION)
    reply = system.post("/api/v1/surveys/", sheet(rows, **SURVEY))
    assert (reply.status_code, reply.json()["units"]) == (201, 5000)
    twice = sheet(rows + "7,10000,3,成套住宅,98.5,\n", **SURVEY)
    assert "第 5002 行：7幢10000与第 2 行重复" in system.post("/api/v1/surveys/", twice).json()["detail"]


def test_another_office_may_not_send_surveys(desk: Client) -> None:
    system = Caller(name="税务系统", department=D.TAXATION)
    assert system.post("/api/v1/surveys/", sheet(**SURVEY)).status_code == 403


def test_the_day_of_the_survey_is_kept_on_every_unit(desk: Client) -> None:
    desk.post(upload(desk).request["PATH_INFO"])
    days = set(RealEstateUnit.objects.values_list("completed_on", flat=True))
    assert days == {date(2026, 9, 1)}
    rows = read_unit_table("再.csv", (HEADING + "5,103,1,成套住宅,70,\n").encode())
    parcel = Building.objects.get().parcel
    (more,) = survey_table(parcel, rows, name="云岭花园", completed_on=date(2026, 9, 2))
    assert more.number[24:] == "0004"
