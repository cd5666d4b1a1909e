"""Before execution (J7): of a developer's project housing is told, and its record comes first."""

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from hall.exchange.models import Notice
from hall.rehearsal.crew import crew
from judicial.auctions.coordinating import record_coordination, tell_housing
from judicial.auctions.registering import register_auction
from judicial.courts import COURTS
from judicial.models import Coordination
from tests.judicial.sales import CLERK, COURT, EXECUTION, sale, seized_home
from tests.registration.makers import HOME

pytestmark = [pytest.mark.django_db, pytest.mark.clause("J7")]


def told(**more: str) -> Coordination:
    said = {"matter": "拍卖项目未售房屋", "declared": "云岭花园二期"} | more
    return tell_housing(COURT, execution_number=EXECUTION, unit_numbers=[HOME], by=CLERK, **said)


def test_a_developers_project_is_not_sold_before_housing_has_coordinated() -> None:
    seized_home()
    with pytest.raises(ValidationError, match="执行前应当告知住建部门"):
        register_auction(sale(project="云岭花园二期"), COURT, by=CLERK)
    notice = told()
    with pytest.raises(ValidationError, match="会商情况还没有记录"):
        register_auction(sale(project="云岭花园二期"), COURT, by=CLERK)
    record_coordination(notice.pk, "已商定保留购房人优先权", by=crew().reviews_housing)
    assert register_auction(sale(project="云岭花园二期"), COURT, by=CLERK).project == "云岭花园二期"
    topics = list(Notice.objects.order_by("id").values_list("topic", flat=True))
    assert topics == ["execution.told", "execution.coordinated"]


def test_another_courts_notice_does_not_tell_housing_of_this_execution() -> None:
    seized_home()
    notice = tell_housing(
        COURTS["粤53"],
        execution_number="（2026）粤53执7号",
        unit_numbers=[HOME],
        matter="拍卖项目未售房屋",
        declared="云岭花园二期",
        by=CLERK,
    )
    record_coordination(notice.pk, "同意处置", by=crew().reviews_housing)
    with pytest.raises(ValidationError, match="执行前应当告知住建部门"):
        register_auction(sale(project="云岭花园二期"), COURT, by=CLERK)


def test_the_same_notice_twice_is_one_and_another_measure_is_not_lost_in_silence() -> None:
    assert told().pk == told().pk
    with pytest.raises(ValidationError, match="措施是“拍卖项目未售房屋”，没有另行告知"):
        told(matter="查封土地")


def test_a_home_of_no_project_needs_no_notice() -> None:
    with pytest.raises(ValidationError, match="没有该处的在建在售项目"):
        told(declared="")


def test_the_record_is_housings_own_and_says_something() -> None:
    notice = told()
    with pytest.raises(PermissionDenied):
        record_coordination(notice.pk, "法院自记", by=CLERK)
    housing = crew().reviews_housing
    with pytest.raises(ValidationError, match="请写明会商情况"):
        record_coordination(notice.pk, " ", by=housing)
    record_coordination(notice.pk, "同意处置", by=housing)
    with pytest.raises(ValidationError, match="已由"):
        record_coordination(notice.pk, "再记一次", by=housing)
