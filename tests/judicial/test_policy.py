"""The notice in force governs sales by courts: tax gates and the clock; a draft is tried on them."""

from datetime import date

import pytest

from hall.cases.models import Case
from hall.cases.refusals import StepRefused
from hall.cases.states import State
from hall.cashier.models import BillLine, Method
from hall.cashier.services.collecting import pay
from hall.exchange.courier import deliver_all
from hall.policy.trying import try_out
from hall.rehearsal import drives
from hall.rehearsal.crew import Crew, crew
from hall.rehearsal.sales import meet_everybody, step
from judicial.auctions.delivering import deliver_papers
from judicial.auctions.filing import open_transfer
from judicial.auctions.registering import register_auction
from taxation.models import Assessment, AssessmentState
from taxation.services.assessing import issue
from tests.judicial.makers import at_the_desk
from tests.judicial.sales import CLERK, COURT, papers, sale, seized_home
from tests.policy.makers import drafted, issued

pytestmark = [pytest.mark.django_db, pytest.mark.clause("J13")]


@pytest.fixture
def people() -> Crew:
    return crew()


def assessed(people: Crew) -> Case:
    """A court's sale, its taxes assessed and delivered, only the fee paid."""
    seized_home()
    auction = deliver_papers(register_auction(sale(), COURT, by=CLERK).pk, papers(), COURT, by=CLERK)
    case = open_transfer(auction.pk, by=people.accepts)
    drives.receive(case, {}, by=people.accepts)
    meet_everybody(case, by=people.accepts)
    step(case, "accept", by=people.accepts)
    deliver_all()
    issue(case.pk, by=people.assesses)
    collect(case, people, taxes=False)
    deliver_all()
    return case


def collect(case: Case, people: Crew, *, taxes: bool) -> None:
    due = BillLine.objects.due().filter(case=case)
    due = due.taxes() if taxes else due.exclude(pk__in=BillLine.objects.taxes().values("pk"))
    total = due.total()
    pay(case.pk, [line.pk for line in due], amount=total, method=Method.CODE, by=people.collects)


def test_the_buyers_deed_tax_holds_up_the_sale_unless_the_notice_says_otherwise(people: Crew) -> None:
    case = assessed(people)
    with pytest.raises(StepRefused, match="联办部门还没有全部答复"):
        step(case, "approve", by=people.approves, reason="符合登记条件")


def test_where_the_notice_opens_the_gate_the_sale_goes_on_and_the_tax_is_paid_later(people: Crew) -> None:
    issued({"buyer-deed-tax-gate": "off"})
    case = assessed(people)
    done = drives.decide(case, people)
    assert done.state in {State.RECORDED, State.ENGROSSED, State.ISSUED, State.ARCHIVED}
    collect(case, people, taxes=True)
    assert Assessment.objects.get(case=case).state == AssessmentState.CLEARED


def test_a_draft_is_run_against_the_courts_deliveries() -> None:
    seized_home()
    deliver_papers(register_auction(sale(), COURT, by=CLERK).pk, papers(), COURT, by=CLERK)

    def counts(values: dict[str, str]) -> tuple[int, int, int, int]:
        found = try_out(drafted(values), since=date(2026, 1, 1), today=date(2026, 9, 18))
        tally = next(one for one in found if one.kind == "拍卖成交后的函告")
        return tally.same, tally.earlier, tally.newly_late, tally.gates

    assert counts({"court-delivery-days": "10", "court-delivery-start": "ruling"}) == (1, 0, 0, 0)
    assert counts({"court-delivery-start": "sale"}) == (0, 1, 1, 0)
    assert counts({"seller-arrears-gate": "on"}) == (0, 0, 0, 1)


def test_where_the_notice_only_reminds_a_projects_sale_is_registered_with_the_reminder() -> None:
    issued({"developer-notice-gate": "off"})
    seized_home()
    auction = register_auction(sale(project="云岭花园二期"), COURT, by=CLERK)
    page = at_the_desk().get(f"/judicial/auctions/{auction.number}/").content.decode()
    assert "请补办“执行前告知住建”" in page


def test_a_clock_that_starts_with_the_service_runs_from_the_day_the_court_registers() -> None:
    issued({"court-delivery-start": "service"}, effective_on=date(2026, 8, 1))
    seized_home()
    auction = register_auction(sale(), COURT, by=CLERK)
    page = f"/judicial/auctions/{auction.number}/"
    desk = at_the_desk()
    assert "自裁定送达买受人日起 10 个工作日" in desk.get(page).content.decode()
    noted = desk.post(f"{page}days/", {"ruled_on": "2026-09-10", "served_on": "2026-09-14"})
    assert noted.status_code == 302
    auction.refresh_from_db()
    assert auction.due_on == date(2026, 9, 28)
