"""promise:R1, promise:R2: `python -m chaos.kill_workers` – kill -9 under load, then reconcile.

A hall of its own (embedded engines, thrown away afterwards) is opened as `make run` opens it. Counters
drive sales over HTTP, each form under its number, asked until it is answered. Meanwhile web, worker, beat,
broker and database processes are killed. The last line is the reconciliation; the exit code is 0 when
nothing was lost, nothing happened twice, and the hall served again within ten seconds of every kill.
"""

from __future__ import annotations

import argparse
import importlib
import os
import signal
import sys

import django

from chaos.hall_under_trial import KINDS, HallUnderTrial


def main() -> int:
    options = arguments()
    signal.signal(signal.SIGTERM, lambda *_: sys.exit("中途被停止，没有对账"))
    hall = HallUnderTrial()
    os.environ.clear()
    os.environ.update(hall.environment() | {"DJANGO_SETTINGS_MODULE": "hall.config.settings"})
    try:
        hall.open()
        django.setup()
        trial = importlib.import_module("chaos.trial")
        return int(trial.run(hall, options))
    finally:
        hall.close()


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="在负载下 kill -9 各种进程，然后对账")
    parser.add_argument("--sales", type=int, default=150, help="办多少件买卖，默认 150")
    parser.add_argument("--counters", type=int, default=4, help="多少个柜台同时办，默认 4")
    parser.add_argument("--kills", type=int, default=40, help="最多杀多少次，默认 40")
    parser.add_argument("--pause", type=float, default=2.0, help="两次之间平均多少秒，默认 2")
    parser.add_argument("--seed", type=int, default=1, help="随机数种子")
    parser.add_argument("--kinds", nargs="+", choices=KINDS, default=list(KINDS), help="杀哪些进程")
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
