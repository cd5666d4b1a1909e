"""The hall's own time, and that nothing depends on the machine's zone."""

import json
import os
import subprocess
import sys
from collections.abc import Sequence
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest

from hall.clock import HALL_ZONE, now, today
from tests.conftest import Clock

REPOSITORY = Path(__file__).resolve().parents[2]
ASK = """
import json, os
from datetime import timedelta
from hall.clock import now, today
from hall.clock.arithmetic import Pause, calendar_days_due, due, elapsed
from hall.clock.calendars import published_calendar
from hall.clock.grounds import StopGround
calendar = published_calendar()

def answer(moment):
    os.environ["HALL_NOW"] = moment
    start = today()
    pauses = [Pause(start + timedelta(days=1), start + timedelta(days=9), StopGround.SUPPLEMENT)]
    return [
        now().isoformat(), str(start),
        [str(due(start, n, calendar, pauses).on) for n in (0, 1, 3, 5, 7, 10, 30)],
        elapsed(start, start + timedelta(days=40), calendar, pauses),
        str(calendar_days_due(start, 90, calendar).on),
    ]

print(json.dumps([answer(moment) for moment in os.environ["MOMENTS"].split()]))
"""


def test_now_is_shanghai_time_whatever_the_moment_was_given_in(clock: Clock) -> None:
    clock.move_to("2026-12-31T16:30:00+00:00")
    assert now().isoformat() == "2027-01-01T00:30:00+08:00"
    assert today() == date(2027, 1, 1)


def test_a_child_process_lives_at_the_instant_it_is_given(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HALL_NOW", "2026-02-14T09:00")
    assert now() == datetime(2026, 2, 14, 9, tzinfo=HALL_ZONE)
    monkeypatch.setenv("HALL_NOW", "2026-02-14T23:00Z")
    assert today() == date(2026, 2, 15)
    monkeypatch.setenv("HALL_NOW", "昨天")
    with pytest.raises(ValueError):
        now()


@pytest.mark.clause("promise:R10")
def test_three_time_zones_of_the_machine_agree() -> None:
    moments = ("2026-09-30T15:59:59Z", "2026-09-30T16:00:00Z", "2026-12-31T20:00:00Z")
    answers = [_ask(zone, moments) for zone in ("UTC", "Asia/Shanghai", "America/New_York")]
    assert answers[0] == answers[1] == answers[2]
    shanghai = [datetime.fromisoformat(moment).astimezone(HALL_ZONE) for moment in moments]
    assert [answer[:2] for answer in answers[0]] == [[one.isoformat(), str(one.date())] for one in shanghai]


def _ask(zone: str, moments: Sequence[str]) -> list[list[object]]:
    environment = os.environ | {
        "TZ": zone,
        "MOMENTS": " ".join(moments),
        "PYTHONPATH": os.pathsep.join([str(REPOSITORY), os.environ.get("PYTHONPATH", "")]),
    }
    script = f"import django; django.setup()\n{ASK}"
    command = [sys.executable, "-c", script]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=True, timeout=60)
    answer: list[list[object]] = json.loads(done.stdout)
    return answer


@pytest.mark.clause("promise:R10")
def test_midnight_belongs_to_the_new_day(clock: Clock) -> None:
    clock.move_to("2026-09-18T23:59:59")
    before = today()
    clock.shift(timedelta(seconds=1))
    assert (before, today()) == (date(2026, 9, 18), date(2026, 9, 19))
