"""What departments have confirmed is not asked of the applicant on paper (M3, 条例第二十四条)."""

from datetime import timedelta

import pytest
from django.test import Client

from hall.cases.filing import Filing
from hall.cases.models import Case, CaseMaterial
from hall.cases.refusals import StepRefused
from hall.cases.services.checklist import receive_material
from hall.cases.services.intake import open_case
from hall.cases.services.verifying import verify_line
from hall.cases.states import ApplicantRole, Channel, MaterialState
from hall.catalogue.models import Knob
from hall.catalogue.overlay import PAPER_ONLY, approve_setting, propose_setting
from hall.clock import today
from hall.identity.documents import DocumentKind
from hall.rehearsal.crew import Crew, crew
from hall.rehearsal.simulators import connect_departments
from hall.sharing.lookups import WAITS, attempt_due
from hall.sharing.models import DepartmentLink, Lookup
from hall.staff.departments import D
from tests.cases import makers
from tests.cases.makers import filing, owned_home, read
from tests.conftest import Clock
from tests.staff.makers import actor, officer

pytestmark = [pytest.mark.django_db, pytest.mark.clause("M3", "S5")]
IDENTITY = "2-2a"
M = DepartmentLink.Manner


@pytest.fixture
def people() -> Crew:
    connect_departments()
    owned_home()
    return crew()


def filed(people: Crew, **more: object) -> Case:
    return makers.filed_sale(people, **more)


def line(case: Case, name: str = IDENTITY) -> CaseMaterial:
    return CaseMaterial.objects.get(case=case, line=name)


def police(manner: str) -> None:
    DepartmentLink.objects.filter(department=D.PUBLIC_SECURITY).update(manner=manner)


def test_filing_asks_by_itself_and_the_confirmed_line_needs_no_paper(people: Crew) -> None:
    case = filed(people)
    assert Lookup.objects.of_line(case.number, IDENTITY).count() == 2
    attempt_due()
    identity = line(case)
    assert identity.state == MaterialState.VERIFIED
    assert identity.remark == "公安局共享核验，9月18日 10:00，2 人均一致"
    assert identity.way == "shared-verification"
    assert case.events.filter(verb="verify").exists()


def test_one_who_is_not_confirmed_keeps_the_line_open_with_the_reason(people: Crew) -> None:
    police(M.WRONG)
    case = filed(people)
    attempt_due()
    identity = line(case)
    assert identity.state == MaterialState.MISSING
    assert identity.remark.startswith("公安局核验")
    assert identity.remark.endswith("请收纸质材料核对")


@pytest.mark.clause("P18")
def test_paper_is_not_asked_for_while_a_department_could_confirm(people: Crew) -> None:
    case = filed(people)
    with pytest.raises(StepRefused, match="可以共享核验，请先核验"):
        receive_material(case.pk, IDENTITY, by=people.accepts)
    taken = receive_material(case.pk, IDENTITY, by=people.accepts, paper_reason="申请人要求当面核对原件")
    assert taken.state == MaterialState.SUPPLIED
    assert taken.remark == "收纸质的理由：申请人要求当面核对原件"


def test_after_a_failed_call_paper_is_taken_without_a_reason(people: Crew, clock: Clock) -> None:
    police(M.SILENT)
    case = filed(people)
    for wait in (timedelta(), *WAITS):
        clock.shift(wait)
        attempt_due()
    assert "未能核验" in line(case).remark
    assert receive_material(case.pk, IDENTITY, by=people.accepts).state == MaterialState.SUPPLIED


def test_an_answer_never_overwrites_the_paper_that_was_taken(people: Crew) -> None:
    case = filed(people)
    receive_material(case.pk, IDENTITY, by=people.accepts, paper_reason="原件在此")
    attempt_due()
    assert line(case).state == MaterialState.SUPPLIED


def test_the_counter_asks_again_and_gets_the_answer_at_once(people: Crew) -> None:
    police(M.WRONG)
    case = filed(people)
    attempt_due()
    police(M.FAST)
    answers = verify_line(read(case), IDENTITY, by=people.accepts)
    assert all(one.is_confirmed for one in answers)
    assert line(case).state == MaterialState.VERIFIED


