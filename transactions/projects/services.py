"""Projects: opened, their table taken, permitted for presale, completed – and the registry told each time."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction

from hall.cases.ports import FACTS, Subject
from hall.clock import now, today
from hall.exchange.outbox import post
from hall.identity.fields import search_hash
from hall.identity.numbers import parse_parcel_number, parse_uscc
from hall.permanence.series import take
from hall.staff.actors import Actor
from hall.staff.audit import record_act
from hall.staff.departments import D
from hall.staff.duties import Duty
from transactions.projects.models import (
    CompletionFiling,
    PresalePermit,
    Project,
    Stage,
    TableBuilding,
    TableUnit,
)
from transactions.projects.tables import TableRow, read_table


def officer_id(by: Actor) -> int:
    """Which officer works for housing. Raises PermissionDenied."""
    refuse_strangers(by)
    if by.officer_id is None:
        raise PermissionDenied("这一步由住建审核岗位的工作人员办理")
    return by.officer_id


def refuse_strangers(by: Actor) -> None:
    """Officers and systems of housing only. Raises PermissionDenied."""
    if not by.has_duty(Duty.REVIEW_HOUSING):
        raise PermissionDenied("开发项目由住建审核岗位办理")


@transaction.atomic
def open_project(
    *, name: str, developer: str, developer_code: str, parcel_number: str, address: str, by: Actor
) -> Project:
    """A new project. Raises ValidationError per field for a wrong code or parcel."""
    opened_by = officer_id(by)
    faults: dict[str, str] = {}
    said = {"name": name, "developer": developer, "address": address}
    faults |= {field: "请填写" for field, value in said.items() if not value.strip()}
    checked = {}
    for field, parse, value in (
        ("developer_code", parse_uscc, developer_code),
        ("parcel_number", parse_parcel_number, parcel_number),
    ):
        try:
            checked[field] = parse(value)
        except ValidationError as wrong:
            faults[field] = wrong.messages[0]
    if faults:
        raise ValidationError(faults)
    year = today().year
    project = Project.objects.create(
        number=f"XM{year}-{take(f'project:{year}'):04d}",
        **{field: value.strip() for field, value in said.items()},
        **checked,
        opened_at=now(),
        opened_by_id=opened_by,
    )
    record_act(by, "新建开发项目", f"project:{project.number}")
    return project


def refuse_permitted(project: Project, rows: Sequence[TableRow]) -> dict[str, TableBuilding]:
    """The buildings of the table the project knows. Raises ValidationError naming permitted ones."""
    known = {one.number: one for one in project.buildings.filter(number__in={row.building for row in rows})}
    if fixed := [str(one) for one in known.values() if one.permit_id]:
        raise ValidationError(f"{'、'.join(fixed)}已发预售许可，楼盘表不能再改；请从文件中删去这些幢")
    return known


@transaction.atomic
def take_table(project_id: int, name: str, content: bytes, *, by: Actor) -> int:
    """Take a 楼盘表: new homes are added, those not yet permitted are replaced; how many homes it names.

    Raises ValidationError with every wrong row, or naming a permitted building the table would change.
    """
    refuse_strangers(by)
    rows = read_table(name, content)
    project = Project.objects.select_for_update().get(pk=project_id)
    known, numbers = refuse_permitted(project, rows), sorted({row.building for row in rows})
    TableUnit.objects.filter(building__in=known.values()).delete()
    for number in numbers:
        floors = max(row.floors for row in rows if row.building == number)
        known[number], _ = TableBuilding.objects.update_or_create(
            project=project, number=number, defaults={"floors": floors}
        )
    TableUnit.objects.bulk_create(
        (_home(known[row.building], ordinal, row) for ordinal, row in enumerate(rows, start=1)),
        batch_size=1000,
    )
    record_act(by, "上传楼盘表", f"project:{project.number}", homes=len(rows), file=name)
    return len(rows)


def _home(building: TableBuilding, ordinal: int, row: TableRow) -> TableUnit:
    return TableUnit(
        building=building,
        ordinal=ordinal,
        room=row.room,
        floor=row.floor,
        use=row.use,
        predicted_area=row.predicted_area,
        exclusive_area=row.exclusive_area,
    )


def land_of(project: Project) -> dict[str, Any]:
    """I1: what the register says of the land – source, right, holder, term, restrictions; or nothing."""
    finder = FACTS.get("land_of_parcel")
    said: dict[str, Any] = finder(Subject([], declared={"parcel": project.parcel_number})) if finder else {}
    return said


def why_no_permit(project: Project, buildings: Sequence[TableBuilding], land: dict[str, Any]) -> list[str]:
    """Every reason against a presale permit (《城市房地产管理法》第四十五条)."""
    reasons = []
    if not land.get("right"):
        reasons.append("登记簿上没有这宗地的建设用地使用权，请先办理土地登记")
    elif search_hash(project.developer_code) not in land["holder_documents"]:
        reasons.append("登记的土地使用权人不是本项目的开发企业，请核对")
    if land.get("is_seized"):
        reasons.append("这宗地已被查封，不能发预售许可")
    if not buildings:
        reasons.append("请选择要许可的幢")
    reasons += [f"{one}已有预售许可 {one.permit}" for one in buildings if one.permit_id]
    reasons += [f"{one}没有楼盘表，请先上传" for one in buildings if not one.homes.exists()]
    return reasons


@transaction.atomic
def issue_permit(
    project_id: int,
    *,
    number: str,
    planning_permit: str,
    construction_permit: str,
    buildings: Collection[int],
    by: Actor,
) -> PresalePermit:
    """A presale permit; the registry is told in the same commit and gives the homes their unit numbers (I2).

    Raises ValidationError with every reason against it.
    """
    issued_by = officer_id(by)
    project = Project.objects.select_for_update().get(pk=project_id)
    chosen = list(project.buildings.filter(pk__in=buildings).select_related("permit"))
    land, moment = land_of(project), now()
    reasons = why_no_permit(project, chosen, land)
    if not (number.strip() and planning_permit.strip() and construction_permit.strip()):
        reasons.append("请填写预售许可证号、规划许可证号和施工许可证号")
    if PresalePermit.objects.filter(number=number.strip()).exists():
        reasons.append(f"预售许可证号 {number} 已经用过")
    if reasons:
        raise ValidationError(reasons)
    permit = PresalePermit.objects.create(
        number=number.strip(),
        project=project,
        planning_permit=planning_permit.strip(),
        construction_permit=construction_permit.strip(),
        land_said=land,
        land_asked_at=moment,
        issued_at=moment,
        issued_by_id=issued_by,
    )
    project.buildings.filter(pk__in=[one.pk for one in chosen]).update(permit=permit)
    Project.objects.filter(pk=project.pk).update(on_sale=True)
    record_act(by, "核发预售许可", f"project:{project.number}", permit=permit.number)
    _tell(project, "presale.permitted", [D.REGISTRATION])
    return permit


@transaction.atomic
def file_completion(
    project_id: int, *, number: str, completed_on: date, filed_on: date, buildings: Collection[int], by: Actor
) -> CompletionFiling:
    """竣工验收备案 of some buildings; the registry is told and need not ask for it on paper (I3).

    Raises ValidationError with every reason against it.
    """
    filed_by = officer_id(by)
    project = Project.objects.select_for_update().get(pk=project_id)
    chosen = project.buildings.filter(pk__in=buildings)
    reasons = [f"{one}已有竣工验收备案 {one.completion}" for one in chosen if one.completion_id]
    if not chosen:
        reasons.append("请选择竣工的幢")
    if not number.strip() or CompletionFiling.objects.filter(number=number.strip()).exists():
        reasons.append("请填写没有用过的备案编号")
    if not completed_on <= filed_on <= today():
        reasons.append("竣工验收日期、备案日期应依次不晚于今天，请核对")
    if reasons:
        raise ValidationError(reasons)
    filing = CompletionFiling.objects.create(
        number=number.strip(),
        project=project,
        completed_on=completed_on,
        filed_on=filed_on,
        filed_at=now(),
        filed_by_id=filed_by,
    )
    project.buildings.filter(pk__in=buildings).update(completion=filing)
    if not project.buildings.filter(completion=None).exists():
        Project.objects.filter(pk=project.pk).update(stage=Stage.COMPLETED)
    record_act(by, "竣工验收备案", f"project:{project.number}", filing=filing.number)
    _tell(project, "completion.filed", [D.REGISTRATION])
    return filing


def _tell(project: Project, topic: str, recipients: list[D]) -> None:
    keys = {"project_number": project.number, "parcel_number": project.parcel_number}
    post(topic=topic, stream=project.number, recipients=recipients, keys=keys)


@transaction.atomic
def take_numbers(project_number: str) -> int:
    """I2: the registry has numbered the homes; its answer is written into the table (may run twice)."""
    project = Project.objects.select_for_update().get(number=project_number)
    finder = FACTS.get("predicted_units_of_parcel")
    said = finder(Subject([], declared={"parcel": project.parcel_number})) if finder else []
    numbers = {(one["building"], one["room"]): one["number"] for one in said}
    homes = list(
        TableUnit.objects.filter(building__project=project, unit_number="").select_related("building")
    )
    for home in homes:
        home.unit_number = numbers.get((home.building.number, home.room), "")
    TableUnit.objects.bulk_update([one for one in homes if one.unit_number], ["unit_number"], batch_size=500)
    return sum(bool(one.unit_number) for one in homes)


@transaction.atomic
def set_on_sale(project_id: int, *, on_sale: bool, by: Actor) -> Project:
    """在售 or no longer: the officer says when the last home is sold (domain B8)."""
    officer_id(by)
    project = Project.objects.select_for_update().get(pk=project_id)
    project.on_sale = on_sale
    project.save(update_fields=["on_sale"])
    record_act(by, "标记在售" if on_sale else "标记售罄", f"project:{project.number}")
    return project
