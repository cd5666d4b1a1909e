"""收件: an application becomes a case, once, with exactly what the catalogue says."""

from dataclasses import replace

import pytest
from django.core.exceptions import ValidationError

from hall.cases.filing import FiledUnit
from hall.cases.models import Case, CaseMaterial
from hall.cases.refusals import StepRefused
from hall.cases.services import meeting
from hall.cases.services.checklist import receive_material
from hall.cases.services.intake import open_case
from hall.cases.services.steps import take_step
from hall.catalogue.items import item
from hall.rehearsal import sales
from hall.rehearsal.crew import Crew, crew
from registration.models import RealEstateUnit
from tests.cases import makers
from tests.cases.makers import SELLER, SPOUSE, filing, owned_home, refusals
from tests.conftest import Clock
from tests.registration.makers import HOME, NEXT_DOOR, notice, objection, person

pytestmark = pytest.mark.django_db


@pytest.fixture
def people() -> Crew:
    owned_home()
    return crew()


@pytest.mark.clause("G4", "G6")
def test_the_same_application_twice_is_refused_with_the_number_of_the_first(people: Crew) -> None:
    first = makers.filed_sale(people)
    with pytest.raises(ValidationError) as refused:
        makers.filed_sale(people)
    assert refused.value.message_dict["unit"] == [
        f"该单元已有同一事项在办（受理号 {first.number}），请打开原件继续办理，不要重复收件"
    ]


@pytest.mark.clause("G4")
def test_another_spelling_of_the_number_is_the_same_unit(people: Crew) -> None:
    makers.filed_sale(people)
    spaced = FiledUnit("445302 001002 gb00012 f00030046")
    with pytest.raises(ValidationError, match="已有同一事项在办"):
        open_case(replace(filing(), units=[spaced]), by=people.accepts)


@pytest.mark.clause("G4")
def test_next_door_is_another_case(people: Crew) -> None:
    first = makers.filed_sale(people)
    second = makers.filed_sale(people, number=owned_home(NEXT_DOOR))
    assert int(second.number) == int(first.number) + 1


@pytest.mark.clause("promise:R7", "G11")
def test_case_numbers_count_the_days_cases(people: Crew, clock: Clock) -> None:
    assert makers.filed_sale(people).number == "2026091800001"
    assert makers.filed_sale(people, number=owned_home(NEXT_DOOR)).number == "2026091800002"
    clock.move_to("2026-09-21 08:00")
    third = owned_home(f"{HOME[:-4]}0048")
    assert makers.filed_sale(people, number=third).number == "2026092100001"


@pytest.mark.clause("promise:R7")
def test_an_application_that_fails_takes_no_number(people: Crew) -> None:
    with pytest.raises(ValidationError):
        open_case(replace(filing(), units=[FiledUnit("1")]), by=people.accepts)
    makers.filed_sale(people)
    with pytest.raises(ValidationError):
        makers.filed_sale(people)
    assert makers.filed_sale(people, number=owned_home(NEXT_DOOR)).number == "2026091800002"


@pytest.mark.clause("M1", "M2", "P18")
def test_the_checklist_is_the_catalogues_lines_for_these_facts_and_no_other(people: Crew) -> None:
    case = makers.filed_sale(people)
    facts = {word for word, so in case.facts.items() if so}
    expected = [need.line for need in item(sales.SALE).needs_for(facts)]
    assert [row.line for row in case.checklist] == expected
    assert expected == ["2-1", "2-2a", "2-3", "2-4a", "2-7", "2-8"]
    by_line = {need.line: need for need in case.item.needs}
    for row in case.checklist:
        assert set(row.demanded_by) == set(by_line[row.line].demanded_by)


@pytest.mark.clause("M4", "check:R05", "check:R07")
def test_what_the_register_knows_asks_for_the_papers_it_makes_necessary(people: Crew) -> None:
    objection()
    notice(person("他人", 9))
    lines = {row.line for row in makers.filed_sale(people).checklist}
    assert {"law-r05", "law-r07", "2-5"} <= lines


@pytest.mark.clause("M4")
def test_an_agent_brings_a_power_of_attorney(people: Crew) -> None:
    with_agent = [
        replace(one, agent_name="温代理", agent_document_number=SPOUSE.document_number)
        for one in filing().claimants
    ]
    case = open_case(replace(filing(), claimants=with_agent), by=people.accepts)
    assert case.materials.filter(line="2-2b").exists()


@pytest.mark.clause("P18")
def test_no_paper_beyond_the_checklist_can_be_taken(people: Crew) -> None:
    case = makers.filed_sale(people)
    with pytest.raises(ValidationError, match="不能加收目录以外的材料"):
        receive_material(case.pk, "2-6", by=people.accepts)
    with pytest.raises(ValidationError, match="这一行不收这种材料"):
        receive_material(case.pk, "2-3", by=people.accepts, chosen="gift-contract")


@pytest.mark.clause("P18", "promise:R11")
def test_no_step_beyond_the_machine_can_be_taken(people: Crew) -> None:
    case = makers.filed_sale(people)
    with pytest.raises(KeyError):
        take_step(case.pk, "countersign", by=people.supervises)


