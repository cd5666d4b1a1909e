"""密码: two profiles, first passwords, and one-time codes."""

import time
from base64 import b32encode
from datetime import timedelta
from typing import Any

import pytest
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.test import Client, override_settings
from django_otp.oath import TOTP
from django_otp.plugins.otp_totp.models import TOTPDevice

from hall.staff.models import Act, Officer
from hall.staff.passwords import PROFILES, validators
from tests.conftest import Clock
from tests.staff.makers import PASSWORD, officer

PAGE = "/accounts/password/"
CODE = "/accounts/code/"
CHANGE = {
    "old_password": PASSWORD,
    "new_password1": "秋天的登记大厅九号",
    "new_password2": "秋天的登记大厅九号",
}


@pytest.mark.parametrize("weak", ["short7!", "password", "12345678", "20260918"])
def test_short_common_and_numeric_passwords_are_refused(weak: str) -> None:
    with pytest.raises(ValidationError):
        validate_password(weak)


def test_a_password_like_the_log_in_name_is_refused() -> None:
    with pytest.raises(ValidationError):
        validate_password("zhang.sanfeng1", Officer(username="zhang.sanfeng", name="张三丰"))


def test_a_long_sentence_of_one_kind_is_good_for_asvs_and_not_for_dengbao() -> None:
    validate_password("correcthorsebatterystaple")
    with (
        override_settings(AUTH_PASSWORD_VALIDATORS=validators("dengbao")),
        pytest.raises(ValidationError, match="至少三种"),
    ):
        validate_password("correcthorsebatterystaple")
    with override_settings(AUTH_PASSWORD_VALIDATORS=validators("dengbao")):
        validate_password("Correct-horse-9")


def test_a_profile_that_does_not_exist_stops_the_start() -> None:
    with pytest.raises(ValueError, match="HALL_PASSWORD_PROFILE"):
        validators("none")
    assert PROFILES == {"asvs": 0, "dengbao": 90}


@pytest.mark.django_db
def test_a_first_password_opens_only_the_page_that_changes_it(client: Client) -> None:
    newcomer = officer("administer", must_change_password=True)
    client.force_login(newcomer)
    answer = client.get("/admin/")
    assert answer.headers["Location"] == "/accounts/password/?next=%2Fadmin%2F"
    assert "初始密码" in client.get(answer.headers["Location"]).content.decode()
    assert client.post(PAGE, CHANGE | {"next": "/admin/"}).headers["Location"] == "/admin/"
    assert client.get("/admin/").status_code == 200
    assert Act.objects.filter(verb="改密码", subject=f"officer:{newcomer.pk}").exists()


@pytest.mark.django_db
def test_a_changed_password_ends_every_other_session(client: Client) -> None:
    someone = officer("accept")
    elsewhere = Client()
    client.force_login(someone)
    elsewhere.force_login(someone)
    client.post(PAGE, CHANGE)
    assert client.get(PAGE).status_code == 200
    assert elsewhere.get(PAGE).status_code == 302


@pytest.mark.django_db
def test_under_dengbao_a_password_serves_ninety_days(client: Client, clock: Clock) -> None:
    administrator = officer("administer")
    clock.shift(timedelta(days=90))
    client.force_login(administrator)
    assert client.get("/admin/").status_code == 200
    with override_settings(PASSWORD_DAYS=90):
        assert client.get("/admin/").headers["Location"].startswith(PAGE)


def code_of(device: TOTPDevice) -> str:
    totp = TOTP(device.bin_key, device.step, device.t0, device.digits, device.drift)
    totp.time = time.time()
    return f"{totp.token():06d}"


@pytest.fixture
def with_codes(settings: Any) -> None:
    settings.SECOND_FACTOR = True


@pytest.mark.django_db
@pytest.mark.usefixtures("with_codes")
def test_an_administrator_enrols_once_and_then_gives_a_code_each_time(client: Client, clock: Clock) -> None:
    administrator = officer("administer")
    client.force_login(administrator)
    assert client.get("/admin/").headers["Location"] == "/accounts/code/?next=%2Fadmin%2F"
    assert "data:image/svg+xml" in client.get(CODE).content.decode()
    device = TOTPDevice.objects.get(user=administrator)
    before = client.session.session_key
    assert client.post(CODE, {"code": code_of(device), "next": "/admin/"}).headers["Location"] == "/admin/"
    assert client.session.session_key != before
    assert client.get("/admin/").status_code == 200
    again = Client()
    again.force_login(administrator)
    page = again.get(CODE).content.decode()
    assert "data:image/svg+xml" not in page
    assert b32encode(device.bin_key).decode()[:4] not in page


@pytest.mark.django_db
@pytest.mark.usefixtures("with_codes")
def test_a_wrong_or_used_code_opens_nothing(client: Client, clock: Clock) -> None:
    administrator = officer("administer")
    client.force_login(administrator)
    client.get(CODE)
    device = TOTPDevice.objects.get(user=administrator)
    good = code_of(device)
    wrong = f"{(int(good) + 1) % 1_000_000:06d}"
    assert "口令不对或已用过" in client.post(CODE, {"code": wrong}).content.decode()
    clock.shift(5)
    assert client.post(CODE, {"code": code_of(device)}).status_code == 302
    thief = Client()
    thief.force_login(administrator)
    assert thief.post(CODE, {"code": good}).status_code == 200
    assert thief.get("/admin/").status_code == 302
    assert "6 位数字" in thief.post(CODE, {"code": "12"}).content.decode()


@pytest.mark.django_db
@pytest.mark.usefixtures("with_codes")
@pytest.mark.parametrize(
    ("duty", "asked"), [("approve", True), ("record", True), ("accept", False), ("issue", False)]
)
def test_codes_are_asked_of_reviewers_and_recorders_only(client: Client, duty: str, asked: bool) -> None:
    client.force_login(officer(duty))
    assert (client.get(PAGE).status_code == 302) is asked
