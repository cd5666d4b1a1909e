"""The check matrix at the door: what stands on the unit stops the sale with a sentence, or lets it pass."""

from collections.abc import Callable
from datetime import date, datetime
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest

from hall.cases.gates import is_impossible
from hall.cases.models import Case, Finding
from hall.cases.services.steps import take_step
from hall.cases.states import CoOwnership, State
from hall.catalogue.payload_fields import Kind
from hall.identity.masking import mask_name
from hall.identity.numbers.unit import grouped
from hall.rehearsal import sales
from hall.rehearsal.crew import Crew, crew
from registration.holders import Holder
from registration.models import RealEstateUnit
from taxation.models import Assessment
from tests.cases import makers
from tests.cases.makers import SELLER, SPOUSE, holder, owned_home, read, refusals
from tests.conftest import Clock
from tests.registration import makers as book
from tests.registration.makers import HOME, LAND, person

pytestmark = pytest.mark.django_db
BEFORE_THE_CODE = datetime.fromisoformat("2019-06-18T09:00+08:00")
BANK = "云石银行云城支行的抵押权"
SEIZED = "已被查封，不能办理：云浮市云城区人民法院（2026）粤5302执301号"
NOT_THE_OWNER = "不是登记簿记载的权利人"


@pytest.fixture
def people() -> Crew:
    return crew()


def the_unit_is_void() -> None:
    RealEstateUnit.objects.update(status="0")


def the_land_is_seized() -> None:
    book.unit(LAND)
    book.seize(LAND)


def sold_meanwhile() -> None:
    book.sell(person("别人", 77))


def now_joint() -> None:
    book.sell(holder(SELLER, co_ownership=CoOwnership.JOINT), holder(SPOUSE, co_ownership=CoOwnership.JOINT))


def in_shares(share: str) -> tuple[Holder, Holder]:
    """The seller holds so much, the spouse the rest."""
    mine = Fraction(share)
    ways = [{"share": one, "co_ownership": CoOwnership.SHARES} for one in (mine, 1 - mine)]
    return holder(SELLER, **ways[0]), holder(SPOUSE, **ways[1])


Blow = tuple[str, Callable[[], Any], str]
BLOWS: list[Blow] = [
    ("R01", the_unit_is_void, f"单元 {grouped(HOME)} 已经无效（分割、合并或者灭失），请改用现行单元号"),
    ("R02", sold_meanwhile, f"吴*芳{NOT_THE_OWNER}（登记簿记载为别*），请核对申请人或者先办理更名"),
    ("R03", book.seize, f"{SEIZED}，至2029年9月17日（周一）"),
    ("R03", lambda: book.seize(pre=True), f"{SEIZED}，至2028年9月17日（周日）"),
    ("R03", the_land_is_seized, f"{SEIZED}（宗地或者宗地上房屋），至2029年9月17日（周一）"),
    ("R05", book.notice, "周*远已于9月18日（周五）办理预告登记，须其书面同意"),
    ("R07", book.objection, "吴*对“房屋实为夫妻共有”有异议登记，申请人须书面承诺知悉并自行承担风险"),
    (
        "R09",
        lambda: book.mortgage(forbids_transfer=True),
        f"{BANK}约定禁止或者限制转让，须抵押权人书面同意转让",
    ),
    ("R11", lambda: book.mortgage(at=BEFORE_THE_CODE), f"{BANK}登记于2021年以前，须抵押权人书面同意转让"),
    ("R15", now_joint, f"共同共有的不动产须全体共有人申请，还缺{mask_name(SPOUSE.name)}"),
    (
        "R15",
        lambda: book.sell(*in_shares("3/5")),
        f"申请人的份额合计为 3/5，不足三分之二，还缺{mask_name(SPOUSE.name)}",
    ),
    (
        "R16",
        lambda: book.sell(*in_shares("2/3")),
        f"份额转让给共有人以外的人，须{mask_name(SPOUSE.name)}书面放弃优先购买权",
    ),
]
REMINDERS: list[Blow] = [
    ("R10", book.mortgage, "房屋上有抵押权，转移后继续存在，须通知抵押权人"),
    ("R17", book.residence, "设有林*的居住权，转移、抵押后继续存在，并在附记载明"),
]


