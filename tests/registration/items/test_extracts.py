"""Row 24: who may see what of the register (domain §10.1), and nothing more than that."""

from dataclasses import replace
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from hall.cases.models import Case
from hall.catalogue import materials as m
from hall.papers.models import Paper
from hall.papers.services import pdf_of
from hall.rehearsal import drives
from hall.rehearsal.crew import Crew, crew
from hall.rehearsal.people import MadeUp, made_up_person
from hall.staff.models.audit import Look
from registration.models import ArchiveFile
from tests.cases.makers import BUYER, SELLER, owned_home, refusals
from tests.registration.items.situations import INTERESTED, TAKER, application, fees, papers
from tests.registration.makers import HOME, NEXT_DOOR, bank, mortgage, objection, seize
from tests.staff.makers import officer

pytestmark = [pytest.mark.django_db, pytest.mark.clause("S2")]
LENDER = MadeUp(bank().name, bank().document_number, "0766-1", bank().document_kind)
STRANGER = made_up_person(61)
AIM = "核实拟购房屋的权利状况"


@pytest.fixture
def people() -> Crew:
    owned_home()
    return crew()


def filing(who: MadeUp, units: tuple[str, ...] = (HOME,), *, proved: bool = False) -> Any:
    return application(
        "register-extract",
        (who, INTERESTED),
        units=units,
        declared={"applicant_is_interested_party": proved},
    )


def said(standing: str) -> dict[str, dict[str, Any]]:
    return {m.QUERY_APPLICATION.code: {"standing": standing, "purpose": AIM}}


def extract(people: Crew, who: MadeUp, standing: str, *, proved: bool = False) -> dict[str, Any]:
    """What the stamped paper says, driven from counter to archive."""
    case = drives.drive(filing(who, proved=proved), people, said(standing))
    assert case.state == "archived"
    content: dict[str, Any] = Paper.objects.get(case_number=case.number, kind="extract").content
    return content


def lines(content: dict[str, Any], part: str) -> dict[str, str]:
    return {line["label"]: line["text"] for line in content[part]}


@pytest.mark.clause("T3", "P19", "promise:R13")
def test_a_query_is_answered_on_the_day_stamped_free_and_written_down(people: Crew) -> None:
    case = drives.drive(filing(SELLER), people, said("holder"))
    assert (case.outcome, case.promised_days, fees(case)) == ("finished", 0, [])
    assert {"acceptance", "approval", "extract", "contents"} <= set(papers(case))
    look = Look.objects.get(case_number=case.number)
    assert (look.subject, look.purpose) == (f"unit:{HOME}", AIM)
    assert "国有建设用地使用权/房屋所有权" in look.fields
    assert case.interviews.count() == 0


def test_an_owner_sees_all_of_the_own_home(people: Crew) -> None:
    mortgage()
    shown = extract(people, SELLER, "holder")
    rights = lines(shown, "rights")
    assert SELLER.name in rights["国有建设用地使用权/房屋所有权"]
    assert bank().name in rights["抵押权"]
    assert SELLER.document_number not in str(shown)


def test_a_mortgagee_sees_the_own_mortgage_and_not_the_owners_title(people: Crew) -> None:
    mortgage()
    shown = extract(people, LENDER, "holder")
    assert list(lines(shown, "rights")) == ["抵押权"]
    assert SELLER.name not in str(shown)
    assert shown["scope"] == "本人权利的登记结果"


@pytest.mark.parametrize(
    ("standing", "copies"),
    [("successor", True), ("contract", False), ("lawsuit", True), ("lawyer", True), ("organ", True)],
)
def test_the_interested_see_the_result_with_their_proof(people: Crew, standing: str, copies: bool) -> None:
    """What it rests on is open to a lawsuit and to who stands in the holder's place, not to a contract."""
    archived = drives.drive(renaming(), people)
    shown = extract(people, BUYER, standing, proved=True)
    assert "林新名" in lines(shown, "rights")["国有建设用地使用权/房屋所有权"]
    assert any(archived_number(archived) in one["label"] for one in shown["originals"]) == copies


