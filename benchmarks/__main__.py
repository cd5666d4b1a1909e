"""`python -m benchmarks [--scale small|full] [--only step,papers]`: every figure beside its comparison."""

import argparse
import importlib
import json
import os
import sys
from contextlib import nullcontext
from pathlib import Path

import django

from benchmarks.figures import Figure

ROOMS = (
    "engines",
    "step",
    "pages",
    "papers",
    "importing",
    "first_registration",
    "register_search",
    "queue_page",
    "sweep",
)
ALONE = {"engines", "papers"}
"""Rooms that need no database of ours."""
RESULTS = Path(__file__).parent / "results"


def main() -> None:
    parser = argparse.ArgumentParser(description="性能对照：同一次运行里量自己和对照，给出比值")
    parser.add_argument("--scale", choices=("small", "full"), default="full")
    parser.add_argument("--only", default="", help="只量这几项，逗号分隔：" + "、".join(ROOMS))
    options = parser.parse_args()
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "hall.config.settings")
    django.setup()
    wanted = [name for name in ROOMS if not options.only or name in options.only.split(",")]
    figures = []
    for name in wanted:
        print(f"…… {name}", file=sys.stderr, flush=True)
        for figure in measured(name, options.scale):
            figures.append(figure)
            print(figure.row(), flush=True)
    RESULTS.mkdir(exist_ok=True)
    target = RESULTS / f"{options.scale}.json"
    target.write_text(json.dumps([vars(one) for one in figures], ensure_ascii=False, indent=1), "utf-8")
    print(f"已写入 {target.relative_to(Path.cwd()) if target.is_relative_to(Path.cwd()) else target}")


def measured(name: str, scale: str) -> list[Figure]:
    """The figures of one room, in a scratch database of its own where it needs one."""
    room = importlib.import_module(f"benchmarks.{name}")
    scratch = nullcontext() if name in ALONE else importlib.import_module("benchmarks.scratch").database()
    with scratch:
        figures: list[Figure] = room.run(scale)
    return figures


if __name__ == "__main__":
    main()
