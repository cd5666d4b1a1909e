"""审计: complete, locked, and beyond anybody's reach."""

import pytest
from django.core.exceptions import PermissionDenied
from django.db import connection, transaction
from django.db.utils import DatabaseError
from django.http import HttpResponse
from django.test import RequestFactory

from hall.permanence.models import RowIsPermanent
from hall.staff.access import actor_of, address_of, duty_required
from hall.staff.actors import ActorKind
from hall.staff.audit import record_act, record_look
from hall.staff.models import Act, Look
from tests.staff.makers import actor, officer

pytestmark = pytest.mark.django_db


@pytest.mark.clause("promise:R13", "promise:R14")
def test_who_did_what_is_kept_and_what_exactly_is_locked() -> None:
    by = actor("accept", name="陈受理")
    record_act(by, "受理", "case:202609180001", seller="林小禾 445300198512310029")
    act = Act.objects.get()
    assert (act.by_label, act.by_officer_id, act.by_department) == ("陈受理", by.officer_id, "registration")
    assert act.detail == {"seller": "林小禾 445300198512310029"}
    with connection.cursor() as cursor:
        cursor.execute("SELECT row_to_json(staff_act)::text FROM staff_act")
        assert "445300198512310029" not in cursor.fetchone()[0]


@pytest.mark.clause("promise:R13")
def test_who_looked_at_whose_data_is_kept_with_the_reason() -> None:
    record_look(actor("assess"), "applicant:7", ["证件号码"], "核对完税信息", case_number="202609180001")
    look = Look.objects.get()
    assert (look.subject, look.fields, look.purpose) == ("applicant:7", ["证件号码"], "核对完税信息")
    assert look.at is not None


@pytest.mark.clause("promise:R13")
@pytest.mark.parametrize(
    "sql", ["UPDATE staff_{} SET subject = ''", "DELETE FROM staff_{}", "TRUNCATE staff_{}"]
)
@pytest.mark.parametrize("table", ["act", "look"])
def test_the_audit_cannot_be_changed_by_the_application(sql: str, table: str) -> None:
    by = actor("accept")
    record_act(by, "受理", "case:1")
    record_look(by, "applicant:7", ["姓名"], "核对")
    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(sql.format(table))


def test_a_written_row_cannot_be_saved_again() -> None:
    act = record_act(actor("accept"), "受理", "case:1")
    with pytest.raises(RowIsPermanent):
        act.save()


@pytest.mark.clause("promise:R11")
def test_a_page_of_another_duty_is_refused_with_a_sentence_and_written_down(rf: RequestFactory) -> None:
    @duty_required("assess", "collect")
    def page(request: object) -> HttpResponse:
        return HttpResponse("税额")

    request = rf.get("/taxation/")
    request.resolver_match = None
    request.user = officer("assess")
    assert page(request).content.decode() == "税额"
    request.user = officer("accept")
    with pytest.raises(PermissionDenied, match="核税、税费收缴"):
        page(request)
    assert Act.objects.get(verb="越权被拒").by_officer_id == request.user.pk


def test_the_address_is_kept_only_if_it_is_one(rf: RequestFactory) -> None:
    assert address_of(rf.get("/", REMOTE_ADDR="2001:db8::1")) == "2001:db8::1"
    assert address_of(rf.get("/", REMOTE_ADDR="<script>")) == ""


def test_a_stranger_is_an_actor_without_duties(client: object, rf: RequestFactory) -> None:
    request = rf.get("/")
    request.user = None  # type: ignore[assignment]  # what a page without authentication has
    assert actor_of(request).kind is ActorKind.STRANGER
