"""Row 9: a mortgage from acceptance to archive, ordinary, maximum, and on a construction."""

from decimal import Decimal
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.db.models import QuerySet

from hall.cases.filing import Filing
from hall.cases.models import Case
from hall.cases.services.intake import open_case
from hall.catalogue.words import RegisterEffect
from hall.exchange.models import Notice
from hall.identity.documents import DocumentKind
from hall.rehearsal import drives
from hall.rehearsal.crew import Crew, crew
from hall.rehearsal.journeys import answer_everything
from hall.rehearsal.mortgages import BANK, DEVELOPER, OTHER_BANK, filing, mortgage_papers
from hall.rehearsal.people import MadeUp
from hall.rehearsal.sales import step
from registration.integrity import verify
from registration.models import RealEstateUnit, SiteVisit
from registration.writers.ownership import FirstOwnership
from tests.cases.makers import SELLER, holder, owned_home
from tests.registration import makers
from tests.registration.items import burdened as b
from tests.registration.makers import HOME, LAND
from transactions.models import QualificationReview, ReceivedFile

pytestmark = pytest.mark.django_db
ITEM = "mortgage-first-registration"


@pytest.fixture
def people() -> Crew:
    owned_home()
    return crew()


def ready(people: Crew, item: str = ITEM, **contract: Any) -> Case:
    papers = mortgage_papers(maximum=item == "maximum-mortgage", **contract)
    return drives.ready(filing(item, [HOME], takers=[BANK], givers=[SELLER]), people, papers)


@pytest.mark.clause("row:9", "P7", "P9", "figure:3")
def test_a_mortgage_goes_from_the_counter_to_the_archive(people: Crew) -> None:
    case = b.further_mortgage()
    (right,) = b.mortgages()
    assert case.state == "archived"
    assert (right.rank, right.content.secured_amount) == (1, Decimal(580000))
    assert [p.name for p in right.holders] == [BANK.name]
    assert [p.name for p in right.obligors] == [SELLER.name]
    assert right.content.scope.startswith("主债权及利息")
    assert right.content.forbids_transfer is False
    assert b.days(case) == (30, 5, "2026-09-24")
    assert b.fees(case) == [(80, BANK.name)]
    assert verify().breaches == []


@pytest.mark.clause("P9", "promise:R19")
def test_the_proof_says_what_the_register_says(people: Crew) -> None:
    words = b.face(b.proof_of(b.further_mortgage()))
    said = {fact.label: fact.text for fact in words.others}
    assert words.number == "粤（2026）云浮市不动产证明第0000001号"
    assert words.matter == "抵押权"
    assert (words.holders, words.obligors) == ((BANK.name,), (SELLER.name,))
    assert said["抵押方式"] == "一般抵押"
    assert said["担保债权数额"] == "580,000.00 元"
    assert said["债务履行期限"] == "2026年9月18日起2046年9月17日止"
    assert said["是否存在禁止或限制转让的约定"] == "否"
    assert said["抵押顺位"] == "第 1 顺位"
    assert "最高债权数额" not in said
    assert "不动产权证书号：粤（2026）云浮市不动产权第0000001号" in words.notes


@pytest.mark.clause("figure:3", "S4")
def test_housing_receives_every_house_mortgage_and_answers_none(people: Crew) -> None:
    case = b.further_mortgage()
    assert ReceivedFile.objects.get(case=case).result == "已登簿"
    assert not QualificationReview.objects.filter(case=case).exists()
    assert not case.co_reviews.exists()
    told = set(Notice.objects.filter(keys__case_number=case.number).values_list("topic", flat=True))
    assert {"case.accepted", "case.recorded"} <= told


@pytest.mark.clause("check:R12")
def test_a_further_mortgage_takes_the_next_rank(people: Crew) -> None:
    b.further_mortgage()
    b.further_mortgage(bank=OTHER_BANK, amount="100000")
    assert [(m.rank, m.content.secured_amount) for m in b.mortgages()] == [
        (1, Decimal(580000)),
        (2, Decimal(100000)),
    ]


@pytest.mark.clause("row:9", "check:R32")
def test_a_maximum_mortgage_has_a_ceiling_and_no_debt(people: Crew) -> None:
    case = b.further_mortgage(maximum=True)
    (right,) = b.mortgages()
    assert (right.content.manner, right.content.maximum_amount) == ("2", Decimal(580000))
    assert right.content.secured_amount is None
    said = {fact.label: fact.text for fact in b.face(b.proof_of(case)).others}
    assert said["最高债权数额"] == "580,000.00 元"
    assert "担保债权数额" not in said


@pytest.mark.clause("check:R32")
@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"maximum_amount": "580000"}, "本抵押方式不填最高债权额"),
        ({"principal_amount": "0"}, "应大于零"),
        ({"principal_amount": "-1"}, "不能是负数"),
        ({"principal_amount": ""}, "请填写被担保主债权数额"),
        ({"begins_on": "2046-09-18", "ends_on": "2026-09-17"}, "早于起始日期"),
        ({"forbids_transfer": ""}, "请填写是否约定禁止"),
        ({"secured_scope": ""}, "请填写担保范围"),
    ],
)
def test_a_contract_that_contradicts_itself_is_told_at_once(
    people: Crew, wrong: dict[str, str], sentence: str
) -> None:
    with pytest.raises(ValidationError, match=sentence):
        ready(people, **wrong)


@pytest.mark.clause("check:R32")
def test_a_maximum_contract_is_sent_to_its_own_item(people: Crew) -> None:
    contract: dict[str, Any] = {"kind": "maximum", "principal_amount": None, "maximum_amount": "580000"}
    b.refused(ready(people, **contract), "accept", "请改办“最高额抵押权首次登记”", people)


