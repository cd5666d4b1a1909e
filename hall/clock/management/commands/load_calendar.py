"""Load published years of working days from chinesecalendar."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from hall.clock.corrections import CalendarMissing, load_missing_years, load_year
from hall.staff.actors import CLOCKWORK


class Command(BaseCommand):
    help = "从 chinesecalendar 载入工作日历：不带年份补齐缺少的年度，带年份则重新载入该年（覆盖更正）"

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("year", nargs="?", type=int, help="四位年份，如 2026")

    def handle(self, *args: Any, **options: Any) -> None:
        if year := options["year"]:
            try:
                loaded = [load_year(year, by=CLOCKWORK)]
            except CalendarMissing as missing:
                raise CommandError(str(missing)) from missing
        else:
            loaded = load_missing_years(by=CLOCKWORK)
        for row in loaded:
            self.stdout.write(f"{row.year}年：{row.days.count()} 个放假和调休日")
        self.stdout.write(f"已载入 {len(loaded)} 个年度" if loaded else "各年度都已载入，没有改动")
