"""/progress/: number and six characters open the page of a case, and nothing else does."""

import re
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client

from hall.portal.models import Knock
from hall.portal.progress.lookup import OPEN_FOR
from hall.portal.views.progress import NOT_FOUND, TOO_OFTEN
from hall.staff.models import Act
from tests.conftest import Clock
from tests.portal.conftest import BUYERS_CODE, SELLERS_CODE, ask
from tests.taxation.sales import BUYER, SELLER, accepted_sale, id_number

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("alone")]
NOBODYS = "2026091899999"


def bare(page: Any, number: str) -> str:
    """The page without the number typed and the token of the form."""
    return re.sub(r'name="csrfmiddlewaretoken" value="\w+"', "", page.content.decode()).replace(number, "")


@pytest.mark.clause("G17")
@pytest.mark.parametrize("code", [BUYERS_CODE, SELLERS_CODE, f" {BUYERS_CODE.lower()} "])
def test_number_and_last_six_open_the_page_without_logging_in(client: Client, code: str) -> None:
    case = accepted_sale()
    page = ask(client, case.number, code)
    assert page.status_code == 200
    assert "等税务局核税" in page.content.decode()
    assert "云城区翠石路66号云岭花园" in page.content.decode()


def test_full_width_digits_and_spaces_are_forgiven(client: Client) -> None:
    case = accepted_sale()
    wide = case.number.translate(str.maketrans("0123456789", "０１２３４５６７８９"))
    assert "等税务局核税" in ask(client, f"{wide[:4]} {wide[4:]}", BUYERS_CODE).content.decode()


@pytest.mark.clause("I6")
def test_the_page_shows_no_name_no_document_number_and_no_room(client: Client) -> None:
    body = ask(client, accepted_sale().number, BUYERS_CODE).content.decode()
    for secret in (BUYER, SELLER, id_number(2), id_number(3), BUYERS_CODE, "3幢"):
        assert secret not in body


def test_a_wrong_code_and_a_case_that_does_not_exist_look_the_same(client: Client) -> None:
    case = accepted_sale()
    wrong, absent = ask(client, case.number, "000000"), ask(client, NOBODYS, "000000")
    assert wrong.status_code == absent.status_code == 200
    assert NOT_FOUND in wrong.content.decode()
    strip = [
        page.content.decode().split("<main")[1].replace(case.number, "").replace(NOBODYS, "")
        for page in (wrong, absent)
    ]
    assert strip[0].split("csrfmiddlewaretoken")[0] == strip[1].split("csrfmiddlewaretoken")[0]


@pytest.mark.parametrize(
    ("number", "code", "sentence"),
    [
        ("", "", "请填写受理号"),
        ("123", "000000", "受理号是 13 位数字"),
        ("2026091800001", "12", "请填写六位"),
        ("2026091800001", "ab'--;", "请填写六位"),
    ],
)
def test_what_cannot_be_right_is_answered_with_what_to_do(
    client: Client, number: str, code: str, sentence: str
) -> None:
    body = ask(client, number, code).content.decode()
    assert sentence in body
    assert not Knock.objects.exists()


def test_guessing_at_a_case_ends_after_six_tries_and_for_a_number_that_does_not_exist_too(
    client: Client,
) -> None:
    case = accepted_sale()
    for number in (case.number, NOBODYS):
        for _try in range(6):
            assert ask(client, number, "000000").status_code == 200
        last = ask(client, number, BUYERS_CODE)
        assert last.status_code == 429
        assert TOO_OFTEN in last.content.decode()


def test_the_right_code_works_again_an_hour_later_but_a_day_has_fifteen_tries(
    client: Client, clock: Clock
) -> None:
    case = accepted_sale()
    for _hour in range(2):
        for _try in range(6):
            ask(client, case.number, "000000")
        clock.shift(timedelta(hours=1))
    assert ask(client, case.number, BUYERS_CODE).status_code == 200
    for _try in range(3):
        ask(client, case.number, "000000")
    assert ask(client, case.number, BUYERS_CODE).status_code == 429


def test_one_address_may_not_try_many_cases(client: Client) -> None:
    for at in range(30):
        ask(client, f"20260918{at:05d}", "000000")
    assert ask(client, accepted_sale().number, BUYERS_CODE).status_code == 429
    other = ask(client, accepted_sale(serial=2).number, BUYERS_CODE, REMOTE_ADDR="10.0.0.9")
    assert other.status_code == 200


def test_looking_often_at_ones_own_case_is_no_guessing(client: Client) -> None:
    case = accepted_sale()
    for _look in range(40):
        assert ask(client, case.number, BUYERS_CODE).status_code == 200


def test_counts_keep_no_address_and_are_forgotten(client: Client, clock: Clock) -> None:
    ask(client, NOBODYS, "000000")
    assert not Knock.objects.filter(source__contains="127.0.0.1").exists()
    assert not Knock.objects.filter(source__contains=NOBODYS).exists()
    clock.shift(timedelta(days=3))
    ask(client, NOBODYS, "000000")
    assert Knock.objects.count() == 3


def test_the_address_of_the_page_runs_out_and_cannot_be_forged(client: Client, clock: Clock) -> None:
    page = ask(client, accepted_sale().number, BUYERS_CODE)
    address = page.redirect_chain[-1][0]
    assert client.get(address).status_code == 200
    assert client.get(address[:-2] + "x/").status_code == 302
    clock.shift(timedelta(seconds=OPEN_FOR + 1))
    assert client.get(address).status_code == 302


@pytest.mark.clause("G8")
def test_every_look_is_written_down(client: Client) -> None:
    case = accepted_sale()
    ask(client, case.number, BUYERS_CODE)
    act = Act.objects.get(verb="progress")
    assert act.subject == f"case:{case.number}"
    assert BUYER not in act.by_label


def test_the_number_may_come_with_the_address_of_a_paper(client: Client) -> None:
    assert 'value="2026091800231"' in client.get("/progress/?number=2026091800231").content.decode()
