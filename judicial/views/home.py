"""The court's desk: what is due today, and the way into every room."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from hall.clock import now, today
from judicial.access import court_desk
from judicial.courts import Court
from judicial.rooms import rooms_of, what_is_due

MOST_LINES = 30


@require_GET
@court_desk
def home(request: HttpRequest, court: Court) -> HttpResponse:
    """What this court is to do, the most urgent first; counts of every room."""
    rooms = rooms_of(court, today())
    due = what_is_due(rooms)
    context = {
        "court": court,
        "rooms": rooms,
        "tiles": [tile for one in rooms for tile in one.tiles][:5],
        "due": due[:MOST_LINES],
        "more": max(len(due) - MOST_LINES, 0),
        "now": now(),
    }
    return render(request, "judicial/home.html", context)