def renaming() -> Any:
    """A registration whose file lies in the archive."""
    return application(
        "owner-name-change",
        (replace(SELLER, name="林新名"), TAKER),
        payloads={
            m.NAME_CHANGE_PROOF.code: {
                "number": "1",
                "issued_on": "2026-09-01",
                "former_name": SELLER.name,
            }
        },
    )


def archived_number(case: Case) -> str:
    return ArchiveFile.objects.get(case_number=case.number).number


@pytest.mark.clause("P19")
def test_a_holder_is_shown_the_files_of_the_own_right_and_of_no_other(people: Crew) -> None:
    mine = drives.drive(renaming(), people)
    objected = drives.drive(objecting(), people)
    shown = extract(people, replace(SELLER, name="林新名"), "holder")
    assert len(shown["originals"]) == 2
    theirs = extract(people, STRANGER, "holder")
    labels = [one["label"] for one in theirs["originals"]]
    assert labels == [f"档案号 {archived_number(objected)}"]
    assert archived_number(mine) not in str(theirs)


def objecting() -> Any:
    """The stranger's objection, archived as well."""
    return application(
        "objection",
        (STRANGER, INTERESTED),
        payloads={m.OBJECTION_PROOF.code: {"matter": "面积记载有误"}},
    )


@pytest.mark.clause("M1", "W8")
def test_the_request_is_printed_as_it_was_said_for_the_asker_to_sign(people: Crew) -> None:
    case = drives.accepted(filing(BUYER), people, said("intending"))
    request = Paper.objects.get(case_number=case.number, kind="extract-request").content
    assert (request["standing"], request["purpose"]) == ("有意买卖、租赁、抵押的人", AIM)
    assert request["unit_numbers"] == [HOME]


@pytest.mark.clause("promise:R14")
def test_who_only_intends_to_buy_learns_yes_or_no_and_no_names(people: Crew) -> None:
    mortgage()
    objection()
    seize()
    shown = extract(people, BUYER, "intending")
    assert lines(shown, "rights") == {"是否共有": "否"}
    assert lines(shown, "restrictions") == {
        "抵押权": "有",
        "预告登记": "无",
        "异议登记": "有",
        "居住权": "无",
        "地役权": "无",
        "查封等限制": "有",
    }
    for hidden in (SELLER.name, bank().name, "580,000", "云浮市云城区人民法院"):
        assert hidden not in str(shown)


def test_without_proof_a_contract_is_only_a_word(people: Crew) -> None:
    case = drives.ready(filing(BUYER), people, said("contract"))
    assert any("请提交合同" in one for one in refusals(case, "accept", by=people.accepts))


def test_who_holds_nothing_is_no_holder(people: Crew) -> None:
    case = drives.ready(filing(STRANGER), people, said("holder"))
    assert any("不是该不动产登记的权利人" in one for one in refusals(case, "accept", by=people.accepts))


def test_the_interested_ask_for_one_unit_at_a_time(people: Crew) -> None:
    owned_home(NEXT_DOOR)
    case = drives.ready(filing(BUYER, (HOME, NEXT_DOOR), proved=True), people, said("contract"))
    assert any("一件只能查询一个" in one for one in refusals(case, "accept", by=people.accepts))


def test_two_people_may_ask_for_one_unit_at_once(people: Crew) -> None:
    drives.accepted(filing(SELLER), people, said("holder"))
    assert extract(people, BUYER, "intending")["scope"] == "自然状况和有无限制"


def test_the_result_is_printed_and_listed(people: Crew, client: Client) -> None:
    case: Case = drives.drive(filing(SELLER), people, said("holder"))
    assert pdf_of(Paper.objects.get(case_number=case.number, kind="extract"))[:5] == b"%PDF-"
    client.force_login(officer("accept"))
    page = client.get(reverse("registration:extracts")).content.decode()
    assert case.number in page
    assert SELLER.name not in page
