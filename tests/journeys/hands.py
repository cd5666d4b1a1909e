"""Hands on keyboard and mouse: one officer's browser, and what is done in it at each counter."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from io import BytesIO
from typing import Any

from django.conf import settings
from playwright.sync_api import Browser, ConsoleMessage, Page, expect
from pypdf import PdfReader

from hall.rehearsal.crew import PASSWORD
from hall.rehearsal.people import MadeUp
from tests.browsing import browser as browser_of
from tests.floor.counter import TINY_JPEG
from tests.look.browser import NARROW, WIDE, overflow, violations

EXPECTED = ("the server responded with a status of 4", "ERR_INTERNET_DISCONNECTED")
"""Chromium's own lines for a form that came back with its faults, and for a cable that was pulled."""


class Hands:
    """One officer (or citizen) before one browser window."""

    def __init__(self, page: Page, base: str) -> None:
        self.page, self.base = page, base

    def go(self, address: str) -> None:
        self.page.goto(self.base + address)

    def come_in(self, username: str) -> None:
        """Logged in already; the log-in page itself is walked through by the first officer of a sale."""
        ticket = browser_of(username).cookies[settings.SESSION_COOKIE_NAME].value
        self.page.context.add_cookies(
            [{"name": settings.SESSION_COOKIE_NAME, "value": ticket, "url": self.base}]
        )

    def log_in(self, username: str) -> None:
        """By the log-in page, as everybody."""
        self.go("/accounts/login/")
        self.page.get_by_label("登录名").fill(username)
        self.page.get_by_label("密码").fill(PASSWORD)
        self.page.get_by_role("button", name="登录").click()
        expect(self.page.get_by_label("主导航")).to_be_visible()

    def press(self, name: str) -> None:
        """Press the (last) button of that name."""
        self.page.get_by_role("button", name=name).last.click()

    def ready(self) -> None:
        """The page and its scripts are all there; asked once something of the new page has been seen."""
        self.page.wait_for_load_state("load")

    def follow(self, name: str) -> None:
        self.page.get_by_role("link", name=name).first.click()

    def see(self, words: str) -> None:
        """These words are on the page, and the page is all there."""
        expect(self.page.get_by_text(words).first).to_be_visible()
        self.ready()

    def look_well(self) -> None:
        """The page is accessible and fits its window."""
        faults = self.faults()
        assert faults == [], (self.page.url, faults)

    def faults(self) -> list[str]:
        """What is inaccessible on the page, and whether it is wider than its window."""
        self.ready()
        return [*violations(self.page), *self.too_wide()]

    def too_wide(self) -> list[str]:
        return [f"{wider} 像素宽出窗口"] if (wider := overflow(self.page)) else []

    def faults_at_every_width(self, addresses: Iterable[str]) -> dict[str, list[str]]:
        """What is wrong with these pages, each opened once: accessible when wide, fitting both windows."""
        found = {}
        for address in addresses:
            self.go(address)
            found[address] = self.faults()
            self.page.set_viewport_size({"width": NARROW, "height": 900})
            found[f"{address} {NARROW}"] = self.too_wide()
            self.page.set_viewport_size({"width": WIDE, "height": 900})
        return {where: what for where, what in found.items() if what}

    def read_pdf(self, title: str) -> str:
        """The text of the paper a link of that name opens, without blanks."""
        address = self.page.get_by_role("link", name=title).first.get_attribute("href")
        reply = self.page.request.get(self.base + str(address))
        assert reply.headers["content-type"] == "application/pdf", (title, reply.status)
        pages = PdfReader(BytesIO(reply.body())).pages
        return "".join("".join(one.extract_text() for one in pages).split())


@contextmanager
def hands(browser: Browser, base: str, username: str = "", width: int = WIDE) -> Iterator[Hands]:
    """A fresh window, logged in; afterwards nothing may have been refused by the policy or have failed."""
    context = browser.new_context(viewport={"width": width, "height": 900}, locale="zh-CN")
    page, complaints = context.new_page(), []
    page.set_default_timeout(30_000)
    expect.set_options(timeout=30_000)

    def listen(message: ConsoleMessage) -> None:
        expected = any(words in message.text for words in EXPECTED)
        if message.type in {"error", "warning"} and not expected:
            complaints.append(message.text)

    page.on("console", listen)
    page.on("pageerror", lambda error: complaints.append(str(error)))
    working = Hands(page, base)
    if username:
        working.come_in(username)
    yield working
    context.close()
    assert complaints == []


def fill_person(page: Page, side: str, person: MadeUp, number: int = 0) -> None:
    """Type one applicant into the panel of a side; `number` counts the people of the side from 0."""
    form = page.get_by_role("region", name=side).locator("[data-person]").nth(number)
    form.get_by_label("姓名或名称").fill(person.name)
    form.get_by_label("证件号码").fill(person.document_number)
    form.get_by_label("联系电话").fill(person.phone)


def scan_into(page: Page, name: str = "扫描件.jpg") -> None:
    """Choose a file where the scanner would put it."""
    picture: Any = {"name": name, "mimeType": "image/jpeg", "buffer": TINY_JPEG}
    page.locator("input[name=scans]").set_input_files([picture])


def draw_signature(page: Page) -> None:
    """A stroke on the pad with the mouse."""
    pad = page.locator("[data-signing] canvas").first
    pad.scroll_into_view_if_needed()
    box = pad.bounding_box()
    assert box is not None
    page.mouse.move(box["x"] + 60, box["y"] + 80)
    page.mouse.down()
    for step in range(24):
        page.mouse.move(box["x"] + 60 + step * 14, box["y"] + 80 + step % 4 * 15)
    page.mouse.up()


def ask_and_sign(counter: Hands) -> None:
    """The first person not yet asked answers everything and draws a signature."""
    page = counter.page
    form = page.locator("form.asking").first
    expect(form.get_by_role("button", name="记下回答")).to_be_visible()
    for question in form.get_by_role("group").all():
        together = question.get_by_label("共同共有")
        (together if together.count() else question.get_by_role("radio").first).check()
    form.get_by_role("button", name="记下回答").click()
    expect(page.locator("[data-signing] canvas")).to_be_visible()
    draw_signature(page)
    page.get_by_role("button", name="确认签名").click()
    counter.see("已签名。")


def engross(issuer: Hands, case_number: str) -> None:
    """缮证: blanks into stock, the certificate printed on one of them."""
    issuer.go("/registration/certificates/stock/")
    issuer.page.get_by_label("首本印刷序列号").fill("44000000001")
    issuer.page.get_by_label("本数").fill("10")
    issuer.press("入库")
    issuer.go(f"/registration/certificates/{case_number}/")
    issuer.press("缮制 1 本")
    issuer.see("已缮制，待发")


def hand_over_to(issuer: Hands, receiver: MadeUp) -> None:
    """发证: against the receiver's identity and signature."""
    issuer.page.get_by_label("领证人姓名或名称").fill(receiver.name)
    issuer.page.get_by_label("证件号码").fill(receiver.document_number)
    issuer.page.get_by_label("签名").fill(receiver.name)
    issuer.press("已核对身份，发证 1 本")
    issuer.see("已发证，领证单已生成。")
