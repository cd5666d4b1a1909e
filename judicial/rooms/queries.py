"""查询与询价 on the court's desk: replies overdue, letters not read, what the court itself owes."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from django.urls import reverse

from hall.clock import now
from hall.inquiries.deadlines import counting_day, light_of
from hall.inquiries.models import Inquiry, InquiryLetter, Question
from hall.look.shapes import Tile
from hall.staff.departments import D
from judicial.courts import Court
from judicial.rooms import Due, Room, room

MOST = 20


@room
def queries(court: Court, on: date) -> Room:
    """The court's inquiries at a glance."""
    mine = Inquiry.objects.filter(asker=D.COURT, court_code=court.code)
    open_count = mine.is_open().count()
    address = reverse("judicial:queries")
    late = mine.filter(questions__state="open", questions__due_on__lt=counting_day(now())).distinct().count()
    return Room(
        "查询与询价",
        address,
        f"待答复 {open_count} 件" if open_count else "没有待答复的查询",
        icon="file-search",
        tiles=[
            Tile(open_count, "查询待答复", f"{address}?show=open", "waiting"),
            Tile(late, "答复逾期", f"{address}?show=late", "stop"),
        ],
        due=[*_owed(court, on), *_unread(court)],
        order=10,
    )


def _owed(court: Court, on: date) -> Iterator[Due]:
    """What registry, housing or tax have asked of this court."""
    rows = Question.objects.is_open().filter(department=D.COURT, court_code=court.code).for_queue()
    for one in rows[:MOST]:
        light = light_of(one, on)
        yield Due(
            one.inquiry.case_number,
            f"{one.inquiry.asker_name}查询：{one.topic_words}",
            reverse("judicial:reply-query", args=[one.inquiry.number]),
            "答复",
            light.meaning if light.meaning in {"stop", "soon"} else "run",
            light.words,
            one.inquiry.address,
            one.due_on,
        )


def _unread(court: Court) -> Iterator[Due]:
    """Letters that nobody of the court has opened yet."""
    rows = InquiryLetter.objects.filter(
        inquiry__asker=D.COURT, inquiry__court_code=court.code, fetched_at=None
    ).select_related("inquiry")
    for one in rows[:MOST]:
        yield Due(
            one.inquiry.case_number,
            one.title,
            reverse("judicial:query", args=[one.inquiry.number]),
            "查看",
            "ok",
            "已回函",
            one.inquiry.address,
        )
