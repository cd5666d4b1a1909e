"""Every page people work on, wide, narrow, in large print: accessible, nothing refused, nothing cut off."""

import pytest
from playwright.sync_api import Browser, expect
from pytest_django.live_server_helper import LiveServer

from hall.cases.models import Case, Draft
from hall.cases.services.supplement import ask_supplement
from hall.rehearsal.crew import crew
from taxation.services.assessing import issue
from tests.cases import makers
from tests.cases.makers import owned_home
from tests.journeys.hands import Hands, hands
from tests.registration.makers import HOME, NEXT_DOOR, PARCEL, mortgage
from transactions.models import QualificationReview

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True), pytest.mark.clause("G25")]
THIRD, FOURTH = f"{PARCEL}F00030048", f"{PARCEL}F00030049"


@pytest.fixture
def busy() -> dict[str, str]:
    """A hall at work: a sale at reception, one billed, one waiting for material, one recorded."""
    people = crew()
    for number in (HOME, NEXT_DOOR, FOURTH):
        owned_home(number)
    owned_home(THIRD, housing_nature="6")
    mortgage(NEXT_DOOR)
    at_reception = makers.filed_sale(people)
    billed = makers.accepted_sale(people, number=NEXT_DOOR)
    issue(billed.pk, by=people.assesses)
    waiting = makers.accepted_sale(people, number=THIRD)
    ask_supplement(waiting.pk, ["2-4a"], why="合同缺页", by=people.examines)
    recorded = makers.recorded_sale(people, number=FOURTH)
    return {
        "reception": at_reception.number,
        "billed": billed.number,
        "waiting": waiting.number,
        "recorded": recorded.number,
        "review": str(QualificationReview.objects.get(case=waiting).pk),
    }


PAGES = {
    "shouli": (
        "/window/",
        "/window/cases/{reception}/materials/",
        "/window/cases/{reception}/materials/?line=2-4a",
        "/window/cases/{reception}/people/",
        "/window/cases/{reception}/decide/?decline",
        "/window/cases/{reception}/amend/",
        "/window/cases/{billed}/result/",
        "/window/cases/{waiting}/materials/",
        "/search/",
    ),
    "chushen": (
        "/queues/examination/",
        "/queues/mine/",
        "/cases/{billed}/",
        "/cases/{billed}/supplement/",
        "/cases/{waiting}/",
        "/cases/{recorded}/",
        "/cases/{recorded}/materials/",
        "/cases/{recorded}/book/",
        "/cases/{recorded}/interviews/",
        "/cases/{recorded}/money/",
        "/cases/{recorded}/events/",
    ),
    "shoufei": ("/cashier/", "/cashier/cases/{billed}/", "/cashier/closing/", "/cashier/refunds/"),
    "zhujian": (
        "/transactions/reviews/",
        "/transactions/reviews/{review}/",
        "/cases/{waiting}/",
        "/cases/{waiting}/materials/",
    ),
    "zhuguan": ("/oversight/", "/conformance/"),
    "daoban": ("/window/",),
}


def test_the_pages_of_every_role_are_accessible_at_every_width_and_in_large_print(
    browser: Browser, live_server: LiveServer, busy: dict[str, str]
) -> None:
    faults: dict[str, list[str]] = {}
    for username, pages in PAGES.items():
        with hands(browser, live_server.url, username) as desk:
            faults |= desk.faults_at_every_width(address.format(**busy) for address in pages)
    assert faults == {}
    with hands(browser, live_server.url, "shouli") as desk:
        large_print(desk, [address.format(**busy) for address in PAGES["shouli"]])


def large_print(desk: Hands, addresses: list[str]) -> None:
    """One press, and remembered on every page."""
    desk.go("/window/")
    desk.page.locator("details.menu > summary").click()
    desk.press("大字版")
    for address in addresses:
        desk.go(address)
        assert desk.page.locator("html").get_attribute("class") == "large"
        desk.look_well()


def test_what_is_typed_is_kept_by_itself_and_a_lost_link_says_so(
    browser: Browser, live_server: LiveServer
) -> None:
    owned_home()
    crew()
    with hands(browser, live_server.url, "shouli") as desk:
        begin(desk)
        desk.page.context.set_offline(True)
        desk.page.get_by_label("姓名或名称").first.fill("林小禾")
        expect(desk.page.locator("[data-draft-said]")).to_contain_text("草稿还没有存上，网络恢复后自动再存")
        with desk.page.expect_response(lambda reply: reply.url.endswith("/save/")):
            desk.page.context.set_offline(False)
        expect(desk.page.locator("[data-draft-said]")).to_contain_text("草稿已存")
    assert Draft.objects.get().content["people-0-name"] == ["林小禾"]
    with hands(browser, live_server.url, "shouli2") as other:
        other.go("/window/")
        other.follow("继续")
        assert other.page.get_by_label("姓名或名称").first.input_value() == "林小禾"


def test_a_new_person_is_where_one_goes_on_typing(browser: Browser, live_server: LiveServer) -> None:
    owned_home()
    crew()
    with hands(browser, live_server.url, "shouli") as desk:
        begin(desk)
        desk.press("加一位买方")
        desk.ready()
        assert desk.page.evaluate("document.activeElement.name") == "people-2-name"


def begin(desk: Hands) -> None:
    desk.go("/window/")
    desk.page.get_by_role("button", name="收件：存量房买卖转移登记").click()
    expect(desk.page.get_by_label("不动产单元号")).to_be_visible()
    desk.ready()
    assert not Case.objects.exists()
