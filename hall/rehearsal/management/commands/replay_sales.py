"""manage.py replay_sales: real homes sold by the thousand; the books must balance."""

import time
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from hall.rehearsal.balance import balance
from hall.rehearsal.models import ImportedHome
from hall.rehearsal.replay import per_second, replay_sales


class Command(BaseCommand):
    help = "用导入的房屋演练存量房买卖，走与窗口相同的每一步；账不平即以非零退出"

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--count", type=int, default=100, help="卖多少套")
        parser.add_argument("--workers", type=int, default=2, help="几个进程同时办理")
        parser.add_argument(
            "--render",
            choices=("sample", "all", "none"),
            default="sample",
            help="生成文书 PDF：抽百分之一、全部、不生成",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        if not ImportedHome.objects.filter(sold_in="").exists():
            raise CommandError("没有可以演练的房屋，请先运行 import_homes 导入清单")
        started = time.monotonic()
        tally = replay_sales(options["count"], workers=options["workers"], render=options["render"])
        done = tally.ended.total()
        self.stdout.write(f"办理 {done} 件，每秒 {per_second(done, started):.1f} 件")
        for how, many in tally.ended.most_common():
            self.stdout.write(f"  {how} {many} 件")
        for sentence, many in tally.refused.most_common(5):
            self.stdout.write(f"    {many} 件：{sentence}")
        self.stdout.write(f"完税合计 {tally.taxes:,.2f} 元；生成文书 {tally.papers} 份")
        lines = balance()
        for line in lines:
            self.stdout.write(f"{line.question}：{line.breaches}{f'（{line.words}）' if line.words else ''}")
        if breaches := [line.question for line in lines if line.breaches]:
            raise CommandError("账不平：" + "、".join(breaches))
        self.stdout.write("账平。")
