"""延期: only the promise moves, with a reason and another person's approval, never beyond the law (T14)."""

from datetime import date
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction

from hall.cases.models import Case, Extension
from hall.cases.refusals import StepRefused
from hall.cases.services.extending import ask_extension, decide_extension
from hall.cases.services.pauses import open_pause
from hall.cases.services.steps import take_step
from hall.clock.grounds import StopGround
from hall.rehearsal.crew import Crew, crew
from tests.cases import makers
from tests.cases.makers import owned_home, read
from tests.staff.makers import actor

pytestmark = [pytest.mark.django_db, pytest.mark.clause("T14")]


@pytest.fixture
def people() -> Crew:
    return crew()


@pytest.fixture
def sale(people: Crew) -> Case:
    owned_home()
    return makers.accepted_sale(people)


def ask(case: Case, by: Any, days: int = 3, reason: str = "房屋权属情况复杂，需要核对历史档案") -> Extension:
    return ask_extension(case.pk, working_days=days, reason=reason, by=by)


def test_an_approved_extension_moves_the_promise_and_not_the_law(sale: Case, people: Crew) -> None:
    asked = ask(sale, people.examines)
    assert read(sale).promised_due_on == date(2026, 9, 24)
    decide_extension(asked.pk, granted=True, answer="同意", by=people.supervises)
    moved = read(sale)
    assert (moved.promised_due_on, moved.promised_days) == (date(2026, 9, 30), 8)
    assert moved.statutory_due_on == sale.statutory_due_on
    assert moved.sort_on == date(2026, 9, 30)
    labels = list(sale.events.order_by("id").values_list("label", flat=True))
    assert labels[-2:] == ["申请延期 3 个工作日", "批准延期 3 个工作日"]


def test_a_denied_extension_changes_nothing_and_says_why(sale: Case, people: Crew) -> None:
    asked = ask(sale, people.examines)
    with pytest.raises(StepRefused, match="不批准的，请写明理由"):
        decide_extension(asked.pk, granted=False, answer=" ", by=people.supervises)
    decide_extension(asked.pk, granted=False, answer="可以按期办结", by=people.supervises)
    assert read(sale).promised_days == 5
    assert Extension.objects.get().answer == "可以按期办结"


def test_the_statutory_limit_is_never_passed(sale: Case, people: Crew) -> None:
    with pytest.raises(StepRefused, match="法定时限 30 个工作日不能突破，最多还能延长 25 个工作日"):
        ask(sale, people.examines, days=26)
    asked = ask(sale, people.examines, days=25)
    decide_extension(asked.pk, granted=True, answer="", by=people.supervises)
    assert read(sale).promised_due_on == sale.statutory_due_on


def test_after_a_pause_of_the_promise_alone_less_is_left_to_extend(sale: Case, people: Crew) -> None:
    """补正 stops the promise and not the law, so the promise may come to lie beyond it sooner."""
    from hall.cases.services.pauses import close_pause

    open_pause(sale.pk, StopGround.SUPPLEMENT, document="补 1 号", by=people.examines)
    close_pause(sale.pk, StopGround.SUPPLEMENT, document="收", by=people.examines, until=date(2026, 10, 16))
    with pytest.raises(StepRefused, match="超过法定到期日"):
        ask(sale, people.examines, days=20)


def test_who_asked_does_not_approve_and_nobody_decides_twice(sale: Case, people: Crew) -> None:
    asked = ask(sale, people.supervises)
    with pytest.raises(StepRefused, match="由您本人申请"):
        decide_extension(asked.pk, granted=True, answer="", by=people.supervises)
    other = actor("supervise")
    decide_extension(asked.pk, granted=True, answer="", by=other)
    with pytest.raises(StepRefused, match="已经审批"):
        decide_extension(asked.pk, granted=True, answer="", by=other)
    asked.refresh_from_db()
    asked.decided_by = asked.asked_by
    with pytest.raises(IntegrityError, match="extension_four_eyes"), transaction.atomic():
        asked.save()


def test_only_reviewers_ask_and_only_supervisors_decide(sale: Case, people: Crew) -> None:
    for stranger in (people.accepts, people.assesses, people.reviews_housing):
        with pytest.raises(PermissionDenied):
            ask(sale, stranger)
    asked = ask(sale, people.examines)
    with pytest.raises(PermissionDenied):
        decide_extension(asked.pk, granted=True, answer="", by=people.approves)


@pytest.mark.parametrize(
    ("days", "reason", "sentence"),
    [(0, "有理由", "至少 1 日"), (-2, "有理由", "至少 1 日"), (3, "  ", "请写明延期的理由")],
)
def test_bad_input_gets_its_sentence(sale: Case, people: Crew, days: int, reason: str, sentence: str) -> None:
    with pytest.raises(StepRefused, match=sentence):
        ask(sale, people.examines, days, reason)


def test_one_request_at_a_time_and_none_after_the_end(sale: Case, people: Crew) -> None:
    asked = ask(sale, people.examines)
    with pytest.raises(StepRefused, match="已有一份延期申请"):
        ask(sale, people.approves)
    take_step(sale.pk, "withdraw", by=people.accepts, reason="双方解约")
    with pytest.raises(StepRefused, match="只有受理之后、登簿之前"):
        decide_extension(asked.pk, granted=True, answer="", by=people.supervises)
