"""What PostgreSQL and Redis have in common: start, watch, start again, stop."""

import os
import signal
import subprocess
import time
from abc import ABC, abstractmethod
from collections.abc import Sequence
from pathlib import Path
from typing import IO

from hall.config.engines import children
from hall.config.engines.place import Place

LARGEST_LOG = 5_000_000
LONGEST_PAUSE = 2.0


class Engine(ABC):
    """One embedded server process and what keeps it running."""

    name: str
    stop_sign: signal.Signals
    patience = 30.0

    def __init__(self, place: Place) -> None:
        self.place = place
        self.process: subprocess.Popen[bytes] | None = None
        self._pause = 0.1
        self._not_before = 0.0

    @abstractmethod
    def prepare(self) -> None:
        """Whatever has to be there or cleared away before the process starts."""

    @abstractmethod
    def command(self) -> Sequence[str | Path]:
        """Program and arguments."""

    def environment(self) -> dict[str, str]:
        return {"PATH": os.environ.get("PATH", os.defpath), "LC_ALL": "C.UTF-8", "TZ": "Asia/Shanghai"}

    def run(self, command: Sequence[str | Path], output: IO[bytes]) -> subprocess.Popen[bytes]:
        """Start a program the way this engine's programs run: right account, folder and end."""
        return children.start(
            command,
            env=self.environment(),
            cwd=self.place.data,
            output=output,
            stop_sign=self.stop_sign,
            account=self.place.account if self.place.as_root else None,
        )

    def start(self) -> None:
        self.prepare()
        with self.open_log() as log:
            self.process = self.run(self.command(), log)

    def look_after(self) -> None:
        """Start the process again if it has ended; waits longer after each failure, up to two seconds."""
        if self.process and self.process.poll() is None:
            return
        if self.process:
            self.process, self._not_before = None, time.monotonic() + self._pause
            self._pause = min(self._pause * 2, LONGEST_PAUSE)
        if time.monotonic() >= self._not_before:
            self.start()

    def settle(self) -> None:
        """The process works: the next crash is again answered at once."""
        self._pause = 0.1

    def stop(self) -> None:
        if self.process:
            children.stop(self.process, self.stop_sign, self.patience)

    @property
    def log(self) -> Path:
        return self.place.home / f"{self.name}.log"

    def open_log(self) -> IO[bytes]:
        """The log file for appending; the one before is kept when it has grown large."""
        if self.log.exists() and self.log.stat().st_size > LARGEST_LOG:
            self.log.replace(self.log.with_suffix(".log.1"))
        return self.log.open("ab")
