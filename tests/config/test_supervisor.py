"""One foreground process keeps all others running, and takes them with it when it goes."""

import os
import signal
import sys
import time
from pathlib import Path

import pytest

from hall.config.engines.children import wait_until
from hall.config.supervisor.service import Service
from hall.config.supervisor.supervisor import Supervisor

HONEST = "import signal, time\nprint('up', flush=True)\nsignal.pause()"
STUBBORN = (
    "import signal\nsignal.signal(signal.SIGTERM, signal.SIG_IGN)\nprint('up', flush=True)\nsignal.pause()"
)
PARENT = (
    "import os, signal\nif not os.fork():\n signal.signal(signal.SIGTERM, signal.SIG_IGN)\n"
    "os.write(1, b'up %d\\n' % os.getpid())\nsignal.pause()"
)


def service(name: str, program: str, patience: float = 20) -> Service:
    return Service(name, [sys.executable, "-c", program], patience=patience)


def is_alive(pid: int) -> bool:
    """Whether a process runs; one that has ended but is not yet reaped does not."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()[0] != "Z"
    except OSError:
        return False


class Stage:
    """A supervisor whose every line is kept, and which a script drives tick by tick."""

    def __init__(self, *services: Service) -> None:
        self.supervisor = Supervisor(services, cwd=Path("/"), engines=None)
        self.said: list[tuple[str, str]] = []
        self.ever: set[int] = set()
        self.supervisor.say = lambda name, line: self.said.append((name, line))  # type: ignore[method-assign]  # kept instead of shown

    def play(self, *scenes: str) -> None:
        """Run until each scene has happened in turn: "up NAME", "kill NAME" – then Ctrl-C."""
        waiting, deadline = list(scenes), time.monotonic() + 60

        def tick() -> bool:
            self.ever |= {each.process.pid for each in self.supervisor.services if each.process}
            if waiting and self._happened(*waiting[0].split()):
                waiting.pop(0)
            if not waiting or time.monotonic() > deadline:
                os.kill(os.getpid(), signal.SIGINT)
            return not waiting

        self.supervisor.run(tick)
        assert waiting == []

    def _happened(self, what: str, name: str) -> bool:
        if what == "kill":
            target = next(each for each in self.supervisor.services if each.name == name)
            assert target.process
            os.kill(target.process.pid, signal.SIGKILL)
            return True
        heard = next((said for said in self.said if said[0] == name and said[1].startswith("up")), None)
        if heard:
            self.said.remove(heard)
        return heard is not None


def test_ctrl_c_stops_everything() -> None:
    stage = Stage(service("web", HONEST), service("beat", HONEST))
    stage.play("up web", "up beat")
    assert len(stage.ever) == 2
    assert not any(is_alive(pid) for pid in stage.ever)


def test_what_does_not_stop_in_time_is_killed() -> None:
    stage = Stage(service("deaf", STUBBORN, patience=0.2))
    stage.play("up deaf")
    assert not any(is_alive(pid) for pid in stage.ever)


def test_what_crashes_is_started_again() -> None:
    stage = Stage(service("web", HONEST))
    stage.play("up web", "kill web", "up web")
    assert len(stage.ever) == 2
    assert stage.supervisor.services[0].deaths == 1


def test_what_keeps_crashing_is_started_less_and_less_often() -> None:
    poor = service("poor", "print('up')")
    stage = Stage(poor)
    stage.play("up poor", "up poor", "up poor")
    assert poor.deaths >= 2
    assert poor._pause >= 2.0


def test_children_of_a_killed_child_go_with_it() -> None:
    stage = Stage(service("web", PARENT))
    families: list[int] = []
    hear = stage.supervisor.say

    def listen(name: str, line: str) -> None:
        families.extend(int(word) for word in line.split() if word.isdecimal() and line.startswith("up"))
        hear(name, line)

    stage.supervisor.say = listen  # type: ignore[method-assign]  # listens on the way
    stage.play("up web", "up web", "kill web", "up web")
    assert len(families) >= 3
    assert wait_until(lambda: not any(is_alive(pid) for pid in families), 10)


def test_every_line_says_who_wrote_it(capsys: pytest.CaptureFixture[str]) -> None:
    stage = Stage(service("网页", "print('第一行'); print('up')"))
    show, keep = Supervisor.say, stage.supervisor.say

    def both(name: str, line: str) -> None:
        show(stage.supervisor, name, line)
        keep(name, line)

    stage.supervisor.say = both  # type: ignore[method-assign]  # shown as well as kept
    stage.play("up 网页")
    assert capsys.readouterr().out.startswith("网页 │ 第一行\n网页 │ up\n")
