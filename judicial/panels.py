"""The courts' part of the window page: the buyers who have booked today at this hall."""

from django.http import HttpRequest

from hall.cases.ports import Panel, panel
from hall.clock import today
from hall.staff.models import Hall
from judicial.models import Booking


@panel("reception")
def todays_buyers(request: HttpRequest, hall: Hall | None) -> Panel | None:
    """Who comes today, the morning first; nothing on a day without bookings."""
    if hall is None:
        return None
    rows = Booking.objects.standing().at(hall, today()).select_related("auction")
    booked = list(rows.prefetch_related("auction__buyers"))
    return Panel("judicial/notice/today.html", {"booked": booked}) if booked else None
