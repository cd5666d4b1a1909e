"""The departments' desk of inquiries: what is owed, what was asked, one inquiry with its letters."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_GET

from hall.clock import now, today
from hall.inquiries.deadlines import counting_day, light_of
from hall.inquiries.models import Inquiry, Question, QuestionAlert
from hall.inquiries.showing import masked_owner, questions_of, state_of
from hall.inquiries.who_may_ask import EVERY_OFFICER, OFFICERS
from hall.look.paging import page_by
from hall.look.shapes import Tile
from hall.staff.access import AuthenticatedHttpRequest, actor_of, duty_required
from hall.staff.duties import Duty

LISTS = {"": "待答复", "late": "逾期", "here": "本区划", "done": "已答复"}


@require_GET
@duty_required(*EVERY_OFFICER)
def desk(request: AuthenticatedHttpRequest) -> HttpResponse:
    """Questions to one's department, the first due first, with traffic lights; and what it has asked."""
    by, chosen, on = actor_of(request), request.GET.get("show", ""), today()
    lists = lists_of(request)
    chosen = chosen if chosen in lists else ""
    page = page_by(lists[chosen].select_related("inquiry"), ("due_on", "id"), request.GET)
    context = {
        "tiles": [
            Tile(rows.count(), LISTS[name], f"?show={name}", "stop" if name == "late" else "", name == chosen)
            for name, rows in lists.items()
        ],
        "page": page,
        "rows": [(row, light_of(row, on), masked_owner(row.inquiry)) for row in page.rows],
        "asked": [(one, state_of(one, questions_of(one, by, on))) for one in asked_lately(request)],
        "alerts": QuestionAlert.objects.standing()
        .for_supervisors_of(by.department)
        .select_related("question__inquiry")[:20]
        if by.has_duty(Duty.SUPERVISE)
        else [],
        "may_ask": bool(OFFICERS.get(by.department, frozenset()) & by.duties),
        "now": now(),
    }
    return render(request, "inquiries/desk.html", context)


def lists_of(request: AuthenticatedHttpRequest) -> dict[str, Any]:
    """The lists of the desk by name."""
    mine = Question.objects.asked_of(actor_of(request))
    hall = request.user.hall
    return {
        "": mine.is_open(),
        "late": mine.overdue(counting_day(now())),
        "here": mine.is_open().in_counties(*(hall.counties if hall else ())),
        "done": mine.filter(state="answered"),
    }


def asked_lately(request: HttpRequest) -> list[Inquiry]:
    """The last ten inquiries of one's own office."""
    return list(Inquiry.objects.asked_by(actor_of(request)).for_reading().order_by("-pk")[:10])


@require_GET
@duty_required(*EVERY_OFFICER, Duty.AUDIT)
def inquiry(request: AuthenticatedHttpRequest, number: str) -> HttpResponse:
    """One inquiry: what was asked, how far each office is, the letters."""
    by = actor_of(request)
    found = get_object_or_404(Inquiry.objects.visible_to(by).for_reading(), number=number)
    shown = questions_of(found, by)
    context = {
        "inquiry": found,
        "owner": masked_owner(found),
        "questions": shown,
        "state": state_of(found, shown),
        "letters": found.letters.all(),
        "file_route": "inquiries:file",
        "reply_route": "inquiries:reply",
    }
    return render(request, "inquiries/inquiry.html", context)
