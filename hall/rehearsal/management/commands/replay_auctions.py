"""manage.py replay_auctions: a simulated quarter of sales by courts; every deadline must be accounted for."""

import time
from datetime import date
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from hall.cases.models import Case
from hall.look.words import day_plain
from hall.rehearsal.auctions.accounts import accounts
from hall.rehearsal.auctions.course import drawn
from hall.rehearsal.auctions.estates import PARCELS
from hall.rehearsal.auctions.quarter import LONGEST, frozen, run_quarter
from hall.rehearsal.balance import balance
from registration.models import Parcel

FIRST = date(2026, 7, 1)


class Command(BaseCommand):
    help = "演练一个季度的司法拍卖：查询、迟复、不复、成交、函告、函询、过户；有差错即以非零退出"

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--count", type=int, default=500, help="多少件司法拍卖")
        parser.add_argument("--first", type=date.fromisoformat, default=FIRST, help="从哪一天开始")

    def handle(self, *args: Any, **options: Any) -> None:
        started, first = time.monotonic(), options["first"]
        refuse_busy_book(first)
        courses = [drawn(serial) for serial in range(options["count"])]
        quarter = run_quarter(courses, first, self.stdout.write)
        words = "，".join(f"{what} {count}" for what, count in quarter.done.items())
        self.stdout.write(f"{words}；用时 {time.monotonic() - started:.0f} 秒")
        with frozen() as move:
            move(date.fromordinal(first.toordinal() + LONGEST - 1), "19:00")
            lines = [*accounts(courses, quarter.swept), *balance()]
        for line in lines:
            self.stdout.write(f"{line.question}：{line.breaches}{f'（{line.words}）' if line.words else ''}")
        if breaches := [line.question for line in lines if line.breaches]:
            raise CommandError("有差错：" + "、".join(breaches))
        self.stdout.write("没有差错：每个期限都有交代。")


def refuse_busy_book(first: date) -> None:
    """The rehearsed days must not lie among days that have been lived through here."""
    if Parcel.objects.filter(number__startswith=PARCELS[:12]).exists():
        raise CommandError("本库已经演练过司法拍卖，请换一个空库，再运行一次")
    if Case.objects.filter(filed_at__date__gte=first).exists():
        raise CommandError(
            f"本库在{day_plain(first)}以后办过件，演练的日子会与它们交错：请换一个空库，"
            "或者用 --first 指定最后一件以后的日子"
        )
