"""What a case as filed is charged: who is exempt by what the counter asked, and by where the house stands."""

from decimal import Decimal

import pytest
from django.test import Client

from hall.cases.services.intake import open_case
from hall.catalogue import materials as m
from hall.catalogue.fees import SMALL_ENTERPRISE, facts_of
from hall.catalogue.items import item
from hall.clock import today
from hall.rehearsal.crew import crew
from hall.rehearsal.mortgages import filing as combined
from registration.effects import fee_lines
from registration.fees import total
from tests.cases.makers import BUYER, SELLER, holder
from tests.registration.items.makers import GETS, GIVES, company, filed
from tests.registration.makers import HOME, PARCEL, home
from tests.staff.makers import officer

pytestmark = pytest.mark.django_db
FIRM, BANK = company(2, "云浮石语文化有限公司"), company(3, "云石银行云城支行")
HOMESTEAD = f"{PARCEL.replace('GB', 'JC')}F00030046"


@pytest.mark.parametrize(("is_small", "fee"), [(True, "0.00"), (False, "550.00")])
def test_a_small_enterprise_says_so_at_the_counter_and_pays_no_fee(is_small: bool, fee: str) -> None:
    home(HOME, holder(SELLER), use="60", house_type="3")
    paid_in = {m.CONTRIBUTION_AGREEMENT.code: {"price": "800000", "signed_on": "2026-09-10"}}
    filing = filed(
        "contribution-of-house", (GIVES, SELLER), (GETS, FIRM), papers=paid_in, is_small_enterprise=is_small
    )
    case = open_case(filing, by=crew().accepts)
    assert total(fee_lines(case, today())) == Decimal(fee)


def test_the_bank_pays_for_its_mortgage_though_the_buyer_is_exempt() -> None:
    home(HOME, holder(SELLER))
    filing = combined(
        "sale-with-mortgage",
        [HOME],
        givers=[SELLER],
        takers=[BUYER],
        creditors=[BANK],
        declared={SMALL_ENTERPRISE.word: True},
    )
    case = open_case(filing, by=crew().accepts)
    assert [line.amount for line in fee_lines(case, today())] == [Decimal("0.00"), Decimal("80.00")]


def test_a_house_on_a_homestead_pays_for_the_book_only() -> None:
    home(HOMESTEAD, holder(SELLER))
    deed = {m.GIFT_CONTRACT.code: {"signed_on": "2026-09-10", "relation": "kin"}}
    case = open_case(
        filed("gift-of-house", (GIVES, SELLER), (GETS, BUYER), units=[HOMESTEAD], papers=deed),
        by=crew().accepts,
    )
    assert total(fee_lines(case, today())) == Decimal("10.00")


def test_it_is_asked_where_a_fee_is_due_and_nowhere_else() -> None:
    assert SMALL_ENTERPRISE in facts_of(item("mortgage-first-registration"))
    assert SMALL_ENTERPRISE not in facts_of(item("seizure"))
    client = Client()
    client.force_login(officer("accept"))
    page = client.post("/window/start/", {"item": "contribution-of-house"}, follow=True).content.decode()
    assert "小微企业、个体工商户（免收登记费）" in page
