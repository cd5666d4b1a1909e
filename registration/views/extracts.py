"""资料查询: queries in hand, the stamped results, and where a new one is filed."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from hall.cases.models import Case
from hall.papers.kinds import PaperKind
from hall.papers.models import Paper
from hall.staff.access import duty_required
from hall.staff.duties import Duty
from registration.extract_papers import ITEM


@require_GET
@duty_required(Duty.ACCEPT, Duty.APPROVE, Duty.ARCHIVE, Duty.SUPERVISE)
def extracts(request: HttpRequest) -> HttpResponse:
    """Open queries and the extracts last given out; what they say stays closed until a paper is opened."""
    context = {
        "open": Case.objects.is_open().filter(item_code=ITEM).order_by("-pk")[:50],
        "given": Paper.objects.filter(kind=PaperKind.EXTRACT).for_list().order_by("-pk")[:50],
    }
    return render(request, "registration/extracts.html", context)
