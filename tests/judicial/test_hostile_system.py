"""A court's system that sends anything in any order, twice and otherwise: refused or done, never broken."""

import json
from collections.abc import Callable
from random import Random
from typing import Any
from uuid import uuid4

import pytest
from django.core.exceptions import ValidationError

from hall.cases.models import Case
from hall.cases.refusals import StepRefused
from hall.cases.services.steps import take_step
from hall.exchange.courier import deliver_all
from hall.rehearsal import drives
from hall.rehearsal.crew import Crew, crew
from judicial.models import Auction, BuyerNotification, CourtOrder, OrderMatter
from registration.integrity import verify
from registration.models import CourtReceipt, SeizurePlace
from tests.cases.makers import BUYER, SELLER, SPOUSE
from tests.conftest import Clock
from tests.exchange.callers import Caller
from tests.judicial.sales import EXECUTION, RULING, seized_home
from tests.judicial.test_sale_papers import as_order
from tests.judicial.test_sales_api import PAPERS, SALE, SALES
from tests.registration import makers

pytestmark = [pytest.mark.django_db, pytest.mark.clause("J8", "J11", "promise:R4"), pytest.mark.long]
ORDERS = "/api/v1/judicial/orders/"
COURTS = {"粤5302": EXECUTION, "粤53": "（2026）粤53执7号", "粤5381": "（2026）粤5381执9号"}
EVENTS = 30
ANSWERS = {200, 201, 403, 404, 409, 422}


class Hostile:
    """Three courts' systems, and a registry that works between their commands."""

    def __init__(self, seed: int, people: Crew) -> None:
        self.dice, self.people = Random(seed), people
        self.systems = {code: Caller(name=f"{code}系统", court_code=code) for code in COURTS}
        self.sent: list[tuple[str, str, str, Any]] = []
        self.statuses: list[int] = []

    def post(self, code: str, address: str, body: Any, key: str = "") -> None:
        key = key or str(uuid4())
        answer = self.systems[code].post(address, json.loads(json.dumps(body)), once=key)
        assert answer.status_code in ANSWERS, (address, body, answer.content)
        if answer.status_code >= 400:
            assert answer.json()["detail"].strip()
        self.statuses.append(answer.status_code)
        self.sent.append((code, address, key, body))

    def court(self) -> str:
        return self.dice.choice(list(COURTS))

    def order(self) -> None:
        code, dice = self.court(), self.dice
        body = as_order() | {
            "matters": dice.sample(["seize", "wait", "pre-seize", "renew", "release", "cancel-mortgage"], 1),
            "notice_number": COURTS[code] if dice.random() < 0.9 else "（2024）粤530执12号",
            "ruling_number": f"{COURTS[code]}之一",
            "ends_on": dice.choice(["2029-09-17", "2027-01-01", "2030-01-01", None]),
            "begins_on": dice.choice(["2026-09-18", None]),
            "debtor": dice.choice([SELLER.name, BUYER.name, ""]),
            "earlier_number": dice.choice(["", *COURTS.values()]),
            "share_of": dice.choice(["", "", "", SPOUSE.name]),
            "mortgage": dice.choice(["全部", "粤（2020）证明第1号", ""]),
            "transfer_letter": dice.choice(["", "", "（2026）粤5302执移9号"]),
        }
        self.post(code, ORDERS, body)

    def transfer(self) -> None:
        served = self.dice.choice([None, "2026-09-14", "2026-09-09"])
        self.post("粤5302", ORDERS, as_order() | {"buyer_served_on": served})

    def sale(self) -> None:
        dice = self.dice
        more = {
            "price": dice.choice(["1200000.00", "1300000.00", "0", "-1"]),
            "sold_on": dice.choice(["2026-08-28", "2026-09-05", "2099-01-01"]),
            "resale": dice.random() < 0.2,
            "execution_number": dice.choice([EXECUTION, EXECUTION, COURTS["粤53"]]),
        }
        self.post("粤5302", SALES, SALE | more)

    def of_the_sale(self) -> None:
        dice, found = self.dice, Auction.objects.order_by("?").first()
        address = f"{SALES}{found.number if found else '处置2026-999999'}/"
        code = dice.choice(["粤5302", "粤5302", "粤5302", "粤53"])
        days = {name: dice.choice([None, "2026-09-10", "2026-08-01"]) for name in ("paid_on", "ruled_on")}
        if dice.random() < 0.5:
            self.post(code, f"{address}days/", days)
        else:
            more = {
                "served_on": dice.choice(["2026-09-14", "2026-09-15", "2026-09-01"]),
                "mortgages": dice.choice(["cancel", "", "keep"]),
                "ruling_number": dice.choice([RULING, f"{EXECUTION}之二"]),
            }
            self.post(code, f"{address}papers/", PAPERS | more)

    def replay(self) -> None:
        """The same command under its key, under another key, and its key with another body."""
        if not self.sent:
            return
        code, address, key, body = self.dice.choice(self.sent)
        how = self.dice.randrange(3)
        self.post(code, address, body | {"phone": "1"} if how == 2 else body, key if how != 1 else "")

    def registry(self) -> None:
        """Somebody at the counter carries out or sends back one of the orders."""
        receipt = CourtReceipt.objects.pending().order_by("pk").first()
        if receipt is None:
            return
        case = Case.objects.get(number=receipt.case_number)
        if self.dice.random() < 0.3:
            take_step(case.pk, "decline", by=self.people.accepts, reason="文书不完整，请补正后再送")
            return
        try:
            take_step(case.pk, "accept", by=self.people.accepts)
            drives.decide(case, self.people)
        except (StepRefused, ValidationError):
            if Case.objects.get(pk=case.pk).state == "applied":
                take_step(case.pk, "decline", by=self.people.accepts, reason="登记簿的记载不能执行")
            else:
                take_step(case.pk, "refuse", by=self.people.examines, reason="登记簿的记载不能执行")
        deliver_all(strict=False)


@pytest.mark.parametrize("seed", range(3))
def test_whatever_a_court_sends_in_whatever_order_the_books_stay_right(seed: int, clock: Clock) -> None:
    people = crew()
    seized_home(makers.mortgage)
    them = Hostile(seed, people)
    acts: tuple[Callable[[], None], ...] = (
        them.order,
        them.order,
        them.order,
        them.transfer,
        them.sale,
        them.of_the_sale,
        them.replay,
        them.registry,
        them.registry,
    )
    for turn in range(EVENTS):
        clock.shift(60 if turn % 2 else 0)
        them.dice.choice(acts)()
    assert {201, 422} <= set(them.statuses)
    nothing_is_there_twice()
    assert verify().breaches == []


def nothing_is_there_twice() -> None:
    standing = Auction.objects.filter(replaced_at=None)
    assert standing.count() == len({(one.execution_number, *one.unit_numbers) for one in standing})
    for one in Auction.objects.exclude(delivered_at=None):
        assert BuyerNotification.objects.filter(auction=one, way="paper").count() == 1
    numbers = [one.case_number for one in OrderMatter.objects.exclude(case_number="")]
    assert len(numbers) == len(set(numbers))
    assert all(one.matters.exists() for one in CourtOrder.objects.all())
    places = list(SeizurePlace.objects.all())
    for lane in {(one.unit_id, one.share) for one in places}:
        effective = [one.is_effective for one in places if (one.unit_id, one.share) == lane]
        assert effective.count(True) == 1
