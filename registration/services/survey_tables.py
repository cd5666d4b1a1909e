"""实测楼盘表: looked through before it is taken – what is new, what was predicted, how areas differ."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any, Final

from django.core.exceptions import PermissionDenied, ValidationError

from hall.clock import today
from hall.exchange.keeping import keep_sheet, use_sheet
from hall.exchange.models import KeptSheet
from hall.identity.numbers import parse_parcel_number
from hall.staff.actors import Actor, ActorKind
from hall.staff.audit import record_act
from hall.staff.departments import D
from hall.staff.duties import Duty
from registration.models import Building, Parcel, RealEstateUnit
from registration.services.building_tables import refuse_registered, survey_table
from registration.unit_tables import UnitRow, read_unit_table

PURPOSE: Final = "survey-table"
TOLERANCE: Final = Decimal(3)
"""Per cent by which a measured area may differ from the predicted one before buyers have to be told
(《商品房销售管理办法》第二十条)."""
SURVEYORS: Final = (Duty.ACCEPT, Duty.EXAMINE, Duty.APPROVE)


@dataclass(frozen=True, slots=True)
class PlannedRoom:
    """One home of the table beside what is known of it: areas in ㎡, `percent` measured against predicted."""

    row: int
    building: str
    room: str
    floor: str
    area: Decimal
    number: str = ""
    predicted: Decimal | None = None
    is_common: bool = False

    def __str__(self) -> str:
        return f"{int(self.building)}幢{self.room}"

    @property
    def percent(self) -> Decimal | None:
        if not self.predicted:
            return None
        return ((self.area - self.predicted) * 100 / self.predicted).quantize(Decimal("0.01"))

    @property
    def percent_words(self) -> str:
        """+0.42%."""
        return "" if self.percent is None else f"{self.percent:+}%"

    @property
    def is_far_off(self) -> bool:
        return self.percent is not None and abs(self.percent) > TOLERANCE


@dataclass(slots=True)
class PlannedBuilding:
    """One building of the table in sums."""

    number: str
    rooms: int = 0
    new: int = 0
    common: int = 0
    far_off: int = 0
    area: Decimal = field(default_factory=Decimal)
    predicted: Decimal = field(default_factory=Decimal)

    def __str__(self) -> str:
        return f"{int(self.number)}幢"

    @property
    def known(self) -> int:
        return self.rooms - self.new

    def count(self, room: PlannedRoom) -> None:
        self.rooms += 1
        self.new += not room.number
        self.common += room.is_common
        self.far_off += room.is_far_off
        self.area += room.area
        self.predicted += room.predicted or 0


@dataclass(frozen=True)
class Preview:
    """What taking the table would do."""

    buildings: list[PlannedBuilding]
    rooms: list[PlannedRoom]

    @property
    def far_off(self) -> int:
        return sum(one.far_off for one in self.buildings)


def refuse_strangers(by: Actor) -> None:
    """Surveys are the registry's: its officers of reception and review, and its own systems."""
    own_system = by.kind == ActorKind.SYSTEM and by.department == D.REGISTRATION
    if not own_system and not any(by.has_duty(duty) for duty in SURVEYORS):
        raise PermissionDenied("测绘成果由登记机构的受理、审核岗位入库")


def parcel_of(text: str) -> Parcel:
    """The parcel of a code in any spelling. Raises ValidationError where the register has none."""
    number = parse_parcel_number(text)
    found = Parcel.objects.filter(number=number).first()
    if found is None:
        raise ValidationError(f"登记簿上没有宗地 {number}，请先办理土地登记，或者核对宗地代码")
    return found


