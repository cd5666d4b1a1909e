"""What a court's desk holds of its own case: the orders served on the registry (附件1 三（二）、（三）)."""

from __future__ import annotations

from hall.clock import day_of
from hall.clock.words import day_on_paper
from hall.inquiries.answers import Asked, Line, answers
from hall.inquiries.topics import Topic
from hall.staff.departments import D
from judicial.models import CourtOrder


@answers(Topic.CASE_DOCUMENTS, department=D.COURT)
def case_documents(asked: Asked) -> list[Line]:
    """Every notice of this case served through the hall, with what it asked for and where it led."""
    served = CourtOrder.objects.filter(notice_number__startswith=asked.case_number)
    return [
        Line(
            f"协助执行通知书 {order.notice_number}",
            f"{day_on_paper(day_of(order.served_at))}送达，"
            + "、".join(f"{one.get_matter_display()}（{one.case_number}）" for one in order.matters.all()),
        )
        for order in served.prefetch_related("matters").order_by("served_at", "pk")[:50]
    ]


@answers(Topic.PROPERTY_FILES, department=D.COURT)
def property_files(asked: Asked) -> list[Line]:
    """The same, for the land and houses of the case (三（三）)."""
    return list(case_documents(asked))
