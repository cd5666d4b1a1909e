"""过户通知书 and the sale it carries out find each other by court, execution and units (J9, J11).

The order is the sale's 协助执行 document: whichever came first, both end in one case of the buyers.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from urllib.parse import urlencode

from django.core.exceptions import ValidationError
from django.db import models
from django.urls import reverse

from hall.cases.models import Case
from hall.identity.numbers import CourtCaseNumber
from hall.staff.actors import Actor
from judicial.models import Auction, CourtOrder, Matter, OrderMatter
from judicial.services.scans import hand_over_scans


@dataclass(frozen=True, slots=True)
class NextStep:
    """What the court has to do before its transfer order can be carried out: words, and the page for it."""

    words: str
    url: str
    label: str


def execution_of(number: str) -> str:
    """The case number without 之一; '' where it is none."""
    try:
        return CourtCaseNumber.parse(number).case
    except ValidationError:
        return ""


def is_of_sale(order: CourtOrder, auction: Auction) -> bool:
    """The same court, the same execution, and nothing but what was sold."""
    same = order.court_code == auction.court_code
    return (
        same
        and execution_of(order.notice_number) == auction.execution_number
        and set(order.unit_numbers) <= set(auction.unit_numbers)
    )


def sales_of(orders: Iterable[CourtOrder]) -> dict[int, Auction]:
    """The newest registered sale of each order, by the order's pk; one query."""
    rows = list(orders)
    numbers = {execution_of(row.notice_number) for row in rows} - {""}
    sales = (
        list(Auction.objects.filter(execution_number__in=numbers, replaced_at=None).order_by("pk"))
        if numbers
        else []
    )
    return {row.pk: one for row in rows for one in sales if is_of_sale(row, one)}


def order_of_sale(auction: Auction) -> OrderMatter | None:
    """The newest order to transfer what this sale has sold, waiting or carried out; None without."""
    rows = OrderMatter.objects.filter(matter=Matter.TRANSFER, order__court_code=auction.court_code)
    near = rows.filter(order__unit_numbers__overlap=auction.unit_numbers).select_related("order")
    same = [one for one in near.order_by("-pk") if is_of_sale(one.order, auction)]
    mine = (one for one in same if one.case_number in ("", auction.case_number))
    return next(mine, None)


def waiting_orders() -> models.QuerySet[OrderMatter]:
    """Orders to transfer that no case carries out yet, the longest waiting first."""
    waiting = OrderMatter.objects.filter(matter=Matter.TRANSFER, case_number="")
    return waiting.select_related("order").order_by("order__served_at", "pk")


def join_case(case: Case, *, by: Actor) -> None:
    """A case the counter opened without a registered sale carries out the only order on its units."""
    found = list(waiting_orders().filter(order__unit_numbers__contained_by=case.unit_numbers)[:2])
    if len(found) == 1 and found[0].order.pk not in sales_of([found[0].order]):
        found[0].case_number = case.number
        found[0].save(update_fields=["case_number"])
        hand_over_scans(found[0].order, case, by=by)


def join_orders(auction: Auction, case: Case, *, by: Actor) -> None:
    """The waiting transfer order of this sale is carried out in this case, with its scans; one case each."""
    if OrderMatter.objects.filter(case_number=case.number).exists():
        return
    found = order_of_sale(auction)
    if found is not None and not found.case_number:
        found.case_number = case.number
        found.save(update_fields=["case_number"])
        hand_over_scans(found.order, case, by=by)


def said_of_sale(order: CourtOrder) -> dict[str, str]:
    """What a transfer order has said already of the sale still to be registered, by the form's fields."""
    return {
        "execution_number": execution_of(order.notice_number),
        "unit_numbers": "\n".join(order.unit_numbers),
        "debtor": order.said.get("debtor") or "",
        "debtor_document": order.said.get("debtor_document") or "",
        "priority_letter": order.said.get("transfer_letter") or "",
    }


def papers_told(auction: Auction) -> dict[str, str]:
    """What the sale's transfer order has said already of the ruling to deliver, by the form's fields."""
    found = order_of_sale(auction)
    told = found.order.said if found else {}
    names = {"ruling_number": "ruling_number", "ruled_on": "ruling_on", "served_on": "buyer_served_on"}
    return {field: told[name] for field, name in names.items() if told.get(name)}


def next_step(order: CourtOrder, auction: Auction | None) -> NextStep | None:
    """What is still wanting from the court; None where the sale's papers have come."""
    execution = execution_of(order.notice_number)
    if auction is None:
        return NextStep(
            f"还没有{execution}案处置这些单元的成交登记，过户不能收件。请先登记成交（成交价、成交日期、买受人），"
            "再送达裁定书；登记后本通知书自动并入该处置，不必重新送达",
            f"{reverse('judicial:new-auction')}?{urlencode({'order': order.number})}",
            "登记成交",
        )
    if auction.delivered_at is None:
        wanting = (
            "裁定书、送达买受人的日期已从本通知书带入，请核对"
            if order.said.get("buyer_served_on")
            else "还差裁定书送达买受人的日期"
        )
        return NextStep(
            f"成交已经登记（{auction.number}），{wanting}。请送达裁定书，所有权自裁定书送达买受人时转移",
            f"{reverse('judicial:auction', args=[auction.number])}#deliver",
            "送达裁定书",
        )
    return None
