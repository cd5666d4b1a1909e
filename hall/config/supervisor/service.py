"""One process the supervisor keeps running: its command, its output line by line, its end."""

import contextlib
import os
import signal
import subprocess
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from hall.config.engines import children

SHORTEST_PAUSE, LONGEST_PAUSE = 0.5, 10.0
GOOD_WHILE = 30.0


@dataclass
class Service:
    """A child in a session of its own; what it starts itself goes when it goes."""

    name: str
    command: Sequence[str]
    patience: float = 20.0
    process: subprocess.Popen[bytes] | None = None
    _rest: bytes = b""
    _pause: float = SHORTEST_PAUSE
    _started: float = 0.0
    _not_before: float = 0.0
    deaths: int = field(default=0)

    def start(self, env: Mapping[str, str], cwd: Path) -> None:
        """Start the process; it gets SIGTERM from the kernel should the supervisor die."""
        self.process = children.start(
            self.command, env=env, cwd=cwd, output=subprocess.PIPE, stop_sign=signal.SIGTERM
        )
        self._started = time.monotonic()
        if self.process.stdout:
            os.set_blocking(self.process.stdout.fileno(), False)

    @property
    def is_running(self) -> bool:
        return self.process is not None and self.process.poll() is None

    @property
    def is_due(self) -> bool:
        """Whether a process that has ended may be started again by now."""
        return self.process is None and time.monotonic() >= self._not_before

    def bury(self) -> int:
        """Take note of a process that has ended, and end what it left behind; returns its exit code.

        The pause before the next start doubles, up to ten seconds, unless it had run for half a minute.
        """
        if self.process is None:
            return 0
        code = self.process.wait()
        kill_group(self.process.pid)
        if time.monotonic() - self._started > GOOD_WHILE:
            self._pause = SHORTEST_PAUSE
        self._not_before = time.monotonic() + self._pause
        self._pause = min(self._pause * 2, LONGEST_PAUSE)
        self.process, self.deaths = None, self.deaths + 1
        return code

    def lines(self) -> list[str]:
        """The whole lines written since the last call."""
        pipe = self.process.stdout if self.process else None
        if pipe is None:
            return []
        read = b""
        with contextlib.suppress(BlockingIOError):
            while chunk := os.read(pipe.fileno(), 65_536):
                read += chunk
        *whole, self._rest = (self._rest + read).split(b"\n")
        return [line.decode("utf-8", "replace").rstrip() for line in whole if line.strip()]

    def ask_to_stop(self) -> None:
        if self.process and self.is_running:
            self.process.send_signal(signal.SIGTERM)

    def see_off(self) -> None:
        """Kill the process and its own children, whatever is left of them."""
        if self.process:
            kill_group(self.process.pid)
            self.process.wait()


def kill_group(leader: int) -> None:
    """End whatever is left of a child's own session."""
    with contextlib.suppress(ProcessLookupError, PermissionError):
        os.killpg(leader, signal.SIGKILL)