@pytest.mark.clause("W2")
def test_each_part_of_the_reception_is_a_recorded_step(people: Crew) -> None:
    case = makers.accepted_sale(people)
    verbs = list(case.events.order_by("id").values_list("verb", flat=True))
    assert verbs[: verbs.index("accept") + 1] == [
        "file",
        *["inspect"] * 4,
        *["interview", "sign"] * 2,
        "accept",
    ]
    assert all(event.by_officer_id == people.accepts.officer_id for event in case.events.all()[:10])


@pytest.mark.clause("W2", "P6")
def test_nobody_signs_before_being_asked_and_every_question_is_answered(people: Crew) -> None:
    case = makers.filed_sale(people)
    seller = case.applicants.get(role="obligor")
    with pytest.raises(StepRefused, match=r"还没有询问，请先完成询问笔录再签名"):
        meeting.sign(case.pk, seller.pk, signature="吴宇芳", by=people.accepts)
    with pytest.raises(ValidationError) as missing:
        meeting.interview(case.pk, seller.pk, {"true-wish": "是"}, place=sales.PLACE, by=people.accepts)
    assert set(missing.value.message_dict) == {"dispute", "occupied"}


def ask_and_sign(case: Case, said: dict[str, str], people: Crew) -> None:
    """The seller is asked (again), answers so, and signs."""
    seller = case.applicants.get(role="obligor")
    meeting.interview(case.pk, seller.pk, said, place=sales.PLACE, by=people.accepts)
    meeting.sign(case.pk, seller.pk, signature=seller.name, by=people.accepts)


@pytest.mark.clause("check:R26")
def test_a_dispute_told_in_the_interview_stops_the_case(people: Crew) -> None:
    case = makers.ready_sale(people)
    said = {"true-wish": "是", "dispute": "有，与前妻有争议", "occupied": "都没有"}
    ask_and_sign(case, said, people)
    assert refusals(case, "accept", by=people.accepts) == (
        "询问笔录中申请人说有权属争议，争议解决之前不能登记",
    )
    ask_and_sign(case, said | {"dispute": "没有"}, people)
    assert sales.step(case, "accept", by=people.accepts).state == "accepted"


@pytest.mark.clause("W2")
def test_who_was_asked_again_signs_again(people: Crew) -> None:
    case = makers.ready_sale(people)
    seller = case.applicants.get(role="obligor")
    said = {"true-wish": "是", "dispute": "没有", "occupied": "有"}
    meeting.interview(case.pk, seller.pk, said, place=sales.PLACE, by=people.accepts)
    assert refusals(case, "accept", by=people.accepts) == ("还有申请人没有签名，请完成面签",)
    meeting.sign(case.pk, seller.pk, signature="吴宇芳", by=people.accepts)
    assert sales.step(case, "accept", by=people.accepts).state == "accepted"


@pytest.mark.clause("check:R33")
@pytest.mark.parametrize("price", ["0", "-1", "1,180,000", "1e15", "一百万", "NaN"])
def test_an_impossible_price_is_refused_with_a_sentence(people: Crew, price: str) -> None:
    case = makers.filed_sale(people)
    contract = {"contract_number": "YC-1", "signed_on": "2026-09-16", "price": price, "area": "118.36"}
    with pytest.raises(ValidationError) as refused:
        receive_material(case.pk, "2-4a", by=people.accepts, payload=contract)
    assert refused.value.message_dict["price"][0]
    assert CaseMaterial.objects.get(case=case, line="2-4a").is_missing


@pytest.mark.clause("check:R33")
@pytest.mark.parametrize(
    ("field", "value"), [("area", "0"), ("signed_on", "2026-09-19"), ("signed_on", "2026-02-30")]
)
def test_no_area_and_impossible_dates_are_refused(people: Crew, field: str, value: str) -> None:
    case = makers.filed_sale(people)
    contract = {"contract_number": "YC-1", "signed_on": "2026-09-16", "price": "1180000", "area": "118.36"}
    with pytest.raises(ValidationError) as refused:
        receive_material(case.pk, "2-4a", by=people.accepts, payload=contract | {field: value})
    assert field in refused.value.message_dict


@pytest.mark.clause("check:R01", "P6")
def test_a_unit_the_register_does_not_know_is_not_accepted(people: Crew) -> None:
    case = makers.ready_sale(people, number=f"{HOME[:-4]}0099")
    said = refusals(case, "accept", by=people.accepts)
    assert "登记簿上没有单元 445302 001002 GB00012 F00030099，请核对单元号" in said


@pytest.mark.clause("T2", "P18")
def test_what_the_catalogue_says_later_does_not_touch_a_case_under_way(people: Crew) -> None:
    case = makers.accepted_sale(people)
    assert case.terms["limit"] == {"statutory": 30, "promised": 5}
    assert case.terms["lines"] == [need.line for need in case.item.needs]


def test_the_address_is_the_registers_not_the_counters(people: Crew) -> None:
    case = makers.filed_sale(people)
    assert case.located_at == RealEstateUnit.objects.get(number=HOME).address
    assert Case.objects.get(pk=case.pk).parties == "吴*芳 → 周*"
    assert SELLER.name not in case.parties
