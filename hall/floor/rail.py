"""受理六步: where the counter stands with an application."""

from __future__ import annotations

from django.urls import reverse

from hall.cases.models import Case
from hall.look.shapes import RailStep

LABELS = ("事项", "单元", "申请人", "材料", "询问签名", "受理")
LATER = "尚未开始"


def draft_rail(*, unit_done: bool, people: int) -> list[RailStep]:
    """The rail while the application is still a draft: the unit first, then the people."""
    words = ("已完成", "已填" if unit_done else "待填", f"{people} 人", LATER, LATER, LATER)
    here = 2 if unit_done else 1
    places = {1: "#unit", 2: "#people"}
    return [
        RailStep(label, words[step], _mark(step, here), places.get(step, ""))
        for step, label in enumerate(LABELS)
    ]


def _mark(step: int, here: int) -> str:
    if step < here:
        return "done"
    return "now" if step == here else ""


def case_rail(case: Case, here: str) -> list[RailStep]:
    """The rail of a case at reception; `here` is amend, materials, people or decide."""
    amend = reverse("floor:amend", args=[case.number])
    said = [
        RailStep("事项", "已完成", "done"),
        RailStep("单元", "已完成", "done", f"{amend}#unit"),
        RailStep("申请人", f"{len(case.people)} 人", "now" if here == "amend" else "done", f"{amend}#people"),
    ]
    return said + [
        RailStep(
            label,
            words,
            "now" if code == here else "done" if finished else "",
            reverse(f"floor:{code}", args=[case.number]),
        )
        for code, label, words, finished in _stages(case)
    ]


def _stages(case: Case) -> tuple[tuple[str, str, str, bool], ...]:
    missing = sum(line.is_missing for line in case.checklist)
    asked = [person for person in case.people if person.must_be_asked]
    waiting = sum(not (person.asked_at and person.signed_at) for person in asked)
    met = "已完成" if asked else "不用询问"
    return (
        ("materials", "材料", f"还差 {missing} 项" if missing else "已齐", not missing),
        ("people", "询问签名", f"待 {waiting} 人" if waiting else met, not waiting),
        ("decide", "受理", "待决定", False),
    )
