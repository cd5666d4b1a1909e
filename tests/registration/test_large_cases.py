"""A case of many units stays one page: sums first, then some at a time, before and after 登簿."""

from typing import Any

import pytest
from django.test import Client

from hall.cases.models import Case
from hall.rehearsal.crew import Crew, crew
from hall.rehearsal.journeys import journey
from tests.browsing import browser, page, words
from tests.registration.items.test_house_first_registration import application, surveyed

pytestmark = [pytest.mark.django_db, pytest.mark.clause("P7", "S2")]
HOMES, SHARED = 11, 1


@pytest.fixture
def hall() -> Crew:
    return crew()


@pytest.fixture
def building(hall: Crew) -> Case:
    return journey(application(surveyed(HOMES, SHARED)), hall, until="accepted")


def shown(client: Client, case: Case, **query: Any) -> str:
    return page(client, f"/cases/{case.number}/", **query)


def test_the_changes_of_many_units_are_summed_up_and_paged(building: Case) -> None:
    registrar = browser("heding")
    first = shown(registrar, building)
    assert "共 12 个单元" in first
    assert "设立国有建设用地使用权/房屋所有权 12 笔" in first
    assert "缮制不动产权证书 11 本" in first
    assert "第 1–5 个单元，共 12 个单元" in first
    last = shown(registrar, building, unit="11")
    assert "第 11–12 个单元" in last
    assert building.unit_numbers[11][24:] in last


def test_the_masthead_names_four_units_and_counts_the_rest(building: Case) -> None:
    assert "等 12 个单元" in shown(browser("heding"), building)


def test_the_books_tab_shows_some_books_at_a_time(building: Case) -> None:
    books = page(browser("heding"), f"/cases/{building.number}/book/", book="6")
    assert "第 6–10 个单元，共 12 个单元" in books


def test_a_page_beyond_the_end_shows_the_last_unit(building: Case) -> None:
    assert "第 12–12 个单元" in shown(browser("heding"), building, unit="999")


def test_on_certificate_pages_only_that_entry_of_the_navigation_is_here(hall: Crew) -> None:
    reply = words(browser("shanzheng").get("/registration/certificates/"))
    assert reply.count('aria-current="page"') == 1
    assert '<a class="here" aria-current="page" href="/registration/certificates/">' in reply
