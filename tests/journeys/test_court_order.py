"""A court's order in a real browser: served at the desk, carried out, its return read by the court.

A sale that is under way stands still from the minute of service on (查扣冻规定 23).
"""

from typing import Any

import pytest
from playwright.sync_api import Browser
from pytest_django.live_server_helper import LiveServer

from hall.cases.models import Case
from hall.exchange.courier import deliver_all
from hall.rehearsal.crew import crew
from judicial.models import CourtOrder
from registration.restrictions import read_book
from tests.cases import makers
from tests.cases.makers import SELLER, owned_home, read
from tests.floor.counter import TINY_JPEG
from tests.journeys.hands import Hands, hands
from tests.judicial.makers import COURT, NUMBER
from tests.look.browser import NARROW, WIDE
from tests.registration.makers import HOME

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True), pytest.mark.clause("J11", "G25")]
TYPED = {
    "案号": NUMBER,
    "通知书日期": "2026-09-17",
    "依据的裁定书案号": f"{NUMBER}之一",
    "裁定日期": "2026-09-16",
    "不动产单元号": HOME,
    "申请执行人": "云石银行云城支行",
    "期限自": "2026-09-18",
    "承办人（两人）": "黄法官、李法官",
    "工作证、执行公务证号": "44530299、44530298",
}


def test_an_order_is_served_carried_out_and_its_return_read_by_the_court(
    browser: Browser, live_server: LiveServer
) -> None:
    owned_home()
    people = crew()
    sale = makers.approved_sale(people)
    base = live_server.url
    with hands(browser, base, "fayuan") as court:
        serve(court)
    deliver_all()
    assert read(sale).stopped_by == "court"
    order = CourtOrder.objects.get()
    case = Case.objects.get(number=order.matters.get().case_number)
    with hands(browser, base, "shouli") as counter:
        accept(counter, case, sale)
    with hands(browser, base, "heding") as registrar:
        registrar.go(f"/cases/{case.number}/")
        registrar.press("核定")
        registrar.see("已办理：核定。")
        registrar.press("登簿")
        registrar.see("已办理：登簿。")
    deliver_all()
    with hands(browser, base, "fayuan", width=NARROW) as court:
        read_the_return(court)
    (seizure,) = read_book(HOME).seizures
    assert (seizure.content.authority, seizure.waiting) == (COURT, 0)


def serve(court: Hands) -> None:
    """送达: first with a term over four years, which is refused with everything still typed."""
    page = court.page
    court.go("/judicial/")
    court.see("今天要办的")
    court.look_well()
    court.follow("送达协助执行文书")
    for width in (NARROW, WIDE):
        page.set_viewport_size({"width": width, "height": 900})
        court.look_well()
    page.get_by_label("查封", exact=True).check()
    for label, text in TYPED.items():
        page.get_by_label(label, exact=True).or_(page.get_by_label(f"{label} （选填）", exact=True)).fill(
            text
        )
    page.get_by_label("被执行人 （选填）", exact=True).fill(SELLER.name)
    page.get_by_label("期限至").fill("2030-09-17")
    scans(court)
    court.press("送达")
    court.see("查封不动产的期限超过三年")
    court.look_well()
    assert page.get_by_label("案号", exact=True).input_value() == NUMBER
    page.get_by_label("期限至").fill("2029-09-17")
    scans(court)
    court.press("送达")
    court.see("已送达。送达回证已出具")
    court.look_well()
    returned = court.read_pdf("查看 送达回证")
    for said in (NUMBER, COURT, HOME, "专线送达", "2026年9月18日", "在办的处分登记已经中止"):
        assert said in returned, said


def scans(court: Hands) -> None:
    for label in ("通知书扫描件", "裁定书扫描件"):
        picture: Any = {"name": f"{label}.jpg", "mimeType": "image/jpeg", "buffer": TINY_JPEG}
        court.page.get_by_label(label).set_input_files([picture])


def accept(counter: Hands, case: Case, sale: Case) -> None:
    """受理 at the window; the sale says why it stands still; a suggestion delays nothing."""
    counter.go("/registration/orders/")
    counter.see(COURT)
    counter.look_well()
    counter.go(f"/cases/{sale.number}/")
    counter.see("协助执行文书")
    counter.go(f"/registration/orders/{case.number}/suggest/")
    counter.look_well()
    counter.page.get_by_label("建议法院审查什么，依据是什么").fill("该房屋正在办理买卖转移登记，建议核实。")
    counter.press("送交法院")
    counter.see("本件照常办理")
    counter.go(f"/window/cases/{case.number}/decide/")
    counter.press("受理，出具受理通知书")
    counter.see("文书")


def read_the_return(court: Hands) -> None:
    """办理结果 and every paper, on a phone."""
    court.go("/judicial/orders/")
    court.look_well()
    court.follow(NUMBER)
    court.see("已登记为查封，为首封")
    court.look_well()
    assert "已登记为查封，为首封" in court.read_pdf("查看 查封登记告知书")
    assert "建议核实" in court.read_pdf("查看 审查建议书")
    court.go("/judicial/papers/")
    court.see("送达回证")
    court.look_well()
