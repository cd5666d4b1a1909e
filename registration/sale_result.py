"""协助执行结果告知书: back to the court what its order has become in the register."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from hall.cases import paper_blocks as b
from hall.cases.giving import give
from hall.cases.models import Case
from hall.cases.ports import FACTS, Happened, Subject
from hall.cases.states import ApplicantRole
from hall.look.words import money
from hall.papers.contents.sales import ExecutionResult
from hall.papers.contents.shared import Fact
from registration.books import UnitBook
from registration.claims.judicial_sale import order_of, ruling_of
from registration.models import Entry
from registration.models.choices import RightKind
from registration.restrictions import read_books


def freeze_result(case: Case, ended: Iterable[Entry], happened: Happened) -> None:
    """协助执行结果告知书: back to the court, with what ended, who owns now and what stays."""
    order, ruling = order_of(case), ruling_of(case)
    books = read_books(case.unit_numbers)
    titles = [book.title for book in books.values() if book.title]
    price = titles[0].content.price if titles else None
    content = ExecutionResult(
        office=b.office(case),
        case_number=case.number,
        court=order["court"],
        order_number=order["case_number"],
        ruling=str(ruling["case_number"]),
        properties=b.properties(case),
        owners=b.names(case, ApplicantRole.OBLIGEE),
        price=f"{money(price)} 元" if price else "",
        acquired_on=ruling["served_on"],
        ended=tuple(Fact(label=RightKind(one.kind).label, text=one.cause) for one in ended),
        left=tuple(what_stays(books.values())),
        taxes=taxes_of(case),
        recorded_at=happened.now,
        recorded_by=happened.by.label,
    )
    give(case, ExecutionResult.kind, content, by=happened.by)


def taxes_of(case: Case) -> str:
    """Who pays the debtor's taxes, as 税务 has it; '' where it does not say."""
    finder = FACTS.get("sellers_taxes_settled")
    asked = Subject(case.unit_numbers, declared={"case_number": case.number})
    return str(finder(asked)) if finder else ""


def what_stays(books: Iterable[UnitBook]) -> Iterator[Fact]:
    """Burdens that stand after the transfer, masked."""
    for book in books:
        for right in book.rights:
            if right.kind not in (RightKind.OWNERSHIP, RightKind.LAND_USE):
                yield Fact(label=right.kind.label, text=right.names or str(right.content))
