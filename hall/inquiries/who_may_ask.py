"""谁可以向谁查询什么: exactly 附件1 三（一）至（四）, line by line."""

from dataclasses import dataclass
from datetime import date
from typing import Final

from hall.inquiries.topics import Topic
from hall.policy.in_force import parameter_on
from hall.policy.parameters import COURT_QUERY_DAYS, DEPARTMENT_QUERY_DAYS
from hall.staff.departments import D
from hall.staff.duties import Duty


@dataclass(frozen=True, slots=True)
class MayAsk:
    """One line: `asker` may ask `asked` about these topics.

    `presale_only`: only of a developer's filed presale or a home with advance notice.
    """

    asker: D
    asked: D
    topics: tuple[Topic, ...]
    clause: str
    presale_only: bool = False

    @property
    def by_reference(self) -> bool:
        """参照: 三（二）至（四） name no limit of their own (domain B2)."""
        return self.asker != D.COURT

    def working_days(self, on: date) -> int:
        """The limit of the reply, in working days, as the policy in force says on that day (J4, J13)."""
        return parameter_on(DEPARTMENT_QUERY_DAYS if self.by_reference else COURT_QUERY_DAYS, on)


R, H, X, C = D.REGISTRATION, D.TRANSACTIONS, D.TAXATION, D.COURT
FORWARDED: Final = "三（四），按云税发〔2022〕51号"

TABLE: Final[tuple[MayAsk, ...]] = (
    MayAsk(C, R, (Topic.PLANNING, Topic.COST, Topic.RIGHTS), "三（一）"),
    MayAsk(C, H, (Topic.COMPLETION, Topic.FILED_PRICE), "三（一）"),
    MayAsk(C, X, (Topic.PRICE_ENQUIRY,), "三（一）"),
    MayAsk(R, X, (Topic.TAX_RECORDS,), "三（二）"),
    MayAsk(R, C, (Topic.CASE_DOCUMENTS,), "三（二）"),
    MayAsk(R, H, (Topic.CONTRACTS,), "三（二）", presale_only=True),
    MayAsk(H, R, (Topic.PROPERTY_FILES,), "三（三）"),
    MayAsk(H, C, (Topic.PROPERTY_FILES,), "三（三）"),
    MayAsk(X, R, (Topic.HISTORY, Topic.COST), "三（四）"),
    MayAsk(X, H, (Topic.FILED_PRICE, Topic.CONTRACTS), "三（四）"),
    MayAsk(X, C, (Topic.CASE_DOCUMENTS,), FORWARDED),
)

OFFICERS: Final[dict[str, frozenset[str]]] = {
    R: frozenset({Duty.ACCEPT, Duty.EXAMINE, Duty.APPROVE}),
    H: frozenset({Duty.REVIEW_HOUSING}),
    X: frozenset({Duty.ASSESS}),
    C: frozenset({Duty.COURT}),
}
"""Whose duty it is, in each department, to ask and to answer."""
EVERY_OFFICER: Final = tuple(sorted(frozenset[str]().union(*OFFICERS.values()) | {Duty.SUPERVISE}))


def lines_of(asker: str) -> list[MayAsk]:
    """What this department may ask, in the order of the notice."""
    return [line for line in TABLE if line.asker == asker]


def line_for(asker: str, asked: str) -> MayAsk | None:
    """The line that lets one ask the other; None where the notice has none."""
    return next((line for line in TABLE if (line.asker, line.asked) == (asker, asked)), None)
