"""From land to completed building: 住建 and the registry tell each other, nobody carries paper (I1–I3)."""

from datetime import date
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from hall.cases.ports import FACTS, Subject
from hall.catalogue import materials as m
from hall.catalogue.words import RegisterEffect
from hall.exchange.courier import deliver_all
from hall.exchange.models import Delivery, Notice
from hall.identity.documents import DocumentKind
from hall.rehearsal.crew import Crew, crew
from hall.rehearsal.simulators import connect_departments
from hall.sharing.questions import Finding, Question
from hall.sharing.systems import look_up
from hall.staff.departments import D
from registration.holders import Holder
from registration.models import RealEstateUnit
from registration.models.choices import Survey, UnitStatus
from registration.services.numbering_units import number_presold_homes
from registration.services.surveying import survey_building, void_unit
from registration.writers.land import FirstLand
from tests.registration.makers import unit, write
from transactions.projects.models import PresalePermit, Project, TableUnit
from transactions.projects.services import (
    file_completion,
    issue_permit,
    open_project,
    set_on_sale,
    take_table,
)

pytestmark = pytest.mark.django_db
PARCEL = "445302001002GB00088"
LAND = f"{PARCEL}W00000000"
DEVELOPER = "91445399MA4TEKT06L"
TABLE = """幢号,房号,预测建筑面积,用途,所在层,套内建筑面积
1,101,98.5,成套住宅,1,80.2
1,102,88,成套住宅,1,
2,101,120,商业服务,1,
"""


@pytest.fixture
def people() -> Crew:
    return crew()


def registered_land(code: str = DEVELOPER) -> None:
    unit(LAND)
    write(
        RegisterEffect.OPEN_LAND, FirstLand((LAND,), (Holder("云石置业", DocumentKind.USCC, code),), "出让")
    )


def project(people: Crew, table: str = TABLE, **changes: Any) -> Project:
    said = {
        "name": "云岭花园二期",
        "developer": "云石置业有限公司",
        "developer_code": DEVELOPER,
        "parcel_number": PARCEL,
        "address": "云城区翠石路88号",
    }
    made = open_project(**(said | changes), by=people.reviews_housing)
    if table:
        take_table(made.pk, "楼盘表.csv", table.encode(), by=people.reviews_housing)
    return made


def permit(made: Project, people: Crew, *buildings: str, number: str = "云预许字2026-01") -> PresalePermit:
    chosen = made.buildings.filter(number__in=buildings or ["0001", "0002"])
    return issue_permit(
        made.pk,
        number=number,
        planning_permit="建字第 445302202600018 号",
        construction_permit="445302202600018",
        buildings=[one.pk for one in chosen],
        by=people.reviews_housing,
    )


@pytest.mark.clause("I1")
def test_before_a_permit_the_registry_tells_source_and_registration_of_the_land(people: Crew) -> None:
    registered_land()
    made = permit(project(people), people)
    said = made.land_said
    assert (said["right"], said["source"]) == ("国有建设用地使用权", "出让")
    assert said["holder"]
    assert made.land_asked_at is not None


@pytest.mark.clause("I1")
def test_no_permit_without_registered_land_or_on_somebody_elses(people: Crew) -> None:
    made = project(people)
    with pytest.raises(ValidationError, match="请先办理土地登记"):
        permit(made, people)
    registered_land("914403001922038216")
    with pytest.raises(ValidationError, match="不是本项目的开发企业"):
        permit(made, people)


@pytest.mark.clause("I2")
def test_after_a_permit_every_home_has_its_number_in_both_books(people: Crew) -> None:
    registered_land()
    made = project(people)
    permit(made, people, "0001")
    deliver_all()
    numbers = list(TableUnit.objects.filter(building__number="0001").values_list("room", "unit_number"))
    assert numbers == [("101", f"{PARCEL}F00010001"), ("102", f"{PARCEL}F00010002")]
    assert not TableUnit.objects.get(building__number="0002").unit_number, "building 2 is not permitted"
    home = RealEstateUnit.objects.get(number=f"{PARCEL}F00010001")
    assert (home.survey, str(home.predicted_area), home.use) == (Survey.PREDICTED, "98.50", "11")
    told = Delivery.objects.filter(notice__topic="units.numbered").values_list("recipient", flat=True)
    assert set(told) == {D.TRANSACTIONS, D.TAXATION}


@pytest.mark.clause("I2", "promise:R4")
def test_numbering_twice_gives_nobody_a_second_number(people: Crew) -> None:
    registered_land()
    made = project(people)
    permit(made, people)
    deliver_all()
    assert number_presold_homes(made.number, PARCEL) == 0
    assert RealEstateUnit.objects.filter(number__contains="F0001").count() == 2


