"""管理: three administrators, each with their own part; every change is an act."""

import pytest
from axes.models import AccessAttempt
from django.test import Client
from django_otp.plugins.otp_totp.models import TOTPDevice

from hall.staff.duties import Duty
from hall.staff.models import Act, Hall, Officer
from tests.conftest import Clock
from tests.staff.makers import PASSWORD, hall, officer

pytestmark = pytest.mark.django_db


def as_(client: Client, duty: str) -> Officer:
    administrator = officer(duty, name=f"管理员{duty}")
    client.force_login(administrator)
    return administrator


def test_a_worker_of_the_hall_has_no_business_in_the_admin(client: Client) -> None:
    as_(client, "approve")
    assert client.get("/admin/").status_code == 302
    assert client.get("/admin/staff/officer/").status_code == 302


def test_the_system_administrator_makes_an_account_without_duties(client: Client) -> None:
    maker = as_(client, "administer")
    form = {
        "username": "new.one",
        "name": "新来的人",
        "department": "registration",
        "usable_password": "true",
        "password1": PASSWORD,
        "password2": PASSWORD,
        "duties": ["approve"],
    }
    answer = client.post("/admin/staff/officer/add/", form)
    assert answer.status_code == 302
    made = Officer.objects.get(username="new.one")
    assert made.duties == []
    assert made.must_change_password
    assert made.check_password(PASSWORD)
    act = Act.objects.get(subject=f"staff.officer:{made.pk}")
    assert (act.verb, act.by_officer_id) == ("后台新增", maker.pk)
    assert PASSWORD not in str(act.detail)


def account_form(row: Officer, **changes: object) -> dict[str, object]:
    usual = {"username": row.username, "name": row.name, "department": row.department, "is_active": "on"}
    return usual | {"hall": row.hall_id or "", "counter": "", "court_code": "", "staff_number": ""} | changes


def test_the_system_administrator_disables_but_gives_no_duties(client: Client) -> None:
    as_(client, "administer")
    examiner = officer("examine")
    address = f"/admin/staff/officer/{examiner.pk}/change/"
    page = client.get(address).content.decode()
    assert "初审" in page
    assert 'name="duties"' not in page
    form = account_form(examiner, duties=["approve"])
    del form["is_active"]
    assert client.post(address, form).status_code == 302
    examiner.refresh_from_db()
    assert examiner.duties == ["examine"]
    assert not examiner.is_active


def test_the_security_administrator_gives_duties_and_nothing_else(client: Client) -> None:
    as_(client, "secure")
    examiner = officer("examine")
    address = f"/admin/staff/officer/{examiner.pk}/change/"
    assert 'value="approve"' in client.get(address).content.decode()
    assert (
        client.post(address, account_form(examiner, name="改名", duties=["approve", "record"])).status_code
        == 302
    )
    examiner.refresh_from_db()
    assert examiner.duties == ["approve", "record"]
    assert examiner.name != "改名"
    assert "approve" in Act.objects.get(subject=f"staff.officer:{examiner.pk}").detail["duties"]
    assert client.post(f"/admin/staff/officer/{examiner.pk}/password/", {}).status_code == 403


def test_a_duty_of_another_department_is_refused_with_a_sentence(client: Client) -> None:
    as_(client, "secure")
    examiner = officer("examine")
    answer = client.post(
        f"/admin/staff/officer/{examiner.pk}/change/", account_form(examiner, duties=["examine", "assess"])
    )
    assert "“核税”不是自然资源局（登记）的岗位" in answer.content.decode()


def test_nobody_gives_duties_to_themselves(client: Client) -> None:
    myself = as_(client, "secure")
    client.post(f"/admin/staff/officer/{myself.pk}/change/", account_form(myself, duties=["secure", "audit"]))
    myself.refresh_from_db()
    assert myself.duties == [Duty.SECURE]


def test_a_reset_password_is_for_one_log_in_only(client: Client) -> None:
    as_(client, "administer")
    forgetful = officer("accept")
    form = {"usable_password": "true", "password1": PASSWORD + "2", "password2": PASSWORD + "2"}
    assert client.post(f"/admin/staff/officer/{forgetful.pk}/password/", form).status_code == 302
    forgetful.refresh_from_db()
    assert forgetful.must_change_password
    assert Act.objects.filter(verb="重设密码", subject=f"officer:{forgetful.pk}").exists()


def test_the_security_administrator_unlocks_and_resets_codes(client: Client) -> None:
    as_(client, "secure")
    locked = AccessAttempt.objects.create(
        username="known", ip_address="10.0.0.1", failures_since_start=5, get_data="", post_data=""
    )
    device = TOTPDevice.objects.create(user=officer("approve"), name="动态口令")
    page = client.get(f"/admin/otp_totp/totpdevice/{device.pk}/change/").content.decode()
    assert device.key not in page
    for address in (f"axes/accessattempt/{locked.pk}", f"otp_totp/totpdevice/{device.pk}"):
        assert client.post(f"/admin/{address}/delete/", {"post": "yes"}).status_code == 302
    assert not AccessAttempt.objects.exists()
    assert not TOTPDevice.objects.exists()
    assert Act.objects.filter(verb="后台删除").count() == 2


def test_the_auditor_reads_everything_and_changes_nothing(client: Client) -> None:
    as_(client, "audit")
    for table in ("act", "look", "officer", "hall"):
        assert client.get(f"/admin/staff/{table}/").status_code == 200
    place = hall()
    assert client.post(f"/admin/staff/hall/{place.pk}/change/", {"name": "改名"}).status_code == 403
    assert client.get("/admin/staff/officer/add/").status_code == 403


@pytest.mark.parametrize("duty", ["administer", "secure"])
def test_nobody_but_the_auditor_reads_the_audit(client: Client, duty: str) -> None:
    as_(client, duty)
    assert client.get("/admin/staff/act/").status_code == 403
    assert client.get("/admin/staff/look/").status_code == 403


def test_officers_are_disabled_and_never_deleted(client: Client) -> None:
    as_(client, "administer")
    assert (
        client.post(f"/admin/staff/officer/{officer('accept').pk}/delete/", {"post": "yes"}).status_code
        == 403
    )


def test_halls_and_windows_are_kept_by_the_system_administrator(client: Client, clock: Clock) -> None:
    as_(client, "administer")
    place = hall()
    form = {
        "code": place.code,
        "name": "新名",
        "office_name": "云浮市",
        "address": "新址",
        "counties": "445302",
    }
    form |= {"opening_hours": "9:00–17:00", "is_open": "on", "bookings_per_half_day": "6"}
    assert client.post(f"/admin/staff/hall/{place.pk}/change/", form).status_code == 302
    assert Hall.objects.get(pk=place.pk).name == "新名"
    assert Act.objects.get(subject=f"staff.hall:{place.pk}").detail["name"] == "新名"
