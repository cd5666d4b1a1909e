"""A court's question in Chromium: filed at its desk, answered by three offices, one letter back."""

import pytest
from playwright.sync_api import Browser, expect
from pytest_django.live_server_helper import LiveServer

from hall.inquiries.models import Inquiry
from hall.rehearsal.crew import crew
from hall.rehearsal.inquiries import file_demo_inquiries
from tests.cases.makers import owned_home
from tests.journeys.hands import hands
from tests.registration.makers import HOME, NEXT_DOOR

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
PAGES = {
    "fayuan": (
        "/judicial/",
        "/judicial/queries/",
        "/judicial/queries/new/",
        "/judicial/queries/{waiting}/",
        "/judicial/queries/{answered}/",
        "/judicial/queries/{asking}/reply/",
        "/api/v1/",
    ),
    "chushen": ("/inquiries/", "/inquiries/new/", "/inquiries/{waiting}/", "/inquiries/{waiting}/reply/"),
}


@pytest.mark.clause("G25", "J12")
def test_the_pages_of_inquiries_are_accessible_at_every_width(
    browser: Browser, live_server: LiveServer
) -> None:
    for number in (HOME, NEXT_DOOR):
        owned_home(number)
    file_demo_inquiries((HOME, "林小禾"), (NEXT_DOOR, "林小禾"), crew())
    numbers = Inquiry.objects.order_by("pk").values_list("number", flat=True)
    known = dict(zip(("waiting", "answered", "asking"), numbers, strict=True))
    for username, pages in PAGES.items():
        with hands(browser, live_server.url, username) as desk:
            assert desk.faults_at_every_width(address.format(**known) for address in pages) == {}


@pytest.mark.clause("J1", "J2", "J3", "J4")
def test_a_court_asks_three_offices_answer_and_one_letter_comes_back(
    browser: Browser, live_server: LiveServer
) -> None:
    owned_home(HOME)
    crew()
    with hands(browser, live_server.url, "fayuan") as desk:
        desk.go("/judicial/queries/new/")
        for label, text in (
            ("执行案号", "(2026)粤5302执1234号"),
            ("不动产权利人", "林小禾"),
            ("不动产单元号", HOME),
            ("没有产权证号的理由", "被执行人拒不交出证书"),
        ):
            desk.page.get_by_label(label).first.fill(text)
        for office in ("自然资源局", "住房和城乡建设局", "税务局"):
            desk.page.get_by_label(office).check()
        desk.press("送出查询")
        desk.see("剩 10 日")
    number = Inquiry.objects.get().number
    for username, provides in (("chushen", True), ("zhujian", False), ("heshui", False)):
        with hands(browser, live_server.url, username) as desk:
            desk.go("/inquiries/")
            desk.follow("答复 （2026）粤5302执1234号")
            expect(desk.page.locator("fieldset").first).to_be_visible()
            desk.ready()
            for group in desk.page.locator("fieldset").all():
                group.get_by_label("提供，下面" if provides else "不能提供").check()
            if not provides:
                for why in desk.page.get_by_label("说明", exact=False).all():
                    if why.get_attribute("type") == "text":
                        why.fill("本单位没有这处不动产的资料")
            desk.press("答复")
            desk.see("已答复")
    with hands(browser, live_server.url, "fayuan") as desk:
        desk.go("/judicial/")
        desk.follow("查看")
        desk.see("已全部答复")
        assert number in desk.page.url
        expect(desk.page.get_by_role("link", name="协助查询回函")).to_have_count(1)
