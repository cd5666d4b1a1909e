"""System checks: the house does not open with a word nobody answers."""

from collections.abc import Sequence
from typing import Any

from django.core.checks import CheckMessage, Error, register

from hall.cases.ports import FACTS, GATES
from hall.catalogue.items import ITEMS
from hall.exchange.receivers import receiver_errors


@register()
def every_gate_is_answered(app_configs: Any = None, **kwargs: Any) -> Sequence[CheckMessage]:
    """Every gate that an offered item binds has a function."""
    words = {use.word for item in ITEMS.values() if item.offered for use in item.gates}
    return [
        Error(f"检查项 {word} 没有部门回答", hint="在该部门的 gates.py 中用 @gate 声明", id="cases.E001")
        for word in sorted(words - set(GATES))
    ]


@register()
def every_fact_is_answered(app_configs: Any = None, **kwargs: Any) -> Sequence[CheckMessage]:
    """Every fact that a department is said to know has a function."""
    words = {fact.word for item in ITEMS.values() if item.offered for fact in item.facts if fact.answered_by}
    return [
        Error(f"情形 {word} 没有部门回答", hint="在该部门的 facts.py 中用 @fact 声明", id="cases.E002")
        for word in sorted(words - set(FACTS))
    ]


@register()
def every_reviewer_is_told(app_configs: Any = None, **kwargs: Any) -> Sequence[CheckMessage]:
    """Every co-reviewing department of an offered item receives the notice that opens its review."""
    offered = (item for item in ITEMS.values() if item.offered)
    return receiver_errors(
        (review.opens_topic, review.department) for item in offered for review in item.co_reviews
    )
