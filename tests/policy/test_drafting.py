"""One officer drafts, another issues, and what is issued stays as it is."""

from datetime import date
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from hall.policy.drafting import (
    Draft,
    approve_repeal,
    drop_repeal,
    issue,
    propose_repeal,
    save_draft,
)
from hall.policy.in_force import parameter_on
from hall.policy.models import PolicyDocument, Status
from hall.policy.parameters import COURT_QUERY_DAYS
from hall.staff.models import Act
from tests.conftest import Clock
from tests.policy.makers import drafted, issued
from tests.staff.makers import actor

pytestmark = [pytest.mark.django_db, pytest.mark.clause("J13")]
TODAY, OCTOBER = date(2026, 9, 18), date(2026, 10, 1)


def a_draft(**fields: Any) -> Draft:
    usual: dict[str, Any] = {
        "title": "司法拍卖联动通知",
        "issuer": "云浮市自然资源局",
        "region": "云浮市",
        "number": "云自然资〔2026〕9号",
        "effective_on": OCTOBER,
        "values": {"court-query-days": "5"},
    }
    return Draft(**usual | fields)


def test_a_draft_holds_only_when_another_has_issued_it_and_its_day_has_come() -> None:
    document = save_draft(a_draft(), by=actor("administer"))
    assert document.status(OCTOBER) is Status.DRAFT
    issue(document.pk, by=actor("supervise"))
    assert parameter_on(COURT_QUERY_DAYS, TODAY) == 10
    assert parameter_on(COURT_QUERY_DAYS, OCTOBER) == 5
    assert list(Act.objects.order_by("pk").values_list("verb", flat=True)) == ["起草政策文件", "印发政策文件"]


def test_it_ends_the_document_it_replaces_on_its_own_day() -> None:
    old = issued({"court-query-days": "8"})
    new = save_draft(a_draft(replaces=old, values={}), by=actor("administer"))
    issue(new.pk, by=actor("supervise"))
    assert PolicyDocument.objects.get(pk=old.pk).repealed_on == OCTOBER
    assert [parameter_on(COURT_QUERY_DAYS, day) for day in (TODAY, OCTOBER)] == [8, 10]


@pytest.mark.parametrize("duty", ["supervise", "examine", "court"])
def test_only_the_administrator_drafts(duty: str) -> None:
    with pytest.raises(PermissionDenied):
        save_draft(a_draft(), by=actor(duty))


def test_only_another_who_supervises_issues() -> None:
    author = actor("administer")
    document = save_draft(a_draft(), by=author)
    for by in (author, actor("administer"), actor("approve")):
        with pytest.raises(PermissionDenied):
            issue(document.pk, by=by)


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"number": ""}, "文号"),
        ({"effective_on": None}, "施行日期"),
        ({"effective_on": date(2026, 9, 17)}, "不能倒回去"),
    ],
)
def test_half_a_document_is_not_issued(fields: dict[str, Any], said: str) -> None:
    document = save_draft(a_draft(**fields), by=actor("administer"))
    with pytest.raises(ValidationError, match=said):
        issue(document.pk, by=actor("supervise"))


@pytest.mark.parametrize(
    ("fields", "field"),
    [
        ({"values": {"court-query-days": "十天"}}, "court-query-days"),
        ({"values": {"court-delivery-start": "whenever"}}, "court-delivery-start"),
        ({"values": {"no-such": "1"}}, "no-such"),
        ({"valid_until": TODAY}, "valid_until"),
        ({"comments_until": date(2026, 9, 1)}, "comments_until"),
    ],
)
def test_what_is_wrong_is_said_of_its_field_and_nothing_is_kept(fields: dict[str, Any], field: str) -> None:
    with pytest.raises(ValidationError) as refused:
        save_draft(a_draft(**fields), by=actor("administer"))
    assert list(refused.value.message_dict) == [field]
    assert not PolicyDocument.objects.exists()


def test_an_issued_document_is_never_edited() -> None:
    document = issued({"court-query-days": "8"})
    with pytest.raises(ValidationError, match="已经印发"):
        save_draft(a_draft(), by=actor("administer"), document_id=document.pk)
    with pytest.raises(ValidationError, match="已经印发"):
        issue(document.pk, by=actor("supervise"))


def test_a_draft_replaces_only_what_was_issued_and_never_itself() -> None:
    with pytest.raises(ValidationError, match="已经印发"):
        save_draft(a_draft(replaces=drafted({})), by=actor("administer"))
    document = issued({})
    document.approved_at = document.approved_by = None
    document.save()
    document.approved_at = document.drafted_at
    with pytest.raises(ValidationError, match="自己"):
        save_draft(a_draft(replaces=document), by=actor("administer"), document_id=document.pk)


def test_a_document_ends_when_a_second_person_agrees(clock: Clock) -> None:
    document, author = issued({"court-query-days": "8"}), actor("administer")
    propose_repeal(document.pk, ends_on=OCTOBER, reason="上位文件已变", by=author)
    assert parameter_on(COURT_QUERY_DAYS, OCTOBER) == 8
    with pytest.raises(ValidationError, match="已经有人提出"):
        propose_repeal(document.pk, ends_on=OCTOBER, reason="又一次", by=author)
    with pytest.raises(PermissionDenied):
        approve_repeal(document.pk, by=author)
    approve_repeal(document.pk, by=actor("supervise"))
    assert parameter_on(COURT_QUERY_DAYS, OCTOBER) == 10
    with pytest.raises(ValidationError, match="没有等批准"):
        approve_repeal(document.pk, by=actor("supervise"))


def test_a_repeal_may_be_dropped_and_is_not_approved_after_its_day(clock: Clock) -> None:
    document, author = issued({}), actor("administer")
    propose_repeal(document.pk, ends_on=OCTOBER, reason="上位文件已变", by=author)
    drop_repeal(document.pk, by=author)
    with pytest.raises(PermissionDenied):
        drop_repeal(document.pk, by=actor("examine"))
    propose_repeal(document.pk, ends_on=OCTOBER, reason="上位文件已变", by=author)
    clock.move_to("2026-10-08 09:00")
    with pytest.raises(ValidationError, match="已过"):
        approve_repeal(document.pk, by=actor("supervise"))


@pytest.mark.parametrize(("day", "reason"), [(date(2026, 9, 17), "早了"), (OCTOBER, " ")])
def test_a_repeal_needs_a_day_to_come_and_a_reason(day: date, reason: str) -> None:
    with pytest.raises(ValidationError):
        propose_repeal(issued({}).pk, ends_on=day, reason=reason, by=actor("administer"))
    with pytest.raises(ValidationError):
        propose_repeal(drafted({}).pk, ends_on=OCTOBER, reason="草案", by=actor("administer"))
