"""The courts' answer for a judicial sale: do ruling, confirmation and application say the same thing?"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from hall.cases.models import Case
from hall.cases.ports import Answer, Ask, fails, gate, passes
from hall.cases.services.checklist import payload_of
from hall.cases.states import ApplicantRole
from hall.catalogue import materials as m
from hall.look.words import day, money


@gate("sale_is_as_ruled")
def sale_is_as_ruled(ask: Ask) -> Answer:
    """民诉法解释第四百九十一条 – buyer, price and days; form only, the ruling itself is not reviewed."""
    ruling = payload_of(ask.case, m.EFFECTIVE_LEGAL_DOCUMENT.code)
    order = payload_of(ask.case, m.TRANSFER_ORDER.code)
    sale = payload_of(ask.case, m.AUCTION_CONFIRMATION.code, m.SETTLEMENT_IN_KIND.code)
    if not ruling or not order:
        return fails("还没有录入裁定书或者协助执行通知书的内容，请在材料清单中填写")
    if wrong := [*wrong_days(ruling, sale), *wrong_price(ruling, sale), *wrong_buyers(ask.case, order)]:
        return fails(f"{'；'.join(wrong)}。请与人民法院核对")
    return passes("裁定书、成交确认书与申请一致", evidence=str(ruling["case_number"]))


def wrong_days(ruling: dict[str, Any], sale: dict[str, Any]) -> Iterable[str]:
    """Sold, paid, ruled, served: in this order; title passes with the service."""
    struck, made, served = sale.get("struck_on"), ruling.get("effective_on"), ruling.get("served_on")
    if served is None:
        yield "裁定书没有写明送达买受人的日期，所有权自送达时转移"
    if struck and made and made < struck:
        yield f"裁定日期{day(made)}早于成交日期{day(struck)}"
    if struck and served and served < struck:
        yield f"送达日期{day(served)}早于成交日期{day(struck)}"


def wrong_price(ruling: dict[str, Any], sale: dict[str, Any]) -> Iterable[str]:
    """The ruling names the price that was struck."""
    ruled, struck = ruling.get("price"), sale.get("price")
    if ruled and struck and ruled != struck:
        yield f"裁定书的成交价 {money(ruled)} 元与成交确认书的 {money(struck)} 元不一致"


def wrong_buyers(case: Case, order: dict[str, Any]) -> Iterable[str]:
    """Those who apply are those whom the court has named."""
    named = {name.strip() for name in str(order.get("buyers") or "").split("、") if name.strip()}
    applying = {one.name for one in case.people if one.role == ApplicantRole.OBLIGEE}
    if named and named != applying:
        yield "申请人与协助执行通知书写明的买受人不一致"
