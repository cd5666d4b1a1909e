"""One sale of a home through every counter and every role, in a real browser, to the archive and the citizen.

[S2] figure 2 as drawn: 申请 → 受理 → {核税缴税 ∥ 住建审核 ∥ 登记审核} → 登簿 → 缮证 → 发证 → 归档.
"""

from datetime import datetime

import pytest
from playwright.sync_api import Browser, expect
from pytest_django.live_server_helper import LiveServer

from hall.cases.models import Case
from hall.exchange.courier import deliver_all
from hall.rehearsal.crew import Role, crew, officer_of
from hall.staff.departments import D
from hall.staff.duties import Duty
from hall.staff.models import Hall
from registration.models import Certificate
from registration.restrictions import read_book
from tests.cases import makers
from tests.cases.makers import BUYER, SELLER, SPOUSE, owned_home, read
from tests.conftest import SHANGHAI
from tests.journeys.hands import Hands, ask_and_sign, engross, fill_person, hand_over_to, hands, scan_into
from tests.look.browser import NARROW
from tests.registration.makers import HOME, bank, mortgage

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
PRICE = "1180000.00"
SECOND = Role("chushen2", "区小敏", "初审", D.REGISTRATION, (Duty.EXAMINE,))


@pytest.mark.clause("P1", "P3", "W1", "W2", "W3", "W4", "P7", "P9", "P10", "P11", "G17", "G25", "S4")
def test_a_sale_walks_through_every_counter_to_the_archive(browser: Browser, live_server: LiveServer) -> None:
    owned_home(HOME, at=datetime(2019, 5, 14, 10, tzinfo=SHANGHAI))
    crew()
    with hands(browser, live_server.url) as counter:
        counter.log_in("shouli")
        case = file_at_the_counter(counter)
    deliver_all()
    with hands(browser, live_server.url, "heshui") as tax:
        assess(tax, case)
    with hands(browser, live_server.url, "shoufei") as cashier:
        collect(cashier, case)
    deliver_all()
    with hands(browser, live_server.url, "chushen") as examiner:
        examine(examiner, case)
    with hands(browser, live_server.url, "heding") as registrar:
        approve_and_record(registrar, case)
    deliver_all()
    with hands(browser, live_server.url, "shanzheng") as issuer:
        engross_and_hand_over(issuer, case)
    with hands(browser, live_server.url, "dangan") as archivist:
        archive(archivist, case)
    assert read(case).state == "archived"
    title = read_book(HOME).title
    assert title is not None
    assert [holder.name for holder in title.holders] == [BUYER.name, SPOUSE.name]
    with hands(browser, live_server.url, width=NARROW) as citizen:
        ask_and_verify(citizen, case)


def file_at_the_counter(counter: Hands) -> Case:
    """综合受理: unit, people, papers, questions, signatures, 受理."""
    page = counter.page
    counter.go("/window/")
    counter.look_well()
    page.get_by_role("button", name="收件：存量房买卖转移登记").click()
    counter.ready()
    page.get_by_label("不动产单元号").fill(HOME)
    page.get_by_label("不动产单元号").press("Tab")
    expect(page.get_by_role("complementary", name="登记簿速览")).to_contain_text("云城区翠石路66号")
    counter.look_well()
    fill_person(page, "卖方", SELLER)
    fill_person(page, "买方", BUYER)
    page.get_by_role("button", name="加一位买方").click()
    fill_person(page, "买方", SPOUSE, 1)
    page.get_by_label("共同共有").check()
    page.get_by_label("申请享受税费优惠").check()
    counter.press("下一步：收材料")
    counter.see("本件需要 6 项")
    take_papers(counter)
    counter.follow("下一步：询问签名")
    for _ in range(3):
        ask_and_sign(counter)
    counter.follow("下一步：受理")
    counter.look_well()
    counter.press("受理，出具受理通知书")
    counter.see("交给申请人的文书")
    counter.look_well()
    notice = counter.read_pdf("受理通知书")
    case = Case.objects.get()
    for said in (case.number, SELLER.name, BUYER.name, "2026年9月24日", "5个工作日"):
        assert said in notice, said
    application = counter.read_pdf("不动产登记申请书")
    for said in (BUYER.document_number, SPOUSE.name, HOME, "1,180,000.00"):
        assert said in application, said
    return case


def take_papers(counter: Hands) -> None:
    """Every open slot in turn: particulars, a scan, 收下."""
    page = counter.page
    said = {
        "不动产权证号": "粤（2019）云浮市不动产权第0004127号",
        "合同编号": "YC-2026-004512",
        "签订日期": "2026-09-16",
        "成交价（元）": PRICE,
        "建筑面积（平方米）": "118.36",
        "确需收纸质的理由": "读卡器故障，当场核对原件",
    }
    for left in (3, 2, 1, 0):
        for label, text in said.items():
            field = page.get_by_label(label)
            if field.count():
                field.first.fill(text)
        scan_into(page)
        counter.look_well()
        counter.press("收下")
        counter.see(f"已齐 {6 - left} 项")


def assess(tax: Hands, case: Case) -> None:
    """核税: the officer looks at the sheet and issues it."""
    tax.go("/taxation/")
    tax.follow(case.number)
    tax.see("家庭唯一住房")
    tax.look_well()
    tax.press("核定")
    tax.see("等申请人缴税")


