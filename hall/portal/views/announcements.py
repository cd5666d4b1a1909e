"""公告: what is published about cases, open to everybody (实施细则第十七条)."""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_GET

from hall.cases.models import Announcement
from hall.clock import today


@require_GET
@login_not_required
def announcements(request: HttpRequest) -> HttpResponse:
    """Those in force today, the newest first."""
    return render(request, "portal/announcements.html", {"current": Announcement.objects.current(today())})


@require_GET
@login_not_required
def announcement(request: HttpRequest, number: str) -> HttpResponse:
    """One of them; 404 once its days are over."""
    current = Announcement.objects.current(today()).select_related("case__hall")
    one = get_object_or_404(current, number=number)
    return render(request, "portal/announcement.html", {"one": one, "hall": one.case.hall})
