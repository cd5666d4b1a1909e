"""What follows in taxation, in the same transaction: payment clears, an ended case goes back."""

from hall.cases.ports import Happened, follows
from hall.cashier.models import LineKind
from hall.cashier.services.billing import open_refunds
from hall.clock.grounds import StopGround
from taxation.models import Assessment, AssessmentState
from taxation.services.clearing import clear_if_paid
from taxation.services.reassessing import reassess_if_corrected


@follows("bill_paid")
def clear_when_paid(happened: Happened) -> None:
    """clause:P3 – 完税 flows back into the case by itself; clause:T10 – and the clock runs again."""
    clear_if_paid(happened.case, at=happened.now)


@follows("resumed")
def assess_what_was_corrected(happened: Happened) -> None:
    """补充材料 that correct the price or the area: the assessment is taken up again by itself."""
    if happened.reason == StopGround.SUPPLEMENT:
        reassess_if_corrected(happened.case, by=happened.by, at=happened.now)


@follows("decline", "refuse", "withdraw")
def return_what_was_paid(happened: Happened) -> None:
    """A case that ends before 登簿 owes no tax: paid tax goes back; the cashier voids what is unpaid."""
    Assessment.objects.filter(case=happened.case).exclude(state=AssessmentState.ENDED).update(
        state=AssessmentState.ENDED
    )
    reason = f"业务件终结：{happened.reason}" if happened.reason else "业务件终结"
    open_refunds(happened.case, kind=LineKind.TAX, reason=reason[:300], by=happened.by)