@pytest.mark.clause("check:R32")
def test_more_is_not_secured_than_is_owed(people: Crew) -> None:
    b.refused(ready(people, principal_amount="680000"), "accept", "大于主债权合同的债权数额", people)


@pytest.mark.clause("check:R03", "R6")
def test_a_seized_house_is_not_mortgaged(people: Crew) -> None:
    case = ready(people)
    makers.seize()
    b.refused(case, "accept", "已被查封，不能办理", people)


@pytest.mark.clause("check:R02")
def test_only_the_owner_mortgages(people: Crew) -> None:
    makers.sell(makers.person("别人", 77))
    b.refused(ready(people), "accept", "不是登记簿记载的权利人", people)


@pytest.mark.clause("check:R13")
def test_a_homestead_is_not_mortgaged(people: Crew) -> None:
    case = ready(people)
    assert b.asked("property_may_be_mortgaged", case).passed
    makers.unit(makers.NEXT_DOOR)
    facts = {"right_type": "6"}
    owner = FirstOwnership((makers.NEXT_DOOR,), (holder(SELLER),), facts=facts)
    makers.write(RegisterEffect.OPEN_OWNERSHIP, owner, case="2019051400002")
    other = filing(ITEM, [makers.NEXT_DOOR], takers=[BANK], givers=[SELLER])
    b.refused(drives.ready(other, people, mortgage_papers()), "accept", "宅基地使用权依法不得抵押", people)


@pytest.mark.clause("check:R13")
def test_the_number_of_a_homestead_says_enough(people: Crew) -> None:
    number = HOME.replace("GB", "JC")
    owned_home(number)
    case = open_case(filing(ITEM, [number], takers=[BANK], givers=[SELLER]), by=people.accepts)
    assert "宅基地使用权依法不得抵押" in b.asked("property_may_be_mortgaged", case).message


@pytest.mark.clause("check:R13")
@pytest.mark.parametrize(("use", "may"), [("40", False), ("60", True)])
def test_a_public_school_mortgages_its_offices_but_not_its_class_rooms(
    people: Crew, use: str, may: bool
) -> None:
    school = MadeUp("云浮市云城区某小学", "12445399MB2TEKT14A", "", DocumentKind.USCC)
    owned_home(makers.NEXT_DOOR, school, use=use)
    case = open_case(filing(ITEM, [makers.NEXT_DOOR], takers=[BANK], givers=[school]), by=people.accepts)
    answer = b.asked("property_may_be_mortgaged", case)
    assert (answer.passed, "公益设施依法不得抵押" in answer.message) == (may, not may)


def on_construction(people: Crew) -> Case:
    b.presold_home()
    application = filing("construction-mortgage", [LAND, HOME], takers=[BANK], givers=[DEVELOPER])
    return drives.accepted(application, people, mortgage_papers("90000000"))


@pytest.mark.clause("row:9", "check:R31", "T8")
def test_a_construction_is_visited_before_it_is_mortgaged() -> None:
    people = crew()
    case = on_construction(people)
    answer_everything(case, people)
    step(case, "examine", by=people.examines, reason="材料齐全")
    b.refused(case, "approve", "还没有两名工作人员签字的查看记录", people)
    drives.visit(case, people, agrees=False)
    b.refused(case, "approve", "现场与申请不一致", people)
    drives.visit(case, people)
    step(case, "approve", by=people.approves, reason="符合")
    step(case, "record", by=people.approves, reason="准予")
    assert SiteVisit.objects.filter(case_number=case.number).count() == 2
    for number in (LAND, HOME):
        (right,) = b.mortgages(number)
        assert (right.content.collateral, right.rank) == ("4", 1)
    assert "云岭花园3幢" in b.mortgages()[0].content.construction_scope
    assert [yuan for yuan, _payer in b.fees(case)] == [550]


def test_a_home_not_yet_built_is_not_mortgaged_without_its_land() -> None:
    people = crew()
    b.presold_home()
    application = filing("construction-mortgage", [HOME], takers=[BANK], givers=[DEVELOPER])
    case = drives.ready(application, people, mortgage_papers("90000000"))
    b.refused(case, "accept", "登记簿上没有现势权利", people)


@pytest.mark.clause("check:R14")
def test_land_and_houses_are_mortgaged_together_and_a_later_phase_beside_the_houses_of_the_first() -> None:
    people = crew()
    b.presold_home()
    makers.home(makers.NEXT_DOOR, holder(DEVELOPER))
    phase_two = open_case(mortgaged("construction-mortgage", LAND, HOME), by=people.accepts)
    answer = b.asked("land_and_house_go_together", phase_two)
    assert (answer.passed, answer.severity) == (False, "warn")
    step(phase_two, "withdraw", by=people.accepts, reason="改日再办")
    QuerySet(RealEstateUnit).filter(number=HOME).update(status="0")
    alone = open_case(mortgaged(ITEM, LAND), by=people.accepts)
    answer = b.asked("land_and_house_go_together", alone)
    assert (answer.passed, answer.severity) == (False, "")
    step(alone, "withdraw", by=people.accepts, reason="改日再办")
    together = open_case(mortgaged(ITEM, LAND, makers.NEXT_DOOR), by=people.accepts)
    assert b.asked("land_and_house_go_together", together).passed


def mortgaged(item: str, *units: str) -> Filing:
    return filing(item, list(units), takers=[BANK], givers=[DEVELOPER])
