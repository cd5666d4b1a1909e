"""税款账: what was assessed must be found again as due, collected, void or refunded."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from django.db import connection
from django.db.models import Sum

from hall.cashier.models import BillLine, LineState
from taxation.situation import ZERO

ASSESSED = """
SELECT coalesce(sum(revision.total - revision.credited), 0)
FROM taxation_assessmentrevision revision
JOIN taxation_assessment assessment ON assessment.id = revision.assessment_id
WHERE EXISTS (
    SELECT 1 FROM cashier_billline line
    WHERE line.case_id = assessment.case_id AND line.reference = 'tax-' || revision.ordinal
)
"""


@dataclass(frozen=True)
class TaxBooks:
    """税款账: sums in yuan; `assessed` counts every notice that went out, recalled ones included, of a new
    assessment only what is to be paid on top (补缴)."""

    assessed: Decimal
    due: Decimal
    collected: Decimal
    void: Decimal
    refunded: Decimal

    @property
    def difference(self) -> Decimal:
        """What cannot be found again; zero when the books balance."""
        return self.assessed - self.due - self.collected - self.void - self.refunded

    @property
    def balance(self) -> bool:
        return self.difference == ZERO


def tax_books() -> TaxBooks:
    """The books as they stand, in two queries over the whole hall."""
    rows = BillLine.objects.taxes().values("state").annotate(total=Sum("amount")).order_by()
    sums: dict[str, Decimal] = {row["state"]: row["total"] for row in rows}
    with connection.cursor() as cursor:
        cursor.execute(ASSESSED)
        (assessed,) = cursor.fetchone()
    return TaxBooks(
        assessed=assessed,
        due=sums.get(LineState.DUE, ZERO),
        collected=sums.get(LineState.PAID, ZERO),
        void=sums.get(LineState.VOID, ZERO),
        refunded=sums.get(LineState.REFUNDED, ZERO),
    )
