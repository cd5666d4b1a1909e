"""Thousands of sales of imported homes through the same doors as a counter's, by several workers at once."""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor, as_completed
from dataclasses import dataclass, field
from decimal import Decimal
from multiprocessing import get_context

import django
from django.db import connections

from hall.cases.models import Case
from hall.cases.refusals import StepRefused
from hall.cashier.models import BillLine, Refund
from hall.cashier.services.collecting import pay_refund
from hall.exchange.courier import deliver_all
from hall.rehearsal.crew import Crew, crew
from hall.rehearsal.handing_out import hand_out, stock_up
from hall.rehearsal.models import ImportedHome
from hall.rehearsal.owners import owner_of
from hall.rehearsal.people import made_up_person
from hall.rehearsal.rendering import print_papers
from hall.rehearsal.sales import file_sale, pay_everything, review_and_record, sale_filing, step
from registration.models import RealEstateUnit
from taxation.models import Assessment
from taxation.services.assessing import issue

SHARE = 25
"""Sales a worker takes at a time."""
BUYERS = 5_000_000
"""Serial number from which made-up buyers are counted."""
HOMES = ("only", "second", "more")


@dataclass
class Tally:
    """How a share of the sales ended; `taxes` in yuan; `refused` sentences with their number."""

    ended: Counter[str] = field(default_factory=Counter)
    taxes: Decimal = Decimal()
    papers: int = 0
    refused: Counter[str] = field(default_factory=Counter)

    def add(self, other: Tally) -> None:
        self.ended += other.ended
        self.refused += other.refused
        self.taxes += other.taxes
        self.papers += other.papers


def replay_sales(count: int, *, workers: int, render: str) -> Tally:
    """Sell `count` imported homes that have not been sold in a rehearsal yet; returns how it went."""
    people = crew()
    stock_up(count + SHARE, by=people.engrosses)
    unsold = ImportedHome.objects.filter(sold_in="").order_by("unit_number")
    numbers = list(unsold.values_list("unit_number", flat=True)[:count])
    shares = [numbers[start : start + SHARE] for start in range(0, len(numbers), SHARE)]
    tally = Tally()
    if workers <= 1:
        for share in shares:
            tally.add(sell_share(share, render))
        return tally
    connections.close_all()
    with ProcessPoolExecutor(workers, mp_context=get_context("spawn"), initializer=django.setup) as pool:
        for done in as_completed([pool.submit(sell_share, share, render) for share in shares]):
            tally.add(done.result())
    return tally


def sell_share(numbers: Sequence[str], render: str) -> Tally:
    """Drive one share of the sales side by side: all to 受理, then notices, tax, review, 登簿, archive."""
    people, tally = crew(), Tally()
    cases = [case for number in numbers if (case := _file(number, people, tally)) is not None]
    deliver_all(strict=False)
    for case in cases:
        _finish(case, people, tally)
    deliver_all(strict=False)
    tally.papers += print_papers([case.number for case in cases], render)
    return tally


def _file(number: str, people: Crew, tally: Tally) -> Case | None:
    home = ImportedHome.objects.get(unit_number=number)
    unit, serial = RealEstateUnit.objects.get(number=number), int(home.fingerprint[:6], 16)
    buyers = [made_up_person(BUYERS + serial)]
    if serial % 4 == 0:
        buyers.append(made_up_person(BUYERS * 2 + serial))
    filing = sale_filing(
        number,
        owner_of(number),
        buyers,
        price=home.price,
        area=unit.measured_area,
        buyer_homes=HOMES[serial % 3],
        seller_only_home=serial % 2 == 0,
    )
    try:
        case = file_sale(filing, people)
    except StepRefused as refusal:
        tally.ended["没有受理"] += 1
        tally.refused[str(refusal)] += 1
        return None
    ImportedHome.objects.filter(pk=home.pk).update(sold_in=case.number)
    return case


def _finish(case: Case, people: Crew, tally: Tally) -> None:
    """Assess, collect, decide; one in fifty is withdrawn, one in a hundred refused after it was paid."""
    lot = int(case.number[-5:])
    assessment = Assessment.objects.get(case=case)
    issue(case.pk, by=people.assesses)
    if lot % 50 == 7:
        step(case, "withdraw", by=people.accepts, reason="申请人协商后撤回")
        tally.ended["撤回"] += 1
        return
    pay_everything(case, people)
    if lot % 100 == 13:
        _refuse(case, people)
        tally.ended["不予登记"] += 1
        return
    tally.taxes += BillLine.objects.paid().taxes().filter(case=case, reference=assessment.reference).total()
    review_and_record(case, people)
    hand_out(case, people)
    tally.ended["归档"] += 1


def _refuse(case: Case, people: Crew) -> None:
    step(case, "examine", by=people.examines, reason="发现权属疑问，建议不予登记")
    step(case, "refuse", by=people.approves, reason="存在尚未解决的权属争议")
    for refund in Refund.objects.is_open().filter(line__case=case):
        pay_refund(refund.pk, voucher=f"TK{refund.pk:08d}", by=people.collects)


def per_second(count: int, started: float) -> float:
    """Cases per second since `started` (time.monotonic)."""
    return count / max(time.monotonic() - started, 0.001)
