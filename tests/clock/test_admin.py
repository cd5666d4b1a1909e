"""The administrator's page of the calendar."""

from collections.abc import Iterator
from datetime import date

import pytest
from django.test import Client

from hall.clock.calendars import current_calendar, forget_calendar
from hall.clock.models import CalendarYear
from hall.staff.duties import Duty
from hall.staff.models import Act, Officer

pytestmark = pytest.mark.django_db
PAGE = "/admin/clock/calendaryear/"


@pytest.fixture(autouse=True)
def fresh_calendar() -> Iterator[None]:
    forget_calendar()
    yield
    forget_calendar()


def client_of(*duties: Duty) -> Client:
    officer = Officer.objects.create_user("tester", "陈测试", "registration", duties=list(duties))
    client = Client()
    client.force_login(officer, backend="django.contrib.auth.backends.ModelBackend")
    return client


def typed(year: int, **days: str) -> dict[str, str]:
    """A filled-in form for a year with one special day."""
    return {
        "year": str(year),
        "published": "on",
        "notice": "国办发明电〔2026〕8号",
        "days-TOTAL_FORMS": "1",
        "days-INITIAL_FORMS": "0",
        "days-0-calendar_year": str(year),
        **{f"days-0-{field.replace('__', '-')}": value for field, value in days.items()},
    }


@pytest.mark.clause("T3", "G7")
def test_the_administrator_enters_a_year_and_the_dates_follow() -> None:
    client = client_of(Duty.ADMINISTER)
    answer = client.post(f"{PAGE}add/", typed(2028, day="2028-10-05", name="国庆节"))
    assert answer.status_code == 302
    assert CalendarYear.objects.get(year=2028).published
    assert current_calendar().label(date(2028, 10, 5)) == "国庆节"
    assert Act.objects.filter(subject="calendar-year:2028", by_label="陈测试").count() == 1


def test_a_day_of_another_year_is_refused_and_what_was_typed_stays() -> None:
    client = client_of(Duty.ADMINISTER)
    answer = client.post(f"{PAGE}add/", typed(2028, day="2029-10-05", name="国庆节"))
    assert answer.status_code == 200
    assert "不在 2028 年，请改到它所在的年度" in answer.content.decode()
    assert 'value="2029-10-05"' in answer.content.decode()


def test_saving_without_a_change_writes_nothing_down() -> None:
    client = client_of(Duty.ADMINISTER)
    year = CalendarYear.objects.get(year=2027)
    year.days.all().delete()
    form = {"notice": "", "days-TOTAL_FORMS": "0", "days-INITIAL_FORMS": "0"}
    assert client.post(f"{PAGE}2027/change/", form).status_code == 302
    assert not Act.objects.filter(subject="calendar-year:2027").exists()


@pytest.mark.clause("G10")
@pytest.mark.parametrize(("duty", "sees"), [(Duty.ADMINISTER, 200), (Duty.AUDIT, 200), (Duty.SECURE, 403)])
def test_only_the_administrator_and_the_auditor_see_the_calendar(duty: Duty, sees: int) -> None:
    client = client_of(duty)
    assert client.get(f"{PAGE}2026/change/").status_code == sees
    may_write = client.post(f"{PAGE}add/", typed(2028, day="2028-10-05", name="国庆节")).status_code
    assert may_write == (302 if duty is Duty.ADMINISTER else 403)


def test_nobody_deletes_a_year() -> None:
    assert client_of(Duty.ADMINISTER).post(f"{PAGE}2026/delete/", {"post": "yes"}).status_code == 403