@pytest.mark.clause("I2")
def test_a_number_once_given_is_never_given_again(people: Crew) -> None:
    registered_land()
    made = project(people)
    permit(made, people, "0001")
    deliver_all()
    void_unit(RealEstateUnit.objects.get(number=f"{PARCEL}F00010002"))
    number_presold_homes(made.number, PARCEL)
    again = RealEstateUnit.objects.valid().get(room="102", building__number="0001")
    assert again.number == f"{PARCEL}F00010003"
    assert RealEstateUnit.objects.filter(status=UnitStatus.VOID).count() == 1


@pytest.mark.clause("I2")
def test_numbers_go_on_where_the_building_has_homes_already(people: Crew) -> None:
    registered_land()
    parcel = RealEstateUnit.objects.get(number=LAND).parcel
    survey_building(parcel=parcel, number="0001")
    unit(f"{PARCEL}F00010007")
    permit(project(people), people, "0001")
    deliver_all()
    assert TableUnit.objects.get(room="102").unit_number == f"{PARCEL}F00010009"


@pytest.mark.clause("I3", "M3")
def test_a_filed_completion_is_confirmed_to_the_registry_instead_of_paper(people: Crew) -> None:
    connect_departments()
    made = project(people)
    asked = Question(m.COMPLETION_PROOF.code, {"units": f"{PARCEL}F00010001 {PARCEL}F00010002"})
    assert look_up(D.TRANSACTIONS, asked).finding == Finding.NOT_FOUND
    file_completion(
        made.pk,
        number="云竣备2026-09",
        completed_on=date(2026, 9, 1),
        filed_on=date(2026, 9, 10),
        buildings=[made.buildings.get(number="0001").pk],
        by=people.reviews_housing,
    )
    answer = look_up(D.TRANSACTIONS, asked)
    assert answer.is_confirmed
    assert answer.payload["number"] == "云竣备2026-09"
    both = Question(m.COMPLETION_PROOF.code, {"units": LAND})
    assert look_up(D.TRANSACTIONS, both).finding == Finding.NOT_FOUND, "building 2 is not completed"
    assert Notice.objects.filter(topic="completion.filed").count() == 1


@pytest.mark.clause("J7")
def test_a_court_can_learn_that_a_project_is_on_sale(people: Crew) -> None:
    registered_land()
    made = project(people)
    tell = FACTS["developer_project"]
    assert tell(Subject([f"{PARCEL}F00010001"])) == "云岭花园二期：在建"
    permit(made, people)
    assert tell(Subject([f"{PARCEL}F00010001"])) == "云岭花园二期：在建在售"
    set_on_sale(made.pk, on_sale=False, by=people.reviews_housing)
    assert tell(Subject(["445302001002GB00012F00030046"])) == ""


def test_a_permit_names_every_reason_against_it(people: Crew) -> None:
    registered_land()
    made = project(people)
    permit(made, people, "0001")
    with pytest.raises(ValidationError) as refused:
        permit(made, people, "0001")
    assert "1幢已有预售许可 云预许字2026-01" in refused.value.messages
    assert any("已经用过" in one for one in refused.value.messages)
    with pytest.raises(ValidationError, match="1幢已发预售许可，楼盘表不能再改"):
        take_table(made.pk, "t.csv", TABLE.encode(), by=people.reviews_housing)


@pytest.mark.clause("promise:R11")
def test_only_housing_keeps_projects(people: Crew) -> None:
    made = project(people)
    for stranger in (people.examines, people.supervises, people.assesses):
        with pytest.raises(PermissionDenied):
            take_table(made.pk, "t.csv", TABLE.encode(), by=stranger)
        with pytest.raises(PermissionDenied):
            permit(made, Crew(**(vars(people) | {"reviews_housing": stranger})))


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"developer_code": "91445399MA4TEKT06O"}, "developer_code"),
        ({"parcel_number": "123"}, "parcel_number"),
    ],
)
def test_a_wrong_code_is_named(people: Crew, changes: dict[str, str], field: str) -> None:
    with pytest.raises(ValidationError) as refused:
        project(people, "", **changes)
    assert set(refused.value.message_dict) == {field}


def test_completion_dates_must_follow_each_other(people: Crew) -> None:
    made = project(people)
    chosen = [one.pk for one in made.buildings.all()]
    for completed_on, filed_on in (
        (date(2026, 9, 10), date(2026, 9, 1)),
        (date(2026, 9, 1), date(2027, 1, 1)),
    ):
        with pytest.raises(ValidationError, match="依次不晚于今天"):
            file_completion(
                made.pk,
                number="x",
                completed_on=completed_on,
                filed_on=filed_on,
                buildings=chosen,
                by=people.reviews_housing,
            )
