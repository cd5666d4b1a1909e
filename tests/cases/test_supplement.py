"""补充材料: once and complete; the promise waits, the law does not."""

import pytest

from hall.cases.models import Case
from hall.cases.refusals import StepRefused
from hall.cases.services.checklist import receive_material
from hall.cases.services.supplement import ask_supplement, supplement_received
from hall.clock.grounds import StopGround
from hall.papers.models import Paper
from hall.rehearsal import sales
from hall.rehearsal.crew import Crew, crew
from tests.cases import makers
from tests.cases.makers import owned_home, read, refusals
from tests.conftest import Clock
from tests.registration.makers import objection

pytestmark = pytest.mark.django_db
WHY = "买卖合同缺少双方签名页"


@pytest.fixture
def people() -> Crew:
    owned_home()
    return crew()


def waiting_sale(people: Crew, *lines: str) -> Case:
    """An accepted sale of which these lines (the contract) have been asked for."""
    case = makers.accepted_sale(people)
    return ask_supplement(case.pk, lines or ("2-4a",), why=WHY, by=people.examines)


@pytest.mark.clause("M7", "M8", "T8")
def test_one_notice_names_everything_and_is_a_numbered_paper(people: Crew) -> None:
    case = waiting_sale(people, "2-3", "2-4a")
    notice = Paper.objects.get(case_number=case.number, kind="supplement")
    assert [line["name"] for line in notice.content["missing"]] == ["不动产权属证书", "买卖合同"]
    assert {line["fault"] for line in notice.content["missing"]} == {WHY}
    assert notice.content["ordinal"] == 1
    assert case.pauses.get().document == f"补充材料通知书 {notice.number}"


@pytest.mark.clause("T8", "T7", "stop:P1")
def test_a_supplement_stops_the_promise_and_not_the_law(people: Crew, clock: Clock) -> None:
    case = makers.accepted_sale(people)
    statutory = case.statutory_due_on
    stopped = ask_supplement(case.pk, ["2-4a"], why=WHY, by=people.examines)
    assert (stopped.stopped_by, stopped.promised_due_on) == ("supplement", None)
    assert stopped.statutory_due_on == statutory is not None
    assert stopped.queue == "waiting-applicant"
    clock.move_to("2026-09-22 09:00")
    receive_material(case.pk, "2-4a", by=people.accepts)
    resumed = supplement_received(case.pk, by=people.accepts)
    assert (resumed.stopped_by, resumed.queue) == ("", "examination")
    assert str(case.promised_due_on) == "2026-09-24"
    assert str(resumed.promised_due_on) == "2026-09-30"  # 20, 21 and 22 September did not count
    assert resumed.statutory_due_on == statutory


@pytest.mark.clause("T8")
def test_while_material_is_awaited_nobody_goes_on(people: Crew) -> None:
    case = waiting_sale(people)
    assert refusals(case, "examine", by=people.examines) == ("本件计时中止，请先解除中止事由",)


@pytest.mark.clause("M7")
def test_time_runs_again_only_when_all_of_it_has_come(people: Crew) -> None:
    case = waiting_sale(people, "2-3", "2-4a")
    receive_material(case.pk, "2-3", by=people.accepts)
    with pytest.raises(StepRefused, match=r"^还没有补齐：买卖合同$"):
        supplement_received(case.pk, by=people.accepts)
    assert read(case).stopped_by == "supplement"


@pytest.mark.clause("M7", "T11")
def test_the_applicant_gets_a_receipt_for_what_was_supplemented(people: Crew) -> None:
    case = waiting_sale(people)
    receive_material(case.pk, "2-4a", by=people.accepts)
    resumed = supplement_received(case.pk, by=people.accepts)
    receipt = Paper.objects.get(case_number=case.number, kind="supplement-receipt").content
    assert [line["name"] for line in receipt["materials"]] == ["买卖合同"]
    assert receipt["complete"] is True
    assert receipt["promised_on"] == resumed.promised_due_on


