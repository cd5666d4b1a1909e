"""The courts' part of other pages: today's booked buyers at the window, the letter beside its case."""

from django.http import HttpRequest

from hall.cases.models import Case
from hall.cases.ports import Panel, panel
from hall.clock import today
from hall.staff.access import actor_of
from hall.staff.models import Hall
from judicial.auctions.replying import MAY_RECORD
from judicial.models import Booking, CourtLetter


@panel("reception")
def todays_buyers(request: HttpRequest, hall: Hall | None) -> Panel | None:
    """Who comes today, the morning first; nothing on a day without bookings."""
    if hall is None:
        return None
    rows = Booking.objects.standing().at(hall, today()).select_related("auction")
    booked = list(rows.prefetch_related("auction__buyers"))
    return Panel("judicial/notice/today.html", {"booked": booked}) if booked else None


@panel("case_side")
def letter_of_the_case(request: HttpRequest, case: Case) -> Panel | None:
    """函询 of the case and its answer; who may write down one on paper has the way to it."""
    letter = CourtLetter.objects.filter(case_number=case.number).first()
    if letter is None:
        return None
    by = actor_of(request)
    may = any(by.has_duty(duty) for duty in MAY_RECORD)
    return Panel("judicial/notice/letter.html", {"letter": letter, "may": may}, order=16)
