"""The writers of mortgages and presold homes by themselves: their own walls behind the gates."""

from dataclasses import replace
from uuid import uuid4

import pytest
from django.core.exceptions import ValidationError

from hall.catalogue.words import RegisterEffect
from registration.books import Right
from registration.models.choices import EntryAction
from registration.projection import projected
from registration.restrictions import read_book, read_books
from registration.services.recording import dry_run
from registration.writers.burdens import Ending
from registration.writers.mortgages import MortgageChange, MortgageEnding
from registration.writers.notices import NewNotice
from registration.writers.ownership import OwnershipTransfer
from tests.registration import makers
from tests.registration.makers import HOME, bank, person

pytestmark = pytest.mark.django_db
PEOPLE = (bank(), person().obligor())


@pytest.fixture
def right() -> Right:
    makers.home()
    makers.mortgage()
    return read_book(HOME).mortgages[0]


def change(right: Right, **more: object) -> MortgageChange:
    return replace(MortgageChange((HOME,), right.right_id, PEOPLE, "变更"), **more)  # type: ignore[arg-type]  # any field


def refused(effect: RegisterEffect, asked: object, sentence: str) -> None:
    with pytest.raises(ValidationError, match=sentence):
        dry_run(effect, asked)  # type: ignore[arg-type]  # any claim


def test_an_alteration_carries_everything_on_that_it_does_not_change(right: Right) -> None:
    _books, plan = dry_run(RegisterEffect.ALTER_MORTGAGE, change(right, changes={"scope": "主债权"}))
    (entry,) = plan.entries
    assert (entry.action, entry.predecessor_id) == (EntryAction.ALTER, right.entry_id)
    assert entry.content.scope == "主债权"  # type: ignore[union-attr]  # a mortgage's detail row
    assert entry.content.rank == 1  # type: ignore[union-attr]  # a mortgage's detail row
    assert [one.role for one in entry.holders] == ["holder", "obligor"]
    assert [c.right_id for c in plan.certificates] == [right.right_id]


@pytest.mark.clause("check:R03")
def test_more_debt_is_not_secured_on_a_seized_house(right: Right) -> None:
    makers.seize()
    more = {"secured_amount": right.content.secured_amount + 1}
    refused(RegisterEffect.ALTER_MORTGAGE, change(right, changes=more), "不能增加担保的债权数额")
    less = {"secured_amount": right.content.secured_amount - 1}
    assert dry_run(RegisterEffect.ALTER_MORTGAGE, change(right, changes=less))[1].entries


def test_a_rank_there_is_not_cannot_be_agreed(right: Right) -> None:
    refused(RegisterEffect.ALTER_MORTGAGE, change(right, rank=2), "只有 1 笔抵押权，没有第 2 顺位")


def test_a_mortgage_does_not_pass_to_who_holds_it(right: Right) -> None:
    refused(RegisterEffect.TRANSFER_MORTGAGE, change(right), "与原抵押权人相同")


def test_what_does_not_stand_is_neither_altered_nor_ended(right: Right) -> None:
    makers.write(RegisterEffect.CANCEL_MORTGAGE, Ending((HOME,), right.right_id, "债权消灭"))
    refused(RegisterEffect.ALTER_MORTGAGE, change(right), "没有要注销的权利")
    refused(RegisterEffect.CANCEL_MORTGAGE, MortgageEnding((HOME,), uuid4(), "债权消灭"), "没有要注销的权利")


def test_a_mortgage_of_a_house_is_not_converted_into_one(right: Right) -> None:
    refused(RegisterEffect.CONVERT_CONSTRUCTION_MORTGAGE, change(right), "不是在建建筑物抵押权")


def test_those_behind_move_up_only_when_their_people_are_known(right: Right) -> None:
    makers.mortgage(amount="1.00")
    second = read_book(HOME).mortgages[1]
    ending = MortgageEnding((HOME,), right.right_id, "债权消灭")
    assert len(dry_run(RegisterEffect.CANCEL_MORTGAGE, ending)[1].entries) == 1
    known = replace(ending, neighbours={second.right_id: PEOPLE})
    _books, plan = dry_run(RegisterEffect.CANCEL_MORTGAGE, known)
    assert [(e.action, e.right_id) for e in plan.entries] == [
        ("end", right.right_id),
        ("alter", second.right_id),
    ]


def test_a_mortgage_notice_finds_its_buyers_notice_or_is_refused() -> None:
    makers.home()
    asked = NewNotice(HOME, (bank(),), (person("周明远", 2),), {"notice_kind": "3"})
    refused(RegisterEffect.CREATE_MORTGAGE_NOTICE, asked, "没有抵押人的预购商品房预告登记")
    sale = makers.notice(person("周明远", 2), kind="1")
    _books, plan = dry_run(RegisterEffect.CREATE_MORTGAGE_NOTICE, asked)
    assert plan.entries[0].content.linked_right == sale  # type: ignore[union-attr]  # a notice's detail row


def test_who_has_no_notice_converts_none() -> None:
    makers.home()
    makers.notice(person("周明远", 2))
    asked = OwnershipTransfer((HOME,), (person("别人", 3),), "买卖")
    refused(RegisterEffect.CONVERT_ADVANCE_NOTICE, asked, "没有买方的预告登记")


def test_a_later_part_is_planned_on_what_an_earlier_one_leaves() -> None:
    makers.home()
    asked = NewNotice(HOME, (person("周明远", 2),), (person(),), {"notice_kind": "1", "amount": 1})
    books, plan = dry_run(RegisterEffect.CREATE_ADVANCE_NOTICE, asked)
    left = projected(books, plan)
    assert [n.names for n in left[HOME].sale_notices] == ["周*远"]
    assert read_books([HOME])[HOME].sale_notices == ()
    loan = NewNotice(HOME, (bank(),), (person("周明远", 2),), {"notice_kind": "3"})
    _books, second = dry_run(RegisterEffect.CREATE_MORTGAGE_NOTICE, loan, left)
    assert second.entries[0].content.linked_right == plan.entries[0].right_id  # type: ignore[union-attr]  # a notice's detail row
