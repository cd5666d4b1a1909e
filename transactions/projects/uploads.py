"""A project's 楼盘表 on its way: uploaded and looked through, then confirmed (I2)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Final

from hall.exchange.keeping import keep_sheet, use_sheet
from hall.exchange.models import KeptSheet
from hall.staff.actors import Actor
from transactions.projects.models import Project, TableUnit
from transactions.projects.services import refuse_permitted, refuse_strangers, take_table
from transactions.projects.tables import TableRow, read_table

PURPOSE: Final = "project-table"


@dataclass(slots=True)
class BuildingSum:
    """One building of the table in sums: homes, ㎡, and how many homes it replaces."""

    number: str
    homes: int = 0
    area: Decimal = field(default_factory=Decimal)
    floors: int = 1
    replaced: int = 0

    def __str__(self) -> str:
        return f"{int(self.number)}幢"


def upload_table(project: Project, name: str, content: bytes, *, by: Actor) -> KeptSheet:
    """Read the table and keep it until it is confirmed. Raises ValidationError as `take_table` does."""
    refuse_strangers(by)
    refuse_permitted(project, read_table(name, content))
    return keep_sheet(PURPOSE, project.number, name, content, by=by)


def sums(project: Project, rows: Sequence[TableRow]) -> list[BuildingSum]:
    """What the table says, building by building. Raises ValidationError where a building is permitted."""
    known = refuse_permitted(project, rows)
    found: dict[str, BuildingSum] = {}
    for row in rows:
        one = found.setdefault(row.building, BuildingSum(row.building))
        one.homes += 1
        one.area += row.predicted_area
        one.floors = max(one.floors, row.floors)
    for number, building in known.items():
        found[number].replaced = TableUnit.objects.filter(building=building).count()
    return [found[number] for number in sorted(found)]


def confirm_table(project: Project, pk: int, *, by: Actor) -> int:
    """Take the kept table over, once; how many homes it names. Raises ValidationError."""

    def take(kept: KeptSheet) -> dict[str, int]:
        return {"homes": take_table(project.pk, kept.name, bytes(kept.content), by=by)}

    return int(use_sheet(pk, take).outcome["homes"])
