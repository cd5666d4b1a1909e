"""被执行人: the same name, and the same document number where the order gives one (查扣冻规定 23)."""

import pytest

from registration.debtors import is_debtor
from registration.restrictions import read_book
from tests.cases.makers import BUYER, SELLER, holder
from tests.registration.makers import HOME, home

pytestmark = [pytest.mark.django_db, pytest.mark.clause("J11")]


@pytest.mark.parametrize(
    ("order", "same"),
    [
        ({"debtor": SELLER.name}, True),
        ({"debtor": f"{BUYER.name}、{SELLER.name}", "debtor_document": SELLER.document_number}, True),
        ({"debtor": SELLER.name, "debtor_document": SELLER.document_number.lower()}, True),
        ({"debtor": SELLER.name, "debtor_document": BUYER.document_number}, False),
        ({"debtor": BUYER.name, "debtor_document": SELLER.document_number}, False),
        ({"debtor": ""}, False),
    ],
)
def test_a_namesake_is_not_the_debtor(order: dict[str, str], same: bool) -> None:
    home(HOME, holder(SELLER))
    title = read_book(HOME).title
    assert title is not None
    assert is_debtor(title.holders[0], order) is same