@pytest.mark.parametrize(
    ("check", "happens", "sentence"),
    [pytest.param(*blow, marks=pytest.mark.clause(f"check:{blow[0]}", "P6")) for blow in BLOWS],
)
def test_what_comes_while_the_sale_runs_stops_its_next_step_with_a_sentence(
    people: Crew, check: str, happens: Callable[[], Any], sentence: str
) -> None:
    owned_home()
    case = makers.accepted_sale(people)
    happens()
    assert sentence in refusals(case, "examine", by=people.examines)
    assert read(case).state == State.ACCEPTED


@pytest.mark.parametrize(
    ("check", "happens", "sentence"),
    [pytest.param(*blow, marks=pytest.mark.clause(f"check:{blow[0]}", "P6")) for blow in REMINDERS],
)
def test_what_only_reminds_lets_the_sale_go_on_with_a_reason(
    people: Crew, check: str, happens: Callable[[], Any], sentence: str
) -> None:
    owned_home()
    case = makers.accepted_sale(people)
    happens()
    assert refusals(case, "examine", by=people.examines) == (f"请阅知提醒并填写理由：{sentence}",)
    assert sales.step(case, "examine", by=people.examines).state == State.EXAMINED
    kept = Finding.objects.get(case=case, step="examine", message=sentence)
    assert kept.overridden_because == "已核实并告知当事人"


CURED: list[tuple[str, Callable[[], Any], str, str]] = [
    ("R05", book.notice, "law-r05", "预告登记的权利人周*远已书面同意"),
    ("R07", book.objection, "law-r07", "有异议登记，申请人已书面承诺知悉并自行承担风险"),
    (
        "R09",
        lambda: book.mortgage(forbids_transfer=True),
        "law-r09",
        "抵押权人云石银行云城支行已书面同意转让",
    ),
    ("R11", lambda: book.mortgage(at=BEFORE_THE_CODE), "law-r09", "抵押权人云石银行云城支行已书面同意转让"),
]


@pytest.mark.parametrize(
    ("check", "stands", "line", "sentence"),
    [pytest.param(*one, marks=pytest.mark.clause(f"check:{one[0]}", "M4")) for one in CURED],
)
def test_what_stands_at_filing_asks_for_its_consent_and_passes_with_it(
    people: Crew, check: str, stands: Callable[[], Any], line: str, sentence: str
) -> None:
    owned_home()
    stands()
    case = makers.filed_sale(people)
    assert case.materials.get(line=line).is_missing
    sales.receive_everything(case, by=people.accepts)
    sales.meet_everybody(case, by=people.accepts)
    assert sales.step(case, "accept", by=people.accepts).state == State.ACCEPTED
    assert Finding.objects.filter(case=case, step="accept", passed=True, message=sentence).exists()


@pytest.mark.clause("check:R05")
def test_the_buyers_own_notice_stands_in_nobodys_way(people: Crew) -> None:
    owned_home()
    book.notice(holder(makers.BUYER))
    case = makers.accepted_sale(people)
    assert sales.step(case, "examine", by=people.examines).state == State.EXAMINED


@pytest.mark.clause("check:R03", "check:R04", "J11")
def test_a_waiting_seizure_takes_over_when_the_first_lapses_and_only_then_the_unit_is_free(
    people: Crew, clock: Clock
) -> None:
    owned_home()
    case = makers.accepted_sale(people)
    book.seize(days=("2026-09-18", "2026-09-20"))
    book.seize(served="2026-09-18 09:45", days=("2026-09-18", "2026-10-15"), order=2)
    assert "粤5302执301号" in refusals(case, "examine", by=people.examines)[0]
    clock.move_to("2026-09-21 09:00")
    assert "粤5302执452号" in refusals(case, "examine", by=people.examines)[0]
    clock.move_to("2026-10-16 09:00")
    assert sales.step(case, "examine", by=people.examines).state == State.EXAMINED


@pytest.mark.clause("check:R06")
def test_a_notice_that_may_have_lapsed_is_never_ignored(people: Crew) -> None:
    owned_home()
    case = makers.accepted_sale(people)
    book.notice(registrable_from=date(2026, 6, 1))
    said = refusals(case, "examine", by=people.examines)
    assert said == ("周*远已于9月18日（周五）办理预告登记，须其书面同意",)


@pytest.mark.clause("check:R23")
@pytest.mark.parametrize("with_approval", [True, False])
def test_allocated_land_passes_with_the_governments_approval_only(people: Crew, with_approval: bool) -> None:
    owned_home(land_nature="101")
    case = makers.paid_sale(people)
    assert case.materials.filter(line="2-6", state="supplied").exists()
    if not with_approval:
        case.materials.filter(line="2-6").update(state="missing")
    sales.step(case, "examine", by=people.examines)
    if with_approval:
        assert sales.step(case, "approve", by=people.approves).state == State.APPROVED
    else:
        assert refusals(case, "approve", by=people.approves) == (
            "土地为划拨取得，转让须经政府批准并补缴出让金或者上缴收益，请提交批准文件",
        )


