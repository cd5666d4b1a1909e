"""One trial: sales are prepared, counters work, processes die, the books are compared."""

from __future__ import annotations

import os
import random
import signal
import threading
import time
from argparse import Namespace
from collections import Counter as Tally
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from queue import Queue

from django.db import connections

from chaos.counters import Counter, Desk, Log, log_in, read
from chaos.hall_under_trial import KINDS, HallUnderTrial
from chaos.reconcile import Finding, reconcile
from hall.cases.services.intake import open_case
from hall.exchange.models import Delivery
from hall.rehearsal import sales
from hall.rehearsal.crew import crew
from hall.rehearsal.homes import Home
from hall.rehearsal.importing import import_homes
from hall.rehearsal.models import ImportedHome
from hall.rehearsal.owners import owner_of
from hall.rehearsal.people import made_up_person

OFFICERS = ("shouli", "heshui", "shoufei", "chushen", "heding")
DRAINED_WITHIN = 120.0
SECONDS_BACK = 10.0


@dataclass(frozen=True)
class Killed:
    """One kill: what, and after how many seconds the hall served again."""

    kind: str
    seconds: float


def run(hall: HallUnderTrial, options: Namespace) -> int:
    """Prepare, work and kill, drain, reconcile; the exit code says whether every promise held."""
    print(f"大厅已开门，端口 {hall.port}；正在准备 {options.sales} 件", flush=True)
    numbers = ready_sales(options.sales)
    queue: Queue[str] = Queue()
    for number in numbers:
        queue.put(number)
    log, stop = Log(), threading.Event()
    desk = Desk(hall.port, log_in(*OFFICERS))
    counters = [Counter(desk, queue, log, stop) for _ in range(options.counters)]
    for counter in counters:
        counter.start()
    killed = kill_while_they_work(hall, counters, options)
    for counter in counters:
        counter.join()
    seconds = drain()
    return report(log, killed, seconds, reconcile(log.acts))


def ready_sales(count: int) -> list[str]:
    """So many sales with everything in, waiting for 受理; their case numbers."""
    price = Decimal(900000)
    import_homes(Home(row, f"混沌花园{row % 7}期", Decimal(100), price, 5, 18, 2012) for row in range(count))
    people, numbers = crew(), []
    for serial, unit in enumerate(ImportedHome.objects.values_list("unit_number", flat=True)[:count]):
        buyer = made_up_person(7_000_000 + serial)
        filing = sales.sale_filing(unit, owner_of(unit), [buyer], price=price)
        case = open_case(filing, by=people.accepts)
        sales.receive_everything(case, by=people.accepts)
        sales.meet_everybody(case, by=people.accepts)
        numbers.append(case.number)
    connections.close_all()
    return numbers


def kill_while_they_work(
    hall: HallUnderTrial, counters: Sequence[Counter], options: Namespace
) -> list[Killed]:
    """kill -9 of one process after the other, in turn by kind, as long as the counters work."""
    dice, killed = random.Random(options.seed), list[Killed]()
    while any(counter.is_alive() for counter in counters):
        time.sleep(dice.uniform(options.pause / 2, options.pause * 1.5))
        kind = options.kinds[len(killed) % len(options.kinds)]
        victims = hall.processes(kind)
        if not victims or len(killed) >= options.kills:
            continue
        victim = dice.choice(victims)
        if kind == "消息服务":
            hall.forget_the_broker()
        os.kill(victim, signal.SIGKILL)
        killed.append(Killed(kind, hall.seconds_until_healthy()))
        print(f"杀 {len(killed):3}　{kind} {victim}，{killed[-1].seconds:4.1f} 秒后恢复", flush=True)
    return killed


def drain() -> float:
    """Wait until the outbox is empty; the seconds it took, at most two minutes."""
    began = time.monotonic()
    while time.monotonic() - began < DRAINED_WITHIN:
        if not read(lambda: Delivery.objects.exclude(state="delivered").exists()):
            break
        time.sleep(0.5)
    return time.monotonic() - began


def report(log: Log, killed: Sequence[Killed], seconds: float, findings: Sequence[Finding]) -> int:
    """Print what happened; the last line is the reconciliation."""
    by_kind = Tally(one.kind for one in killed)
    slowest = max((one.seconds for one in killed), default=0.0)
    again = sum(one.attempts > 1 for one in log.acts)
    refused = [one for one in log.acts if one.status != 302]
    for finding in findings:
        print(finding.line)
    for one in refused:
        print(f"没有办成：{one.case_number} {one.act} {one.status or '没有答复'}（问了 {one.attempts} 次）")
    print(f"办结 {log.finished} 件，得到答复 {len(log.acts)} 次，其中断线后重问 {again} 次")
    print(f"柜台停下后，余下的通知 {seconds:.1f} 秒送完")
    lost, twice = sum(one.lost for one in findings), sum(one.twice for one in findings)
    kinds = "、".join(f"{kind} {by_kind[kind]}" for kind in KINDS if by_kind[kind])
    print(
        f"杀 {len(killed)} 次（{kinds}），最慢 {slowest:.1f} 秒恢复；"
        f"放弃 {len(log.given_up)} 件，丢失 {lost}，重复 {twice}"
    )
    return int(bool(lost or twice or log.given_up or slowest > SECONDS_BACK))
