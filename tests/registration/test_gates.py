"""The check matrix, each gate on both sides (domain §4.3)."""

from collections.abc import Callable
from datetime import date, datetime, timedelta
from typing import Any

import pytest

from hall.cases.models import Applicant, Case
from hall.cases.ports import FACTS, GATES, Answer, Ask, Subject
from hall.catalogue import materials as m
from hall.catalogue.schema import Material
from hall.clock import now
from hall.rehearsal.crew import crew
from registration.models import RealEstateUnit
from tests.cases.makers import BUYER, SELLER, SPOUSE, filed_sale, holder, owned_home
from tests.registration import makers
from tests.registration.makers import HOME, LAND, person

pytestmark = pytest.mark.django_db
OLD = datetime.fromisoformat("2019-06-18T09:00+08:00")


def asked(word: str, case: Case, step: str = "record") -> Answer:
    """What a gate says of a case now."""
    return GATES[word](Ask(Case.objects.get(pk=case.pk), step, crew().approves, now()))


def supplied(case: Case, material: Material, by: str = "") -> None:
    """The document is in the file; a consent is given by these people."""
    case.materials.filter(line="extra").delete()
    case.materials.create(
        ordinal=99,
        line="extra",
        material=material.code,
        name=material.name,
        state="supplied",
        payload={"given_by": by} if by else {},
        demanded_by=["registration"],
    )


def nothing() -> None:
    """The unit as it is."""


def seized_land() -> None:
    makers.unit(LAND)
    makers.seize(LAND)


Situation = tuple[str, Callable[[], Any], str, bool, str]
SITUATIONS: list[Situation] = [
    ("unit_exists", nothing, "check:R01", True, "存在且有效"),
    ("unit_exists", lambda: RealEstateUnit.objects.update(status="0"), "check:R01", False, "已经无效"),
    ("applicant_is_registered_owner", nothing, "check:R02", True, "与登记簿记载一致"),
    (
        "applicant_is_registered_owner",
        lambda: makers.sell(person("别人", 77)),
        "check:R02",
        False,
        "不是登记簿记载的权利人（登记簿记载为别*）",
    ),
    ("unit_is_not_seized", nothing, "check:R03", True, "没有查封"),
    ("unit_is_not_seized", makers.seize, "check:R03", False, "已被查封，不能办理：云浮市云城区人民法院"),
    ("unit_is_not_seized", seized_land, "check:R03", False, "宗地"),
    ("seizure_is_noted", makers.seize, "check:R03a", False, "不处分权利，可以办理"),
    ("advance_notice_is_consented", nothing, "check:R05", True, "没有他人的预告登记"),
    ("advance_notice_is_consented", makers.notice, "check:R05", False, "周*远已于9月18日"),
    ("advance_notice_is_consented", lambda: makers.notice(holder(BUYER)), "check:R05", True, "没有他人"),
    ("advance_notice_has_not_lapsed", makers.notice, "check:R06", True, "没有可能失效"),
    (
        "advance_notice_has_not_lapsed",
        lambda: makers.notice(registrable_from=date(2026, 6, 1)),
        "check:R06",
        False,
        "已满90日",
    ),
    ("no_objection_or_commitment", nothing, "check:R07", True, "没有异议"),
    ("no_objection_or_commitment", makers.objection, "check:R07", False, "须书面承诺"),
    ("mortgage_allows_transfer", makers.mortgage, "check:R09", True, "没有约定禁止"),
    (
        "mortgage_allows_transfer",
        lambda: makers.mortgage(forbids_transfer=True),
        "check:R09",
        False,
        "云石银行云城支行的抵押权约定禁止或者限制转让",
    ),
    ("mortgagees_are_notified", nothing, "check:R10", True, "没有随房屋转移"),
    ("mortgagees_are_notified", makers.mortgage, "check:R10", False, "转移后继续存在，须通知抵押权人"),
    ("mortgagee_consented_before_2021", makers.mortgage, "check:R11", True, "没有2021年以前"),
    (
        "mortgagee_consented_before_2021",
        lambda: makers.mortgage(at=OLD),
        "check:R11",
        False,
        "登记于2021年以前，须抵押权人书面同意",
    ),
    ("earlier_mortgages_are_ranked", makers.mortgage, "check:R12", False, "为第 2 顺位"),
    ("all_owners_apply", nothing, "check:R15", True, "都已申请"),
    ("residence_right_is_carried_over", makers.residence, "check:R17", False, "继续存在"),
    ("allocated_land_is_approved", nothing, "check:R23", True, "不是划拨"),
    ("right_has_not_expired", nothing, "check:R25", True, "没有届满"),
    ("encumbrancers_consent", makers.mortgage, "check:R29", False, "须其书面同意"),
    ("land_and_house_go_together", nothing, "check:R14", True, "一并处分"),
    ("no_title_registered_yet", nothing, "check:R01", False, "不能再办首次登记"),
]


@pytest.mark.parametrize(
    ("word", "happens", "check", "passed", "words"),
    [pytest.param(*s, id=f"{s[0]}-{s[4]}", marks=pytest.mark.clause(s[2])) for s in SITUATIONS],
)
def test_a_gate_says_what_is_so(
    word: str, happens: Callable[[], Any], check: str, passed: bool, words: str
) -> None:
    owned_home()
    case = filed_sale()
    happens()
    answer = asked(word, case)
    assert (answer.passed, words in answer.message) == (passed, True), answer.message


