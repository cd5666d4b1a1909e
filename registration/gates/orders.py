"""Whether an order can be carried out on the book as it stands; form, never substance."""

from __future__ import annotations

from django.core.exceptions import ValidationError

from hall.cases.ports import Answer, Ask, fails, gate, passes
from registration.order_checks import refuse_what_cannot_be_done

MATTERS_OF_FORM = frozenset({"no_order", "no_last_day", "too_long"})
"""What `order_is_complete` says already."""


@gate("order_fits_the_book")
def order_fits_the_book(ask: Ask) -> Answer:
    """法发〔2004〕5号 20 – the seizure to be lifted is there, the one to be renewed has not run out."""
    try:
        refuse_what_cannot_be_done(ask.case)
    except ValidationError as refused:
        if getattr(refused, "code", "") in MATTERS_OF_FORM:
            return passes("文书的形式还要补正，见“协助执行文书齐全”")
        return fails(f"{'；'.join(refused.messages)}。请退回人民法院并说明理由，或者与承办人核对")
    return passes("登记簿的记载可以执行本协助事项")
