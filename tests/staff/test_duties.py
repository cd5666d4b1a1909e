"""岗位: the one table of who may do what."""

import pytest
from django.contrib.auth import get_user_model
from django.core.exceptions import ValidationError

from hall.staff.actors import CLOCKWORK, applicant, client_system, officer_actor
from hall.staff.departments import D
from hall.staff.duties import DUTIES, Duty, admin_allows, conflicts, duties_for_step
from hall.staff.models import Officer
from tests.staff.makers import PASSWORD, actor, counter, hall, officer

STEPS = "accept decline examine approve finish send_back refuse withdraw record engross issue archive"


def test_every_duty_has_a_line_and_every_step_a_duty() -> None:
    assert set(DUTIES) == set(Duty)
    for step in STEPS.split():
        assert duties_for_step(step), step
    assert duties_for_step("record") == {Duty.RECORD}
    assert duties_for_step("send_back") == {Duty.EXAMINE, Duty.APPROVE}
    assert not duties_for_step("no such step")


def test_a_duty_belongs_to_its_department() -> None:
    assert conflicts(frozenset({"assess"}), D.REGISTRATION) == [
        "“核税”不是自然资源局（登记）的岗位，请改部门或去掉这个岗位。"
    ]
    assert not conflicts(frozenset({"approve", "record"}), D.REGISTRATION)
    assert not conflicts(frozenset({"collect"}), D.TAXATION)


@pytest.mark.parametrize("duties", [{"administer", "audit"}, {"secure", "administer"}, {"audit", "accept"}])
def test_the_three_administrators_are_three_people_and_handle_no_cases(duties: set[str]) -> None:
    assert any("不能由同一人兼任" in reason for reason in conflicts(frozenset(duties), D.REGISTRATION))


def test_rights_in_the_admin_come_from_duties() -> None:
    assert admin_allows("administer", "staff.add_officer")
    assert not admin_allows("administer", "staff.delete_officer")
    assert not admin_allows("administer", "staff.view_act")
    assert admin_allows("secure", "axes.delete_accessattempt")
    assert not admin_allows("secure", "staff.change_hall")
    assert admin_allows("audit", "staff.view_look")
    assert not any(admin_allows(duty, "cases.change_case") for duty in Duty)
    assert not any(
        admin_allows(duty, f"staff.{verb}_act") for duty in Duty for verb in ("add", "change", "delete")
    )


@pytest.mark.django_db
def test_an_officer_is_checked_before_being_saved_from_a_form() -> None:
    assessor = officer("assess")
    assert assessor.department == D.TAXATION
    assessor.full_clean()
    assessor.department = D.REGISTRATION
    with pytest.raises(ValidationError, match="不是自然资源局"):
        assessor.full_clean()
    elsewhere = officer("accept", hall=hall("luoding"), counter=counter("1"))
    with pytest.raises(ValidationError, match="不在所选大厅"):
        elsewhere.full_clean()


@pytest.mark.django_db
def test_a_disabled_officer_has_no_duties_whatever_stands_in_the_row() -> None:
    approver = officer("approve", "record", is_active=False)
    assert not approver.has_duty("approve")
    assert not officer_actor(approver).duties
    assert approver.duty_names == ["核定", "登簿"]


@pytest.mark.django_db
def test_only_administrators_open_the_admin_and_nobody_is_almighty() -> None:
    assert officer("administer").is_staff
    assert not officer("approve").is_staff
    superuser = get_user_model().objects.create_superuser("first", "首位管理员", PASSWORD)
    assert superuser.duties == [Duty.ADMINISTER]
    assert not superuser.is_superuser
    assert superuser.has_perms(["staff.add_officer", "staff.change_hall"])
    assert not superuser.has_perm("staff.view_act")


@pytest.mark.django_db
def test_log_in_names_are_found_without_regard_to_capitals() -> None:
    known = officer("accept", username="Zhang.San")
    assert Officer.objects.get_by_natural_key("zhang.san") == known


@pytest.mark.django_db
def test_an_actor_carries_what_the_door_asks() -> None:
    by = actor("examine")
    assert by.is_officer
    assert by.has_duty("examine")
    assert not by.has_duty("approve")
    assert by.hall_id == hall().pk
    assert not CLOCKWORK.duties
    assert applicant("林*禾").department == D.APPLICANT
    assert client_system("税务系统", D.TAXATION, "assess").has_duty("assess")