@pytest.mark.clause("M8")
def test_a_second_notice_needs_a_supervisor_and_is_counted(people: Crew) -> None:
    case = waiting_sale(people)
    receive_material(case.pk, "2-4a", by=people.accepts)
    supplement_received(case.pk, by=people.accepts)
    with pytest.raises(StepRefused, match="本件已出具过 1 次补充材料通知书，再次要求须由主管说明理由后办理"):
        ask_supplement(case.pk, ["2-3"], why="证书复印件不清", by=people.examines)
    ask_supplement(case.pk, ["2-3"], why="证书复印件不清", by=people.supervises)
    second = Paper.objects.filter(case_number=case.number, kind="supplement").latest("id").content
    assert (second["ordinal"], second["ordinal_reason"]) == (2, "证书复印件不清")
    assert case.events.filter(verb="supplement").count() == 2


@pytest.mark.clause("M8")
def test_nobody_asks_again_before_the_first_list_has_been_answered(people: Crew) -> None:
    case = waiting_sale(people)
    with pytest.raises(StepRefused, match=r"本件已因“.+”中止计时"):
        ask_supplement(case.pk, ["2-3"], why="另外一项", by=people.supervises)
    assert Paper.objects.filter(case_number=case.number, kind="supplement").count() == 1


@pytest.mark.parametrize("lines", [(), ("9-9",), ("2-4a", "9-9")])
@pytest.mark.clause("P18", "M8")
def test_nothing_beyond_the_catalogue_can_be_asked_for(people: Crew, lines: tuple[str, ...]) -> None:
    case = makers.accepted_sale(people)
    with pytest.raises(StepRefused, match="不能要求目录以外的材料"):
        ask_supplement(case.pk, lines, why=WHY, by=people.examines)


@pytest.mark.clause("M8")
def test_the_applicant_is_told_what_is_wrong(people: Crew) -> None:
    case = makers.accepted_sale(people)
    with pytest.raises(StepRefused, match="请写明要补充什么、为什么"):
        ask_supplement(case.pk, ["2-4a"], why=" ", by=people.examines)


@pytest.mark.clause("M7")
def test_before_acceptance_the_way_is_to_decline_not_to_supplement(people: Crew) -> None:
    case = makers.ready_sale(people)
    with pytest.raises(StepRefused, match="只有受理之后、登簿之前才能要求补充材料"):
        ask_supplement(case.pk, ["2-4a"], why=WHY, by=people.examines)


@pytest.mark.clause("P18", "M7")
def test_after_acceptance_material_is_taken_only_while_it_is_asked_for(people: Crew) -> None:
    case = makers.accepted_sale(people)
    with pytest.raises(StepRefused, match="补充材料请先出具补充材料通知书"):
        receive_material(case.pk, "2-4a", by=people.accepts)
    with pytest.raises(StepRefused, match="没有等待补充的材料"):
        supplement_received(case.pk, by=people.accepts)


@pytest.mark.clause("check:R07", "M4", "P18")
def test_a_consent_that_becomes_necessary_later_is_asked_for_by_its_line_of_the_catalogue(
    people: Crew,
) -> None:
    """An objection registered while the sale runs is no dead end: the law's commitment can be brought."""
    case = makers.accepted_sale(people)
    objection()
    said = "吴*对“房屋实为夫妻共有”有异议登记，申请人须书面承诺知悉并自行承担风险"
    assert refusals(case, "examine", by=people.examines) == (said,)
    ask_supplement(case.pk, ["law-r07"], why="有异议登记，请书面承诺", by=people.examines)
    receive_material(case.pk, "law-r07", by=people.accepts)
    supplement_received(case.pk, by=people.accepts)
    assert sales.step(read(case), "examine", by=people.examines).state == "examined"


@pytest.mark.clause("T11")
def test_every_stop_is_in_the_history_with_ground_document_and_officer(people: Crew) -> None:
    case = waiting_sale(people)
    pause = case.pauses.get()
    assert (pause.ground, pause.opened_by) == (StopGround.SUPPLEMENT, "陈若衡")
    event = case.events.get(verb="pause")
    assert event.label == f"计时暂停：{StopGround.SUPPLEMENT.label}（{pause.document}）"
