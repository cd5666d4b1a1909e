"""Homes already registered are taken over from a list; the demo hall is made, and made again, the same."""

from io import StringIO
from pathlib import Path

import pytest
from django.core.management import call_command

from hall.cases.models import Case
from hall.rehearsal.crew import ROLES
from hall.staff.models import Officer
from registration.integrity import verify
from registration.models import Certificate, Entry, RealEstateUnit

pytestmark = pytest.mark.django_db
LIST = """community,years,square,taxtype,totalPrice
示例小区,中楼层(共18层)2010年建,98.5平米,房本满五年,90
示例小区,中楼层(共18层)2010年建,-3平米,房本满五年,90
,中楼层(共18层)2010年建,88平米,房本满五年,80
示例小区,高楼层(共18层)2010年建,88平米,房本满两年,80
"""


@pytest.mark.clause("G29")
def test_a_list_of_homes_becomes_registered_homes_and_bad_rows_a_report(tmp_path: Path) -> None:
    file, report = tmp_path / "房屋.csv", tmp_path / "坏行.csv"
    file.write_text(LIST, "utf-8")
    said = StringIO()
    call_command("import_homes", file, report=report, stdout=said)
    assert "新导入 2 户，已有 0 户，坏行 2 行" in said.getvalue()
    rows = report.read_text("utf-8-sig").splitlines()
    assert [row.partition(",")[0] for row in rows] == ["行号", "3", "4"]
    assert "没有小区名称" in rows[2]
    assert Certificate.objects.valid().count() == Entry.objects.filter(kind="ownership").count() == 2
    assert verify().breaches == []
    call_command("import_homes", file, report=report, stdout=said)
    assert "新导入 0 户，已有 2 户" in said.getvalue()
    assert RealEstateUnit.objects.filter(number__contains="F").count() == 2


@pytest.mark.clause("G30")
def test_the_demo_hall_is_made_once_however_often_it_is_asked_for() -> None:
    said = StringIO()
    call_command("load_demo_hall", stdout=said)
    made = (Case.objects.count(), RealEstateUnit.objects.count(), Officer.objects.count())
    assert all(made)
    assert Officer.objects.filter(username__in=[role.username for role in ROLES]).count() == len(ROLES)
    assert set(Case.objects.values_list("state", flat=True)) >= {"accepted", "recorded"}
    call_command("load_demo_hall", stdout=said)
    assert (Case.objects.count(), RealEstateUnit.objects.count(), Officer.objects.count()) == made
