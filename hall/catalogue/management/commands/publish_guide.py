"""Write 办事指南 (docs/guide/) from the catalogue, or tell whether it is stale."""

from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser

from hall.catalogue.guide_text import guide_files
from hall.catalogue.items import ITEMS


class Command(BaseCommand):
    help = "把事项目录写成办事指南（docs/guide/*.md）；--check 只检查是否过时"
    requires_system_checks = ()

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--check", action="store_true", help="只检查，过时则以非零状态退出")
        parser.add_argument("--folder", type=Path, default=settings.BASE_DIR / "docs" / "guide")

    def handle(self, *args: Any, **options: Any) -> None:
        folder: Path = options["folder"]
        files = guide_files(ITEMS)
        stale = stale_files(folder, files)
        if options["check"]:
            if stale:
                raise CommandError(f"办事指南过时：{'、'.join(stale)}；请运行 manage.py publish_guide")
            return
        folder.mkdir(parents=True, exist_ok=True)
        for name in stale:
            if name in files:
                (folder / name).write_text(files[name], "utf-8")
            else:
                (folder / name).unlink()
        self.stdout.write(f"办事指南共 {len(files)} 个文件，更新 {len(stale)} 个")


def stale_files(folder: Path, files: dict[str, str]) -> list[str]:
    """Names of guide files that are missing, different or no longer in the catalogue."""
    present = {path.name: path.read_text("utf-8") for path in folder.glob("*.md")}
    changed = [name for name, text in files.items() if present.get(name) != text]
    return sorted([*changed, *(set(present) - set(files))])
