"""Import of existing homes: rows per second into the register."""

import time
from decimal import Decimal

from benchmarks.figures import Figure
from hall.rehearsal.homes import Home
from hall.rehearsal.importing import import_homes


def run(scale: str = "full") -> list[Figure]:
    """Made-up rows of the same shape as the real list: five to a community."""
    count = 2_000 if scale == "small" else 16_000
    rows = [
        Home(
            n + 2, f"小区{n // 5}", Decimal(60 + n % 100), Decimal(1_000_000 + n), (0, 2, 5)[n % 3], 18, 2005
        )
        for n in range(count)
    ]
    started = time.perf_counter()
    result = import_homes(rows)
    rate = result.made / (time.perf_counter() - started)
    return [Figure("G29", "导入存量房屋", rate, "行/秒", f"{result.made} 行", None, "≥ 200", "≥ 50")]
