"""The same notice served again with other words: nothing is changed, what differs is named."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any, Final

from django.core.exceptions import ValidationError

from hall.exchange.api.refusals import answered_with
from hall.look.words import day_plain, minute
from judicial.models import OrderMatter
from judicial.services.signs import spelt, words_of

COMPARED: Final = {
    "ruling_number": "依据的裁定书",
    "begins_on": "期限自",
    "ends_on": "期限至",
    "term_months": "期限（月）",
    "scope": "查封范围",
    "debtor": "被执行人",
    "debtor_document": "被执行人证件号码",
    "transfer_letter": "移送执行函",
}
"""What one notice says only once, by the names of its entries."""
UNSHOWN: Final = frozenset({"debtor_document"})
"""Document numbers are compared and never told."""
WHAT_TO_DO: Final = (
    "没有改动已经登记的，也没有另行登记。录入有误的，请与登记机构联系更正；另有通知书的，请照其案号、日期送达"
)


@answered_with(409)
class NoticeDiffers(ValidationError):
    """This notice was served before, with other words."""

    def __init__(self, earlier: OrderMatter, points: list[str]) -> None:
        order = earlier.order
        super().__init__(
            f"{order.notice_number}的“{earlier.get_matter_display()}”已于{minute(order.served_at)}送达"
            f"（{order.number}），内容不一致：{'；'.join(points)}。{WHAT_TO_DO}",
            code="notice_differs",
        )


def refuse_other_words(earlier: OrderMatter, said: Mapping[str, Any]) -> None:
    """A notice that says less than before differs in nothing. Raises NoticeDiffers."""
    if points := list(unlike(words_of(earlier), said)):
        raise NoticeDiffers(earlier, points)


def unlike(before: Mapping[str, Any], now: Mapping[str, Any]) -> Iterator[str]:
    for name, label in COMPARED.items():
        old, new = plain(before.get(name)), plain(now.get(name))
        if old and new and old != new:
            yield f"{label}不同" if name in UNSHOWN else f"{label}已登记{old}，本次{new}"


def plain(value: Any) -> str:
    """A day in words, anything else in one spelling."""
    if isinstance(value, date):
        return day_plain(value)
    return spelt("".join(str(value or "").split()))