@pytest.mark.clause("check:R19", "check:R20", "check:R21", "P3")
def test_nothing_is_recorded_before_the_taxes_are_cleared(people: Crew) -> None:
    owned_home()
    case = makers.approved_sale(people)
    Assessment.objects.filter(case=case).update(state="issued")
    assert refusals(case, "record", by=people.approves) == (
        "税款还没有缴清，请申请人到税费缴纳窗口或网上缴清",
    )
    Assessment.objects.filter(case=case).update(state="open")
    assert refusals(case, "record", by=people.approves) == ("税务局正在核税，请等待核税结果",)


@pytest.mark.clause("check:R27", "G4")
def test_what_was_accepted_first_goes_first(people: Crew, clock: Clock) -> None:
    owned_home()
    sale = makers.ready_sale(people)
    earlier = other_case(sale, accepted="2026-09-18T09:59+08:00")
    assert refusals(sale, "accept", by=people.accepts) == (
        f"同一单元已先受理“存量房买卖转移登记”（受理号 {earlier.number}），请待其办结后再办",
    )
    take_step(earlier.pk, "withdraw", by=people.accepts, reason="双方解约")
    assert sales.step(sale, "accept", by=people.accepts).state == State.ACCEPTED


@pytest.mark.clause("check:R27")
def test_a_later_case_does_not_hold_up_an_earlier_one(people: Crew) -> None:
    owned_home()
    sale = makers.accepted_sale(people)
    other_case(sale, accepted="2026-09-18T11:00+08:00")
    assert sales.step(sale, "examine", by=people.examines).state == State.EXAMINED


def other_case(like: Case, *, accepted: str) -> Case:
    """Another case on the same unit, of an item that is not a twin, accepted at that moment."""
    Case.objects.filter(pk=like.pk).update(item_code="house-gift")
    twin = makers.ready_sale(crew())
    Case.objects.filter(pk=like.pk).update(item_code=sales.SALE)
    makers.write_past_the_door(twin, state="accepted", accepted_at=accepted, clock_from="2026-09-18")
    return read(twin)


@pytest.mark.clause("check:R33")
def test_an_area_of_nothing_in_the_contract_stops_the_case(people: Crew) -> None:
    owned_home()
    case = makers.accepted_sale(people)
    line = case.materials.get(line="2-4a")
    line.payload = line.payload | {"area": Decimal(0)}
    line.save(update_fields=["payload"])
    assert refusals(case, "examine", by=people.examines) == ("买卖合同所载数额应大于零，请核对后改正",)


@pytest.mark.clause("check:R33")
def test_what_may_be_nothing_may_be_nothing_but_not_less() -> None:
    kinds = {kind: is_impossible(kind, Decimal(0)) for kind in (Kind.AREA, Kind.AMOUNT, Kind.AMOUNT_OR_ZERO)}
    assert kinds == {Kind.AREA: True, Kind.AMOUNT: True, Kind.AMOUNT_OR_ZERO: False}
    assert is_impossible(Kind.AMOUNT_OR_ZERO, Decimal("-0.01"))
    assert not is_impossible(Kind.TEXT, "0")


@pytest.mark.clause("check:R33")
def test_shares_that_no_longer_add_up_stop_the_case(people: Crew) -> None:
    owned_home()
    case = makers.accepted_sale(people, buyers=[makers.BUYER, SPOUSE])
    case.applicants.filter(role="obligee").update(
        co_ownership=CoOwnership.SHARES, share_numerator=1, share_denominator=3
    )
    assert refusals(case, "examine", by=people.examines) == ("受让方份额合计为 2/3，应为 1",)


@pytest.mark.clause("check:R18")
@pytest.mark.parametrize("with_statement", [True, False])
def test_a_wards_home_is_sold_for_the_wards_benefit_only(people: Crew, with_statement: bool) -> None:
    owned_home()
    case = makers.ready_sale(people, declared={"disposer_is_ward": True})
    if with_statement:
        assert sales.step(case, "accept", by=people.accepts).state == State.ACCEPTED
        return
    case.materials.filter(line="law-r18").delete()
    assert refusals(case, "accept", by=people.accepts) == (
        "处分人是被监护人，请由监护人办理，并提交为被监护人利益处分的保证",
    )
