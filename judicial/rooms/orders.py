"""查封与解封 on the court's desk: what came back, and which seizures run out."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Final

from django.urls import reverse

from hall.cases.models import Case
from hall.cases.states import State
from hall.look.shapes import Tile
from judicial.courts import Court
from judicial.models import CourtOrder, OrderMatter
from judicial.rooms import Due, Room, room
from judicial.rooms.seizures import running_out

LOOK_BACK: Final = timedelta(days=30)


@room
def orders_of_the_court(court: Court, on: date) -> Room:
    """Orders served in the last month, those sent back, and seizures about to lapse."""
    recent = CourtOrder.objects.of_court(court.code).filter(filed_at__date__gte=on - LOOK_BACK)
    returned = list(sent_back(court, on))
    ending = list(running_out(court, on))
    url = reverse("judicial:orders")
    return Room(
        "送达协助执行文书",
        reverse("judicial:serve"),
        "查封、轮候、预查封、续封、解封、过户、涂销抵押；送达时间精确到分钟，送达回证随即返回。",
        icon="gavel",
        tiles=[
            Tile(recent.count(), "近三十日送达", url),
            Tile(len(ending), "查封三十日内到期", "#due", "soon"),
        ],
        due=[*returned, *ending],
        order=20,
    )


def sent_back(court: Court, on: date) -> list[Due]:
    """Matters the registry sent back in the last month: to be served anew."""
    matters = OrderMatter.objects.filter(
        order__court_code=court.code, order__filed_at__date__gte=on - LOOK_BACK
    ).select_related("order")
    by_case = {one.case_number: one for one in matters if one.case_number}
    cases = Case.objects.filter(number__in=by_case, outcome__in=(State.DECLINED, State.REFUSED))
    return [
        Due(
            by_case[case.number].order.notice_number,
            f"{by_case[case.number].get_matter_display()}：{State(case.outcome).label}，已退回",
            reverse("judicial:order", args=[by_case[case.number].order.number]),
            "查看退回理由",
            meaning="warn",
            light="已退回",
            place=case.located_at,
        )
        for case in cases
    ]
