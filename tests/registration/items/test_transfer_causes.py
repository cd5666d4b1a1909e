"""Row 7 in its kinds: each cause with its papers, taxes, fee, limits and what it leaves in the book."""

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from hall.cases.filing import Filing
from hall.catalogue import materials as m
from hall.rehearsal.crew import Crew, crew
from hall.rehearsal.journeys import is_archived, journey
from hall.rehearsal.people import MadeUp
from registration.models import Certificate, Standing
from registration.restrictions import read_book
from tests.cases.makers import holder
from tests.registration.items.makers import (
    FIVE_DAYS,
    GETS,
    GIVES,
    JOINT,
    certificates_of,
    company,
    due,
    entries_of,
    fees,
    filed,
    papers_of,
    people,
    share,
    taxes,
)
from tests.registration.makers import HOME, home, title

pytestmark = [pytest.mark.django_db, pytest.mark.clause("P1", "P6", "P7")]
OWNER, BUYER, SPOUSE, FRIEND = people(4)
SELLER_FIRM, BUYER_FIRM = company(1, "云浮翠石置业有限公司"), company(2, "云浮石语文化有限公司")
DAY, PRICE = date(2026, 9, 10), Decimal("800000.00")
HELD = {"acquired_on": date(2016, 5, 1)}
STAMPED = {"stamp-duty obligee": "200.00", "stamp-duty obligor": "200.00"}
"""产权转移书据 0.05 %, halved, on each side."""
FORM = {m.APPLICATION_FORM.code: HELD}


@dataclass(frozen=True)
class Journey:
    """One kind of transfer as applied for, and what is to come of it."""

    filing: Filing
    owner: MadeUp
    cause: str
    after: tuple[str, ...]
    taxes: dict[str, str] = field(default_factory=dict)
    fee: str = "80.00"
    price: Decimal | None = None
    acquired_on: date | None = None
    document: str = ""


def paper(material: Any, **said: Any) -> dict[str, Any]:
    return {**FORM, material.code: said}


