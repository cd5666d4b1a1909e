"""`run_hall`: the whole hall in the foreground – engines, web, worker, beat."""

import contextlib
import http.client
import socket
import sys
from argparse import ArgumentParser
from collections.abc import Iterator
from importlib import import_module
from io import StringIO
from pathlib import Path
from types import ModuleType
from typing import Any

from django.conf import settings
from django.contrib.auth import get_user_model
from django.core import checks
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError
from django.db import connections

from hall.config.engines.children import wait_until
from hall.config.engines.place import EngineTrouble, wanted
from hall.config.engines.use import EngineUse
from hall.config.supervisor.service import Service
from hall.config.supervisor.supervisor import Supervisor


class Command(BaseCommand):
    """在前台运行整个大厅：数据库、网页、后台任务、定时任务。按 Ctrl-C 全部停止。"""

    help = "在前台运行整个大厅：数据库、网页、后台任务、定时任务。按 Ctrl-C 全部停止。"
    requires_system_checks = ()

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--bind", default="127.0.0.1", help="监听地址，默认只对本机开放")
        parser.add_argument("--port", type=int, default=8000, help="端口，默认 8000")

    def handle(self, *args: Any, **options: Any) -> None:
        with contextlib.suppress(KeyboardInterrupt):  # a Ctrl-C before the supervisor listens
            self.open(options)
        self.say("已全部停止")

    def open(self, options: dict[str, Any]) -> None:
        """Start the engines, prepare, and run everything until Ctrl-C."""
        address = f"{options['bind']}:{options['port']}"
        wait_for_port(options["bind"], options["port"])
        with embedded_engines() as engines:
            self.say("数据库已就绪" + (f"（{engines.place.home}）" if engines else ""))
            self.prepare()
            supervisor = Supervisor(services(address), cwd=settings.BASE_DIR, engines=engines)
            supervisor.run(lambda: self.greet(options["bind"], options["port"]))
            self.say("正在停止数据库" if engines else "正在停止")

    def prepare(self) -> None:
        """Bring the tables up to date, look whether everything is in order, load the demo hall once."""
        call_command("migrate", verbosity=0, interactive=False, skip_checks=True)
        self.say("数据表已就绪")
        self.look_whether_all_is_well()
        call_command("collectstatic", verbosity=0, interactive=False, skip_checks=True)
        self.load_demo_hall_once()
        connections.close_all()

    def look_whether_all_is_well(self) -> None:
        """Show what the start-up checks found; raises CommandError if the hall must not open so."""
        found = checks.run_checks(databases=["default"])
        for message in found:
            self.say(f"{'错误' if message.is_serious() else '提醒'}　{message.msg}")
        if any(message.is_serious() for message in found):
            raise CommandError("请先处理以上错误，再运行 make run")

    def load_demo_hall_once(self) -> None:
        """Fill an empty hall of our own engines – any other only if HALL_DEMO says so –, to the end."""
        loaded = Path(settings.VAR_DIR, "demo-hall")
        if loaded.exists() or not settings.DEMO_HALL:
            return
        known = set(get_user_model().objects.values_list("username", flat=True))
        begun = known & {role.username for role in demo_crew().ROLES}
        if begun or not known:
            self.say("第一次启动：正在装入演示大厅")
            call_command("load_demo_hall", stdout=StringIO())
            loaded.touch()

    def greet(self, bind: str, port: int) -> bool:
        """Once the web answers, say where it is and who may log in; False as long as it does not."""
        host = "localhost" if bind in {"127.0.0.1", "0.0.0.0"} else bind  # noqa: S104  # compared, not bound
        if not answers(host, port):
            return False
        self.say(f"大厅已开门  http://{host}:{port}/   （按 Ctrl-C 停止）")
        for line in demo_log_ins() if settings.DEMO_HALL else []:
            self.say(line)
        connections.close_all()
        return True

    def say(self, line: str) -> None:
        self.stdout.write(f"大厅 │ {line}")
        self.stdout.flush()


def demo_crew() -> ModuleType:
    """The demo hall's people; by name only, because the rehearsal room stands above all others."""
    return import_module("hall.rehearsal.crew")


def demo_log_ins() -> list[str]:
    """One line per demo officer who may log in; none in a hall without them."""
    known = set(get_user_model().objects.values_list("username", flat=True))
    roles = [role for role in demo_crew().ROLES if role.username in known]
    lines = [f"  {role.username:<10} {role.title}　{role.name}" for role in roles]
    return [f"演示登录，密码都是 {demo_crew().PASSWORD}", *lines] if roles else []


def services(address: str) -> list[Service]:
    """What runs besides the engines, in the order of starting; stopped the other way round."""
    beat = Path(settings.VAR_DIR, "beat")
    beat.mkdir(parents=True, exist_ok=True)
    python = [sys.executable, "-W", "ignore::UserWarning:celery.platforms", "-m"]  # it warns of being root
    celery = [*python, "celery", "--quiet", "--app", "hall.config.celery"]
    worker = ["worker", "-Q", "celery,papers", "-c", "2", "--without-gossip", "--without-mingle"]
    return [
        Service("网页", [*python, "gunicorn", "-c", "python:hall.config.gunicorn", "--bind", address]),
        Service("任务", [*celery, *worker]),
        Service("定时", [*celery, "beat", "--schedule", str(beat / "schedule"), "--pidfile="]),
    ]


@contextlib.contextmanager
def embedded_engines() -> Iterator[EngineUse | None]:
    """The embedded engines while the hall is open, or nothing where the environment names both."""
    if not wanted():
        yield None
        return
    use = EngineUse(settings.VAR_DIR)
    try:
        use.enter()
    except EngineTrouble as trouble:
        raise CommandError(str(trouble)) from trouble
    try:
        yield use
    finally:
        connections.close_all()
        use.leave()


def wait_for_port(host: str, port: int) -> None:
    """Give a killed predecessor ten seconds to let go of the port; raises CommandError after that."""

    def is_free() -> bool:
        with socket.socket() as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                probe.bind((host, port))
            except OSError:
                return False
            return True

    if not wait_until(is_free, 10, pause=0.2):
        raise CommandError(
            f"端口 {port} 已被占用；请关闭占用它的程序，或换一个端口：make run PORT={port + 1}"
        )


def answers(host: str, port: int) -> bool:
    """Whether the web process serves requests by now."""
    asked = http.client.HTTPConnection(host, port, timeout=2)
    try:
        asked.request("GET", "/health/", headers={"Host": "localhost"})
        asked.getresponse()
    except OSError:
        return False
    finally:
        asked.close()
    return True
