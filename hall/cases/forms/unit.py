"""One line of the units an application is about: its number as typed, or a whole building."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from hall.cases.filing import FiledUnit
from hall.cases.forms.typed import UNIT_NUMBER, UNIT_ROLE, Typed
from hall.cases.ports import FACTS, Subject
from hall.cases.unit_sides import UnitSide
from hall.identity.numbers import UnitNumber
from hall.identity.numbers.spelling import compact

BUILDING = 24
"""Length of a number that ends with the building: 宗地代码, F, 幢号."""


class UnitForm(forms.Form):
    """单元: a line is known by its place; every line of the page has the same field names."""

    unit_role = forms.CharField(widget=forms.HiddenInput, required=False)
    unit_number = forms.CharField(
        label="不动产单元号",
        max_length=60,
        error_messages={"required": "请填写不动产单元号（28 位），在不动产权证书第一页"},
        widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false"}),
    )

    def __init__(
        self, side: UnitSide, place: int, number: str = "", *, sent: bool = False, **kwargs: Any
    ) -> None:
        said = {UNIT_ROLE: side.role.value, UNIT_NUMBER: number}
        auto_id = f"id_%s_{place}" if place else "id_%s"
        super().__init__(said if sent else None, initial=said, auto_id=auto_id, **kwargs)
        self.side, self.place = side, place
        self.units: list[FiledUnit] = []
        self.fields[UNIT_NUMBER].help_text = side.hint
        self.fields[UNIT_NUMBER].label = f"{side.label}号"
        self.fields[UNIT_NUMBER].required = side.required

    @property
    def number(self) -> str:
        """The number as it stands on the page, valid or not."""
        return str(self[UNIT_NUMBER].value() or "")

    def focus(self) -> None:
        """Let the page begin here."""
        self.fields[UNIT_NUMBER].widget.attrs["autofocus"] = True

    def clean_unit_number(self) -> str:
        number = compact(self.cleaned_data[UNIT_NUMBER])
        if not number:
            return number
        if self.side.whole_building and len(number) == BUILDING:
            self.units = units_of_building(number, self.side)
            return number
        number = UnitNumber.parse(number).compact
        self.units = [FiledUnit(number, self.side.role)]
        return number


def units_of_building(number: str, side: UnitSide) -> list[FiledUnit]:
    """Every unit of a building that has no title yet. Raises ValidationError where there is none."""
    UnitNumber.parse(f"{number}0001")
    known = FACTS["untitled_units"](Subject([number])) if "untitled_units" in FACTS else []
    if not known:
        raise ValidationError("这一幢没有待首次登记的单元，请先上传楼盘表，或者核对宗地代码和幢号")
    return [FiledUnit(one, side.role, located_at) for one, located_at in known]


def unit_lines(typed: Typed, sides: tuple[UnitSide, ...], *, sent: bool) -> list[UnitForm]:
    """The lines as typed, in the order of the sides; a side of which nothing was typed has one empty line."""
    numbers, roles = typed.get(UNIT_NUMBER, []), typed.get(UNIT_ROLE, [])
    placed = [(roles[place] if place < len(roles) else "", number) for place, number in enumerate(numbers)]
    known = {side.role.value for side in sides}
    lines: list[UnitForm] = []
    for side in sides:
        mine = [n for role, n in placed if role == side.role or (side is sides[0] and role not in known)]
        for number in mine or [""]:
            lines.append(UnitForm(side, len(lines), number, sent=sent))
    return lines
