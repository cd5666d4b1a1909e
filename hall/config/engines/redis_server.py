"""The embedded Redis: a bell and a cache. Losing it loses nothing."""

import contextlib
import shutil
import signal
from collections.abc import Sequence
from pathlib import Path

import redis

from hall.config.engines.binaries import redis_program
from hall.config.engines.engine import Engine
from hall.config.engines.place import Place

FAILURES_BEFORE_A_FRESH_START = 3


class RedisServer(Engine):
    """Reached by a socket only, with an append-only file."""

    name = "redis"
    stop_sign = signal.SIGTERM
    patience = 10.0

    def __init__(self, place: Place) -> None:
        super().__init__(place)
        self.program = redis_program(place)
        self.files = place.data / "redis"
        self._failures = 0

    def prepare(self) -> None:
        """Files no version can read are put aside after three failures: they hold nothing of value."""
        self._failures += 1
        if self._failures > FAILURES_BEFORE_A_FRESH_START and self.files.exists():
            shutil.rmtree(self.files.with_suffix(".unreadable"), ignore_errors=True)
            self.files.rename(self.files.with_suffix(".unreadable"))
        if not self.files.exists():
            self.files.mkdir(mode=0o700)
            if self.place.as_root:
                shutil.chown(self.files, self.place.account.uid, self.place.account.gid)

    def command(self) -> Sequence[str | Path]:
        socket: list[str | Path] = [
            "--unixsocket",
            self.place.redis_socket,
            "--unixsocketperm",
            "700",
            "--port",
            "0",
        ]
        files: list[str | Path] = ["--dir", self.files, "--appendonly", "yes", "--save", ""]
        return [self.program, *socket, *files, "--daemonize", "no", "--loglevel", "warning"]

    def settle(self) -> None:
        super().settle()
        self._failures = 0

    def answers(self) -> bool:
        return redis_answers(self.place)


def redis_answers(place: Place) -> bool:
    """Whether the embedded Redis replies."""
    with contextlib.suppress(redis.RedisError), redis.Redis.from_url(place.redis_url) as client:
        return bool(client.ping())
    return False
