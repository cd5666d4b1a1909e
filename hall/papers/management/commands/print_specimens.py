"""Print one specimen of every paper into a folder: to look at, and to try fonts and printers with."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand

from hall.papers.contents import plain
from hall.papers.kinds import PaperKind
from hall.papers.models import Paper
from hall.papers.render import render
from hall.papers.specimens import SPECIMENS
from hall.papers.specimens.sale import MORNING


class Command(BaseCommand):
    help = "把每种文书的样张各印一份到文件夹，用来看版式、试字体和打印机；不读写数据库"
    requires_migrations_checks = False

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("folder", type=Path, help="放样张的文件夹，没有就新建")
        parser.add_argument("--only", nargs="+", type=PaperKind, metavar="KIND", help="只印这几种文书")

    def handle(self, *args: Any, folder: Path, only: list[PaperKind] | None, **options: Any) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        for kind in only or SPECIMENS:
            content = SPECIMENS[kind]
            paper = Paper(
                number=f"{kind.value}-2026-0000000",
                kind=kind.value,
                recipe=content.recipe,
                content=plain(content),
                frozen_at=MORNING,
            )
            target = folder / f"{kind.label}.pdf"
            target.write_bytes(render(paper))
            self.stdout.write(f"{target}　{target.stat().st_size / 1024:.0f} KB")
