"""计时中止: each stop has its ground, its evidence and its end; unpaid tax opens and closes by itself."""

from datetime import date
from decimal import Decimal

import pytest
from django.db import IntegrityError, transaction

from hall.cases.deadlines import days_charged, used_and_left
from hall.cases.models import Case, ClockPause
from hall.cases.refusals import StepRefused
from hall.cases.services.pauses import close_pause, open_pause
from hall.cashier.models import BillLine, Method
from hall.cashier.services.collecting import pay
from hall.clock.grounds import ChargedTo, StopGround
from hall.exchange.courier import deliver_all
from hall.rehearsal import sales
from hall.rehearsal.crew import Crew, crew
from taxation.services.assessing import issue, recall
from tests.cases import makers
from tests.cases.makers import owned_home, read, refusals
from tests.conftest import Clock
from tests.registration.makers import NEXT_DOOR

pytestmark = pytest.mark.django_db


@pytest.fixture
def people() -> Crew:
    owned_home()
    return crew()


@pytest.fixture
def sale(people: Crew) -> Case:
    """Accepted on Friday 18 September; the 20th is a working Sunday."""
    return makers.accepted_sale(people)


@pytest.mark.clause("T1", "T2", "T3", "T4")
def test_both_clocks_start_with_acceptance_and_skip_what_the_calendar_skips(sale: Case) -> None:
    assert sale.clock_from == date(2026, 9, 18)
    assert (sale.promised_days, sale.statutory_days) == (5, 30)
    assert sale.promised_due_on == date(2026, 9, 24)
    assert sale.statutory_due_on == date(2026, 11, 5)


@pytest.mark.clause("T10", "stop:P4")
def test_waiting_for_tax_opens_with_the_bill_and_closes_with_the_payment(
    sale: Case, people: Crew, clock: Clock
) -> None:
    issue(sale.pk, by=people.assesses)
    stopped = read(sale)
    assert (stopped.stopped_by, stopped.queue) == ("unpaid-tax", "waiting-applicant")
    assert stopped.promised_due_on is None
    clock.move_to("2026-09-22 15:00")
    sales.pay_everything(sale, people)
    resumed = read(sale)
    pause = resumed.pauses.get()
    assert (pause.after, pause.until, pause.closed_by) == (
        date(2026, 9, 18),
        date(2026, 9, 22),
        "税款入库回传",
    )
    assert (resumed.stopped_by, resumed.promised_due_on) == ("", date(2026, 9, 30))
    assert resumed.statutory_due_on == sale.statutory_due_on


@pytest.mark.clause("T10", "stop:P4")
def test_tax_paid_on_the_day_of_the_bill_costs_no_day(sale: Case, people: Crew) -> None:
    issue(sale.pk, by=people.assesses)
    sales.pay_everything(sale, people)
    pause = sale.pauses.get()
    assert pause.after == pause.until == date(2026, 9, 18)
    assert read(sale).promised_due_on == sale.promised_due_on


@pytest.mark.clause("T10")
def test_a_part_payment_does_not_start_the_clock_again(sale: Case, people: Crew) -> None:
    issue(sale.pk, by=people.assesses)
    first = BillLine.objects.due().taxes().filter(case=sale)[0]
    pay(sale.pk, [first.pk], amount=first.amount, method=Method.CARD, by=people.collects)
    assert read(sale).stopped_by == StopGround.UNPAID_TAX


@pytest.mark.clause("T10")
def test_a_recalled_assessment_lets_the_clock_run_again(sale: Case, people: Crew) -> None:
    issue(sale.pk, by=people.assesses)
    recall(sale.pk, by=people.assesses, reason="核定价格有误")
    assert read(sale).stopped_by == ""
    assert BillLine.objects.due().taxes().filter(case=sale).total() == Decimal("0.00")


@pytest.mark.clause("T10", "P3")
def test_the_review_goes_on_while_tax_is_awaited_but_not_the_decision(sale: Case, people: Crew) -> None:
    issue(sale.pk, by=people.assesses)
    assert sales.step(sale, "examine", by=people.examines).state == "examined"
    said = refusals(sale, "approve", by=people.approves)
    assert "本件计时中止，请先解除中止事由" in said
    assert "联办部门还没有全部答复" in said


@pytest.mark.clause("T6", "T10")
def test_the_days_of_waiting_go_to_the_applicants_account(sale: Case, people: Crew, clock: Clock) -> None:
    clock.move_to("2026-09-20 09:00")
    issue(sale.pk, by=people.assesses)
    clock.move_to("2026-09-22 09:00")
    sales.pay_everything(sale, people)
    clock.move_to("2026-09-23 09:00")
    shares = days_charged(read(sale), date(2026, 9, 23))
    assert shares[ChargedTo.APPLICANT] == 2
    assert sum(shares.values()) == 4
    assert used_and_left(read(sale), date(2026, 9, 23))["promised"] == (2, 3)