def firm_sells(kind: int, number: str, name: str) -> Filing:
    base = filing()
    seller, _buyer = base.claimants
    firm = type(seller)(ApplicantRole.OBLIGEE, name, kind, number, representative="陈某")
    return type(base)(base.item_code, base.units, [seller, firm], base.payloads, base.declared)


@pytest.mark.parametrize(
    ("code", "department"),
    [("91445399MA4TEKT06L", D.MARKET_REGULATION), ("51445300MJL000000", D.CIVIL_AFFAIRS)],
)
def test_firms_go_to_the_market_regulator_and_societies_to_civil_affairs(
    people: Crew, code: str, department: D
) -> None:
    from hall.identity.numbers.uscc import check_character

    full = code if len(code) == 18 else code + check_character(code)
    case = open_case(firm_sells(DocumentKind.USCC, full, "云石"), by=people.accepts)
    asked = set(Lookup.objects.of_line(case.number, IDENTITY).values_list("department", flat=True))
    assert asked == {D.PUBLIC_SECURITY, department}


def test_a_passport_can_only_be_seen_so_nobody_is_asked_for_half_an_answer(people: Crew) -> None:
    case = open_case(firm_sells(DocumentKind.PASSPORT, "E12345678", "SMITH"), by=people.accepts)
    assert not Lookup.objects.of_line(case.number, IDENTITY).exists()
    receive_material(case.pk, IDENTITY, by=people.accepts)


@pytest.mark.clause("G27")
def test_a_line_set_to_paper_only_is_taken_on_paper(people: Crew) -> None:
    setting = propose_setting(
        item_code="sale-of-existing-house",
        knob=Knob.SOURCES,
        value=PAPER_ONLY,
        line=IDENTITY,
        since=today(),
        reason="公安线路检修",
        by=actor("administer"),
    )
    approve_setting(setting.pk, by=actor("supervise"))
    case = filed(people)
    assert not Lookup.objects.of_line(case.number, IDENTITY).exists()
    receive_material(case.pk, IDENTITY, by=people.accepts)


def test_bulk_filings_ask_nobody(people: Crew) -> None:
    base = filing()
    bulk = type(base)(
        base.item_code, base.units, base.claimants, base.payloads, base.declared, channel=Channel.BULK
    )
    open_case(bulk, by=people.accepts)
    assert not Lookup.objects.exists()


def test_without_links_the_counter_works_as_before() -> None:
    owned_home()
    people = crew()
    case = makers.filed_sale(people)
    assert not Lookup.objects.exists()
    assert receive_material(case.pk, IDENTITY, by=people.accepts).state == MaterialState.SUPPLIED


@pytest.mark.clause("W1")
def test_the_materials_page_offers_the_look_up_first_and_shows_its_receipt(
    people: Crew, client: Client
) -> None:
    police(M.WRONG)
    case = filed(people)
    client.force_login(officer("accept"))
    address = f"/window/cases/{case.number}/materials/"
    page = client.get(f"{address}?line={IDENTITY}").content.decode()
    assert "正在核验" in page
    assert "确需收纸质的理由" in page
    assert client.get(f"{address}{IDENTITY}/verify/").headers.get("HX-Refresh") is None
    attempt_due()
    assert client.get(f"{address}{IDENTITY}/verify/").headers["HX-Refresh"] == "true"
    police(M.FAST)
    done = client.post(f"{address}{IDENTITY}/verify/", follow=True).content.decode()
    assert "部门已确认，不用收纸质材料" in done
    assert Lookup.objects.filter(state="confirmed").first().receipt in done  # type: ignore[union-attr]  # it was confirmed


def test_a_line_no_department_knows_cannot_be_looked_up(people: Crew, client: Client) -> None:
    case = filed(people)
    with pytest.raises(StepRefused, match="没有接通的部门"):
        verify_line(case, "2-3", by=people.accepts)
    client.force_login(officer("examine"))
    assert client.post(f"/window/cases/{case.number}/materials/{IDENTITY}/verify/").status_code == 403
