"""持有年限 through inheritance and gifts: the register follows the titles back (国税发〔2005〕172号)."""

from datetime import date, datetime
from decimal import Decimal

import pytest

from hall.cases.ports import FACTS, Subject
from hall.cases.services.intake import open_case
from hall.catalogue import materials as m
from hall.catalogue.words import RegisterEffect
from hall.clock import HALL_ZONE
from hall.rehearsal.crew import crew
from registration.writers.ownership import OwnershipTransfer
from taxation.declaration import declared_transfer
from taxation.estimate import tax_sheet
from taxation.sheet import Tax
from tests.cases.makers import BUYER, SELLER, SPOUSE, filing, holder
from tests.registration.items.situations import OWNER, TAKER, application
from tests.registration.makers import HOME, home, write

pytestmark = pytest.mark.django_db
BOUGHT = datetime(2019, 5, 14, 10, 0, tzinfo=HALL_ZONE)
DIED = date(2026, 3, 1)


def passes_to(person: object, cause: str, *, case: str = "2026060100001", on: date | None = None) -> None:
    asked = OwnershipTransfer((HOME,), (person,), cause, acquired_on=on)  # type: ignore[arg-type]  # a holder
    write(
        RegisterEffect.TRANSFER_OWNERSHIP, asked, case=case, at=datetime(2026, 6, 1, 10, 0, tzinfo=HALL_ZONE)
    )


def held_since() -> date | None:
    found: date | None = FACTS["home_held_since"](Subject([HOME]))
    return found


@pytest.mark.parametrize("cause", ["法定继承", "遗嘱继承", "夫妻间变更"])
def test_an_heir_goes_on_counting_from_the_day_the_deceased_bought(cause: str) -> None:
    home(HOME, holder(SPOUSE), at=BOUGHT)
    passes_to(holder(SELLER), cause, on=DIED)
    assert held_since() == date(2019, 5, 14)


@pytest.mark.parametrize("cause", ["买卖", "受遗赠", "互换", "赠与"])
def test_who_buys_or_is_given_by_a_stranger_begins_anew(cause: str) -> None:
    home(HOME, holder(SPOUSE), at=BOUGHT)
    passes_to(holder(SELLER), cause)
    assert held_since() is None


@pytest.mark.parametrize(("relation", "since"), [("kin", date(2019, 5, 14)), ("none", None)])
def test_a_gift_within_the_family_hands_the_days_on(relation: str, since: date | None) -> None:
    home(HOME, holder(SPOUSE), at=BOUGHT)
    deed = {m.GIFT_CONTRACT.code: {"signed_on": date(2026, 6, 1), "relation": relation, "price": Decimal(1)}}
    asked = application("gift-of-house", (SELLER, TAKER), (SPOUSE, OWNER), payloads=deed)
    given = open_case(asked, by=crew().accepts)
    passes_to(holder(SELLER), "赠与", case=given.number)
    assert held_since() == since


@pytest.mark.parametrize(("ground", "since"), [("divorce", date(2019, 5, 14)), ("other", None)])
def test_a_judgment_hands_the_days_on_where_it_divides_what_a_couple_owned(
    ground: str, since: date | None
) -> None:
    home(HOME, holder(SPOUSE), at=BOUGHT)
    judgment = {
        "court": "云浮市云城区人民法院",
        "case_number": "（2026）粤5302民初12号",
        "effective_on": date(2026, 5, 1),
        "ground": ground,
    }
    asked = application(
        "transfer-by-court-document",
        (SELLER, TAKER),
        payloads={m.EFFECTIVE_LEGAL_DOCUMENT.code: judgment},
    )
    given = open_case(asked, by=crew().accepts)
    passes_to(holder(SELLER), "生效法律文书", case=given.number)
    assert held_since() == since


def test_the_heir_of_an_heir_counts_from_who_bought() -> None:
    home(HOME, holder(BUYER), at=BOUGHT)
    passes_to(holder(SPOUSE), "法定继承", on=date(2024, 1, 1))
    passes_to(holder(SELLER), "法定继承", on=DIED)
    assert held_since() == date(2019, 5, 14)


def test_an_heir_who_sells_a_home_long_in_the_family_pays_no_vat() -> None:
    home(HOME, holder(SPOUSE), at=BOUGHT)
    passes_to(holder(SELLER), "法定继承", on=DIED)
    case = open_case(filing(), by=crew().accepts)
    declared = declared_transfer(case)
    assert declared.transfer is not None
    assert declared.transfer.acquired_on == date(2019, 5, 14)
    assert tax_sheet(declared.transfer).amount_of(Tax.VAT) == 0
    assert "持有年限自原权利人2019年5月14日取得起算" in "".join(declared.assumed)
