"""拍卖过户 on the court's desk: papers still to come, letters still to answer."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from django.urls import reverse

from hall.look.shapes import Tile
from judicial.auctions.lights import light_of
from judicial.courts import Court
from judicial.models import Auction, CourtLetter
from judicial.rooms import Due, Room, room


@room
def auctions_of_the_court(court: Court, on: date) -> Room:
    """Sales whose ruling is to be delivered, and what the registry has asked."""
    waiting = Auction.objects.of_court(court.code).undelivered()
    url = reverse("judicial:auctions")
    return Room(
        "拍卖过户",
        url,
        "登记成交，十个工作日内送达裁定和协助执行文件，买受人当日得到通知。",
        icon="home-dollar",
        tiles=[Tile(waiting.count(), "待送达裁定", url)],
        due=[*letters(court), *undelivered(waiting.exclude(due_on=None)[:50], on)],
        order=30,
    )


def letters(court: Court) -> Iterator[Due]:
    """函询 of the registry: the transfer waits for the answer."""
    for one in CourtLetter.objects.of_court(court.code).is_open():
        yield Due(
            one.order_number,
            "登记机构函询：文书没有写明抵押权等如何处理",
            reverse("judicial:letter", args=[one.case_number]),
            "答复",
            meaning="soon",
            light="待答复",
            place=one.place,
        )


def undelivered(rows: Iterable[Auction], on: date) -> Iterator[Due]:
    """Each with the day of its own clock."""
    for one in rows:
        meaning, light = light_of(one, on)
        yield Due(
            one.execution_number,
            "送达成交裁定和协助执行文件",
            reverse("judicial:auction", args=[one.number]),
            "送达",
            meaning=meaning,
            light=light,
            place=one.place,
            due_on=one.due_on,
        )