@pytest.mark.clause("T11")
def test_every_reason_against_a_stop_is_given_at_once(sale: Case, people: Crew) -> None:
    with pytest.raises(StepRefused) as refused:
        open_pause(
            sale.pk, StopGround.OWNER_NOTICE, document=" ", by=people.examines, after=date(2026, 9, 17)
        )
    assert refused.value.reasons == (
        "本事项的时限不因“通知权利人申请更正”中止",
        "请填写中止的凭据（文书名称和文号）",
        "中止日期早于今天的，须由主管办理",
    )


@pytest.mark.clause("T11")
@pytest.mark.parametrize("after", [date(2026, 9, 21), date(9999, 12, 31)])
def test_nobody_stops_the_clock_in_advance(sale: Case, people: Crew, after: date) -> None:
    with pytest.raises(StepRefused, match="最迟是下一个工作日"):
        open_pause(sale.pk, StopGround.COURT, document="中止裁定", by=people.supervises, after=after)
    assert open_pause(
        sale.pk, StopGround.COURT, document="中止裁定", by=people.examines, after=date(2026, 9, 20)
    )


@pytest.mark.clause("T11")
def test_only_a_supervisor_back_dates(sale: Case, people: Crew, clock: Clock) -> None:
    clock.move_to("2026-09-22 09:00")
    pause = open_pause(
        sale.pk,
        StopGround.COURT,
        document="（2026）粤5302执8号",
        by=people.supervises,
        after=date(2026, 9, 20),
    )
    assert pause.after == date(2026, 9, 20)


@pytest.mark.clause("T7", "T11")
def test_a_site_visit_stops_the_law_as_well(sale: Case, people: Crew, clock: Clock) -> None:
    open_pause(sale.pk, StopGround.INVESTIGATION, document="调查通知 1 号", by=people.examines)
    assert read(sale).statutory_due_on is None
    clock.move_to("2026-09-21 09:00")
    close_pause(sale.pk, StopGround.INVESTIGATION, document="调查记录 1 号", by=people.examines)
    assert read(sale).statutory_due_on == date(2026, 11, 9)


@pytest.mark.clause("T11")
def test_overlapping_grounds_are_kept_apart_and_count_once(sale: Case, people: Crew, clock: Clock) -> None:
    issue(sale.pk, by=people.assesses)
    open_pause(sale.pk, StopGround.COURT, document="（2026）粤5302执8号", by=people.examines)
    assert read(sale).stopped_by == StopGround.COURT
    assert read(sale).queue == "suspended"
    clock.move_to("2026-09-21 09:00")
    close_pause(sale.pk, StopGround.COURT, document="（2026）粤5302执8号之二", by=people.examines)
    assert read(sale).stopped_by == StopGround.UNPAID_TAX
    sales.pay_everything(sale, people)
    deliver_all()
    assert sale.pauses.count() == 2
    assert read(sale).promised_due_on == date(2026, 9, 29)


def test_closing_what_is_not_stopped_changes_nothing(sale: Case, people: Crew) -> None:
    events = sale.events.count()
    assert close_pause(sale.pk, StopGround.COURT, document="无", by=people.examines) is None
    assert sale.events.count() == events


@pytest.mark.clause("T11")
def test_the_database_itself_keeps_one_open_stop_per_ground_and_no_end_before_its_beginning(
    sale: Case, people: Crew
) -> None:
    open_pause(sale.pk, StopGround.COURT, document="（2026）粤5302执8号", by=people.examines)
    stop = ClockPause(
        case=sale, document="约定书", after=date(2026, 9, 18), opened_at=sale.filed_at, opened_by="陈若衡"
    )
    stop.ground = StopGround.COURT
    with pytest.raises(IntegrityError), transaction.atomic():
        stop.save(force_insert=True)
    stop.ground, stop.until = StopGround.NO_SHOW, date(2026, 9, 17)
    with pytest.raises(IntegrityError), transaction.atomic():
        stop.save(force_insert=True)


@pytest.mark.clause("T1", "stop:P4")
def test_before_acceptance_and_after_record_no_clock_runs_that_could_be_stopped(people: Crew) -> None:
    filed = makers.ready_sale(people)
    for case in (filed, makers.recorded_sale(people, number=owned_home(NEXT_DOOR))):
        with pytest.raises(StepRefused, match="计时只在受理之后、登簿之前，现在不能中止"):
            open_pause(case.pk, StopGround.COURT, document="（2026）粤5302执8号", by=people.examines)
