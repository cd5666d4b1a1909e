"""P12: a page of a queue at any depth, with a million open cases among ten million."""

import random
from functools import partial

from django.db import connection
from django.http import QueryDict

from benchmarks.figures import Figure
from benchmarks.filling import fill_cases
from benchmarks.scratch import database_ms, percentile
from hall.cases.models import Case
from hall.look.paging import page_by

KEYS = ("sort_on", "id")
SIZES = {"small": (20_000, 100_000), "full": (1_000_000, 10_000_000)}


def run(scale: str = "full") -> list[Figure]:
    """The rows of one page, keyset, at random depths: database time."""
    still_open, total = SIZES[scale]
    fill_cases(still_open, total)
    dice, times = random.Random(7), []
    for _ in range(100):
        query = QueryDict(mutable=True)
        query["after"] = f"2026-{dice.randint(9, 12):02d}-{dice.randint(1, 28):02d}~{dice.randint(1, total)}"
        times.append(database_ms(partial(page_by, Case.objects.in_queue("examination"), KEYS, query)))
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM cases_case WHERE closed_at IS NULL AND queue = 'examination'")
        (waiting,) = cursor.fetchone()
    words = f"{waiting:,} 件在队列，共 {total:,} 件"
    return [Figure("P12", "队列一页", percentile(times, 0.99), "毫秒 p99", words, None, "≤ 2", "≤ 10")]
