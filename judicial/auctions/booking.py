"""预约办理: the buyers choose a half day at a hall; of the last seat the database gives one."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from hall.cases.models import Case
from hall.cases.states import State
from hall.clock import now
from hall.look.words import day
from hall.staff.actors import Actor
from hall.staff.models import Hall
from judicial.auctions.notifying import log_call
from judicial.auctions.slots import Slot, slots_of
from judicial.models import Auction, Booking, NotifiedBy

FULL = "这个时段刚刚约满，请另选一个时段"


def booking_of(auction: Auction) -> Booking | None:
    """The booking that stands; None without."""
    return auction.bookings.standing().select_related("hall").first()


def under_way(auction: Auction) -> Case | None:
    """The buyers' case once it is accepted: nobody needs to book any more."""
    case = Case.objects.filter(number=auction.case_number).first() if auction.case_number else None
    return case if case and (case.state != State.APPLIED or case.outcome) else None


@transaction.atomic
def book(auction_id: int, hall: Hall, wanted: str, *, by: Actor) -> Booking:
    """Book the half day `wanted` ("2026-09-21 am"), in the place of an earlier booking.

    Raises ValidationError: nothing to book for, a half day that is not offered, one that is full – then the
    earlier booking stands.
    """
    auction = Auction.objects.select_for_update().get(pk=auction_id)
    refuse_to_book(auction)
    moment = now()
    slot = next((one for one in slots_of(hall, moment) if one.value == wanted), None)
    if slot is None:
        raise ValidationError({"slot": "请从列出的时段中选择；已经开始的半天不能再约"})
    earlier = booking_of(auction)
    if earlier and (earlier.hall_id, f"{earlier.on} {earlier.half}") == (hall.pk, wanted):
        return earlier
    auction.bookings.standing().update(cancelled_at=moment)
    made = take_seat(auction, hall, slot, by)
    words = f"{day(made.on)}{made.get_half_display()}到{hall.name}"
    log_call(auction, way=NotifiedBy.BOOKING, words=f"预约{words}", reached=True, by=by)
    return made


def take_seat(auction: Auction, hall: Hall, slot: Slot, by: Actor) -> Booking:
    """The first free seat of the half day; the unique constraint decides between two who reach for it."""
    for _ in range(hall.bookings_per_half_day):
        same = Booking.objects.standing().filter(hall=hall, on=slot.on, half=slot.half)
        taken = set(same.values_list("seat", flat=True))
        seats = (seat for seat in range(1, hall.bookings_per_half_day + 1) if seat not in taken)
        if (seat := next(seats, None)) is None:
            break
        try:
            with transaction.atomic():
                return Booking.objects.create(
                    auction=auction,
                    hall=hall,
                    on=slot.on,
                    half=slot.half,
                    seat=seat,
                    booked_at=now(),
                    booked_by=by.label[:60],
                )
        except IntegrityError:
            continue
    raise ValidationError({"slot": FULL})


@transaction.atomic
def cancel_booking(auction_id: int, *, by: Actor) -> bool:
    """Give the seat back; False where there was none (the same again does nothing)."""
    auction = Auction.objects.select_for_update().get(pk=auction_id)
    standing = booking_of(auction)
    if standing is None:
        return False
    standing.cancelled_at = now()
    standing.save(update_fields=["cancelled_at"])
    words = f"取消预约：{day(standing.on)}{standing.get_half_display()}，{standing.hall.name}"
    log_call(auction, way=NotifiedBy.BOOKING, words=words, reached=True, by=by)
    return True


def refuse_to_book(auction: Auction) -> None:
    """Raise ValidationError where nobody has to come."""
    if auction.delivered_at is None:
        raise ValidationError("人民法院的裁定书还没有送达登记机构，收到后通知您预约")
    if case := under_way(auction):
        raise ValidationError(f"过户已经受理（受理号 {case.number}），不用再预约")
