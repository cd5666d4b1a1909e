"""`verify_register`: recompute the whole book; name the first broken entry, exit non-zero on any breach."""

from argparse import ArgumentParser
from time import monotonic
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from registration.integrity import verify


class Command(BaseCommand):
    """Streaming, beside running writers, in one snapshot."""

    help = "核对登记簿：记载链、现势、查封位次、日封；发现不符时指出第一条被改动的记载，并以非零状态退出"

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--documents", action="store_true", help="并解密核对全部证件号码（较慢）")

    def handle(self, *args: Any, **options: Any) -> None:
        start = monotonic()
        report = verify(
            documents=options["documents"], progress=self.say if options["verbosity"] > 1 else quiet
        )
        for breach in report.breaches:
            place = f"（记载 {breach.entry_id}）" if breach.entry_id else ""
            self.stderr.write(f"不符：{breach.message}{place}")
        if not report.is_clean:
            raise CommandError(
                f"登记簿有 {len(report.breaches)} 处不符，第一处：{report.breaches[0].message}"
            )
        self.stdout.write(
            f"登记簿完好：{report.units} 个单元，{report.entries} 条记载，{report.seals} 个日封，"
            f"用时 {monotonic() - start:.1f} 秒"
        )
        self.stdout.write(f"最新日封 {report.head}")

    def say(self, count: int) -> None:
        self.stdout.write(f"已核对 {count} 条记载")


def quiet(_count: int) -> None:
    """Says nothing."""
