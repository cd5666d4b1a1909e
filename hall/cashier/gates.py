"""The cashier's own gate: a certificate is not made before its fee is paid."""

from hall.cases.ports import Answer, Ask, fails, gate, passes
from hall.cashier.models import BillLine


@gate("fees_are_paid")
def fees_are_paid(ask: Ask) -> Answer:
    """发改价格规〔2016〕2559号 – the registration fee is paid before the certificate is issued."""
    unpaid = BillLine.objects.due().fees().filter(case=ask.case).total()
    if unpaid:
        return fails(f"登记费 {unpaid:,.2f} 元尚未缴纳")
    return passes("登记费已经缴清，或者不收费")
