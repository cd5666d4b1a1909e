"""The server does not start while somebody may be asked what nobody looks up."""

from typing import Any

from django.core.checks import Error, register

from hall.inquiries.answers import ANSWERERS
from hall.inquiries.who_may_ask import TABLE
from hall.staff.departments import D


@register()
def every_topic_is_looked_up(app_configs: Any, **kwargs: Any) -> list[Error]:
    """Each topic of the table has an answerer in the department that is asked."""
    needed = {(line.asked, topic) for line in TABLE for topic in line.topics}
    return [
        Error(
            f"{D(department).label}要答复“{topic.label}”，却没有查自己记录的函数",
            hint=f"在该部门的 answers.py 中声明 @answers(Topic.{topic.name}, department=…)",
            id="inquiries.E001",
        )
        for department, topic in sorted(needed)
        if (department, topic) not in ANSWERERS
    ]
