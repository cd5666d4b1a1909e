"""材料位: one line of the checklist as the pages show it, with what its paper says."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from hall.cases.models import Case, CaseMaterial
from hall.cases.models.co_review import SHORT_NAMES
from hall.cases.states import MaterialState
from hall.catalogue import materials as m
from hall.catalogue.payload_fields import Kind, PayloadField
from hall.catalogue.payloads import fields_of
from hall.look.words import money
from hall.staff.departments import D

LIGHTS = {
    MaterialState.MISSING: "warn",
    MaterialState.SUPPLIED: "ok",
    MaterialState.VERIFIED: "ok",
    MaterialState.GENERATED: "ok",
    MaterialState.LATER: "waiting",
}
ICONS = {MaterialState.VERIFIED: "shield-check", MaterialState.MISSING: "scan"}
SAID_ON_A_LINE = 4


@dataclass(frozen=True)
class Slot:
    """材料位 as `components/slot.html` draws it; `said` is what the paper says, in the catalogue's words."""

    line: CaseMaterial
    name: str
    why: str
    said: str
    meaning: str
    state: str
    done: bool
    url: str = ""
    link: str = ""
    whom: str = ""
    hint: str = ""
    icon: str = ""
    open: bool = False


def slots(
    case: Case, lines: Sequence[CaseMaterial], url_of: Callable[[CaseMaterial], str] | None = None
) -> list[Slot]:
    """The lines of the checklist as slots; `url_of` leads to the place where a line is taken."""
    return [_slot(case, line, url_of(line) if url_of else "") for line in lines]


def _slot(case: Case, line: CaseMaterial, url: str) -> Slot:
    state, said = MaterialState(line.state), particulars(line)
    return Slot(
        line=line,
        name=line.name,
        why="；".join(filter(None, (said, f"送{receivers(line)}", line.remark))),
        said=said,
        meaning=LIGHTS[state],
        state=state_words(line, state),
        done=state not in {MaterialState.MISSING, MaterialState.LATER},
        url="" if state in {MaterialState.LATER, MaterialState.GENERATED} else url,
        link="收件" if state == MaterialState.MISSING else "查看、更改",
        whom=whose(case, line),
        icon=ICONS.get(state, ""),
    )


def receivers(line: CaseMaterial) -> str:
    """登记、住建、税务: the departments that demand the line."""
    return "、".join(SHORT_NAMES.get(D(code), D(code).label) for code in line.demanded_by)


def whose(case: Case, line: CaseMaterial) -> str:
    """Whose papers these are, where every applicant brings one."""
    if line.material != m.IDENTITY_DOCUMENT.code:
        return ""
    return "、".join(person.masked_name for person in case.people)


def state_words(line: CaseMaterial, state: MaterialState) -> str:
    """已扫描 2 页, 已收原件 1 份, 待收 …"""
    if state != MaterialState.SUPPLIED:
        return state.label
    if pages := sum(file.pages for file in line.files.all()):
        return f"已扫描 {pages} 页"
    return f"已收{'原件' if line.is_original else '复印件'} {line.copies} 份"


def particulars(line: CaseMaterial) -> str:
    """The first entries of the paper in one sentence: 合同编号 YC-1，成交价 1,180,000.00 元."""
    rows = entries(line)[:SAID_ON_A_LINE]
    return "，".join(f"{label} {value}" for label, value in rows)


def entries(line: CaseMaterial) -> list[tuple[str, str]]:
    """Every entry that says more than the usual, as label and words; units stand behind the value."""
    found = []
    for field in fields_of(line.chosen or line.material):
        value = line.payload.get(field.name)
        if value not in (None, "", field.default):
            found.append((field.label.partition("（")[0], entry_words(field, value)))
    return found


def entry_words(field: PayloadField, value: Any) -> str:
    """A value in words: 1,180,000.00 元, 118.36㎡, 2026年9月18日, 是, or the label of a choice."""
    match value:
        case bool():
            return "是" if value else "否"
        case Decimal():
            return f"{value}㎡" if field.kind == Kind.AREA else f"{money(value)} 元"
        case date():
            return f"{value.year}年{value.month}月{value.day}日"
        case _:
            return str(dict(field.options).get(str(value), value))
