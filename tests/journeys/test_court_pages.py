"""The courts' pages with records on them: accessible, nothing refused, nothing cut off, wide and narrow."""

import pytest
from playwright.sync_api import Browser
from pytest_django.live_server_helper import LiveServer

from hall.rehearsal.crew import crew
from tests.journeys.hands import hands
from tests.judicial.busy import busy_court

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True), pytest.mark.clause("G25")]
PAGES = {
    "": ("/buyers/{code}/",),
    "fayuan": (
        "/judicial/",
        "/judicial/auctions/",
        "/judicial/auctions/new/",
        "/judicial/auctions/{auction}/",
        "/judicial/auctions/{delivered}/",
        "/judicial/letters/{letter}/",
        "/judicial/orders/",
        "/judicial/orders/new/",
        "/judicial/orders/{order}/",
        "/judicial/papers/",
        "/judicial/queries/",
        "/judicial/queries/{query}/",
        "/judicial/queries/{answered}/",
        "/judicial/housing/",
    ),
    "shouli": ("/window/", "/judicial/buyers/", "/judicial/buyers/{delivered}/"),
    "chushen": ("/cases/{letter}/", "/judicial/letters/{letter}/paper/"),
    "zhujian": (
        "/judicial/coordination/",
        "/judicial/coordination/{coordination}/",
        "/judicial/rulings/{delivered}/",
    ),
    "heshui": ("/taxation/cases/{letter}/",),
}


def test_the_courts_pages_with_records_are_accessible_at_every_width(
    browser: Browser, live_server: LiveServer
) -> None:
    known = busy_court(crew())
    faults: dict[str, list[str]] = {}
    for username, pages in PAGES.items():
        with hands(browser, live_server.url, username) as desk:
            faults |= desk.faults_at_every_width(address.format(**known) for address in pages)
    assert faults == {}