JOURNEYS = {
    "sale-of-new-house": Journey(
        filed(
            "sale-of-new-house",
            (GIVES, SELLER_FIRM),
            (GETS, BUYER),
            papers=paper(m.SALE_CONTRACT, contract_number="新2026-1", signed_on=DAY, price=PRICE)
            | {m.TAX_RELIEF_CLAIM.code: {"buyer_homes": "only"}},
            claims_tax_relief=True,
        ),
        SELLER_FIRM,
        "买卖",
        (BUYER.name,),
        {
            "deed-tax obligee": "7766.99",
            "vat obligor": "23300.97",
            "city-construction-tax obligor": "815.53",
            "education-surcharge obligor": "349.51",
            "local-education-surcharge obligor": "233.01",
            "land-appreciation-tax obligor": "38834.95",
            "stamp-duty obligor": "194.17",
        },
        price=PRICE,
    ),
    "exchange-of-houses": Journey(
        filed(
            "exchange-of-houses",
            (GIVES, OWNER),
            (GETS, BUYER),
            papers=paper(m.EXCHANGE_CONTRACT, signed_on=DAY, price=PRICE, difference=Decimal(100000)),
        ),
        OWNER,
        "互换",
        (BUYER.name,),
        {"deed-tax obligee": "3000.00", "income-tax obligor": "8000.00", **STAMPED},
        price=PRICE,
    ),
    "contribution-of-house": Journey(
        filed(
            "contribution-of-house",
            (GIVES, OWNER),
            (GETS, BUYER_FIRM),
            papers=paper(m.CONTRIBUTION_AGREEMENT, signed_on=DAY, price=PRICE),
        ),
        OWNER,
        "作价出资（入股）",
        (BUYER_FIRM.name,),
        {"deed-tax obligee": "24000.00", "income-tax obligor": "8000.00", **STAMPED},
        price=PRICE,
    ),
    "gift-of-house": Journey(
        filed(
            "gift-of-house",
            (GIVES, OWNER),
            (GETS, FRIEND),
            papers=paper(m.GIFT_CONTRACT, signed_on=DAY, relation="kin", price=PRICE),
        ),
        OWNER,
        "赠与",
        (FRIEND.name,),
        {"deed-tax obligee": "24000.00", **STAMPED},
    ),
    "inheritance-of-house": Journey(
        filed(
            "inheritance-of-house",
            (GETS, SPOUSE, share(2, 3)),
            (GETS, FRIEND, share(1, 3)),
            papers=paper(
                m.INHERITANCE_PROOF,
                ground="law",
                predecessor=OWNER.name,
                died_on=date(2026, 8, 1),
                notarial_number="粤云公证字第12号",
                price=Decimal(600000),
            ),
        ),
        OWNER,
        "法定继承",
        (SPOUSE.name, FRIEND.name),
        {"stamp-duty obligee": "150.00"},
        acquired_on=date(2026, 8, 1),
        document="粤云公证字第12号",
    ),
    "merger-of-companies": Journey(
        filed(
            "merger-of-companies",
            (GETS, BUYER_FIRM),
            papers=paper(
                m.MERGER_PROOF,
                number="云合并〔2026〕3号",
                issued_on=DAY,
                predecessor=SELLER_FIRM.name,
                price=PRICE,
            ),
        ),
        SELLER_FIRM,
        "法人或者其他组织合并、分立",
        (BUYER_FIRM.name,),
        document="云合并〔2026〕3号",
    ),
    "transfer-by-court-document": Journey(
        filed(
            "transfer-by-court-document",
            (GETS, BUYER),
            papers=paper(
                m.EFFECTIVE_LEGAL_DOCUMENT,
                court="云浮市云城区人民法院",
                case_number="（2026）粤5302民初88号",
                effective_on=date(2026, 8, 20),
                price=PRICE,
            ),
        ),
        OWNER,
        "生效法律文书",
        (BUYER.name,),
        {"deed-tax obligee": "24000.00", "income-tax obligor": "8000.00"},
        price=PRICE,
        acquired_on=date(2026, 8, 20),
        document="（2026）粤5302民初88号",
    ),
    "transfer-by-government-decision": Journey(
        filed(
            "transfer-by-government-decision",
            (GETS, BUYER_FIRM),
            papers=paper(m.GOVERNMENT_DECISION, number="云府函〔2026〕9号", issued_on=DAY, price=PRICE),
        ),
        SELLER_FIRM,
        "政府批准文件",
        (BUYER_FIRM.name,),
        document="云府函〔2026〕9号",
    ),
    "transfer-between-spouses": Journey(
        filed(
            "transfer-between-spouses",
            (GIVES, OWNER),
            (GETS, OWNER, JOINT),
            (GETS, SPOUSE, JOINT),
            papers=paper(m.CO_OWNER_AGREEMENT, signed_on=DAY, relation="spouse", price=PRICE)
            | {m.MARRIAGE_PROOF.code: {"number": "J445302-2020-1", "registered_on": date(2020, 5, 20)}},
        ),
        OWNER,
        "夫妻间变更",
        (OWNER.name, SPOUSE.name),
        fee="10.00",
    ),
}


@pytest.fixture
def hall() -> Crew:
    return crew()


@pytest.mark.parametrize("code", JOURNEYS)
def test_a_house_passes_from_the_counter_to_the_archive(code: str, hall: Crew) -> None:
    told = JOURNEYS[code]
    old = home(HOME, holder(told.owner)).certificates[0]
    case = journey(told.filing, hall)
    right = title()
    assert tuple(person.name for person in right.holders) == told.after
    assert (right.cause, right.content.price) == (told.cause, told.price)
    assert right.content.acquired_on == told.acquired_on
    assert entries_of(case) == [("ownership", "supersede"), ("ownership", "begin")]
    assert taxes(case) == {name: Decimal(amount) for name, amount in told.taxes.items()}
    assert fees(case) == Decimal(told.fee)
    assert due(case) == FIVE_DAYS
    assert papers_of(case) >= {"application", "acceptance", "interview", "tax-notice", "certificate"}
    assert [one.state for one in certificates_of(case)] == ["valid"]
    assert Certificate.objects.get(pk=old.pk).state == "withdrawn"
    assert Standing.objects.of_unit(HOME).of_kind("ownership").get().entry.document_number == told.document
    assert is_archived(case)
    assert read_book(HOME).mortgages == ()
