"""P18: the first page of every screen, server time, warm, on the demo data."""

import time

from django.test import Client
from django.urls import reverse

from benchmarks.figures import Figure
from benchmarks.scratch import percentile
from hall.cases.models import Case
from hall.rehearsal.demo import load_demo_hall
from hall.staff.models import Officer


def run(scale: str = "full") -> list[Figure]:
    """Every screen as the officer who works on it; the slowest p95 counts."""
    load_demo_hall()
    rounds = 20 if scale == "small" else 60
    figures = [
        Figure("P18", f"页面 {name}", p95(user, address, rounds), "毫秒 p95", "", None, "≤ 50", "≤ 150")
        for name, user, address in screens()
    ]
    return sorted(figures, key=lambda one: -one.value)


def screens() -> list[tuple[str, str, str]]:
    case = Case.objects.exclude(accepted_at=None).order_by("pk")[0]
    unit = case.unit_numbers[0]
    return [
        ("首页", "", "/"),
        ("办事指南", "", "/guide/"),
        ("受理台", "shouli", reverse("floor:window")),
        ("待办", "chushen", reverse("cases:queue", args=["examination"])),
        ("业务件", "chushen", reverse("cases:case", args=[case.number])),
        ("核税", "heshui", reverse("taxation:assessments")),
        ("住建审核", "zhujian", reverse("transactions:reviews")),
        ("收费", "shoufei", reverse("cashier:desk")),
        ("登记簿", "chushen", reverse("registration:unit", args=[unit])),
        ("督导", "zhuguan", reverse("oversight:today")),
    ]


def p95(username: str, address: str, rounds: int) -> float:
    client = Client()
    if username:
        client.force_login(Officer.objects.get(username=username))
    times = []
    for _ in range(rounds):
        started = time.perf_counter()
        reply = client.get(address)
        times.append((time.perf_counter() - started) * 1000)
        if reply.status_code != 200:
            raise RuntimeError(f"{address} 返回 {reply.status_code}")
    return percentile(times[3:], 0.95)
