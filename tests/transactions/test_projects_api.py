"""Housing's own system sends the 楼盘表 of a project and fetches the unit numbers (I2)."""

import base64
from typing import Any

import pytest

from hall.exchange.courier import deliver_all
from hall.rehearsal.crew import Crew, crew
from hall.staff.departments import D
from tests.exchange.callers import Caller
from tests.transactions.test_projects import PARCEL, TABLE, permit, project, registered_land
from transactions.projects.models import TableUnit

pytestmark = [pytest.mark.django_db, pytest.mark.clause("I2", "G32")]


@pytest.fixture
def people() -> Crew:
    return crew()


def sheet(text: str = TABLE) -> dict[str, Any]:
    return {"name": "楼盘表.csv", "content": base64.b64encode(text.encode()).decode()}


def test_the_table_comes_by_api_and_the_numbers_are_fetched(people: Crew) -> None:
    registered_land()
    made = project(people, table="")
    housing = Caller(name="房产交易系统", department=D.TRANSACTIONS)
    address = f"/api/v1/projects/{made.number}/table/"
    taken = housing.post(address, sheet())
    assert (taken.status_code, taken.json()["homes"]) == (201, 3)
    permit(made, people)
    deliver_all()
    homes = Caller(name="税务系统", department=D.TAXATION).get(address).json()["homes"]
    assert [(one["building"], one["room"], one["unit_number"]) for one in homes] == [
        ("0001", "101", f"{PARCEL}F00010001"),
        ("0001", "102", f"{PARCEL}F00010002"),
        ("0002", "101", f"{PARCEL}F00020001"),
    ]


def test_a_wrong_table_is_refused_wholly_row_by_row(people: Crew) -> None:
    made = project(people, table="")
    housing = Caller(name="房产交易系统", department=D.TRANSACTIONS)
    rows = "幢号,房号,预测建筑面积,用途\n1,101,-1,住宅\n1,102,90,住宅\n1,102,90,住宅\n"
    reply = housing.post(f"/api/v1/projects/{made.number}/table/", sheet(rows))
    assert reply.status_code == 422
    assert "第 2 行：预测建筑面积 -1 应大于 0" in reply.json()["detail"]
    assert "第 4 行：1幢102与第 3 行重复" in reply.json()["detail"]
    assert not TableUnit.objects.exists()


def test_the_tax_office_reads_but_sends_no_tables(people: Crew) -> None:
    made = project(people)
    taxes = Caller(name="税务系统", department=D.TAXATION)
    assert taxes.post(f"/api/v1/projects/{made.number}/table/", sheet()).status_code == 403
    assert taxes.get("/api/v1/projects/XM2026-9999/table/").status_code == 404
