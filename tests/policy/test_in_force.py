"""Which document speaks on a day, and what holds where none does (附件1)."""

from datetime import date
from typing import Any

import pytest
from django.db import IntegrityError, transaction

from hall.policy.in_force import parameter_on
from hall.policy.models import Scope, Status
from hall.policy.parameters import (
    BUYER_DEED_TAX_GATE,
    COURT_DELIVERY_START,
    COURT_QUERY_DAYS,
    PARAMETERS,
    SELLER_ARREARS_GATE,
    DeliveryStart,
)
from tests.policy.makers import drafted, issued
from tests.staff.makers import officer

pytestmark = [pytest.mark.django_db, pytest.mark.clause("J13")]
DAY = date(2026, 9, 18)


def test_without_a_document_the_notice_as_drafted_holds() -> None:
    assert parameter_on(COURT_QUERY_DAYS, DAY) == 10
    assert parameter_on(COURT_DELIVERY_START, DAY) is DeliveryStart.RULING
    assert parameter_on(BUYER_DEED_TAX_GATE, DAY) is True
    assert parameter_on(SELLER_ARREARS_GATE, DAY) is False


def test_a_document_speaks_from_its_day_to_the_day_before_its_repeal() -> None:
    issued({"court-query-days": "8"}, repealed_on=date(2026, 10, 1))
    said = [
        parameter_on(COURT_QUERY_DAYS, date.fromisoformat(day))
        for day in ("2026-08-31", "2026-09-01", "2026-09-30", "2026-10-01")
    ]
    assert said == [10, 8, 8, 10]


def test_its_printed_validity_is_not_enforced() -> None:
    issued({"court-query-days": "8"}, valid_until=date(2026, 9, 10))
    assert parameter_on(COURT_QUERY_DAYS, DAY) == 8


def test_a_draft_sets_nothing() -> None:
    drafted({"court-query-days": "5"}, effective_on=DAY)
    assert parameter_on(COURT_QUERY_DAYS, DAY) == 10


def test_the_later_prevails_and_the_city_before_the_province() -> None:
    issued({"court-query-days": "9"}, effective_on=date(2026, 1, 1))
    issued({"court-query-days": "7"})
    issued({"court-query-days": "6", "buyer-deed-tax-gate": "off"}, scope=Scope.PROVINCE)
    assert parameter_on(COURT_QUERY_DAYS, DAY) == 7
    assert parameter_on(BUYER_DEED_TAX_GATE, DAY) is False


def test_the_days_say_the_status() -> None:
    document = issued({}, repealed_on=date(2026, 10, 1))
    assert [document.status(day) for day in (date(2026, 8, 1), DAY, date(2026, 10, 1))] == [
        Status.COMING,
        Status.IN_FORCE,
        Status.REPEALED,
    ]
    assert drafted({}).status(DAY) is Status.DRAFT


@pytest.mark.parametrize("parameter", PARAMETERS.values(), ids=list(PARAMETERS))
def test_every_default_survives_being_written_down(parameter: Any) -> None:
    text = parameter.write(parameter.default)
    assert parameter.wrong(text) == ""
    assert parameter.read(text) == parameter.default
    assert parameter.wrong("或许")


@pytest.mark.parametrize("text", ["", "-1", "61", "十", "1.5", "１０", " 5"])
def test_a_limit_is_a_whole_number_of_working_days(text: str) -> None:
    assert "整数" in COURT_QUERY_DAYS.wrong(text)


def test_the_database_refuses_one_pair_of_eyes_and_half_an_approval() -> None:
    same = officer("supervise")
    for wrong in (
        {"drafted_by": same, "approved_by": same},
        {"approved_at": None},
        {"number": ""},
        {"repealed_on": date(2026, 8, 1)},
    ):
        with pytest.raises(IntegrityError), transaction.atomic():
            issued({}, **wrong)
