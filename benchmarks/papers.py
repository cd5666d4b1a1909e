"""P8, P9: a certificate beside ReportLab drawing the same page; certificates per second; size.

Every page says something else (names, numbers), as in a hall; both sides are warm and start from words.
"""

import multiprocessing
import time
from concurrent.futures import ProcessPoolExecutor
from dataclasses import replace
from itertools import count

from benchmarks.figures import Figure, alternating
from benchmarks.reportlab_page import draw
from hall.papers.contents import plain
from hall.papers.contents.results import Certificate
from hall.papers.kinds import PaperKind
from hall.papers.models import Paper
from hall.papers.render import render
from hall.papers.specimens.results import CERTIFICATE
from hall.papers.specimens.sale import MORNING

WORKERS = 2
PORTIONS = 8
NAMES = ("林喆堃", "陈犇昇", "黄䶮㛃", "欧阳明远", "阿卜杜热合曼", "梁𤧛", "何𬱖", "罗家豪", "李淑贤")

_serials = count(1)


def run(scale: str = "full") -> list[Figure]:
    """Measure; `small` takes about ten seconds."""
    pages, runs = (48, 7) if scale == "small" else (400, 25)
    ours, theirs = alternating(print_one, lambda: draw(next_certificate()), runs)
    rate = certificates_per_second(pages)
    beside = f"ReportLab 画同一页 {theirs * 1000:.1f} 毫秒"
    return [
        Figure("P8", "一份不动产权证书", ours * 1000, "毫秒", beside, ours / theirs, "≤ 4×", "≤ 8×"),
        Figure("P9", "两核制证", rate, "份/秒", f"{WORKERS} 个进程", None, "≥ 25", "≥ 10"),
        Figure("P9", "一份证书的大小", len(print_one()) / 1024, "KB", "", None, "≤ 60", "≤ 100"),
    ]


def next_certificate() -> Certificate:
    """The specimen with another number, holder and address each time."""
    serial = next(_serials)
    return replace(
        CERTIFICATE,
        number=f"粤（2026）云浮市不动产权第{serial:07d}号",
        holders=(NAMES[serial % len(NAMES)],),
        location=f"广东省云浮市云城区府前路{serial}号丽景花园{serial % 40 + 1}幢{serial % 30 + 1}01房",
        serial=f"D44{serial:09d}",
    )


def print_one() -> bytes:
    """One certificate by the papers room: frozen words in, bytes out."""
    paper = Paper(
        number="certificate-2026-0000001",
        kind=PaperKind.CERTIFICATE.value,
        content=plain(next_certificate()),
        frozen_at=MORNING,
    )
    return render(paper)


def print_some(pages: int) -> int:
    """Print so many in this process; returns how many."""
    for _ in range(pages):
        print_one()
    return pages


def certificates_per_second(pages: int) -> float:
    """How many certificates two warm worker processes make in a second."""
    spawn = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(WORKERS, mp_context=spawn, initializer=print_one) as pool:
        list(pool.map(print_some, [1] * PORTIONS))
        started = time.perf_counter()
        made = sum(pool.map(print_some, [pages // PORTIONS] * PORTIONS))
        return made / (time.perf_counter() - started)


if __name__ == "__main__":
    for figure in run():
        print(figure.row())
