"""manage.py import_homes FILE: real homes into the register, bad rows into a report."""

import csv
import time
from pathlib import Path
from typing import Any

from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError, CommandParser

from hall.rehearsal.homes import read_homes
from hall.rehearsal.importing import import_homes


class Command(BaseCommand):
    help = "把房屋清单（CSV）导入登记簿：宗地、自然幢、单元和首次登记各一；可以重复运行"

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path)
        parser.add_argument("--limit", type=int, help="只导入前多少行")
        parser.add_argument("--report", type=Path, help="坏行报告（CSV），默认写在 var/ 下")

    def handle(self, *args: Any, **options: Any) -> None:
        path: Path = options["file"]
        if not path.is_file():
            raise CommandError(f"没有文件 {path}，请核对路径")
        started, done = time.monotonic(), 0

        def progress(count: int) -> None:
            nonlocal done
            done += count
            self.stdout.write(f"\r已处理 {done} 行", ending="")
            self.stdout.flush()

        try:
            result = import_homes(read_homes(path), limit=options["limit"], progress=progress)
        except ValidationError as error:
            raise CommandError("；".join(error.messages)) from error
        seconds = time.monotonic() - started
        self.stdout.write("")
        report = options["report"] or Path(f"{path.stem}-坏行.csv")
        if result.bad:
            with report.open("w", encoding="utf-8-sig", newline="") as out:
                csv.writer(out).writerows([("行号", "原因"), *((bad.row, bad.reason) for bad in result.bad)])
        rate = (result.made + result.known) / seconds if seconds else 0
        self.stdout.write(
            f"新导入 {result.made} 户，已有 {result.known} 户，坏行 {len(result.bad)} 行"
            f"{f'（见 {report}）' if result.bad else ''}，每秒 {rate:.0f} 行"
        )
