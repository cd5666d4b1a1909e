"""§5.4: the debtor's taxes of a court's sale – withheld, agreed upon, in arrears –, each with its paper."""

from uuid import uuid4

import pytest
from django.core.exceptions import ValidationError
from django.test import Client

from hall.cases.models import Case
from hall.cases.refusals import StepRefused
from hall.papers.models import Paper
from hall.policy.parameters import SELLER_ARREARS_GATE
from hall.rehearsal import drives
from hall.rehearsal.crew import Crew, crew
from hall.rehearsal.journeys import accepted, answer_everything
from hall.staff.models import Officer
from taxation.models import SellerTaxes
from taxation.services.sellers import note_seller_taxes
from tests.registration.items.burdened import asked
from tests.registration.items.court_sales import sale, seized_home

pytestmark = [pytest.mark.django_db, pytest.mark.clause("check:R20", "J10")]
PAPER = "（2026）粤5302执301号扣缴函"
GATE = "sellers_taxes_are_cleared"


@pytest.fixture
def people() -> Crew:
    return crew()


@pytest.fixture
def sold(people: Crew) -> Case:
    """A court's sale, assessed; the buyer has paid, the debtor has not."""
    seized_home()
    case = accepted(sale(), people)
    answer_everything(case, people)
    return case


def gate(case: Case) -> tuple[bool, str, str]:
    answer = asked(GATE, case, "record")
    return answer.passed, answer.message, answer.severity


def owed(case: Case) -> None:
    case.bill_lines.filter(payer_role="obligor").update(state="due", payment=None)


def test_withheld_passes_arrears_and_an_agreement_warn(sold: Case, people: Crew) -> None:
    owed(sold)
    assert gate(sold) == (False, "还没有登记被执行人的税款由谁缴，请税务局核税岗位登记", "")
    said = {}
    for state in ("arrears", "agreed", "withheld"):
        note_seller_taxes(sold.pk, state, PAPER, by=people.assesses)
        said[state] = gate(sold)
    assert said["arrears"] == (False, "被执行人欠税，由税务局向其追缴", "")
    assert said["agreed"] == (False, "被执行人的税款约定由买受人缴纳，还没有缴清", "")
    assert said["withheld"] == (True, "被执行人的税款由人民法院从价款中扣缴", "")
    assert SellerTaxes.objects.count() == 3


@pytest.mark.clause("J13")
def test_the_notice_in_force_may_let_arrears_hold_the_case_up(
    sold: Case, people: Crew, monkeypatch: pytest.MonkeyPatch
) -> None:
    owed(sold)
    note_seller_taxes(sold.pk, "arrears", PAPER, by=people.assesses)
    monkeypatch.setattr(
        "taxation.services.linkage.parameter_on", lambda parameter, day: parameter is SELLER_ARREARS_GATE
    )
    assert gate(sold)[2] == "block"


def test_the_paper_is_asked_for_and_the_same_again_is_one(sold: Case, people: Crew) -> None:
    with pytest.raises(ValidationError, match="请填写依据的文书"):
        note_seller_taxes(sold.pk, "withheld", " ", by=people.assesses)
    for _ in range(2):
        note_seller_taxes(sold.pk, "withheld", PAPER, by=people.assesses)
    assert SellerTaxes.objects.count() == 1


def test_the_assessor_writes_it_at_the_page_and_the_court_reads_it_in_its_letter(
    sold: Case, people: Crew
) -> None:
    desk = Client()
    desk.force_login(Officer.objects.get(username="heshui"))
    page = f"/taxation/cases/{sold.number}/"
    missing = desk.post(f"{page}sellers/", {"state": "withheld", "paper": ""})
    assert (missing.status_code, "请填写依据的文书" in missing.content.decode()) == (422, True)
    sent = {"state": "withheld", "paper": PAPER, "command_key": str(uuid4())}
    assert desk.post(f"{page}sellers/", sent).status_code == 302
    assert PAPER in desk.get(page).content.decode()
    assert PAPER in desk.get(f"/cases/{sold.number}/money/").content.decode()
    drives.decide(sold, people)
    letter = Paper.objects.get(case_number=sold.number, kind="execution-result")
    assert letter.content["taxes"] == f"由人民法院从价款中扣缴，依据{PAPER}"
    with pytest.raises(StepRefused, match="已经登簿"):
        note_seller_taxes(sold.pk, "arrears", PAPER, by=people.assesses)
