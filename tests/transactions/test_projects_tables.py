"""楼盘表: in any usual encoding, and every wrong row by its number; the projects' pages."""

from io import BytesIO

import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from openpyxl import Workbook

from hall.exchange.courier import deliver_all
from hall.rehearsal.crew import Crew, crew
from hall.staff.models import Officer
from tests.transactions.test_projects import PARCEL, TABLE, project, registered_land
from transactions.projects.models import Project, TableUnit
from transactions.projects.tables import read_table

HEAD = "幢号,房号,预测建筑面积,用途\n"


def faults(text: str) -> list[str]:
    with pytest.raises(ValidationError) as refused:
        read_table("t.csv", (HEAD + text).encode())
    return refused.value.messages


@pytest.mark.clause("I2", "G12")
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gbk"])
def test_a_table_is_read_in_any_usual_encoding(encoding: str) -> None:
    homes = read_table("t.csv", TABLE.encode(encoding))
    assert [(one.building, one.room, str(one.predicted_area)) for one in homes] == [
        ("0001", "101", "98.50"),
        ("0001", "102", "88.00"),
        ("0002", "101", "120.00"),
    ]


def test_a_workbook_is_read_like_a_text() -> None:
    book, content = Workbook(), BytesIO()
    assert book.active is not None
    for row in (["幢号", "房号", "预测建筑面积", "用途"], [1, 101, 98.5, "成套住宅"], [None] * 4):
        book.active.append(row)
    book.save(content)
    (home,) = read_table("楼盘表.xlsx", content.getvalue())
    assert (home.building, home.room) == ("0001", "101")


def test_two_equal_rooms_are_named_with_both_rows() -> None:
    assert faults("1,101,90,住宅\n1,102,90,住宅\n01,101,91,住宅\n") == [
        "第 4 行：1幢101与第 2 行重复，请删去一行"
    ]


@pytest.mark.parametrize(
    ("row", "sentence"),
    [
        ("1,101,-5,住宅", "第 2 行：预测建筑面积 -5 应大于 0"),
        ("1,101,0,住宅", "应大于 0"),
        ("1,101,NaN,住宅", "应大于 0"),
        ("1,101,约90,住宅", "不是数字"),
        ("0,101,90,住宅", "幢号“0”应为 1–9999 的整数"),
        ("一,101,90,住宅", "幢号“一”"),
        ("9" * 5000 + ",101,90,住宅", "应为 1–9999 的整数"),
        ("1,101,0.001,住宅", "应大于 0"),
        ("1,,90,住宅", "房号应为 1–40 个字"),
        ("1,101,90,豪宅", "用途“豪宅”不在目录内"),
    ],
)
def test_each_fault_has_its_row_and_what_to_do(row: str, sentence: str) -> None:
    assert any(sentence in one for one in faults(row + "\n"))


def test_shifted_columns_empty_files_and_pictures_are_told_apart() -> None:
    for content, sentence in (
        ("房号,面积\n101,90\n".encode(), "缺少列：幢号、预测建筑面积、用途"),
        (b"", "空文件"),
        (HEAD.encode(), "没有房屋"),
        (b"\x89PNG\r\n\x1a\n\x00\x00", "不是文本表格"),
        ((HEAD + '"' + "1,101,90,住宅\n" * 20_000).encode(), "引号不成对"),
    ):
        with pytest.raises(ValidationError, match=sentence):
            read_table("t.csv", content)
    with pytest.raises(ValidationError, match="XLSX"):
        read_table("t.xlsx", b"not a zip")


def test_a_building_of_five_thousand_homes_is_taken_and_faults_are_cut_at_fifty() -> None:
    many = HEAD + "".join(f"1,{n},90,成套住宅\n" for n in range(1, 5001))
    assert len(read_table("t.csv", many.encode())) == 5000
    wrong = faults("".join("1,101,-1,住宅\n" for _ in range(80)))
    assert len(wrong) == 51
    assert wrong[-1] == "……另有 30 处"


@pytest.mark.django_db
@pytest.mark.clause("I1", "I2", "I3")
def test_housing_walks_a_project_through_its_pages(client: Client) -> None:
    crew()
    registered_land()
    client.force_login(Officer.objects.get(username="zhujian"))
    wrong = client.post("/transactions/projects/new/", {"name": "云岭", "developer_code": "1"})
    assert wrong.status_code == 422
    client.post(
        "/transactions/projects/new/",
        {
            "name": "云岭花园二期",
            "developer": "云石置业有限公司",
            "developer_code": "91445399MA4TEKT06L",
            "parcel_number": PARCEL,
            "address": "云城区翠石路88号",
        },
    )
    made = Project.objects.get()
    page = f"/transactions/projects/{made.number}/"
    bad = SimpleUploadedFile("t.csv", (HEAD + "1,101,-1,住宅\n").encode())
    assert "第 2 行" in client.post(f"{page}table/", {"table": bad}).content.decode()
    good = SimpleUploadedFile("t.csv", TABLE.encode("gbk"))
    preview = client.post(f"{page}table/", {"table": good}, follow=True)
    assert "确认收下 3 套" in preview.content.decode()
    assert not TableUnit.objects.exists()
    assert "楼盘表已收：3 套" in client.post(preview.request["PATH_INFO"], follow=True).content.decode()
    assert client.post(preview.request["PATH_INFO"]).status_code == 404
    chosen = list(made.buildings.values_list("pk", flat=True))
    assert "请填写施工许可证号" in client.post(f"{page}permit/", {"number": "1"}).content.decode()
    said = {"number": "预1", "planning_permit": "建1", "construction_permit": "施1", "buildings": chosen}
    assert "已发预售许可" in client.post(f"{page}permit/", said, follow=True).content.decode()
    deliver_all()
    shown = client.get(page).content.decode()
    assert "445302 001002 GB00088 F00010001" in shown
    assert "在建在售" in shown
    filed = {"number": "竣1", "completed_on": "2026-09-01", "filed_on": "2026-09-10", "buildings": chosen}
    assert "首次登记不再收纸质" in client.post(f"{page}completion/", filed, follow=True).content.decode()
    assert "已标记为售罄" in client.post(f"{page}sale/", {"on_sale": "no"}, follow=True).content.decode()
    assert made.name in client.get("/transactions/projects/?text=云岭").content.decode()


@pytest.mark.django_db
def test_a_new_table_replaces_an_earlier_one_before_the_permit(client: Client) -> None:
    people: Crew = crew()
    made = project(people)
    project_page = f"/transactions/projects/{made.number}/"
    client.force_login(Officer.objects.get(username="chushen"))
    assert client.get(project_page).status_code == 403
    client.force_login(Officer.objects.get(username="zhujian"))
    one = SimpleUploadedFile("t.csv", (HEAD + "1,201,77,住宅\n").encode())
    preview = client.post(f"{project_page}table/", {"table": one}, follow=True)
    assert "将替换" in preview.content.decode()
    client.post(preview.request["PATH_INFO"])
    assert set(TableUnit.objects.filter(building__number="0001").values_list("room", flat=True)) == {"201"}
