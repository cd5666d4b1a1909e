"""promise:R14: a whole sale with known people, then a search for them where they must not be."""

import logging
import re
from dataclasses import dataclass, replace
from typing import Any

import pytest
from django.db import connection
from django.urls import reverse

from hall.cases.filing import Filing
from hall.cases.models import Applicant, Case, Draft
from hall.cases.services.intake import open_case
from hall.clock import now
from hall.config.redaction import RedactingFormatter
from hall.exchange.commands import once
from hall.exchange.courier import deliver_all
from hall.exchange.models import Notice
from hall.identity.documents import DocumentKind
from hall.identity.fields import search_hash
from hall.identity.numbers import CertificateKind
from hall.rehearsal import sales
from hall.rehearsal.crew import Crew, crew
from hall.rehearsal.handing_out import hand_out
from hall.rehearsal.people import made_up_person
from hall.staff.audit import record_act
from hall.staff.departments import D
from hall.staff.models import Look, Officer
from registration.services.blanks import stock_blanks
from taxation.services.assessing import issue
from tests.cases import makers
from tests.cases.makers import BUYER, SELLER, owned_home
from tests.cases.watched_browser import WatchedBrowser
from tests.exchange.situations import receiver
from tests.registration.makers import HOME

pytestmark = [pytest.mark.django_db, pytest.mark.clause("promise:R14")]
AGENT = made_up_person(4242)
PERSONAL = {
    "卖方证件号": SELLER.document_number,
    "买方证件号": BUYER.document_number,
    "代理人证件号": AGENT.document_number,
    "卖方电话": SELLER.phone,
    "买方电话": BUYER.phone,
    "代理人电话": AGENT.phone,
    "收件人电话": "13812345678",
    "收件地址": "云城区绿水路 8 号 2 幢 1204 房",
}


def filing_with_agent() -> Filing:
    """The usual sale, the buyer by an agent, the certificate by post."""
    usual = makers.filing()
    seller, buyer = usual.claimants
    by_agent = replace(
        buyer,
        agent_name=AGENT.name,
        agent_document_number=AGENT.document_number,
        agent_phone=AGENT.phone,
        address=PERSONAL["收件地址"],
    )
    to = {"name": BUYER.name, "phone": PERSONAL["收件人电话"], "address": PERSONAL["收件地址"]}
    return replace(usual, claimants=[seller, by_agent], delivery="post", postal=to)


@dataclass
class Told:
    """A sale from filing to archive, and the pages its officers opened on the way."""

    case: Case
    people: Crew
    browsers: list[WatchedBrowser]
    log: list[logging.LogRecord]


RECEPTION = [("floor:window", ()), ("floor:materials", ("NUMBER",)), ("floor:people", ("NUMBER",))]
PAGES: dict[str, list[tuple[str, tuple[str, ...]]]] = {
    "shouli": [("cases:search", ()), ("floor:result", ("NUMBER",))],
    "heding": [
        ("cases:queue", ("engrossing",)),
        *(("cases:case", ("NUMBER", tab)) for tab in ("materials", "book", "interviews", "money", "events")),
        ("cases:case", ("NUMBER",)),
        ("registration:unit", (HOME,)),
    ],
    "shanzheng": [("registration:certificates", ()), ("registration:handing-over", ("NUMBER",))],
    "heshui": [("taxation:assessments", ()), ("taxation:assessment", ("NUMBER",))],
    "shoufei": [("cashier:desk", ()), ("cashier:bill", ("NUMBER",))],
    "zhujian": [("transactions:reviews", ()), ("cases:case", ("NUMBER",))],
    "zhuguan": [("exchange:ledger", ()), ("oversight:today", ())],
}


def browse(username: str, pages: Any, case: Case) -> WatchedBrowser:
    """An officer opens these pages of the case."""
    browser = WatchedBrowser(Officer.objects.get(username=username))
    for name, args in pages:
        browser.open(name, *(case.number if one == "NUMBER" else one for one in args))
    return browser


@pytest.fixture
def told(caplog: pytest.LogCaptureFixture) -> Told:
    owned_home()
    people = crew()
    with caplog.at_level(logging.DEBUG):
        case = open_case(filing_with_agent(), by=people.accepts)
        reception = browse("shouli", RECEPTION, case)
        sales.receive_everything(case, by=people.accepts)
        sales.meet_everybody(case, by=people.accepts)
        reception.open("floor:decide", case.number)
        sales.step(case, "accept", by=people.accepts)
        deliver_all()
        issue(case.pk, by=people.assesses)
        sales.pay_everything(case, people)
        sales.review_and_record(case, people)
        with receiver(chokes, D.TRANSACTIONS, "case.recorded"):
            deliver_all(strict=False)
        stock_blanks(kind=CertificateKind.TITLE, first="D44000000001", count=2, by=people.engrosses)
        browsers = [browse(username, pages, case) for username, pages in PAGES.items()]
        search_by_id_number(browsers[0])
        hand_out(case, people)
    return Told(case, people, [reception, *browsers], list(caplog.records))


