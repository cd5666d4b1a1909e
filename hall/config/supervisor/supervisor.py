"""Starts web, worker and beat, shows what they say, starts again what crashes, stops them in order."""

import os
import selectors
import signal
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from types import FrameType

from hall.config.engines.use import EngineUse
from hall.config.supervisor.service import Service

TICK = 0.25
COLOURS = ("36", "33", "35", "32", "34")


class Supervisor:
    """Runs services in the foreground until Ctrl-C; a second Ctrl-C does not wait any longer."""

    def __init__(self, services: Sequence[Service], *, cwd: Path, engines: EngineUse | None) -> None:
        self.services = services
        self.cwd = cwd
        self.engines = engines
        self.environment: Mapping[str, str] = os.environ | {"PYTHONUNBUFFERED": "1"}
        self._signals = 0
        self._selector = selectors.DefaultSelector()
        self._width = max(len(service.name) for service in services)

    def run(self, when_ready: Callable[[], bool]) -> None:
        """Keep everything running; `when_ready` is called each tick until it returns True."""
        kept = {sign: signal.signal(sign, self._on_signal) for sign in (signal.SIGINT, signal.SIGTERM)}
        greeted = False
        try:
            for service in self.services:
                self._start(service)
            while not self._signals:
                self._listen()
                self._look_after()
                greeted = greeted or when_ready()
        finally:
            self._stop()
            for sign, handler in kept.items():
                signal.signal(sign, handler)

    def say(self, name: str, line: str) -> None:
        """One line of a service on the terminal, with the service's name before it."""
        label = name.ljust(self._width)
        if sys.stdout.isatty():
            names = [service.name for service in self.services]
            colour = COLOURS[names.index(name) % len(COLOURS)] if name in names else "1"
            label = f"\033[{colour}m{label}\033[0m"
        sys.stdout.write(f"{label} │ {line}\n")
        sys.stdout.flush()

    def _on_signal(self, number: int, frame: FrameType | None) -> None:
        self._signals += 1

    def _start(self, service: Service) -> None:
        service.start(self.environment, self.cwd)
        if service.process and service.process.stdout:
            self._selector.register(service.process.stdout, selectors.EVENT_READ, service)

    def _listen(self) -> None:
        """Show what services have written, waiting at most a tick."""
        for key, _ in self._selector.select(TICK):
            self._hear(key.data)

    def _hear(self, service: Service) -> None:
        for line in service.lines():
            self.say(service.name, line)

    def _look_after(self) -> None:
        for service in self.services:
            if service.process and not service.is_running:
                self._hang_up(service)
                self.say(service.name, f"进程已结束（{service.bury()}），即将重新启动")
            elif service.is_due:
                self._start(service)
        if self.engines:
            self.engines.revive()

    def _hang_up(self, service: Service) -> None:
        """Hear the last words of a process that has ended."""
        self._hear(service)
        if service.process and service.process.stdout:
            self._selector.unregister(service.process.stdout)
            service.process.stdout.close()

    def _stop(self) -> None:
        """Stop services in reverse order, each before the one that it gives work to."""
        for service in reversed(self.services):
            service.ask_to_stop()
            deadline = time.monotonic() + service.patience
            while service.is_running and self._signals < 2 and time.monotonic() < deadline:
                self._listen()
            service.see_off()
            self._hang_up(service)
        self._selector.close()
