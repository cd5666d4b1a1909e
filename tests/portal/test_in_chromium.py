"""The public's pages in a real browser, wide and narrow: accessible, nothing refused, nothing cut off."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page
from pytest_django.live_server_helper import LiveServer

from tests.look.browser import NARROW, WIDE, chromium, overflow, page_at, violations
from tests.portal.conftest import BUYERS_CODE
from tests.portal.test_turns import billed_sale
from tests.staff.makers import counter

pytestmark = [
    pytest.mark.browser,
    pytest.mark.django_db(transaction=True),
    pytest.mark.usefixtures("alone"),
]
PAGES = (
    "/",
    "/guide/",
    "/guide/?q=二手房",
    "/guide/sale-of-existing-house/",
    "/progress/",
    "/halls/",
    "/online/",
)


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with chromium() as one:
        yield one


def look(page: Page) -> None:
    page.wait_for_load_state("load")
    assert violations(page) == [], page.url
    assert overflow(page) == 0, page.url


@pytest.mark.clause("G25")
def test_public_pages_are_accessible_and_fit_every_window(browser: Browser, live_server: LiveServer) -> None:
    counter("1")
    with page_at(browser, WIDE) as page:
        for address in PAGES:
            page.goto(live_server.url + address)
            look(page)
            page.set_viewport_size({"width": NARROW, "height": 900})
            assert overflow(page) == 0, page.url
            page.set_viewport_size({"width": WIDE, "height": 900})


@pytest.mark.clause("G25", "G17")
def test_a_citizen_finds_the_case_from_the_front_page(browser: Browser, live_server: LiveServer) -> None:
    case = billed_sale()
    with page_at(browser, NARROW) as page:
        page.goto(live_server.url)
        page.get_by_label("受理号").fill(case.number)
        page.get_by_label("身份证号后六位").fill(BUYERS_CODE)
        page.get_by_role("button", name="查进度").click()
        page.get_by_role("heading", name="现在轮到您：缴纳税费").wait_for()
        look(page)
        page.set_viewport_size({"width": WIDE, "height": 900})
        look(page)


def test_large_print_works_with_scripts_switched_off(browser: Browser, live_server: LiveServer) -> None:
    context = browser.new_context(java_script_enabled=False, viewport={"width": NARROW, "height": 900})
    page = context.new_page()
    page.goto(f"{live_server.url}/guide/")
    page.get_by_role("button", name="大字版").click()
    assert page.locator("html").get_attribute("class") == "large"
    page.get_by_role("button", name="标准字号").wait_for()
    context.close()


def test_a_wrong_form_moves_to_its_first_error(browser: Browser, live_server: LiveServer) -> None:
    with page_at(browser, NARROW) as page:
        page.goto(f"{live_server.url}/progress/")
        page.get_by_label("受理号").fill("12")
        page.get_by_role("button", name="查进度").click()
        page.get_by_role("link", name="受理号是 13 位数字").click()
        assert page.evaluate("document.activeElement.name") == "number"
        assert page.get_by_label("受理号").input_value() == "12"
        look(page)
