"""Whether an order can be carried out on the book as it stands; form, never substance."""

from __future__ import annotations

from django.core.exceptions import ValidationError

from hall.cases.models import Case
from hall.cases.ports import Answer, Ask, fails, gate, passes
from hall.catalogue import materials as m
from hall.catalogue.authorities import kind_of
from registration.claims.reading import payload_of
from registration.models import CourtReceipt
from registration.order_checks import refuse_what_cannot_be_done

MATTERS_OF_FORM = frozenset({"no_order", "no_last_day", "too_long"})
"""What `order_is_complete` says already."""


@gate("order_fits_the_book")
def order_fits_the_book(ask: Ask) -> Answer:
    """法发〔2004〕5号 20 – the seizure to be lifted is there, the one to be renewed has not run out."""
    if told := other_authority(ask.case):
        return fails(told)
    try:
        refuse_what_cannot_be_done(ask.case)
    except ValidationError as refused:
        if getattr(refused, "code", "") in MATTERS_OF_FORM:
            return passes("文书的形式还要补正，见“协助执行文书齐全”")
        return fails(f"{'；'.join(refused.messages)}。请退回来文机关并说明理由，或者与承办人核对")
    return passes("登记簿的记载可以执行本协助事项")


def other_authority(case: Case) -> str:
    """The order's own words name another kind of authority than came to the counter; '' where they agree."""
    receipt = CourtReceipt.objects.of_case(case.number).first()
    order = payload_of(case, m.ASSISTANCE_NOTICE.code)
    if receipt is None or not order or kind_of(order) == receipt.authority_type:
        return ""
    return (
        f"送达登记的来文机关是{receipt.get_authority_type_display()}，通知书录入的是{kind_of(order).label}，"
        "请核对原件后更正“协助执行通知书”一行"
    )