def upload_survey(
    parcel_number: str,
    name: str,
    content: bytes,
    *,
    project: str,
    completed_on: date,
    floors: int,
    by: Actor,
) -> KeptSheet:
    """Read the table and keep it for confirmation. Raises ValidationError by field (parcel, table …)."""
    refuse_strangers(by)
    faults: dict[str, list[str]] = {}
    try:
        parcel = parcel_of(parcel_number)
    except ValidationError as wrong:
        faults["parcel_number"] = wrong.messages
    try:
        rows = read_unit_table(name, content)
        if "parcel_number" not in faults:
            preview(parcel, rows)
    except ValidationError as wrong:
        faults["table"] = wrong.messages
    if completed_on > today():
        faults["completed_on"] = ["竣工日期不能晚于今天，请核对"]
    if faults:
        raise ValidationError(faults)
    said = {"project": project.strip(), "completed_on": completed_on.isoformat(), "floors": floors}
    return keep_sheet(PURPOSE, parcel.number, name, content, by=by, said=said)


def preview_of(sheet: KeptSheet) -> Preview:
    """What a kept table would do today. Raises ValidationError where it no longer can."""
    rows = read_unit_table(sheet.name, bytes(sheet.content))
    return preview(parcel_of(sheet.subject), rows)


def preview(parcel: Parcel, rows: Sequence[UnitRow]) -> Preview:
    """Every row beside the unit it measures. Raises ValidationError naming rooms that are registered."""
    known = known_rooms(parcel, {row.building for row in rows})
    for number in {row.building for row in rows}:
        of_building = {room: unit for (building, room), unit in known.items() if building == number}
        refuse_registered(of_building, [row for row in rows if row.building == number])
    rooms = [planned(row, known.get((row.building, row.room))) for row in rows]
    buildings = {number: PlannedBuilding(number) for number in sorted({row.building for row in rows})}
    for room in rooms:
        buildings[room.building].count(room)
    return Preview(list(buildings.values()), rooms)


def known_rooms(parcel: Parcel, numbers: Iterable[str]) -> dict[tuple[str, str], RealEstateUnit]:
    """The valid units of these buildings by building and room."""
    units = RealEstateUnit.objects.valid().filter(building__parcel=parcel, building__number__in=set(numbers))
    return {
        (str(unit.building.number), unit.room): unit
        for unit in units.select_related("building")
        if unit.room and unit.building
    }


def planned(row: UnitRow, unit: RealEstateUnit | None) -> PlannedRoom:
    return PlannedRoom(
        row.row,
        row.building,
        row.room,
        row.floor,
        row.area,
        unit.number if unit else "",
        unit.predicted_area if unit else None,
        row.is_common,
    )


def take_survey(pk: int, *, by: Actor) -> KeptSheet:
    """入库: predicted homes are measured, new ones get their numbers (numbers are never used twice).

    Raises ValidationError where a room has been registered since, or the table was taken before.
    """
    refuse_strangers(by)

    def take(sheet: KeptSheet) -> dict[str, Any]:
        rows = read_unit_table(sheet.name, bytes(sheet.content))
        parcel = parcel_of(sheet.subject)
        seen = preview(parcel, rows)
        units = survey_table(
            parcel,
            rows,
            name=sheet.said["project"],
            completed_on=date.fromisoformat(sheet.said["completed_on"]),
            floors=sheet.said["floors"],
        )
        record_act(by, "测绘成果入库", f"parcel:{parcel.number}", units=len(units), file=sheet.name)
        return {"units": len(units), "buildings": [outcome(one, parcel) for one in seen.buildings]}

    return use_sheet(pk, take)


def outcome(planned_building: PlannedBuilding, parcel: Parcel) -> dict[str, Any]:
    """What became of one building: how many homes, new ones, and the numbers from first to last."""
    building = Building.objects.get(parcel=parcel, number=planned_building.number)
    numbers = list(building.units.valid().order_by("number").values_list("number", flat=True))
    return {
        "building": planned_building.number,
        "name": str(planned_building),
        "rooms": planned_building.rooms,
        "new": planned_building.new,
        "far_off": planned_building.far_off,
        "area": str(planned_building.area),
        "first": numbers[0],
        "last": numbers[-1],
    }
