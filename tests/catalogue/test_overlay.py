"""The few knobs: dated, approved by somebody else, audited, and never beyond the law (G27)."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError, transaction

from hall.catalogue.items import ITEMS, item
from hall.catalogue.models import CatalogueSetting, Knob
from hall.catalogue.overlay import (
    AS_WRITTEN,
    NO,
    PAPER_ONLY,
    YES,
    approve_setting,
    is_offered,
    promised_days,
    propose_setting,
    ways_of,
)
from hall.catalogue.words import Way
from hall.staff.actors import Actor
from hall.staff.models import Act
from tests.conftest import Clock
from tests.staff.makers import actor

pytestmark = [pytest.mark.django_db, pytest.mark.clause("G27")]
SALE = item("sale-of-existing-house")
TODAY, MONDAY = date(2026, 9, 18), date(2026, 9, 21)


@pytest.fixture
def administrator() -> Actor:
    return actor("administer")


@pytest.fixture
def supervisor() -> Actor:
    return actor("supervise")


def propose(by: Actor, knob: Knob, value: str, since: date = MONDAY, **more: str) -> CatalogueSetting:
    code = more.pop("item_code", SALE.code)
    reason = more.pop("reason", "试行提速")
    return propose_setting(item_code=code, knob=knob, value=value, since=since, reason=reason, by=by, **more)


def test_without_settings_the_catalogue_holds() -> None:
    for one in ITEMS.values():
        assert promised_days(one, TODAY) == one.limit.promised
        assert is_offered(one, TODAY) == one.offered


def test_a_promise_holds_from_its_day_once_somebody_else_approved_it(
    administrator: Actor, supervisor: Actor
) -> None:
    setting = propose(administrator, Knob.PROMISED_DAYS, "3")
    assert promised_days(SALE, MONDAY) == 5
    approve_setting(setting.pk, by=supervisor)
    assert (promised_days(SALE, TODAY), promised_days(SALE, MONDAY)) == (5, 3)
    later = propose(administrator, Knob.PROMISED_DAYS, "4", since=date(2026, 10, 8))
    approve_setting(later.pk, by=supervisor)
    assert promised_days(SALE, MONDAY) == 3
    assert promised_days(SALE, date(2026, 10, 8)) == 4


@pytest.mark.parametrize("value", ["0", "31", "-1", "五", "", "3.5"])
def test_a_promise_beyond_the_law_cannot_even_be_proposed(administrator: Actor, value: str) -> None:
    with pytest.raises(ValidationError) as refused:
        propose(administrator, Knob.PROMISED_DAYS, value)
    assert refused.value.message_dict["value"] == ["承诺时限请填1到30的整数，不得超过法定时限"]


def test_instant_items_have_no_days_to_set(administrator: Actor) -> None:
    with pytest.raises(ValidationError, match="即时办理"):
        propose(administrator, Knob.PROMISED_DAYS, "1", item_code="objection")
    assert promised_days(item("objection"), TODAY) == 0


def test_an_item_can_be_closed_and_opened_again_but_not_opened_unbuilt(
    administrator: Actor, supervisor: Actor
) -> None:
    approve_setting(propose(administrator, Knob.OFFERED, NO).pk, by=supervisor)
    assert is_offered(SALE, TODAY)
    assert not is_offered(SALE, MONDAY)
    again = propose(administrator, Knob.OFFERED, YES, since=date(2026, 9, 22))
    approve_setting(again.pk, by=supervisor)
    assert is_offered(SALE, date(2026, 9, 22))
    unbuilt = propose(administrator, Knob.OFFERED, YES, item_code="mortgage-transfer")
    approve_setting(unbuilt.pk, by=supervisor)
    assert not is_offered(replace(item("mortgage-transfer"), offered=False), MONDAY)


def test_sharing_can_be_switched_off_while_a_link_is_down(administrator: Actor, supervisor: Actor) -> None:
    identity = SALE.need("2-2a")
    down = propose(administrator, Knob.SOURCES, PAPER_ONLY, line="2-2a")
    approve_setting(down.pk, by=supervisor)
    assert ways_of(SALE, identity, TODAY) == {Way.PAPER, Way.SHARED_VERIFICATION}
    assert ways_of(SALE, identity, MONDAY) == {Way.PAPER}
    assert ways_of(SALE, SALE.need("2-7"), MONDAY) == {Way.PAPER, Way.SHARED_CERTIFICATE}


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"knob": Knob.SOURCES, "value": PAPER_ONLY, "line": "9-9"}, "line"),
        ({"knob": Knob.SOURCES, "value": "whatever", "line": "2-2a"}, "value"),
        ({"knob": Knob.OFFERED, "value": "maybe"}, "value"),
        ({"knob": Knob.PROMISED_DAYS, "value": "3", "item_code": "no-such-item"}, "item_code"),
        ({"knob": Knob.PROMISED_DAYS, "value": "3", "reason": " "}, "reason"),
        ({"knob": Knob.PROMISED_DAYS, "value": "3", "since": date(2026, 9, 17)}, "since"),
        (
            {
                "knob": Knob.SOURCES,
                "value": PAPER_ONLY,
                "line": "4-5a",
                "item_code": "presale-notice-with-mortgage-notice",
            },
            "value",
        ),
    ],
)
def test_a_wrong_setting_is_told_what_is_wrong(
    administrator: Actor, wrong: dict[str, Any], field: str
) -> None:
    with pytest.raises(ValidationError) as refused:
        propose(administrator, **wrong)
    assert set(refused.value.message_dict) == {field}


def test_the_written_ways_can_be_restored(administrator: Actor, supervisor: Actor) -> None:
    restored = propose(administrator, Knob.SOURCES, AS_WRITTEN, line="2-2a")
    approve_setting(restored.pk, by=supervisor)
    assert ways_of(SALE, SALE.need("2-2a"), MONDAY) == SALE.need("2-2a").ways


def test_only_the_administrator_proposes_and_only_another_supervisor_approves(
    administrator: Actor, supervisor: Actor
) -> None:
    with pytest.raises(PermissionDenied):
        propose(supervisor, Knob.PROMISED_DAYS, "3")
    setting = propose(administrator, Knob.PROMISED_DAYS, "3")
    for stranger in (administrator, actor("accept")):
        with pytest.raises(PermissionDenied):
            approve_setting(setting.pk, by=stranger)
    approve_setting(setting.pk, by=supervisor)
    with pytest.raises(ValidationError, match="已经批准"):
        approve_setting(setting.pk, by=supervisor)


def test_a_proposal_whose_day_has_passed_is_not_approved(
    administrator: Actor, supervisor: Actor, clock: Clock
) -> None:
    setting = propose(administrator, Knob.PROMISED_DAYS, "3")
    clock.move_to("2026-09-22 09:00")
    with pytest.raises(ValidationError, match="重新提出"):
        approve_setting(setting.pk, by=supervisor)


def test_the_database_refuses_a_setting_approved_by_its_proposer(administrator: Actor) -> None:
    setting = propose(administrator, Knob.PROMISED_DAYS, "3")
    setting.approved_by_id, setting.approved_at = setting.proposed_by_id, setting.proposed_at
    with pytest.raises(IntegrityError, match="catalogue_setting_four_eyes"), transaction.atomic():
        setting.save()


def test_proposal_and_approval_are_in_the_audit(administrator: Actor, supervisor: Actor) -> None:
    setting = propose(administrator, Knob.PROMISED_DAYS, "3")
    approve_setting(setting.pk, by=supervisor)
    acts = Act.objects.filter(subject=f"catalogue-setting:{setting.pk}").order_by("pk")
    assert list(acts.values_list("verb", flat=True)) == ["提出目录设置", "批准目录设置"]
    assert str(setting).startswith("sale-of-existing-house 承诺办理时限（工作日） 3")
    assert list(CatalogueSetting.objects.waiting()) == []
