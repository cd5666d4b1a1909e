"""What is still to be paid, seen from one side of the case."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from hall.cases.states import ApplicantRole
from hall.cashier.models import BillLine, LineKind, LineState
from hall.identity.masking import mask_name
from hall.look.words import local_date, money
from hall.portal.progress.lookup import Asker


@dataclass(frozen=True)
class Bill:
    """The lines of a case that count (not void), and who asks."""

    lines: Sequence[BillLine]
    role: str
    name: str = ""

    @property
    def taxes(self) -> list[BillLine]:
        return [line for line in self.lines if line.kind == LineKind.TAX]

    @property
    def due(self) -> list[BillLine]:
        return [line for line in self.lines if line.state == LineState.DUE]

    @property
    def mine(self) -> list[BillLine]:
        """Due from the side that asks."""
        return [line for line in self.due if self.is_mine(line)]

    @property
    def theirs(self) -> list[BillLine]:
        """Due from another side, or from those of another registration of the case."""
        return [line for line in self.due if not self.is_mine(line)]

    def is_mine(self, line: BillLine) -> bool:
        """The asker's side, and named on the line: the bank of a mortgage does not pay the buyer's taxes."""
        named = line.payer.split("、")
        return line.payer_role == self.role and (self.name in named or line.payer.endswith("……等"))

    @property
    def taxes_are_due(self) -> bool:
        return any(line.kind == LineKind.TAX for line in self.due)

    @property
    def assessed_on(self) -> date | None:
        """When the first tax was assessed; None before that."""
        return min((local_date(line.issued_at) for line in self.taxes), default=None)

    def side(self, role: str) -> str:
        """已缴, 未缴 or empty when that side owes nothing."""
        lines = [line for line in self.lines if line.payer_role == role]
        if not lines:
            return ""
        return "未缴" if any(line.state == LineState.DUE for line in lines) else "已缴"


def bill_of(asker: Asker) -> Bill:
    """The bill of the case as the asker sees it."""
    lines = asker.case.bill_lines.exclude(state=LineState.VOID).order_by("id")
    return Bill(list(lines), asker.applicant.role, mask_name(asker.applicant.name))


def total(lines: Sequence[BillLine]) -> Decimal:
    """Sum in yuan."""
    return sum((line.amount for line in lines), Decimal("0.00"))


def itemised(lines: Sequence[BillLine]) -> str:
    """契税 11,800.00 元、登记费 80.00 元; equal names are added up."""
    sums: dict[str, Decimal] = {}
    for line in lines:
        sums[line.name] = sums.get(line.name, Decimal("0.00")) + line.amount
    return "、".join(f"{name} {money(amount)} 元" for name, amount in sums.items())


def side_name(asker: Asker, role: str) -> str:
    """买方, 卖方 … as the item calls that side."""
    part = asker.case.item.parts[asker.applicant.part_ordinal - 1]
    names = [one.label for one in part.roles if one.side == role]
    return names[0] if names else str(ApplicantRole(role).label)


def whose(asker: Asker, line: BillLine) -> str:
    """Who pays a line that is not the asker's: the other side, or the people of another registration."""
    beside = asker.applicant.part_ordinal > 1 or line.payer_role == asker.applicant.role
    return line.payer if beside else side_name(asker, line.payer_role)
