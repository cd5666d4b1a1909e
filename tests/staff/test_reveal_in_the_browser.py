"""The unmasking dialog, with a hand on the mouse and an eye on the content security policy."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.db import connection
from django.http import HttpRequest, HttpResponse
from django.template import RequestContext, Template
from django.urls import path
from playwright.sync_api import ConsoleMessage, Page, expect

from hall.config.urls import urlpatterns as hall_pages
from hall.identity.masking import mask_document
from hall.staff import revealing
from hall.staff.models import Look, Officer
from hall.staff.revealing import revealable
from tests.look.browser import chromium
from tests.staff.makers import PASSWORD, officer

NUMBER = "445300198512310029"
PAGE = (
    "{% extends 'base.html' %}{% load masking %}{% block main %}{% reveal row 'staff_number' %}{% endblock %}"
)

pytestmark = [
    pytest.mark.browser,
    pytest.mark.urls(__name__),
    pytest.mark.django_db(transaction=True),
]


def somebodys_page(request: HttpRequest) -> HttpResponse:
    """A page that shows one number, masked."""
    row = Officer.objects.get(username="somebody")
    return HttpResponse(Template(PAGE).render(RequestContext(request, {"row": row})))


urlpatterns = [*hall_pages, path("somebody/", somebodys_page)]


@pytest.fixture
def browser_page(monkeypatch: pytest.MonkeyPatch) -> Iterator[Page]:
    monkeypatch.setitem(connection.settings_dict, "CONN_MAX_AGE", 0)  # the server's threads leave no session
    expect.set_options(timeout=30_000)
    with chromium() as browser:
        yield browser.new_page()
        connection.close()  # Playwright's loop gives this thread a second connection


def test_a_reason_in_the_dialog_puts_the_number_in_place_of_the_mask(
    live_server: Any, browser_page: Page, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(revealing, "_REVEALABLE", {})
    revealable(
        Officer,
        {"staff_number": mask_document},
        may_see=lambda by, row: True,
        subject=lambda row: f"officer:{row.pk}",
    )
    officer("accept", username="reader")
    officer("issue", username="somebody", staff_number=NUMBER)
    violations: list[str] = []

    def listen(message: ConsoleMessage) -> None:
        if "Content Security Policy" in message.text:
            violations.append(message.text)

    page = browser_page
    page.on("console", listen)
    page.goto(f"{live_server.url}/accounts/login/?next=/somebody/")
    page.get_by_label("登录名").fill("reader")
    page.get_by_label("密码").fill(PASSWORD)
    page.get_by_role("button", name="登录").click()
    expect(page.get_by_text("4453**********0029")).to_be_visible()
    page.wait_for_load_state(
        "load"
    )  # before that the link leads to the page without script, which is right too
    page.get_by_role("link", name="显示工作证号全部内容").click()
    dialog = page.get_by_role("dialog", name="查看工作证号")
    dialog.get_by_label("查看理由").fill("核对身份证件原件")
    dialog.get_by_label("查看理由").press("Enter")
    expect(page.get_by_text(NUMBER)).to_be_visible()
    expect(dialog).to_have_count(0)
    assert Look.objects.get().purpose == "核对身份证件原件"
    assert violations == []
