"""通知买受人: the same working day, with what to bring, a tax estimate and where to go ([S1] 四; J9)."""

from __future__ import annotations

from secrets import token_urlsafe
from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import transaction
from django.urls import reverse

from hall.cases.ports import FACTS, Subject
from hall.clock import now
from hall.look.words import money
from hall.papers.contents.sale_notices import BuyerNotice
from hall.papers.contents.shared import Fact
from hall.papers.models import Paper
from hall.papers.services import freeze
from hall.staff.actors import Actor
from hall.staff.audit import record_act
from judicial.models import Auction, BuyerNotification, NotifiedBy
from judicial.places import hall_at, office_at, properties_at

BRING = (
    "买受人身份证件原件（代理人办理的，另带委托书）",
    "网络司法拍卖成交确认书（以物抵债的，以物抵债裁定书）",
    "裁定书、协助执行通知书由人民法院送达本机构，不必再带",
)
RELIEF = "申请契税优惠税率的，家庭住房情况证明材料"


def notify_buyers(auction: Auction, *, by: Actor) -> BuyerNotification:
    """Freeze the notice for the buyers and write down that they were told of it, by message where they
    have left a telephone number.
    """
    paper = freeze_notice(auction, by=by)
    if any(buyer.phone for buyer in auction.buyers.all()):
        log_call(auction, way=NotifiedBy.MESSAGE, words=message_of(auction), reached=None, by=by)
    words = f"{paper.official_number}：凭身份证件和成交确认书到综合受理窗口办理，即时办结"
    return log_call(auction, way=NotifiedBy.PAPER, words=words, reached=None, by=by)


@transaction.atomic
def notify_again(auction_id: int, *, by: Actor) -> BuyerNotification | None:
    """The message once more; buyers told before they had a page of their own get its code now.

    None where no telephone number was left: the page is there, and the counter tells them otherwise.
    Raises ValidationError before the court's papers have come, and for a sale that has been replaced.
    """
    auction = Auction.objects.select_for_update().get(pk=auction_id)
    if auction.delivered_at is None or auction.replaced_at:
        raise ValidationError("人民法院的裁定书还没有送达本机构，或者已经重新拍卖，不能通知买受人")
    if not auction.notice_code:
        auction.notice_code = new_code()
        auction.save(update_fields=["notice_code"])
        record_act(by, "生成买受人页面", f"auction:{auction.number}")
    if not any(buyer.phone for buyer in auction.buyers.all()):
        return None
    return log_call(auction, way=NotifiedBy.MESSAGE, words=message_of(auction), reached=None, by=by)


def new_code() -> str:
    """The code of a page only the buyers are sent."""
    return token_urlsafe(16)


def page_of(auction: Auction) -> str:
    """The address of the buyers' page, with the code only they are sent."""
    return f"{settings.HALL_URL}{reverse('buyers:notice', args=[auction.notice_code])}"


def message_of(auction: Auction) -> str:
    """短信: what they may do, and the page where they read what to bring and book."""
    return (
        f"【{settings.HALL_CITY}不动产登记】您竞得的不动产可以办理过户，一次受理、即时办结。"
        f"看要带的材料、税费测算，预约办理时间：{page_of(auction)}"
    )


def log_call(auction: Auction, *, way: str, words: str, reached: bool | None, by: Actor) -> BuyerNotification:
    """One more time the buyers were told, or could not be reached; None while nobody knows."""
    return BuyerNotification.objects.create(
        auction=auction, way=way, words=words.strip()[:300], reached=reached, at=now(), by=by.label
    )


def freeze_notice(auction: Auction, *, by: Actor) -> Paper:
    hall = hall_at(auction.unit_numbers)
    content = BuyerNotice(
        office=office_at(auction.unit_numbers),
        buyers=tuple(buyer.name for buyer in auction.buyers.all()),
        court=auction.court,
        ruling=auction.ruling_number,
        properties=properties_at(auction.unit_numbers, auction.place or "见裁定书"),
        price=f"{money(auction.price)} 元",
        bring=(*BRING, RELIEF),
        taxes=tuple(Fact(label=label, text=f"{money(amount)} 元") for label, amount in taxes_of(auction)),
        where=f"{hall.name}综合受理窗口" if hall else "综合受理窗口",
        page=page_of(auction),
        notified_at=now(),
    )
    return freeze(
        kind=BuyerNotice.kind, subject=auction.number, case_number="", content=content, by=by, queued=True
    )


def taxes_of(auction: Auction) -> list[tuple[str, Any]]:
    """税费测算: what the buyer and, withheld by the court, the debtor owe; an estimate only (domain §5.4)."""
    finder = FACTS.get("auction_taxes")
    declared = {
        "price": auction.price,
        "taxed_on": auction.served_on,
        "price_includes_tax": auction.price_includes_tax,
    }
    return list((finder(Subject(auction.unit_numbers, declared=declared)) if finder else None) or ())
