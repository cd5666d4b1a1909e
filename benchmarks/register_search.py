"""P10, P11: finding a unit, a person and a fragment among ten million entries."""

import random
from collections.abc import Callable
from functools import partial

from django.db.models import Q

from benchmarks.figures import Figure
from benchmarks.filling import fill_register
from benchmarks.scratch import database_ms, percentile
from hall.rehearsal.people import GIVEN, SURNAMES
from registration import search
from registration.models import Party, RealEstateUnit

SIZES = {"small": 100_000, "full": 10_000_000}
ROUNDS = 100


def run(scale: str = "full") -> list[Figure]:
    """Exact keys at p99, fragments at p50, each beside the bare query's time."""
    count = SIZES[scale]
    fill_register(count)
    dice = random.Random(11)
    ids = [dice.randint(1, count) for _ in range(ROUNDS)]
    units = list(RealEstateUnit.objects.filter(pk__in=ids).values_list("number", flat=True))
    hashes = list(Party.objects.filter(pk__in=ids).values_list("document_hash", flat=True))
    names = [dice.choice(SURNAMES) + dice.choice(GIVEN) for _ in range(ROUNDS)]
    streets = [f"{dice.choice(GIVEN)}路{dice.randint(0, 299)}号" for _ in range(ROUNDS)]
    words = f"{count:,} 条登记"
    return [
        Figure(
            "P10", "按单元号查", p(units, search.by_unit_number, 0.99), "毫秒 p99", words, None, "≤ 1", "≤ 10"
        ),
        Figure("P10", "按证件号查", p(hashes, by_hash, 0.99), "毫秒 p99", words, None, "≤ 1", "≤ 10"),
        Figure("P11", "按两字姓名查", p(names, search.by_name, 0.5), "毫秒 p50", words, None, "≤ 5", "≤ 50"),
        Figure(
            "P11", "按坐落片段查", p(streets, search.by_address, 0.5), "毫秒 p50", words, None, "≤ 5", "≤ 50"
        ),
    ]


def by_hash(document_hash: str) -> list[RealEstateUnit]:
    """What `search.by_document` asks once the number is hashed."""
    return search.held_by(Q(entry__parties__document_hash=document_hash), 50)


def p(keys: list[str], look: Callable[[str], object], part: float) -> float:
    """Milliseconds of the database's own work, warm."""
    times = []
    for key in keys:
        look(key)
        times.append(database_ms(partial(look, key)))
    return percentile(times, part)
