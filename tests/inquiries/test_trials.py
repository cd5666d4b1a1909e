"""A draft notice is run against the inquiries there have been."""

from datetime import date

import pytest

from hall.policy.trying import Tally, try_out
from hall.staff.departments import D
from tests.conftest import Clock
from tests.inquiries.makers import answer, clerk, inquiry
from tests.policy.makers import drafted
from tests.registration.makers import home

pytestmark = [pytest.mark.django_db, pytest.mark.clause("J13")]
SINCE = date(2026, 1, 1)


def tally(values: dict[str, str]) -> Tally:
    found = try_out(drafted(values), since=SINCE, today=date(2026, 10, 30))
    return next(one for one in found if one.kind == "协助查询的答复")


def test_the_draft_as_it_stands_gives_every_question_the_day_it_has(clock: Clock) -> None:
    home()
    asked = inquiry(letter="（2026）粤5302执1234号询价函", letter_due_on=date(2026, 9, 25))
    kept = {question.department: question.due_on for question in asked.questions.all()}
    told = tally({"court-query-days": "10"})
    assert (told.cases, told.same) == (3, 3)
    shorter = {
        change.case.number.split()[-1]: change.after.due_on
        for change in tally({"court-query-days": "5"}).changes
    }
    assert kept[D.TAXATION] == date(2026, 9, 25)
    assert len(shorter) == 2  # the letter's own day stays
    assert all(day < kept[D.REGISTRATION] for day in shorter.values() if day)


def test_who_answered_on_the_eighth_day_would_have_been_late(clock: Clock) -> None:
    home()
    asked = inquiry()
    clock.move_to("2026-10-08 10:00")
    answer(asked, D.REGISTRATION)
    shorter = tally({"court-query-days": "5"})
    assert (shorter.earlier, shorter.newly_late) == (3, 1)


def test_questions_between_departments_follow_their_own_limit(clock: Clock) -> None:
    home()
    inquiry(D.TAXATION, by=clerk(D.REGISTRATION))
    assert tally({"court-query-days": "5"}).same == 1
    assert tally({"department-query-days": "15"}).later == 1
