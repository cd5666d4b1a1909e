"""[S1] whole in a browser: query, replies, seizure, notice to 住建, sale, ruling, buyer, certificate."""

from datetime import datetime
from typing import Any

import pytest
from playwright.sync_api import Browser
from pytest_django.live_server_helper import LiveServer

from hall.cases.models import Case
from hall.exchange.courier import deliver_all
from hall.inquiries.models import Inquiry
from hall.rehearsal.crew import crew
from judicial.models import Coordination, CourtOrder
from registration.restrictions import read_book
from tests.cases.makers import BUYER, SELLER, owned_home
from tests.conftest import SHANGHAI, Clock
from tests.floor.counter import TINY_JPEG
from tests.journeys.buyers_counters import (
    assess,
    book,
    collect,
    hand_over,
    open_the_buyers_case,
    record,
    record_the_transfer,
    take_papers,
)
from tests.journeys.hands import Hands, ask_and_sign, hands
from tests.journeys.test_court_order import TYPED, scans
from tests.judicial.makers import NUMBER
from tests.look.browser import NARROW
from tests.registration.makers import HOME, mortgage

pytestmark = [
    pytest.mark.browser,
    pytest.mark.django_db(transaction=True),
    pytest.mark.clause("J1", "J3", "J4", "J7", "J8", "J9", "J10", "J11"),
]
PROJECT = "云岭花园二期"


def test_from_the_query_to_the_certificate_and_the_letter_to_the_court(
    browser: Browser, live_server: LiveServer, clock: Clock
) -> None:
    owned_home(HOME, at=datetime(2016, 5, 1, 9, tzinfo=SHANGHAI))
    mortgage()
    crew()
    base = live_server.url
    before_the_sale(browser, base)
    clock.move_to("2026-10-20 15:30")
    with hands(browser, base, "fayuan") as court:
        sell_and_deliver(court)
    deliver_all()
    with hands(browser, base, width=NARROW) as buyer:
        book(buyer)
    with hands(browser, base, "shouli") as counter:
        case = open_the_buyers_case(counter)
        take_papers(counter)
        counter.follow("下一步：询问签名")
        ask_and_sign(counter)
        counter.follow("下一步：受理")
        counter.press("受理，出具受理通知书")
        counter.see("交给申请人的文书")
    deliver_all()
    with hands(browser, base, "heshui") as tax:
        assess(tax, case)
    with hands(browser, base, "shoufei") as cashier:
        collect(cashier, case)
    deliver_all()
    with hands(browser, base, "heding") as registrar:
        record_the_transfer(registrar, case)
    deliver_all()
    with hands(browser, base, "shanzheng") as issuer:
        hand_over(issuer, case)
    title = read_book(HOME).title
    assert title is not None
    assert [one.name for one in title.holders] == [BUYER.name]
    assert (read_book(HOME).seizures, read_book(HOME).mortgages) == ((), ())
    with hands(browser, base, "fayuan") as court:
        court.go("/judicial/papers/")
        court.look_well()
        result = court.read_pdf("查看 协助执行结果告知书")
        assert BUYER.name in result
        assert "由人民法院从价款中扣缴" in result


def before_the_sale(browser: Browser, base: str) -> None:
    """Query and replies, seizure, notice to 住建 and its coordination."""
    with hands(browser, base, "fayuan") as court:
        ask(court)
    asked = Inquiry.objects.get()
    for username in ("chushen", "zhujian", "heshui"):
        with hands(browser, base, username) as desk:
            reply(desk, asked.number)
    with hands(browser, base, "fayuan") as court:
        court.go(f"/judicial/queries/{asked.number}/")
        court.see("协助查询回函")
        court.look_well()
        seize(court)
        tell_housing(court)
    carry_out(browser, base)
    with hands(browser, base, "zhujian") as housing:
        coordinate(housing)


def ask(court: Hands) -> None:
    """查询函 to three departments."""
    page = court.page
    court.go("/judicial/queries/new/")
    for name, text in {
        "case_number": NUMBER,
        "owner": SELLER.name,
        "unit_number": HOME,
        "reason": "被执行人拒不交出证书",
    }.items():
        page.locator(f"#id_{name}").fill(text)
    for box in page.locator("input[name=departments]").all():
        box.check()
    court.press("送出查询")
    court.see("剩 10 日")
    court.look_well()


