"""manage.py replay: a mixed day of all items over real homes; the books must balance."""

import random
import time
from pathlib import Path
from typing import Any

from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError, CommandParser

from hall.rehearsal.balance import balance
from hall.rehearsal.mixed.mix import USUAL, read_mix
from hall.rehearsal.mixed.replay import replay_mix
from hall.rehearsal.mixed.turns import Tally
from hall.rehearsal.rendering import CHOICES
from hall.rehearsal.replay import per_second


class Command(BaseCommand):
    help = "用导入的房屋演练各种事项混合的一天，走与窗口相同的每一步；账不平即以非零退出"

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--count", type=int, default=100, help="收多少件申请")
        parser.add_argument("--workers", type=int, default=2, help="几个进程同时办理")
        parser.add_argument(
            "--render", choices=CHOICES, default="sample", help="生成文书 PDF：抽百分之一、全部、不生成"
        )
        parser.add_argument("--seed", type=int, help="随机种子；同一种子总是同一天")
        parser.add_argument("--mix", type=Path, default=USUAL, help="各事项的权重（TOML）")

    def handle(self, *args: Any, **options: Any) -> None:
        seed = random.SystemRandom().randrange(10**6) if options["seed"] is None else options["seed"]
        started = time.monotonic()
        try:
            mix = read_mix(options["mix"])
            tally = replay_mix(
                mix, options["count"], workers=options["workers"], render=options["render"], seed=seed
            )
        except ValidationError as error:
            raise CommandError("；".join(error.messages)) from error
        except LookupError as error:
            raise CommandError(str(error)) from error
        self.tell(tally, seed, started)
        lines = balance()
        for line in lines:
            self.stdout.write(f"{line.question}：{line.breaches}{f'（{line.words}）' if line.words else ''}")
        if breaches := [line.question for line in lines if line.breaches]:
            raise CommandError("账不平：" + "、".join(breaches))
        if tally.unexpected:
            raise CommandError(f"账平，但有 {tally.unexpected.total()} 件没有办成")
        self.stdout.write("账平。")

    def tell(self, tally: Tally, seed: int, started: float) -> None:
        """How it went, in sentences."""
        done = tally.ended.total() + tally.prepared
        rate = per_second(done, started)
        self.stdout.write(f"种子 {seed}：办理 {done} 件，其中铺垫 {tally.prepared} 件，每秒 {rate:.1f} 件")
        for how, many in tally.ended.most_common():
            self.stdout.write(f"  {how} {many} 件")
        for name, many in tally.items.most_common():
            self.stdout.write(f"    {name} {many} 件")
        for sentence, many in tally.unexpected.most_common(20):
            self.stdout.write(f"  没有办成 {many} 件：{sentence}")
        self.stdout.write(f"生成文书 {tally.papers} 份")
