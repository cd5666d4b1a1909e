"""`seal_register`: chain what was registered since the last seal, and print the head to publish."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand

from registration.services.sealing import seal_register


class Command(BaseCommand):
    """Run daily by the clockwork; by hand after a restore."""

    help = "登记簿日封：把上次日封以来的全部记载连成一环，打印可公布的摘要"

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--after-restore", action="store_true", help="数据恢复到另一数据库集群后执行一次（须停止业务）"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        seal = seal_register(after_restore=options["after_restore"])
        if seal is None:
            self.stdout.write("上次日封以来没有新的记载")
        else:
            self.stdout.write(f"{seal}：{seal.entries} 条记载，摘要 {seal.hash}")
