"""What follows at the cashier when a case ends before 登簿: unpaid lines void, paid fees go back."""

from hall.cases.ports import Happened, follows
from hall.cashier.models import LineKind
from hall.cashier.services.billing import open_refunds, void_unpaid


@follows("decline", "refuse", "withdraw")
def settle_the_bill(happened: Happened) -> None:
    """In the same transaction (architecture §10); paid taxes are the tax department's to refund."""
    void_unpaid(happened.case)
    open_refunds(
        happened.case, kind=LineKind.FEE, reason=f"本件{happened.reason or '终结'}"[:300], by=happened.by
    )