def chokes(notice: Notice) -> None:
    """A receiver that fails with somebody's data in its words."""
    raise ValueError(f"{SELLER.name}（{SELLER.document_number}，{SELLER.phone}）无法登记")


def search_by_id_number(browser: WatchedBrowser) -> None:
    who = {"name": SELLER.name, "document_number": SELLER.document_number}
    browser.post(reverse("cases:search"), who)


def found_in(text: str) -> set[str]:
    """Whose data of the sale stands in a text, in clear or as hexadecimal bytes."""
    return {name for name, value in PERSONAL.items() if value in text or value.encode().hex() in text.lower()}


def tables_with(value: str) -> list[str]:
    """Tables with a row that shows the value in any column, bytes and JSON included."""
    like = "SELECT '{0}' WHERE EXISTS (SELECT 1 FROM {0} t WHERE t::text LIKE %s OR t::text LIKE %s)"
    names = sorted(connection.introspection.table_names())
    shown = [f"%{value}%", f"%{value.encode().hex()}%"]
    with connection.cursor() as cursor:
        cursor.execute(" UNION ALL ".join(like.format(name) for name in names), shown * len(names))
        return [name for (name,) in cursor.fetchall()]


@pytest.mark.clause("promise:R14", "G11")
def test_no_table_holds_an_id_number_or_a_telephone_in_clear(told: Told) -> None:
    number = SELLER.document_number
    Draft.objects.create(
        officer=Officer.objects.get(username="shouli"),
        item_code=sales.SALE,
        content={"people-0-document_number": [number], "postal_phone": [PERSONAL["收件人电话"]]},
        started_at=now(),
        saved_at=now(),
    )
    once("key", {"document": number}, lambda: {"document": number}, by=told.people.accepts)
    record_act(told.people.accepts, "核对", "case:1", document=number)
    assert {name: tables_with(value) for name, value in PERSONAL.items() if tables_with(value)} == {}
    assert Applicant.objects.filter(document_hash=search_hash(number.lower())).exists()


def test_negative_control_the_search_of_the_tables_finds_what_is_in_clear() -> None:
    owned_home()
    case = makers.filed_sale()
    Case.objects.filter(pk=case.pk).update(located_at=f"云城区 {SELLER.phone}")
    assert tables_with(SELLER.phone) == ["cases_case"]


def test_neither_pages_nor_addresses_nor_logs_name_a_person_unasked(told: Told) -> None:
    pages = {address: page for one in told.browsers for address, page in one.pages.items()}
    assert {address: found_in(page) for address, page in pages.items() if found_in(page)} == {}
    links = re.findall(r'(?:href|action|hx-get|hx-post|src)="([^"]*)"', " ".join(pages.values()))
    asked = [address for one in told.browsers for address in one.addresses]
    assert {name for address in [*asked, *links] for name in found_in(address)} == set()
    formatter = RedactingFormatter()
    lines = [text for one in told.log for text in (formatter.format(one), one.getMessage())]
    assert any("没有送到 transactions" in line for line in lines)
    assert {name for line in lines for name in found_in(line)} == set()


@pytest.mark.clause("G8", "promise:R13")
def test_searching_by_id_number_is_a_look_that_is_written_down() -> None:
    owned_home()
    case = makers.accepted_sale()
    browser = WatchedBrowser(Officer.objects.get(username="shouli"))
    search_by_id_number(browser)
    look = Look.objects.get()
    assert (look.by_label, look.purpose) == ("何静", "查找业务件")
    assert case.number in browser.addresses[-1]


@pytest.mark.parametrize(
    ("item", "name", "kind", "shown"),
    [
        ("mortgage-first-registration", "林小禾", DocumentKind.ID_CARD, "林*禾"),
        ("mortgage-first-registration", "云石银行云城支行", DocumentKind.USCC, "云石银行云城支行"),
        ("seizure", "云浮市云城区人民法院", DocumentKind.OTHER, "云浮市云城区人民法院"),
    ],
)
def test_persons_are_masked_and_organisations_and_courts_are_not(
    item: str, name: str, kind: DocumentKind, shown: str
) -> None:
    assert Applicant(case=Case(item_code=item), name=name, document_kind=kind).masked_name == shown
