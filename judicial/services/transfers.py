"""过户: the court's order to pass the property on; it joins the sale the court has registered.

Where the sale's papers are there, or come with it, the buyers' case is opened pre-filled as on the auction
pages; it waits for the buyer at the counter (条例 14). Else it is kept with its minute of service.

While another court holds the first place, the disposing court brings the 移送执行函 (法释〔2016〕6号).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from contextlib import suppress
from datetime import date
from typing import Any, Final

from django.core.exceptions import ValidationError

from hall.cases.ports import FACTS, Subject
from hall.exchange.outbox import post
from hall.staff.actors import Actor
from hall.staff.departments import D
from judicial.auctions.delivering import deliver_papers
from judicial.auctions.filing import open_transfer
from judicial.auctions.joining import sales_of
from judicial.auctions.said import PapersSaid
from judicial.courts import Court
from judicial.matters import ORDER, WITH_TRANSFER
from judicial.models import Auction, Matter, OrderMatter
from judicial.services.keeping import Kept, keep_matter
from judicial.services.reading import ReadNotice
from judicial.services.returns import give_return
from judicial.services.scans import keep_scans
from judicial.services.signs import Sign


def keep_transfer(read: ReadNotice, *, by: Actor) -> OrderMatter:
    """Keep the order, tell the registry, join the sale. Raises ValidationError behind another court."""
    refuse_second_place(read.court, read.units, read.notice.said)
    sign = Sign(read.court.code, read.court.name, read.number, read.notice.dated_on, read.units)
    ruling = {name: getattr(read.notice, name) for name in ("ruling_number", "ruling_on", "buyer_served_on")}
    along = [one for one in ORDER if one in WITH_TRANSFER and one in read.notice.matters]
    said = {**read.notice.said, **ruling, "along": "、".join(one.label for one in along)}
    matter = keep_matter(Kept(sign, read.at, Matter.TRANSFER, read.notice.channel), said=said, by=by)
    order = matter.order
    keep_scans(order, read.notice.scans)
    post(
        topic="order.transfer",
        stream=order.number,
        recipients=[D.REGISTRATION, D.COURT],
        keys={"order_number": order.number},
    )
    if auction := sales_of([order]).get(order.pk):
        join_sale(read, auction, by=by)
    give_return(order, by=by, brought_by=read.notice.officers, credential=read.notice.credentials)
    return OrderMatter.objects.select_related("order").get(pk=matter.pk)


def join_sale(read: ReadNotice, auction: Auction, *, by: Actor) -> None:
    """Deliver the sale's papers where the order says all they say, and open the buyers' case.

    Raises ValidationError for another ruling than the one delivered, and for days in the wrong order. What
    stands in the way of a case today does not undo the service: the counter opens it later.
    """
    day = read.notice.buyer_served_on or auction.served_on
    if day is None:
        return
    try:
        deliver_papers(auction.pk, papers_said(read, auction, day), read.court, by=by)
    except ValidationError as refused:
        raise ValidationError(at_the_orders_fields(refused)) from refused
    with suppress(ValidationError):
        open_transfer(auction.pk, by=by)


def papers_said(read: ReadNotice, auction: Auction, served_on: date) -> PapersSaid:
    """The order as the delivery of the sale; what it leaves open is asked in writing, never assumed."""
    mortgages = str(read.notice.said.get("mortgage") or "").strip()
    asked = Matter.CANCEL_MORTGAGE in read.notice.matters and not mortgages
    whole = asked or mortgages == "全部"
    return PapersSaid(
        ruling_number=read.notice.ruling_number,
        ruled_on=read.notice.ruling_on,
        served_on=served_on,
        disposed="share" if read.notice.said.get("share_of") else auction.disposed,
        mortgages="cancel" if whole else "",
    )


FIELDS: Final = {"ruled_on": "ruling_on", "served_on": "buyer_served_on"}
"""How the order's form names what the delivery of a sale names."""


def at_the_orders_fields(refused: ValidationError) -> dict[str, list[str]]:
    """The same sentences, at the fields of the order."""
    return {FIELDS.get(name, name): said for name, said in refused.message_dict.items()}


def refuse_second_place(court: Court, units: Sequence[str], said: Mapping[str, Any]) -> None:
    """Raise ValidationError naming the court of the first place, unless the 移送执行函 is there.

    Where one co-owner's share passes, a seizure of another's share is not in its way.
    """
    if str(said.get("transfer_letter") or "").strip():
        return
    sold = str(said.get("share_of") or "").strip()
    for holder in first_places(units):
        others_share = sold and holder["share_of"] not in ("", sold)
        if holder["authority"] != court.name and not others_share:
            raise ValidationError(
                {
                    "transfer_letter": f"该不动产由{holder['authority']}首先查封（{holder['number']}），"
                    "本院办理过户须附移送执行函，请填写文号并上传"
                }
            )


def first_places(units: Sequence[str]) -> Sequence[Mapping[str, str]]:
    """Who holds the first place on these units, as the register has it: authority, number, share."""
    finder = FACTS.get("first_seizures")
    found: Sequence[Mapping[str, str]] = finder(Subject(list(units))) if finder else ()
    return found
