"""The broker is only a bell: losing it loses nothing (promise:R2)."""

import logging
import os
import shutil
import signal
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
import redis
from celery import Celery
from django.conf import settings
from django.db import transaction

from hall.config.engines.binaries import redis_program
from hall.config.engines.place import place_of
from hall.config.environment import celery_url
from hall.exchange import bell, tasks
from hall.exchange.models import Delivery
from hall.exchange.outbox import post
from tests.exchange.situations import leave_a_trace, receiver, tell, traces

pytestmark = pytest.mark.django_db(transaction=True)


class OwnRedis:
    """A Redis server of this test alone, which it may flush and kill."""

    def __init__(self, folder: Path) -> None:
        self.url = f"unix://{folder}/r.sock?db=0"
        program = redis_program(place_of(folder))
        words = f"--port 0 --unixsocket {folder}/r.sock --dir {folder} --save '' --appendonly no"
        command = f"{program} {words}".replace("''", "").split()
        self.server = subprocess.Popen(command, stdout=subprocess.PIPE, text=True, start_new_session=True)
        assert self.server.stdout is not None
        assert any("eady to accept" in line for line in self.server.stdout)
        self.client = redis.Redis.from_url(self.url)

    def kill(self) -> None:
        if self.server.poll() is None:
            os.kill(self.server.pid, signal.SIGKILL)
            self.server.wait(30)


@pytest.fixture
def own_redis(monkeypatch: pytest.MonkeyPatch) -> Iterator[OwnRedis]:
    folder = Path(tempfile.mkdtemp(prefix="hx"))
    server = OwnRedis(folder)
    app = Celery("bell", broker=celery_url(server.url), set_as_current=False)
    app.conf.broker_transport_options = settings.CELERY_BROKER_TRANSPORT_OPTIONS
    monkeypatch.setattr(bell, "current_app", app)
    yield server
    server.kill()
    shutil.rmtree(folder)


@pytest.mark.clause("promise:R2", "S9")
def test_losing_redis_loses_no_notice(own_redis: OwnRedis, caplog: pytest.LogCaptureFixture) -> None:
    told = [tell(f"20260918{number:05d}").pk for number in range(20)]
    assert own_redis.client.llen("celery") == 20
    own_redis.client.flushall()
    own_redis.kill()
    with caplog.at_level(logging.WARNING):
        told += [tell(f"20260918{number:05d}").pk for number in range(20)]
    assert "没有敲响送达铃" in caplog.text
    with receiver(leave_a_trace):
        assert tasks.sweep() == 40
        assert tasks.sweep() == 0
    assert sorted(traces()) == told
    assert not Delivery.objects.exclude(state="delivered").exists()


def test_one_transaction_rings_once_and_a_rolled_back_one_not_at_all(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    rung: list[str] = []

    class Bell:
        def send_task(self, name: str, **options: object) -> None:
            rung.append(name)

    monkeypatch.setattr(bell, "current_app", Bell())
    with transaction.atomic():
        for _ in range(3):
            post(topic="case.accepted", stream="1", recipients=["taxation"], keys={})
        assert rung == []
    assert rung == ["exchange.deliver"]
    with transaction.atomic():
        post(topic="case.accepted", stream="1", recipients=["taxation"], keys={})
        transaction.set_rollback(True)
    assert rung == ["exchange.deliver"]
    assert Delivery.objects.count() == 3


def test_the_tasks_have_their_stable_names() -> None:
    assert (tasks.deliver.name, tasks.sweep.name) == (bell.TASK, "exchange.sweep")
