"""Several units in one filing, by keyboard and in a real browser: easement, mortgage over two, merger."""

import pytest
from playwright.sync_api import Browser, expect
from pytest_django.live_server_helper import LiveServer

from hall.cases.models import Case
from hall.rehearsal.crew import crew
from hall.rehearsal.people import MadeUp
from tests.cases.makers import BUYER, SELLER, holder, owned_home
from tests.journeys.hands import Hands, fill_person, hands
from tests.look.browser import NARROW
from tests.registration.items.test_transfer_division import surveyed
from tests.registration.makers import HOME, NEXT_DOOR, home

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True), pytest.mark.clause("W1", "S2")]


def begin(counter: Hands, item: str) -> None:
    counter.go("/window/")
    if not counter.page.get_by_role("button", name=f"收件：{item}", exact=True).is_visible():
        counter.page.locator("main summary").first.click()
    counter.page.get_by_role("button", name=f"收件：{item}", exact=True).click()
    counter.ready()


def send(counter: Hands, *people: tuple[str, MadeUp]) -> Case:
    """Fill the people in and press Ctrl+Enter."""
    for side, person in people:
        fill_person(counter.page, side, person)
    counter.page.keyboard.press("Control+Enter")
    counter.see("已收件")
    return Case.objects.latest("id")


def roles(case: Case) -> set[tuple[str, str]]:
    return set(case.units.values_list("role", "number"))


def test_easement_mortgage_and_merger_are_filed_on_several_units(
    browser: Browser, live_server: LiveServer
) -> None:
    owned_home(HOME)
    home(NEXT_DOOR, holder(BUYER))
    crew()
    with hands(browser, live_server.url, "shouli") as counter:
        easement(counter)
    third, fourth = NEXT_DOOR[:-4] + "0048", NEXT_DOOR[:-4] + "0049"
    for number in (third, fourth):
        home(number, holder(SELLER))
    with hands(browser, live_server.url, "shouli") as counter:
        mortgage(counter, third)
        merger(counter, third)
    with hands(browser, live_server.url, "shouli", width=NARROW) as counter:
        different_owners(counter, fourth)


def easement(counter: Hands) -> None:
    begin(counter, "地役权首次登记")
    page = counter.page
    page.get_by_label("供役地单元号").fill(HOME)
    page.get_by_label("需役地单元号").fill(NEXT_DOOR)
    page.keyboard.press("Tab")
    expect(page.get_by_role("complementary", name="登记簿速览")).to_have_count(2)
    counter.look_well()
    case = send(counter, ("需役地权利人", BUYER), ("供役地权利人", SELLER))
    assert roles(case) == {("servient", HOME), ("dominant", NEXT_DOOR)}


def mortgage(counter: Hands, third: str) -> None:
    """A second line comes and goes by F7 and by the button, nothing typed is lost."""
    begin(counter, "抵押权首次登记")
    page = counter.page
    page.get_by_label("不动产单元号").fill(HOME)
    page.keyboard.press("F7")
    lines = page.locator("[name=unit_number]")
    expect(lines).to_have_count(2)
    expect(lines.nth(0)).to_have_value(HOME)
    expect(lines.nth(1)).to_be_focused()
    page.keyboard.type(third[:-1])
    fill_person(page, "抵押权人", BUYER)
    fill_person(page, "抵押人", SELLER)
    page.keyboard.press("Control+Enter")
    counter.see("第 2 个不动产单元号")
    counter.look_well()
    lines.nth(1).fill(third)
    page.keyboard.press("F7")
    expect(lines).to_have_count(3)
    page.get_by_role("button", name="去掉不动产单元 3").click()
    expect(lines).to_have_count(2)
    page.keyboard.press("Control+Enter")
    counter.see("已收件")
    assert roles(Case.objects.latest("id")) == {("subject", HOME), ("subject", third)}


def merger(counter: Hands, third: str) -> None:
    (new,) = surveyed("236.72")
    begin(counter, "房屋分割、合并变更登记（权利人不变）")
    page = counter.page
    page.get_by_label("原单元号").fill(HOME)
    page.keyboard.press("F7")
    page.get_by_label("原单元号").nth(1).fill(third)
    page.get_by_label("新单元号").fill(new)
    case = send(counter, ("权利人", SELLER))
    assert roles(case) == {("subject", HOME), ("subject", third), ("new", new)}
    counter.go(f"/window/cases/{case.number}/people/")
    expect(page.get_by_text("权利人不同")).to_have_count(0)


def different_owners(counter: Hands, fourth: str) -> None:
    """Refused at the counter with its sentence, on the narrow screen too."""
    (new,) = surveyed("236.72", prefix="并")
    begin(counter, "房屋分割、合并变更登记（权利人不变）")
    page = counter.page
    page.get_by_label("原单元号").fill(NEXT_DOOR)
    page.get_by_role("button", name="加一个原单元").click()
    page.get_by_label("原单元号").nth(1).fill(fourth)
    page.get_by_label("新单元号").fill(new)
    counter.look_well()
    case = send(counter, ("权利人", SELLER))
    counter.go(f"/window/cases/{case.number}/people/")
    counter.see("各单元的权利人不同，不能作为变更登记合并")
    counter.look_well()
