"""The front page, the halls, the notices, and what stands in for applying online."""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render

from hall.cases.ports import panels_of
from hall.clock import now, today
from hall.clock.calendars import current_calendar
from hall.look.signboard import signboard
from hall.policy.models import PolicyDocument
from hall.portal.doors import doors
from hall.portal.everyday import POPULAR
from hall.portal.forms import ProgressForm
from hall.portal.holidays import holiday_notice
from hall.portal.models import Bulletin
from hall.portal.opening import opening
from hall.portal.windows import window_lines
from hall.staff.models import Hall

SHOWN_BULLETINS = 4


@login_not_required
def home(request: HttpRequest) -> HttpResponse:
    """The public front page: find, do, ask; the hall as it is now; what departments show here."""
    hall = signboard().hall
    calendar = current_calendar()
    return render(
        request,
        "portal/home.html",
        {
            "popular": POPULAR,
            "doors": doors(),
            "form": ProgressForm(),
            "hall": hall,
            "windows": window_lines(hall.counters.all()) if hall else [],
            "opening": opening(hall.opening_hours, now(), calendar) if hall else None,
            "holiday": holiday_notice(today(), calendar),
            "bulletins": Bulletin.objects.shown()[:SHOWN_BULLETINS],
            "asking": PolicyDocument.objects.asking(today()),
            "hall_now": panels_of("hall_now", request, hall),
            "panels": panels_of("home", request, None),
        },
    )


@login_not_required
def halls(request: HttpRequest) -> HttpResponse:
    """Every open hall with its address, hours and windows (同城通办, clause:W9)."""
    calendar = current_calendar()
    shown = [
        (hall, opening(hall.opening_hours, now(), calendar), window_lines(hall.counters.all()))
        for hall in Hall.objects.filter(is_open=True).prefetch_related("counters")
    ]
    return render(request, "portal/halls.html", {"halls": shown})


@login_not_required
def online(request: HttpRequest) -> HttpResponse:
    """Applying online is not open yet; what can be done from home today."""
    return render(request, "portal/online.html", {"popular": POPULAR})


@login_not_required
def bulletin(request: HttpRequest, pk: int) -> HttpResponse:
    """One notice; 404 when it has been taken down."""
    return render(
        request, "portal/bulletin.html", {"bulletin": get_object_or_404(Bulletin.objects.shown(), pk=pk)}
    )
