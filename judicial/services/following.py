"""What has become of the orders of one court: the state of each matter, its result, and the papers back."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Final

from hall.cases.models import Case
from hall.cases.states import BEFORE_RECORD, State
from hall.papers.kinds import PaperKind
from hall.papers.models import Paper
from judicial.auctions.joining import NextStep, next_step, sales_of
from judicial.models import CourtOrder, Matter, OrderMatter

RETURNED: Final = frozenset({State.DECLINED, State.REFUSED, State.WITHDRAWN})


@dataclass(frozen=True, slots=True)
class Carrying:
    """One matter on its way: its words, its light (`meaning`, `words`) and the register's result."""

    matter: OrderMatter
    case: Case | None
    meaning: str
    words: str
    result: str = ""
    todo: NextStep | None = None

    @property
    def label(self) -> str:
        """The matter, and what is carried out along with it."""
        along = self.matter.order.said.get("along")
        return (
            f"{Matter(self.matter.matter).label}，一并{along}" if along else self.matter.get_matter_display()
        )


@dataclass(frozen=True, slots=True)
class Followed:
    """An order with what has become of it."""

    order: CourtOrder
    carried: Sequence[Carrying]

    @property
    def place(self) -> str:
        """坐落 of the first unit, and how many more."""
        first = next((one.case.located_at for one in self.carried if one.case), "")
        more = len(self.order.unit_numbers) - 1
        return f"{first} 等 {more + 1} 个单元" if more else first

    @property
    def worst(self) -> Carrying | None:
        """The matter that says most of the whole: returned before under way before done."""
        order = ("stop", "run", "ok")
        return min(self.carried, key=lambda one: order.index(one.meaning), default=None)


def follow(orders: Iterable[CourtOrder]) -> list[Followed]:
    """Orders with the state of their matters, in two queries more; a third where a transfer waits."""
    rows = list(orders)
    matters = list(OrderMatter.objects.filter(order__in=rows).select_related("order").order_by("pk"))
    cases = {
        case.number: case for case in Case.objects.filter(number__in=[one.case_number for one in matters])
    }
    waiting = {one.order_id for one in matters if one.matter == Matter.TRANSFER and not one.case_number}
    sales = sales_of(row for row in rows if row.pk in waiting)
    followed = []
    for row in rows:
        mine = [one for one in matters if one.order_id == row.pk]
        todo = next_step(row, sales.get(row.pk)) if row.pk in waiting else None
        followed.append(Followed(row, [carrying(one, cases.get(one.case_number), todo) for one in mine]))
    return followed


def carrying(matter: OrderMatter, case: Case | None, todo: NextStep | None = None) -> Carrying:
    """The light of one matter."""
    if case is None:
        words = f"已送达，待贵院{todo.label}" if todo else "已送达，待受让人申请"
        return Carrying(matter, None, "run", words, todo=todo)
    state = State(case.outcome or case.state)
    if state in RETURNED:
        return Carrying(matter, case, "stop", f"{state.label}，已退回")
    if case.state in BEFORE_RECORD:
        return Carrying(matter, case, "run", "已送达，登记机构办理中")
    return Carrying(matter, case, "ok", "已登簿")


def with_results(lines: Sequence[Followed]) -> list[Followed]:
    """The same with what the register did, from the 告知书 of each case; one query."""
    results: dict[str, list[str]] = {}
    numbers = [one.matter.case_number for line in lines for one in line.carried if one.case]
    for paper in Paper.objects.filter(case_number__in=numbers, kind=PaperKind.SEIZURE_NOTICE).order_by("pk"):
        results.setdefault(paper.case_number, []).append(str(paper.content.get("result", "")))
    words = {number: "；".join(dict.fromkeys(said)) for number, said in results.items()}
    return [
        replace(
            line,
            carried=[replace(one, result=words.get(one.matter.case_number, "")) for one in line.carried],
        )
        for line in lines
    ]