def collect(cashier: Hands, case: Case) -> None:
    """税费缴纳: seller and buyer pay apart, each with a receipt."""
    cashier.go("/cashier/")
    cashier.page.get_by_label("受理号").fill(case.number)
    cashier.press("查应缴税费")
    cashier.look_well()
    cashier.follow("只收卖方")
    cashier.page.get_by_label("扫码").check()
    cashier.press("确认收款")
    cashier.see("本件还有税费待缴。")
    receipt = cashier.read_pdf("打印收据")
    for said in (SELLER.name, "个人所得税", "扫码"):
        assert said in receipt, said
    cashier.follow("收另一方")
    cashier.page.get_by_label("刷卡").check()
    cashier.press("确认收款")
    assert BUYER.name in cashier.read_pdf("打印收据")
    cashier.look_well()


def examine(examiner: Hands, case: Case) -> None:
    """初审: the most urgent case is this one."""
    examiner.go("/queues/")
    examiner.look_well()
    examiner.page.keyboard.press("n")
    examiner.see("初审前检查")
    examiner.look_well()
    examiner.page.keyboard.press("Control+Enter")
    examiner.see("已办理：初审。")
    assert read(case).state == "examined"


def approve_and_record(registrar: Hands, case: Case) -> None:
    """核定 and 登簿: both departments have answered, the book will say what is announced."""
    registrar.go(f"/cases/{case.number}/")
    for said in ("不涉及", "已完税", "登簿后变化"):
        registrar.see(said)
    registrar.press("核定")
    registrar.see("已办理：核定。")
    registrar.press("登簿")
    registrar.see("登簿记载")
    registrar.look_well()


def engross_and_hand_over(issuer: Hands, case: Case) -> None:
    """缮证发证: blanks into stock, the certificate printed, handed over against identity and signature."""
    engross(issuer, case.number)
    certificate = issuer.read_pdf("查看证书")
    for said in (BUYER.name, SPOUSE.name, "共同共有", "118.36㎡", "云城区翠石路66号"):
        assert said in certificate, said
    hand_over_to(issuer, BUYER)


def archive(archivist: Hands, case: Case) -> None:
    """归档: the file is closed with its table of contents."""
    archivist.go("/registration/archive/")
    archivist.follow(case.number)
    archivist.press("归档")
    archivist.see("本件已归档，没有要办的步骤。")
    contents = archivist.read_pdf("归档卷内目录")
    for said in ("不动产登记申请书", "买卖合同", "询问笔录"):
        assert said in contents, said


def ask_and_verify(citizen: Hands, case: Case) -> None:
    """The buyer asks how far it is, and checks the certificate – without any log-in."""
    page = citizen.page
    citizen.go("/progress/")
    page.get_by_label("受理号").fill(case.number)
    page.get_by_label("身份证号后六位").fill(BUYER.document_number[-6:])
    citizen.press("查进度")
    citizen.see("证书已经交给您")
    citizen.look_well()
    citizen.go("/verify/")
    page.get_by_label("证号").fill(Certificate.objects.get(case_number=case.number).number)
    citizen.press("验证")
    citizen.see("有效")
    citizen.look_well()
    assert BUYER.name not in page.content()


@pytest.mark.clause("promise:R5", "G5")
def test_of_two_officers_at_one_case_one_wins_and_the_other_is_told_who_and_when(
    browser: Browser, live_server: LiveServer
) -> None:
    owned_home()
    case = makers.paid_sale(crew())
    officer_of(SECOND, Hall.objects.get(code="yuncheng")).save()
    base = live_server.url
    with hands(browser, base, "chushen") as first, hands(browser, base, SECOND.username) as second:
        for one in (first, second):
            one.go(f"/cases/{case.number}/")
        first.press("初审")
        first.see("已办理：初审。")
        second.page.get_by_label("初审意见").fill("材料齐全，我也看过。")
        second.press("初审")
        second.see("陈若衡已于9月18日 10:00办理“初审”")
        second.see("材料齐全，我也看过。")
    assert case.events.filter(verb="examine").count() == 1


@pytest.mark.clause("P6", "G25")
def test_a_mortgaged_home_tells_its_consequence_by_keyboard_alone(
    browser: Browser, live_server: LiveServer
) -> None:
    owned_home(HOME, at=datetime(2019, 5, 14, 10, tzinfo=SHANGHAI))
    mortgage()
    crew()
    with hands(browser, live_server.url, "shouli") as counter:
        counter.go("/window/")
        start = counter.page.get_by_role("button", name="收件：存量房买卖转移登记")
        start.focus()
        counter.page.keyboard.press("Enter")
        expect(counter.page.get_by_label("不动产单元号")).to_be_visible()
        counter.ready()
        counter.page.get_by_label("不动产单元号").focus()
        counter.page.keyboard.type(HOME)
        counter.page.keyboard.press("Tab")
        counter.see("可以转移，抵押权随房屋继续存在。")
        assert bank().name in counter.page.content()
        counter.page.keyboard.press("F6")
        card = counter.page.get_by_role("dialog", name="读身份证")
        expect(card).to_be_visible()
        counter.page.keyboard.type(f"{SELLER.name} {SELLER.document_number}")
        counter.page.keyboard.press("Enter")
        expect(card).not_to_be_visible()
        assert counter.page.get_by_label("证件号码").first.input_value() == SELLER.document_number
