"""What others are told of a project: its permitted homes, and whether it is on sale."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from transactions.projects.models import Project, TableUnit

PARCEL = slice(0, 19)


def homes_permitted(project_number: str) -> list[dict[str, Any]]:
    """The homes of the buildings with a presale permit, in the table's order; areas in ㎡ as text."""
    homes = TableUnit.objects.filter(
        building__project__number=project_number, building__permit__isnull=False
    ).select_related("building__project")
    return [
        {
            "project": home.building.project.name,
            "building": home.building.number,
            "floors": home.building.floors,
            "room": home.room,
            "floor": home.floor,
            "use": home.use,
            "predicted_area": str(home.predicted_area),
            "exclusive_area": str(home.exclusive_area) if home.exclusive_area else "",
        }
        for home in homes.order_by("building__number", "ordinal")
    ]


def sale_words_of(unit_numbers: Iterable[str]) -> str:
    """The project on the units' parcel in words; one that is on sale before one that is not."""
    parcels = {number[PARCEL] for number in unit_numbers}
    found = Project.objects.filter(parcel_number__in=parcels).order_by("-on_sale", "-id").first()
    return f"{found.name}：{found.sale_words}" if found else ""
