"""promise:R13: every act and every look at personal data is written down, and nobody rewrites it."""

import re

import pytest
from django.db import DatabaseError, connection, transaction
from django.urls import reverse

from hall.cases.models import Applicant, CaseEvent, Finding
from hall.papers.models import Paper
from hall.permanence.models import InsertOnly, RowIsPermanent
from hall.rehearsal import sales
from hall.rehearsal.crew import ROLES, Crew, crew
from hall.staff.actors import officer_actor
from hall.staff.duties import Duty
from hall.staff.models import Act, Look, Officer
from hall.staff.revealing import declared
from registration.models import Party
from tests.cases import makers
from tests.cases.makers import owned_home, read
from tests.cases.watched_browser import WatchedBrowser
from tests.staff.makers import officer

pytestmark = [pytest.mark.django_db, pytest.mark.clause("promise:R13")]
SEEING = {"综合受理", "住建审核", "核税", "收费", "初审", "核定登簿", "缮证发证", "档案", "主管"}


@pytest.fixture
def people() -> Crew:
    owned_home()
    return crew()


def browser(username: str) -> WatchedBrowser:
    return WatchedBrowser(Officer.objects.get(username=username))


@pytest.mark.clause("G7")
def test_every_step_pressed_is_one_line_of_the_history_with_officer_time_and_opinion(people: Crew) -> None:
    case = makers.paid_sale(people)
    pressed = [("chushen", "examine"), ("heding", "approve"), ("heding", "record")]
    for username, step in pressed:
        form = {"step": step, "reason": f"{step} 意见", "command_key": f"key-{step}"}
        for _twice in range(2):
            browser(username).post(reverse("cases:step", args=[case.number]), form)
    lines = CaseEvent.objects.filter(case=case, verb__in=["examine", "approve", "record"]).order_by("id")
    assert [(one.verb, one.by_label, one.reason) for one in lines] == [
        ("examine", "陈若衡", "examine 意见"),
        ("approve", "梁允之", "approve 意见"),
        ("record", "梁允之", "record 意见"),
    ]
    assert [(one.from_state, one.to_state) for one in lines] == [
        ("accepted", "examined"),
        ("examined", "approved"),
        ("approved", "recorded"),
    ]


@pytest.mark.clause("G7", "promise:R11")
def test_a_refused_attempt_leaves_no_history_and_a_denied_one_is_in_the_audit(people: Crew) -> None:
    case = makers.accepted_sale(people)
    before = case.events.count()
    address = reverse("cases:step", args=[case.number])
    browser("heding").post(address, {"step": "record"})
    assert (case.events.count(), Act.objects.count()) == (before, 0)
    assert browser("daoban").post(address, {"step": "record"}).status_code == 403
    act = Act.objects.get()
    assert (act.verb, act.subject, act.by_label) == ("越权被拒", f"case:{case.number}", "温小雅")
    assert act.detail["step"] == "record"
    assert (case.events.count(), read(case).state) == (before, "accepted")


def slip(page: str, label: str) -> str:
    """The address behind the button 显示 of a field."""
    found = re.search(rf'href="([^"]+)"[^>]*aria-label="显示{label}全部内容"', page)
    assert found, label
    return found[1]


@pytest.mark.clause("G8", "promise:R14")
def test_a_look_at_an_id_number_needs_a_reason_and_is_written_down(people: Crew) -> None:
    case = makers.accepted_sale(people)
    examiner = browser("chushen")
    page = examiner.open("cases:case", case.number)
    first = case.people[0]
    assert first.document_number not in page
    address = slip(page, "证件号码")
    assert examiner.post(address, {"reason": ""}).status_code == 422
    assert not Look.objects.exists()
    shown = examiner.post(address, {"reason": "核对身份证件原件"}).content.decode()
    assert first.document_number in shown
    look = Look.objects.get()
    assert (look.by_label, look.subject, look.fields) == ("陈若衡", f"applicant:{first.pk}", ["证件号码"])
    assert (look.purpose, look.case_number) == ("核对身份证件原件", case.number)


@pytest.mark.clause("S3", "I6", "promise:R14", "promise:R11")
def test_only_who_handles_the_case_may_look(people: Crew) -> None:
    case = makers.accepted_sale(people)
    person = Applicant.objects.filter(case=case)[0]
    allowed = {role.title for role in ROLES if may_look(Officer.objects.get(username=role.username), person)}
    assert allowed == SEEING


@pytest.mark.clause("promise:R14", "promise:R11")
def test_the_registers_people_are_unmasked_for_the_registrys_case_workers_only(people: Crew) -> None:
    makers.filed_sale(people)
    party = Party.objects.all()[0]
    by_role = {role.title: Officer.objects.get(username=role.username) for role in ROLES}
    terms = declared(party, "document_number")
    allowed = {title for title, who in by_role.items() if terms.may_see(officer_actor(who), party)}
    assert allowed == SEEING - {"住建审核", "核税", "收费"}


@pytest.mark.clause("S3", "I6")
def test_a_department_that_demands_no_identity_paper_sees_no_identity(people: Crew) -> None:
    case = makers.accepted_sale(people)
    case.materials.filter(material="identity-document").update(demanded_by=["registration", "taxation"])
    person = case.people[0]
    assert may_look(Officer.objects.get(username="heshui"), person)
    assert not may_look(Officer.objects.get(username="zhujian"), person)


@pytest.mark.clause("S3")
def test_before_acceptance_only_the_registry_may_look(people: Crew) -> None:
    person = makers.ready_sale(people).people[0]
    assert may_look(Officer.objects.get(username="shouli"), person)
    assert not may_look(Officer.objects.get(username="heshui"), person)
    assert not may_look(officer(Duty.ACCEPT, is_active=False), person)


def may_look(who: Officer, person: Applicant) -> bool:
    return declared(person, "document_number").may_see(officer_actor(who), person)


@pytest.mark.clause("G8")
def test_opening_a_paper_of_the_case_is_a_look(people: Crew) -> None:
    case = makers.accepted_sale(people)
    number = Paper.objects.get(case_number=case.number, kind="application").number
    browser("chushen").get(reverse("papers:pdf", args=[number]))
    assert Look.objects.get().case_number == case.number


@pytest.mark.clause("G9", "promise:R8")
def test_history_findings_and_audit_can_be_rewritten_by_no_code_and_no_statement(people: Crew) -> None:
    case = makers.accepted_sale(people)
    sales.step(case, "examine", by=people.examines)
    browser("daoban").post(reverse("cases:step", args=[case.number]), {"step": "record"})
    for model in (CaseEvent, Finding, Act):
        assert issubclass(model, InsertOnly)
        row = model.objects.latest("id")
        with pytest.raises(RowIsPermanent):
            row.save()
        with pytest.raises((RowIsPermanent, DatabaseError)), transaction.atomic():
            model.objects.all().delete()
        for statement in ("UPDATE {} SET id = id", "DELETE FROM {}", "TRUNCATE {} CASCADE"):
            with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
                cursor.execute(statement.format(model._meta.db_table))
        assert model.objects.filter(pk=row.pk).exists()
