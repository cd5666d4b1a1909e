"""kill -9 in the middle of a delivery: nothing lost, nothing twice (promise:R1)."""

import os
import signal
import subprocess
import sys

import pytest

from hall.exchange.courier import deliver_all
from hall.exchange.models import Delivery
from hall.exchange.outbox import BATCH
from tests.exchange.children import environment_of_a_child
from tests.exchange.situations import leave_a_trace, receiver, tell, traces

WORKER = """
import django
django.setup()
from hall.exchange.courier import deliver_due
from tests.exchange.situations import leave_a_trace, receiver

def handler(notice):
    leave_a_trace(notice)
    print(notice.pk, flush=True)

with receiver(handler):
    deliver_due()
"""


def worker_killed_at(line: int) -> list[int]:
    """A worker that is killed while it takes in its n-th notice; which notices it had begun."""
    command = [sys.executable, "-c", WORKER]
    with subprocess.Popen(
        command, env=environment_of_a_child(), stdout=subprocess.PIPE, text=True, start_new_session=True
    ) as worker:
        assert worker.stdout is not None
        begun = [int(worker.stdout.readline()) for _ in range(line)]
        os.kill(worker.pid, signal.SIGKILL)
        assert worker.wait(60) == -signal.SIGKILL
    return begun


@pytest.mark.django_db(transaction=True)
@pytest.mark.clause("promise:R1", "promise:R2")
def test_killing_workers_in_mid_delivery_loses_nothing_and_applies_nothing_twice() -> None:
    told = [tell(f"20260918{number % 30:05d}") for number in range(300)]
    for line in (7, BATCH, 33):
        worker_killed_at(line)
        assert len(traces()) == Delivery.objects.filter(state="delivered").count()
    with receiver(leave_a_trace):
        deliver_all()
    seen = traces()
    assert sorted(seen) == [notice.pk for notice in told]
    assert not Delivery.objects.waiting().exists()
    for stream in {notice.stream for notice in told}:
        line_of_case = {notice.pk for notice in told if notice.stream == stream}
        assert [pk for pk in seen if pk in line_of_case] == sorted(line_of_case)


@pytest.mark.django_db(transaction=True)
@pytest.mark.clause("promise:R1")
def test_a_kill_before_the_commit_takes_the_whole_batch_back() -> None:
    told = [tell(f"20260918{number:05d}").pk for number in range(BATCH)]
    begun = worker_killed_at(3)
    assert begun == told[:3]
    assert traces() == []
    assert Delivery.objects.waiting().count() == BATCH
