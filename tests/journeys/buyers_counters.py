"""What people do at the counters for the buyer of a court's sale: each in a browser of their own."""

import re

from hall.cases.models import Case
from judicial.models import Auction
from tests.cases.makers import BUYER
from tests.journeys.hands import Hands, engross, hand_over_to, scan_into

WITHHELD = "（2026）粤5302执1234号扣缴函"
COMPLETE = re.compile(r"已齐 (\d+) 项")
SAID = {
    "不动产权证号": "粤（2019）云浮市不动产权第0004127号",
    "确需收纸质的理由": "读卡器故障，当场核对原件",
}


def record(registrar: Hands, case: Case) -> None:
    """即时办理: one review, then 登簿."""
    registrar.go(f"/cases/{case.number}/")
    registrar.press("核定")
    registrar.see("已办理：核定。")
    registrar.press("登簿")
    registrar.see("已办理：登簿。")


def book(buyer: Hands) -> None:
    """The link of the message, on a phone: a half day at the hall."""
    message = Auction.objects.get().told.get(way="message").words
    buyer.go(message[message.index("/buyers/") :])
    buyer.see("申请书已经填好")
    buyer.look_well()
    buyer.page.get_by_label("上午").first.check()
    buyer.press("预约")
    buyer.see("已经约好")
    buyer.look_well()


def open_the_buyers_case(counter: Hands) -> Case:
    """On the booked morning the counter sees who comes, and opens the case in one click."""
    counter.go("/judicial/buyers/")
    counter.see("10月21日（周三）上午")
    counter.follow("办理")
    counter.see("契税（买受人")
    counter.look_well()
    counter.press("收件受理")
    counter.page.wait_for_url("**/materials/")
    return Case.objects.get(item_code="judicial-sale")


def take_papers(counter: Hands) -> None:
    """Every open slot in turn: what the court has said stands there already, a scan, 收下."""
    page = counter.page
    while page.locator("input[name=scans]").count():
        done = int(COMPLETE.findall(page.get_by_text(COMPLETE).first.inner_text())[0])
        for label, text in SAID.items():
            field = page.get_by_label(label)
            if field.count() and not field.first.input_value():
                field.first.fill(text)
        scan_into(page)
        counter.press("收下")
        counter.see(f"已齐 {done + 1} 项")


def assess(tax: Hands, case: Case) -> None:
    """核税, and who pays the debtor's taxes."""
    tax.go(f"/taxation/cases/{case.number}/")
    tax.page.get_by_label("由人民法院从价款中扣缴").check()
    tax.page.get_by_label("依据的文书").fill(WITHHELD)
    tax.press("登记")
    tax.see(WITHHELD)
    tax.look_well()
    tax.press("核定")
    tax.see("等申请人缴税")


def collect(cashier: Hands, case: Case) -> None:
    """税费缴纳: the buyer pays deed tax and fee; the debtor's taxes come from the court."""
    cashier.go(f"/cashier/cases/{case.number}/")
    cashier.page.locator('a[href="?payer=obligee"]').click()
    cashier.page.get_by_label("扫码").check()
    cashier.press("确认收款")
    assert BUYER.name in cashier.read_pdf("打印收据")


def record_the_transfer(registrar: Hands, case: Case) -> None:
    """Both departments have answered: no filing for an old house, the debtor's taxes withheld."""
    registrar.go(f"/cases/{case.number}/")
    registrar.see("不需要网签备案")
    registrar.look_well()
    record(registrar, case)


def hand_over(issuer: Hands, case: Case) -> None:
    """缮证发证: a blank into stock, the certificate printed, handed over."""
    engross(issuer, case.number)
    hand_over_to(issuer, BUYER)
