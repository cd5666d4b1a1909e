"""Every URL is accounted for: open to everybody by name, or closed; and no role meets a broken page."""

import re
from collections.abc import Iterator
from typing import NamedTuple

import pytest
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver

from hall.staff.duties import Duty
from tests.staff.makers import officer

pytestmark = pytest.mark.long
OPEN = {
    "health/": "the machine next door asks whether we are well",
    "accounts/": "leads to one's first page, or to the log-in page",
    "accounts/login/": "the log-in page itself",
    "admin/login/": "the same page",
    "large-print/": "large print, remembered in a cookie",
    "": "the public home",
    "halls/": "where the halls are",
    "online/": "what can be applied for online",
    "notices/<int:pk>/": "public announcements",
    "announcements/": "公告 in force: published by law, without ID numbers",
    "announcements/<str:number>/": "one 公告",
    "guide/": "what there is to apply for",
    "guide/<slug:code>/": "what to bring, how long, how much",
    "guide/<slug:code>/application.pdf": "a blank form",
    "forms/power-of-attorney.pdf": "a blank form",
    "guide/auction-buyers/": "from the hammer to the certificate",
    "buyers/<slug:code>/": "the buyers' own page of a court's sale, by an unguessable code",
    "policies/": "the notices in force and those out for comment",
    "policies/<int:pk>/": "one notice; a draft only when it is out for comment",
    "feedback/": "says something without a name, and reads published answers",
    "feedback/<slug:code>/": "one's own words and their answer, by an unguessable code",
    "progress/": "asks for 受理号 and the last six of the ID number",
    "progress/<str:token>/": "the answer, by a signed token",
    "verify/": "asks for a certificate number",
    "verify/<slug:key>/": "valid, replaced or cancelled as of now",
    "taxation/calculator/": "computes taxes of figures one types",
    "api/v1/": "how other offices' systems call the hall",
    "api/v1/schema/": "the same for machines",
    "conformance/": "which clause is proved by which test",
}
SAMPLES = {"int": "1", "str": "x", "slug": "x", "uuid": "00000000-0000-0000-0000-000000000001", "path": "x"}
PARAMETER = re.compile(r"<(?:(?P<kind>\w+):)?\w+>")


class Page(NamedTuple):
    """One address of the hall: how it is written in urls.py, and a filled-in example."""

    route: str
    address: str


def pages(patterns: list[URLPattern | URLResolver], prefix: str = "") -> Iterator[Page]:
    """Every address below these patterns; those of the admin written as regular expressions are left out."""
    for pattern in patterns:
        route = prefix + str(pattern.pattern)
        if isinstance(pattern, URLResolver):
            yield from pages(pattern.url_patterns, route)
        elif "(?P" not in route:
            yield Page(route, "/" + PARAMETER.sub(lambda found: SAMPLES[found["kind"] or "str"], route))


PAGES = sorted(set(pages(get_resolver().url_patterns)))
CLOSED = [page for page in PAGES if page.route not in OPEN]
ROLES = [*(duty.value for duty in Duty), "no duty"]


def test_every_open_page_still_exists() -> None:
    assert sorted(OPEN.keys() - {page.route for page in PAGES}) == []


@pytest.mark.django_db
@pytest.mark.parametrize("page", CLOSED, ids=lambda page: page.route)
def test_a_stranger_is_asked_to_log_in(client: Client, page: Page) -> None:
    for answer in (client.get(page.address), client.post(page.address)):
        asked = answer.status_code == 302 and "/login/" in answer.headers["Location"]
        assert asked or answer.status_code in {401, 403}, answer.status_code


@pytest.mark.django_db
@pytest.mark.parametrize("page", [page for page in PAGES if page.route in OPEN], ids=lambda page: page.route)
def test_an_open_page_opens(client: Client, page: Page) -> None:
    answer = client.get(page.address)
    assert answer.status_code in {200, 302, 404, 405}
    if PARAMETER.search(page.route) is None and answer.status_code == 302:
        assert page.route == "accounts/"


@pytest.mark.django_db
@pytest.mark.clause("promise:R11")
@pytest.mark.parametrize("role", ROLES)
def test_no_role_meets_a_broken_page(client: Client, role: str) -> None:
    client.force_login(officer(*([] if role == "no duty" else [role])))
    client.raise_request_exception = False
    met = {page.route: client.get(page.address).status_code for page in CLOSED if "logout" not in page.route}
    broken = {
        route: status for route, status in met.items() if status not in {200, 302, 400, 401, 403, 404, 405}
    }
    assert broken == {}


@pytest.mark.django_db
@pytest.mark.clause("promise:R11")
def test_who_has_no_duty_opens_no_desk(client: Client) -> None:
    client.force_login(officer())
    plain = [
        page for page in CLOSED if not PARAMETER.search(page.route) and not page.route.startswith("admin")
    ]
    opened = {page.route for page in plain if client.get(page.address).status_code == 200}
    assert opened <= {"accounts/password/", "accounts/code/", "search/"}, opened
