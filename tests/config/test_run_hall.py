"""`make run` as a whole: the hall opens, survives the killing of everything, and leaves nothing behind."""

import fcntl
import os
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from hall.config import vendor
from hall.config.engines.children import wait_until
from hall.config.engines.keeper import keeper_lock, obtained
from hall.config.engines.place import place_of

REPOSITORY = Path(__file__).resolve().parents[2]
PATIENCE = 120.0

pytestmark = [
    pytest.mark.long,
    pytest.mark.skipif(not vendor.VENDOR.is_dir(), reason="前端文件还没有装：make setup"),
]


@pytest.fixture
def var() -> Iterator[Path]:
    with tempfile.TemporaryDirectory(prefix="hall-test-") as folder:
        yield Path(folder) / "var"
        for leftover in (place_of(Path(folder) / "var").home, place_of(Path(folder) / "var").sockets):
            shutil.rmtree(leftover, ignore_errors=True)


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


class RunningHall:
    """`manage.py run_hall` in a process of its own, on engines of its own, without the demo hall."""

    def __init__(self, var: Path, port: int) -> None:
        ours = ("HALL_", "DATABASE_", "REDIS_", "DJANGO_", "PYTEST_")
        clean = {key: value for key, value in os.environ.items() if not key.startswith(ours)}
        self.log = (var.parent / "log").open("w+b")
        self.process = subprocess.Popen(
            [sys.executable, "manage.py", "run_hall", "--port", str(port)],
            cwd=REPOSITORY,
            env=clean | {"HALL_VAR": str(var), "HALL_DEMO": "0"},
            stdout=self.log,
            stderr=subprocess.STDOUT,
        )

    def said(self, words: str) -> bool:
        assert self.process.poll() is None or words == "已全部停止", self.everything_said
        return words in self.everything_said

    @property
    def everything_said(self) -> str:
        return Path(self.log.name).read_text("utf-8")


def family(pid: int) -> set[int]:
    """A process and all that descend from it."""
    parents = {}
    for entry in Path("/proc").glob("[0-9]*/stat"):
        try:
            parents[int(entry.parent.name)] = int(entry.read_text().rsplit(")", 1)[1].split()[1])
        except OSError:
            continue
    found = {pid}
    while more := {child for child, parent in parents.items() if parent in found} - found:
        found |= more
    return found


def gone(pids: set[int]) -> bool:
    """Whether none of these processes runs any more; one that waits to be reaped does not run."""
    for pid in pids:
        try:
            if Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()[0] not in {"Z", "X"}:
                return False
        except OSError:
            continue
    return True


def nobody_keeps(var: Path) -> bool:
    with keeper_lock(place_of(var)) as lock:
        return obtained(lock, fcntl.LOCK_EX)


def test_the_hall_opens_survives_a_kill_and_leaves_no_process_behind(var: Path) -> None:
    var.parent.mkdir(exist_ok=True)
    port = free_port()
    first = RunningHall(var, port)
    assert wait_until(lambda: first.said("大厅已开门"), PATIENCE, pause=0.2)
    children = family(first.process.pid)
    assert len(children) >= 9  # supervisor, keeper, two engines, web and two workers, worker and beat
    first.process.kill()
    first.process.wait()
    second = RunningHall(var, port)
    assert wait_until(lambda: second.said("大厅已开门"), PATIENCE, pause=0.2)
    assert gone(children)
    children = family(second.process.pid)
    second.process.send_signal(signal.SIGINT)
    assert second.process.wait(PATIENCE) == 0
    assert second.said("已全部停止")
    assert gone(children)
    assert nobody_keeps(var)
