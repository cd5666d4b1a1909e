"""A hall of its own to be tried: `manage.py run_hall` in a folder that is thrown away, and its processes."""

from __future__ import annotations

import contextlib
import http.client
import os
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import redis

from hall.config.engines import children
from hall.config.engines.children import wait_until
from hall.config.engines.place import place_of

REPOSITORY = Path(__file__).resolve().parents[1]
OPENS_WITHIN, CLOSES_WITHIN = 300.0, 60.0
KINDS = {
    "网页进程": ("gunicorn", "child"),
    "网页主进程": ("gunicorn", "main"),
    "任务进程": ("celery", "child"),
    "任务主进程": ("celery", "main"),
    "定时进程": ("beat", "main"),
    "消息服务": ("redis", "main"),
    "数据库": ("postgres", "main"),
}
"""What is killed: the program and whether it is the one the hall started, or one that forked from it."""


class HallUnderTrial:
    """One running hall: embedded engines, web, worker and beat, as `make run` runs them."""

    def __init__(self) -> None:
        self.var = Path(tempfile.mkdtemp(prefix="hall-chaos-"))
        self.place = place_of(self.var)
        self.port = free_port()
        self.process: subprocess.Popen[bytes] | None = None

    def environment(self) -> dict[str, str]:
        """What the hall and we ourselves are told: this folder, no other database."""
        without = {"DATABASE_URL", "DATABASE_OWNER_URL", "REDIS_URL"}
        kept = {name: value for name, value in os.environ.items() if name not in without}
        return kept | {"HALL_VAR": str(self.var), "HALL_DEMO": "1", "PYTHONUNBUFFERED": "1"}

    def open(self) -> None:
        """Start it and wait until its web answers; raises RuntimeError with the last lines if it does not."""
        command = [sys.executable, "manage.py", "run_hall", "--port", str(self.port)]
        with (self.var / "hall.log").open("wb") as log:
            self.process = children.start(
                command, env=self.environment(), cwd=REPOSITORY, output=log, stop_sign=signal.SIGINT
            )
        if not wait_until(lambda: self.is_healthy() or self.has_ended, OPENS_WITHIN, pause=0.5):
            raise RuntimeError(f"大厅没有开门：\n{self.last_words()}")
        if self.has_ended:
            raise RuntimeError(f"大厅没有开门：\n{self.last_words()}")

    @property
    def has_ended(self) -> bool:
        return self.process is not None and self.process.poll() is not None

    def is_healthy(self) -> bool:
        """Whether the web answers and reaches its database."""
        asked = http.client.HTTPConnection("127.0.0.1", self.port, timeout=3)
        try:
            asked.request("GET", "/health/", headers={"Host": "localhost"})
            return asked.getresponse().status == 200
        except (OSError, http.client.HTTPException):
            return False
        finally:
            asked.close()

    def seconds_until_healthy(self) -> float:
        """How long the hall needs to serve again (at most a minute)."""
        began = time.monotonic()
        wait_until(self.is_healthy, 60, pause=0.05)
        return time.monotonic() - began

    def forget_the_broker(self) -> None:
        """FLUSHALL: whatever the broker held is gone (promise:R2)."""
        with contextlib.suppress(redis.RedisError):
            redis.Redis(unix_socket_path=str(self.place.redis_socket)).flushall()

    def close(self) -> None:
        """Stop all of it in order and throw its folders away."""
        if self.process and not self.has_ended:
            self.process.send_signal(signal.SIGINT)
            try:
                self.process.wait(CLOSES_WITHIN)
            except subprocess.TimeoutExpired:
                self.process.kill()
        wait_until(lambda: not self.engine_processes(), CLOSES_WITHIN, pause=0.2)
        shutil.rmtree(self.var, ignore_errors=True)
        shutil.rmtree(self.place.home, ignore_errors=True)
        shutil.rmtree(self.place.sockets, ignore_errors=True)

    def last_words(self) -> str:
        return (self.var / "hall.log").read_text("utf-8", "replace")[-3000:]

    # -- its processes, by name: only those that live in this trial's own folder ------------------

    def processes(self, kind: str) -> list[int]:
        """The running processes of a kind; none of anybody else's."""
        program, rank = KINDS[kind]
        if program in {"redis", "postgres"}:
            return [pid for name, pid in self.engine_processes() if name == program]
        mine = {pid: words for pid in numbers() if self.is_ours(pid) and (words := command_of(pid))}
        kin = {pid for pid, words in mine.items() if is_program(words, program)}
        return sorted(pid for pid in kin if (parent_of(pid) in kin) == (rank == "child"))

    def is_ours(self, pid: int) -> bool:
        """Whether the process was started with this trial's folder in its environment."""
        return f"HALL_VAR={self.var}".encode() in read(pid, "environ").split(b"\0")

    def engine_processes(self) -> list[tuple[str, int]]:
        """The database server and the broker that work in this trial's own folders."""
        found = []
        for pid in numbers():
            words = command_of(pid)
            if str(self.place.data) in words and "/postgres" in words and " -D " in words:
                found.append(("postgres", pid))
            elif "redis-server" in words and (str(self.place.sockets) in words or self.works_here(pid)):
                found.append(("redis", pid))
        return found

    def works_here(self, pid: int) -> bool:
        try:
            return Path(os.readlink(f"/proc/{pid}/cwd")).is_relative_to(self.place.home)
        except OSError:
            return False


def is_program(words: str, program: str) -> bool:
    if program == "beat":
        return "celery" in words and " beat" in words
    if program == "celery":
        return "celery" in words and " worker" in words
    return program in words


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def numbers() -> list[int]:
    return [int(name) for name in os.listdir("/proc") if name.isdigit()]


def read(pid: int, what: str) -> bytes:
    try:
        return Path(f"/proc/{pid}/{what}").read_bytes()
    except OSError:
        return b""


def command_of(pid: int) -> str:
    return read(pid, "cmdline").replace(b"\0", b" ").decode("utf-8", "replace").strip()


def parent_of(pid: int) -> int:
    stat = read(pid, "stat").rpartition(b")")[2].split()
    return int(stat[1]) if len(stat) > 1 else 0