@pytest.mark.clause("check:R06")
@pytest.mark.parametrize(
    ("notice", "last_day"),
    [
        ({"registrable_from": date(2026, 7, 5)}, "2026-10-08"),  # the ninetieth day is a holiday
        ({"kind": "1"}, "2026-12-17"),  # of a presold home: ninety days from its first registration
    ],
)
def test_a_notice_lives_through_the_working_day_on_which_its_ninety_days_end(
    clock: Any, notice: dict[str, Any], last_day: str
) -> None:
    owned_home()
    case = filed_sale()
    makers.notice(**notice)
    clock.move_to(f"{last_day} 16:00")
    assert asked("advance_notice_has_not_lapsed", case).passed
    clock.shift(timedelta(days=1))
    assert "已满90日" in asked("advance_notice_has_not_lapsed", case).message


@pytest.mark.clause("check:R02")
def test_a_seller_whose_name_differs_from_the_register_is_told_what_to_do() -> None:
    owned_home()
    case = filed_sale()
    Applicant.objects.filter(case=case, role="obligor").update(name="改了名字")
    assert "先办理更名" in asked("applicant_is_registered_owner", case).message


@pytest.mark.clause("check:R15")
def test_joint_owners_must_all_apply_and_owners_in_shares_hold_two_thirds() -> None:
    owned_home()
    case = filed_sale()
    makers.sell(holder(SELLER, co_ownership=1), holder(SPOUSE, co_ownership=1))
    assert "须全体共有人申请，还缺" in asked("all_owners_apply", case).message
    makers.sell(holder(SELLER, **share("1/2")), holder(SPOUSE, **share("1/2")))
    assert "合计为 1/2，不足三分之二" in asked("all_owners_apply", case).message
    makers.sell(holder(SELLER, **share("2/3")), holder(SPOUSE, **share("1/3")))
    assert asked("all_owners_apply", case).passed


def share(text: str) -> dict[str, Any]:
    one = person("x", 9, text)
    return {"share": one.share, "co_ownership": one.co_ownership}


@pytest.mark.clause("check:R23")
def test_allocated_land_needs_its_approval() -> None:
    owned_home(land_nature="101")
    case = filed_sale()
    assert "补缴出让金" in asked("allocated_land_is_approved", case).message
    supplied(case, m.ALLOCATED_LAND_APPROVAL)
    assert asked("allocated_land_is_approved", case).passed


@pytest.mark.clause("check:R25")
def test_a_home_outlives_its_land_term_and_an_office_does_not() -> None:
    owned_home(land_ends_on=date(2020, 1, 1))
    case = filed_sale()
    assert "自动续期" in asked("right_has_not_expired", case).message
    owned_home(makers.NEXT_DOOR, use="60", land_use="商服用地", land_ends_on=date(2020, 1, 1))
    office = filed_sale(number=makers.NEXT_DOOR)
    assert not asked("right_has_not_expired", office).passed


@pytest.mark.clause("check:R25")
def test_a_garage_on_land_for_homes_shares_its_renewal() -> None:
    owned_home(use="80", house_type="6", land_ends_on=date(2020, 1, 1))
    assert "自动续期" in asked("right_has_not_expired", filed_sale()).message


@pytest.mark.clause("check:R04")
def test_a_waiting_seizure_blocks_from_the_day_the_first_has_lapsed(clock: Any) -> None:
    owned_home()
    case = filed_sale()
    makers.seize(days=("2026-09-18", "2026-09-20"))
    makers.seize(served="2026-09-18 09:45", days=None, months=36)
    clock.move_to("2026-09-21 09:00")
    assert "（2026）粤5302执451号" in asked("unit_is_not_seized", case).message


# -- facts ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("word", "happens"),
    [
        ("has_advance_notice", makers.notice),
        ("notice_holder_consent_is_needed", makers.notice),
        ("has_objection", makers.objection),
        ("mortgagee_consent_is_needed", lambda: makers.mortgage(forbids_transfer=True)),
        ("mortgagee_consent_is_needed", lambda: makers.mortgage(at=OLD)),
        ("is_encumbered", makers.mortgage),
    ],
)
def test_a_fact_is_so_once_it_stands_in_the_book(word: str, happens: Callable[[], Any]) -> None:
    owned_home()
    assert FACTS[word](Subject([HOME])) is False
    happens()
    assert FACTS[word](Subject([HOME])) is True


@pytest.mark.parametrize(
    ("facts", "word"),
    [({"housing_nature": "6"}, "is_policy_housing"), ({"land_nature": "101"}, "is_allocated_land")],
)
def test_the_natural_condition_is_known_before_there_is_a_case(facts: dict[str, str], word: str) -> None:
    owned_home()
    assert not FACTS[word](Subject([HOME]))
    owned_home(makers.NEXT_DOOR, **facts)
    assert FACTS[word](Subject([makers.NEXT_DOOR]))


def test_other_rooms_learn_address_area_and_day_of_acquisition() -> None:
    owned_home()
    known = FACTS["unit_in_the_book"](Subject([HOME]))
    assert known["address"].endswith("0046房")
    assert str(known["area"]) == "118.36"
    assert known["acquired_on"] == date(2026, 9, 18)
    assert FACTS["unit_in_the_book"](Subject(["445302001002GB00012F99990001"])) == {}