def reply(desk: Hands, number: str) -> None:
    """答复: everything the records offer is confirmed, the rest typed."""
    page = desk.page
    desk.go(f"/inquiries/{number}/reply/")
    for choice in page.locator('input[name^="choice-"][value="give"]').all():
        choice.check()
    for lines in page.locator('textarea[name^="lines-"]').all():
        if not lines.input_value():
            lines.fill("参考价：1,200,000.00 元")
    desk.press("答复")
    desk.see("已答复")


def seize(court: Hands) -> None:
    """查封 for three years."""
    page = court.page
    court.go("/judicial/orders/new/")
    page.get_by_label("查封", exact=True).check()
    for label, text in TYPED.items():
        page.get_by_label(label, exact=True).or_(page.get_by_label(f"{label} （选填）", exact=True)).fill(
            text
        )
    page.locator("#id_debtor").fill(SELLER.name)
    page.locator("#id_ends_on").fill("2029-09-17")
    scans(court)
    court.press("送达")
    court.see("已送达。送达回证已出具")


def carry_out(browser: Browser, base: str) -> None:
    """The registry accepts and records the seizure (its own journey is in test_court_order)."""
    case = Case.objects.get(number=CourtOrder.objects.get().matters.get().case_number)
    with hands(browser, base, "shouli") as counter:
        counter.go(f"/window/cases/{case.number}/decide/")
        counter.press("受理，出具受理通知书")
        counter.see("文书")
    with hands(browser, base, "heding") as registrar:
        record(registrar, case)
    deliver_all()


def tell_housing(court: Hands) -> None:
    """执行前告知住建 (附件1 三（三）)."""
    page = court.page
    court.go("/judicial/housing/")
    for name, text in {
        "execution_number": NUMBER,
        "unit_numbers": HOME,
        "matter": "拍卖房屋",
        "declared": PROJECT,
    }.items():
        page.locator(f"#id_{name}").fill(text)
    court.press("告知住建部门")
    court.see(PROJECT)


def coordinate(housing: Hands) -> None:
    housing.go(f"/judicial/coordination/{Coordination.objects.get().number}/")
    housing.page.locator("#id_record").fill("已与法院会商，同意处置")
    housing.press("记录会商")
    housing.see("已会商")


def sell_and_deliver(court: Hands) -> None:
    """成交, then ruling and order within the ten days."""
    page = court.page
    court.go("/judicial/auctions/new/")
    for name, text in {
        "execution_number": NUMBER,
        "unit_numbers": HOME,
        "debtor": SELLER.name,
        "platform": "示例拍卖平台",
        "lot_number": "LOT-301",
        "price": "1200000.00",
        "sold_on": "2026-10-15",
        "buyer_name": BUYER.name,
        "buyer_document": BUYER.document_number,
        "buyer_phone": BUYER.phone,
        "project": PROJECT,
    }.items():
        page.locator(f"#id_{name}").fill(text)
    page.locator("#id_way").select_option("first")
    court.press("登记成交")
    court.see("送达裁定书和协助执行通知书")
    court.look_well()
    form = page.get_by_role("region", name="送达裁定书和协助执行通知书")
    for name, text in {
        "ruling_number": f"{NUMBER}之二",
        "ruled_on": "2026-10-16",
        "served_on": "2026-10-19",
    }.items():
        form.locator(f"[name={name}]").fill(text)
    for name in ("ruling_scan", "notice_scan"):
        picture: Any = {"name": f"{name}.jpg", "mimeType": "image/jpeg", "buffer": TINY_JPEG}
        form.locator(f"[name={name}]").set_input_files([picture])
    form.locator("[name=disposed]").select_option("all")
    form.locator("[name=mortgages]").select_option("cancel")
    court.press("送达登记机构")
    court.see("已送达登记机构")
    court.see("ruling_scan.jpg")
    court.look_well()
