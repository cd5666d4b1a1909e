"""Chromium for the tests of pages: opens them, runs axe, tells of errors, overflow and refused content."""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, ConsoleMessage, Page, sync_playwright

AXE = Path(__file__).resolve().parents[2] / "node_modules" / "axe-core" / "axe.min.js"
ASK_AXE = """async () => {
    const { violations } = await axe.run({ resultTypes: ["violations"], preload: false });
    return violations.map(({ id, nodes }) => `${id}: ${nodes[0].html.slice(0, 200)}`);
}"""
WIDE, NARROW = 1440, 390
FLAGS = ["--no-sandbox", "--disable-gpu"]
"""A build machine draws without a graphics card; trying to costs a tenth of the time."""


@contextmanager
def chromium() -> Iterator[Browser]:
    """The machine's Chromium, or the one HALL_CHROMIUM names; the test is skipped without one."""
    path = os.environ.get("HALL_CHROMIUM") or shutil.which("chromium") or shutil.which("chromium-browser")
    if path is None:
        pytest.skip("没有 Chromium：请安装 chromium，或用环境变量 HALL_CHROMIUM 指定")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=FLAGS)
        yield browser
        browser.close()


@contextmanager
def page_at(browser: Browser, width: int) -> Iterator[Page]:
    """A page of that width in a fresh context; afterwards nothing may have been refused or have failed."""
    context = browser.new_context(viewport={"width": width, "height": 900})
    page, complaints = context.new_page(), []

    def listen(message: ConsoleMessage) -> None:
        if message.type in {"error", "warning"}:
            complaints.append(message.text)

    page.on("console", listen)
    page.on("pageerror", lambda error: complaints.append(str(error)))
    yield page
    context.close()
    assert complaints == []


@cache
def axe() -> str:
    return AXE.read_text("utf-8")


def violations(page: Page) -> list[str]:
    """What axe-core finds wrong, each with the element; past the page's own security policy."""
    if not AXE.exists():
        pytest.skip("没有 axe-core：请先运行 make setup")
    if not page.evaluate("'axe' in window"):
        session: Any = page.context.new_cdp_session(page)
        session.send("Runtime.evaluate", {"expression": axe()})
    found: list[str] = page.evaluate(ASK_AXE)
    return found


def overflow(page: Page) -> int:
    """By how many pixels the page is wider than its window."""
    wide: int = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    return wide
