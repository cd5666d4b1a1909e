"""Row 25: housing's own business – a contract filed, an opinion given, nothing written in the register."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied

from hall.cases.filing import Filing
from hall.cases.forms.material import MaterialForm
from hall.cases.models import Case
from hall.cases.services.intake import open_case
from hall.cases.services.steps import take_step
from hall.catalogue import materials as m
from hall.clock import now
from hall.exchange.courier import deliver_all
from hall.exchange.models import Notice
from hall.papers.models import Paper
from hall.rehearsal import drives
from hall.rehearsal.crew import Crew, crew
from registration.models import Entry
from tests.cases.makers import BUYER, SELLER, SPOUSE, filed_sale, owned_home, recorded_sale, refusals
from tests.registration.items.situations import INTERESTED, OWNER, TAKER, application, fees, papers
from tests.registration.makers import seize
from transactions.models import HousingResult, PresaleFiling

pytestmark = [pytest.mark.django_db, pytest.mark.clause("S2")]
SAID = {
    m.SALE_CONTRACT.code: {
        "contract_number": "YC-2026-0046",
        "signed_on": date(2026, 9, 18),
        "price": Decimal(1180000),
        "price_includes_tax": True,
    }
}

ASKED = {m.QUERY_APPLICATION.code: {"standing": "holder", "purpose": "核实"}}


@pytest.fixture
def people() -> Crew:
    owned_home()
    return crew()


def filing(code: str = "existing-house-contract-signing", seller: Any = SELLER) -> Filing:
    return application(code, (seller, OWNER), (BUYER, TAKER))


@pytest.mark.clause("T3", "I4")
def test_a_sale_is_signed_on_the_day_and_gets_its_number(people: Crew) -> None:
    before = Entry.objects.count()
    case = drives.drive(filing(), people, SAID)
    result = HousingResult.objects.get()
    assert (case.state, case.outcome, case.promised_due_on) == ("archived", "finished", date(2026, 9, 18))
    assert (result.number, result.price) == ("445302WQ2026000001", Decimal(1180000))
    assert (fees(case), Entry.objects.count()) == ([], before)
    assert {"acceptance", "approval", "contents"} <= set(papers(case))
    assert Notice.objects.filter(topic="contract.filed", keys__contract_number=result.number).exists()


@pytest.mark.clause("promise:R11")
def test_housing_decides_its_own_business_and_nobody_elses(people: Crew) -> None:
    case = drives.accepted(filing(), people, SAID)
    assert case.queue == "housing"
    assert Case.objects.visible_to(people.reviews_housing).filter(pk=case.pk).exists()
    with pytest.raises(PermissionDenied):
        take_step(case.pk, "approve", by=people.approves)
    other = drives.accepted(application("register-extract", (SELLER, INTERESTED)), people, ASKED)
    with pytest.raises(PermissionDenied):
        take_step(other.pk, "approve", by=people.reviews_housing)


def test_a_second_contract_for_the_same_home_is_refused_until_it_has_passed(people: Crew) -> None:
    drives.drive(filing(), people, SAID)
    again = drives.ready(filing(), people, SAID)
    assert any("已有备案的合同" in one for one in refusals(again, "accept", by=people.accepts))
    take_step(again.pk, "decline", by=people.accepts, reason="重复网签")
    recorded_sale(people)
    deliver_all()
    resold = application("existing-house-contract-signing", (BUYER, OWNER), (SPOUSE, TAKER))
    assert drives.drive(resold, people, SAID).outcome == "finished"


@pytest.mark.clause("check:R02", "check:R03")
def test_only_the_owner_of_a_free_home_signs(people: Crew) -> None:
    stranger = drives.ready(filing(seller=SPOUSE), people, SAID)
    assert any("不是登记簿记载的权利人" in one for one in refusals(stranger, "accept", by=people.accepts))
    take_step(stranger.pk, "decline", by=people.accepts, reason="不是权利人")
    seize()
    seized = drives.ready(filing(), people, SAID)
    assert any("已被查封" in one for one in refusals(seized, "accept", by=people.accepts))


def test_a_presale_contract_is_filed_by_itself(people: Crew) -> None:
    said = {
        m.PRESALE_CONTRACT.code: {
            "contract_number": "YS-2026-0001",
            "signed_on": date(2026, 9, 18),
            "price": Decimal(900000),
            "area": Decimal("118.36"),
        }
    }
    case = drives.drive(filing("presale-contract-filing"), people, said)
    assert (case.outcome, PresaleFiling.objects.get().contract_number) == ("finished", "YS-2026-0001")


@pytest.mark.parametrize(
    ("code", "letters"), [("purchase-qualification", "GF"), ("policy-housing-listing", "SS")]
)
def test_an_opinion_has_its_number(people: Crew, code: str, letters: str) -> None:
    case = drives.drive(filing(code), people)
    assert (case.outcome, HousingResult.objects.get().number) == ("finished", f"445302{letters}2026000001")


def test_housing_may_refuse_with_a_reason(people: Crew) -> None:
    case = drives.accepted(filing(), people, SAID)
    refused = take_step(case.pk, "refuse", by=people.reviews_housing, reason="违反限售规定")
    assert (refused.outcome, HousingResult.objects.count()) == ("refused", 0)


def shown(case: Case, code: str) -> dict[str, Any]:
    """What stands in the form of a material before anything is typed, read as the window reads it."""
    row = next(row for row in case.checklist if row.material == code)
    form = MaterialForm(case, row)
    return {one.name: one.initial for one in form.particulars if one.initial}


@pytest.mark.clause("I4")
def test_the_number_of_a_signed_contract_stands_in_the_form_of_the_transfer(people: Crew) -> None:
    drives.drive(filing(), people, SAID)
    number = HousingResult.objects.get().number
    assert shown(filed_sale(), m.APPLICATION_FORM.code) == {"entry-contract_filing_number": number}


@pytest.mark.clause("I4")
def test_the_number_of_other_peoples_contract_is_not_shown(people: Crew) -> None:
    others = application("existing-house-contract-signing", (SELLER, OWNER), (SPOUSE, TAKER))
    drives.drive(others, people, SAID)
    assert shown(filed_sale(), m.APPLICATION_FORM.code) == {}


@pytest.mark.clause("I4")
def test_a_filing_that_came_to_nothing_is_not_shown(people: Crew) -> None:
    drives.drive(filing(), people, SAID)
    HousingResult.objects.update(ended_at=now(), ended_because="双方解除")
    assert shown(filed_sale(), m.APPLICATION_FORM.code) == {}


@pytest.mark.clause("I4")
def test_the_number_of_a_filed_presale_contract_stands_in_the_form_of_its_advance_notice(
    people: Crew,
) -> None:
    said = {"contract_number": "YS-2026-0001", "signed_on": date(2026, 9, 18), "price": Decimal(900000)}
    drives.drive(filing("presale-contract-filing"), people, {m.PRESALE_CONTRACT.code: said})
    case = open_case(filing("presale-advance-notice"), by=people.accepts)
    number = PresaleFiling.objects.get().number
    assert shown(case, m.PRESALE_CONTRACT.code)["entry-filing_number"] == number


@pytest.mark.clause("G21", "P4")
@pytest.mark.parametrize(
    ("code", "contract", "result"),
    [
        ("existing-house-contract-signing", "YC-2026-0046", "准予备案"),
        ("policy-housing-listing", "", "审核通过"),
    ],
)
def test_what_housing_decided_is_handed_out_on_paper_with_its_number(
    people: Crew, code: str, contract: str, result: str
) -> None:
    case = drives.drive(filing(code), people, SAID)
    paper = Paper.objects.get(case_number=case.number, kind="housing-outcome").content
    assert (paper["number"], paper["result"]) == (HousingResult.objects.get().number, result)
    assert paper["contract_number"] == contract
    assert paper["office"]["name"] == "住房和城乡建设局"
