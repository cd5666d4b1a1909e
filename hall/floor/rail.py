"""受理六步: where the counter stands with an application."""

from __future__ import annotations

from django.urls import reverse

from hall.cases.models import Case
from hall.look.shapes import RailStep

LABELS = ("事项", "单元", "申请人", "材料", "询问签名", "受理")


def draft_rail(*, unit_done: bool, people: int, here: int) -> list[RailStep]:
    """The rail while the application is still a draft; `here` is 1 for the unit, 2 for the people."""
    words = ["已完成", "已填" if unit_done else "待填", f"{people} 人", "尚未开始", "尚未开始", "尚未开始"]
    return [
        RailStep(label, words[index], "done" if index < here else "now" if index == here else "")
        for index, label in enumerate(LABELS)
    ]


def case_rail(case: Case, here: str) -> list[RailStep]:
    """The rail of a case at reception; `here` is materials, people or decide."""
    missing = sum(line.is_missing for line in case.checklist)
    waiting = sum(not (person.asked_at and person.signed_at) for person in case.people)
    stages = (
        ("materials", "材料", f"还差 {missing} 项" if missing else "已齐", not missing),
        ("people", "询问签名", f"待 {waiting} 人" if waiting else "已完成", not waiting),
        ("decide", "受理", "待决定", False),
    )
    done = [
        RailStep(label, words, "done")
        for label, words in zip(LABELS, ("已完成", "已完成", f"{len(case.people)} 人"), strict=False)
    ]
    return done + [
        RailStep(
            label,
            words,
            "now" if code == here else "done" if finished else "",
            reverse(f"floor:{code}", args=[case.number]),
        )
        for code, label, words, finished in stages
    ]
