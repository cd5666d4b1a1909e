"""部门、大厅、窗口 as data."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError

from hall.staff.department_names import department_called, department_name, department_names
from hall.staff.departments import D
from hall.staff.models import Counter, CounterKind, Department, Zone
from tests.staff.makers import counter, hall

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("old_name", "department"),
    [
        ("国土资源", D.REGISTRATION),
        ("国土资源部门", D.REGISTRATION),
        ("工商", D.MARKET_REGULATION),
        ("质监", D.MARKET_REGULATION),
        ("工商、质监", D.MARKET_REGULATION),
        ("房管", D.TRANSACTIONS),
        ("住房城乡建设（房管）", D.TRANSACTIONS),
        ("税务局", D.TAXATION),
    ],
)
def test_the_names_of_2018_mean_todays_departments(old_name: str, department: D) -> None:
    assert department_called(old_name) is department


def test_a_name_nobody_bears_is_refused() -> None:
    with pytest.raises(KeyError):
        department_called("气象局")


def test_a_department_has_the_name_of_the_day() -> None:
    assert department_name(D.REGISTRATION, date(2018, 3, 1)) == "国土资源局"
    assert department_name(D.REGISTRATION, date(2026, 9, 18)) == "自然资源局（登记）"
    assert department_name(D.TAXATION, date(2018, 7, 5)) == "税务局"


def test_every_department_has_a_name_today_and_in_one_query(django_assert_num_queries: object) -> None:
    assert set(department_names()) == set(D.values)
    with django_assert_num_queries(0):  # type: ignore[operator]  # pytest-django's fixture
        assert department_name(D.COURT) == "人民法院"


def test_a_new_name_is_seen_at_once() -> None:
    department_names()
    Department.objects.create(code=D.COURT, name="云浮法院", short_name="法院", since=date(2020, 1, 1))
    assert department_name(D.COURT) == "云浮法院"


def test_one_department_has_one_name_a_day() -> None:
    row = Department(code=D.TAXATION, name="新税务局", short_name="税", since=date(2018, 7, 5))
    with pytest.raises(ValidationError, match="同一天已有另一个名称"):
        row.full_clean()


@pytest.mark.clause("W6", "W10")
def test_there_are_three_zones_and_exactly_three_kinds_of_window() -> None:
    assert [zone.label for zone in Zone] == ["综合受理区", "后台办理区", "配套服务区"]
    assert [kind.label for kind in CounterKind] == ["综合受理", "税费缴纳", "证书颁发"]


@pytest.mark.clause("W6")
@pytest.mark.parametrize(
    ("zone", "kind"),
    [(Zone.RECEPTION, ""), (Zone.BACK_OFFICE, CounterKind.RECEPTION), (Zone.RECEPTION, "备案")],
)
def test_a_window_has_a_kind_and_other_desks_have_none(zone: Zone, kind: str) -> None:
    with pytest.raises(IntegrityError):
        Counter.objects.create(hall=hall(), number="9", name="窗口", zone=zone, kind=kind)


@pytest.mark.clause("W10")
def test_only_the_payment_window_is_shared_with_other_services() -> None:
    shared = counter("5", kind=CounterKind.PAYMENT, name="税费缴纳窗口", also_serves="咨询")
    shared.full_clean()
    with pytest.raises(ValidationError, match="只有税费缴纳窗口"):
        Counter(
            hall=hall(), number="6", name="窗口", kind=CounterKind.RECEPTION, also_serves="备案"
        ).full_clean()


@pytest.mark.clause("W9")
def test_a_city_has_several_halls() -> None:
    assert hall("yuncheng") != hall("luoding", name="罗定市政务服务中心", counties=["445381"])
    counter("1")
    with pytest.raises(ValidationError, match="已有同号窗口"):
        Counter(hall=hall(), number="1", name="窗口", kind=CounterKind.RECEPTION).full_clean()
