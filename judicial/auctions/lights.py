"""How far a sale is, in one badge."""

from __future__ import annotations

from datetime import date

from judicial.auctions.deadline import days_left
from judicial.models import Auction

NEAR = 3


def light_of(auction: Auction, on: date) -> tuple[str, str]:
    """A key of the badges and its words."""
    if auction.replaced_at:
        return "idle", "已重新拍卖"
    if auction.case_number:
        return "ok", "已受理过户"
    if auction.delivered_at:
        return "run", "已送达，待买受人办理"
    left = days_left(auction, on)
    if left is None:
        return "waiting", "函告期限尚未起算"
    if left < 0:
        return "stop", f"函告超 {-left} 日"
    return ("soon" if left <= NEAR else "run"), (f"剩 {left} 日函告" if left else "今日应函告")
