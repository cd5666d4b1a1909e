"""The machine on one screen: every step, where it starts, where it leads, who may take it."""

import pytest
from django.core.exceptions import FieldError

from hall.cases.models import Case
from hall.cases.states import State
from hall.cases.step import STEPS
from hall.staff.duties import duties_for_step

GOLDEN = {
    "accept": ("受理", {"applied"}, "accepted"),
    "deem_accepted": ("视为受理", {"applied"}, "accepted"),
    "decline": ("不予受理", {"applied"}, "declined"),
    "examine": ("初审", {"accepted"}, "examined"),
    "approve": ("核定", {"accepted", "examined"}, "approved"),
    "send_back": ("退回", {"examined", "approved"}, "accepted"),
    "refuse": ("不予登记", {"accepted", "examined", "approved"}, "refused"),
    "withdraw": ("撤回", {"applied", "accepted", "examined", "approved"}, "withdrawn"),
    "record": ("登簿", {"approved"}, "recorded"),
    "finish": ("办结", {"approved"}, "finished"),
    "engross": ("缮证", {"recorded"}, "engrossed"),
    "issue": ("发证", {"engrossed"}, "issued"),
    "archive": ("归档", {"recorded", "issued", "finished", "declined", "refused", "withdrawn"}, "archived"),
}


@pytest.mark.clause("P7", "promise:R11")
def test_the_machine_is_the_one_that_was_agreed() -> None:
    machine = {name: (step.label, set(step.sources), step.target) for name, step in STEPS.items()}
    assert machine == GOLDEN


@pytest.mark.clause("P16")
def test_an_applicant_may_withdraw_until_the_register_is_written() -> None:
    assert State.RECORDED not in STEPS["withdraw"].sources
    assert {State.APPLIED, State.APPROVED} <= set(STEPS["withdraw"].sources)


@pytest.mark.clause("G10")
def test_every_step_has_an_officer_who_may_take_it() -> None:
    assert {name for name in STEPS if not duties_for_step(name)} == {"deem_accepted"}, "the clock's own"


@pytest.mark.clause("promise:R12")
def test_reviews_exclude_the_officer_of_the_step_before() -> None:
    assert STEPS["approve"].not_by is not None
    assert STEPS["record"].not_by is not None


def test_steps_that_end_a_case_early_need_a_reason() -> None:
    needing = {name for name, step in STEPS.items() if step.reason_required}
    assert needing == {"decline", "send_back", "refuse", "withdraw"}


def test_the_state_cannot_be_written_past_the_door() -> None:
    with pytest.raises(FieldError):
        Case.objects.update(state=State.RECORDED)
    with pytest.raises(FieldError):
        Case.objects.bulk_update([], ["state"])
    with pytest.raises(AttributeError):
        Case(state=State.APPLIED).state = State.RECORDED


def test_a_protected_case_is_read_again_not_refreshed() -> None:
    with pytest.raises(NotImplementedError, match="重新读取"):
        Case().refresh_from_db()
