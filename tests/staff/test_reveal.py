"""显示全部: masked by default, shown for a reason, written down."""

import re
from datetime import timedelta

import pytest
from django.core.exceptions import ImproperlyConfigured
from django.http import HttpRequest
from django.template import Context, Template
from django.test import Client, RequestFactory

from hall.identity.masking import mask_document, mask_name
from hall.staff import revealing
from hall.staff.models import Act, Look, Officer
from hall.staff.revealing import Slip, masked_value, revealable
from tests.conftest import Clock
from tests.staff.makers import officer

pytestmark = pytest.mark.django_db
NUMBER = "445300198512310029"


@pytest.fixture(autouse=True)
def officers_numbers_are_personal(monkeypatch: pytest.MonkeyPatch) -> None:
    """For these tests the staff number stands for an ID number; only acceptors may see it."""
    monkeypatch.setattr(revealing, "_REVEALABLE", {})
    revealable(
        Officer,
        {"staff_number": mask_document, "name": mask_name},
        may_see=lambda by, row: by.has_duty("accept"),
        subject=lambda row: f"officer:{row.pk}",
        case_number=lambda row: "202609180001",
    )


@pytest.fixture
def somebody() -> Officer:
    return officer("issue", name="林小禾", staff_number=NUMBER)


def page(reader: Officer, row: Officer) -> str:
    request: HttpRequest = RequestFactory().get("/cases/202609180001/?name=x")
    request.user = reader
    template = Template('{% load masking %}{% reveal row "staff_number" %}|{{ row.name|mask_name }}')
    return template.render(Context({"request": request, "row": row}))


def link(html: str) -> str:
    found = re.search(r'href="([^"]+)"', html)
    assert found
    return found[1]


@pytest.mark.clause("promise:R14")
def test_a_page_shows_the_mask_and_a_button_and_never_the_number(somebody: Officer) -> None:
    html = page(officer("accept"), somebody)
    assert "4453**********0029" in html
    assert html.endswith("|林*禾")
    assert NUMBER not in html
    assert 'aria-label="显示工作证号全部内容"' in html


def test_a_reason_shows_the_number_and_leaves_a_line_in_the_audit(client: Client, somebody: Officer) -> None:
    reader = officer("accept")
    client.force_login(reader)
    address = link(page(reader, somebody))
    asked = client.get(address).content.decode()
    assert "查看工作证号" in asked
    assert NUMBER not in asked
    shown = client.post(address, {"reason": "核对身份证件原件"})
    assert NUMBER in shown.content.decode()
    assert 'href="/cases/202609180001/"' in shown.content.decode()
    assert "no-store" in shown.headers["Cache-Control"]
    look = Look.objects.get()
    assert (look.by_officer_id, look.subject, look.fields) == (
        reader.pk,
        f"officer:{somebody.pk}",
        ["工作证号"],
    )
    assert (look.purpose, look.case_number) == ("核对身份证件原件", "202609180001")


@pytest.mark.parametrize("reason", ["", "看看", "  \u3000 "])
def test_without_a_reason_nothing_is_shown(client: Client, somebody: Officer, reason: str) -> None:
    reader = officer("accept")
    client.force_login(reader)
    answer = client.post(link(page(reader, somebody)), {"reason": reason})
    assert answer.status_code == 422
    assert NUMBER not in answer.content.decode()
    assert "例如" in answer.content.decode()
    assert not Look.objects.exists()


def test_in_a_browser_the_question_is_a_dialog_and_the_answer_takes_the_place_of_the_mask(
    client: Client, somebody: Officer
) -> None:
    reader = officer("accept")
    client.force_login(reader)
    html = page(reader, somebody)
    spot = re.search(r'id="(seen-[0-9a-f]+)"', html)
    assert spot
    headers = {"HX-Request": "true"}
    assert client.get(link(html), headers=headers).content.decode().lstrip().startswith("<dialog")
    shown = client.post(link(html), {"reason": "核对身份证件原件"}, headers=headers).content.decode()
    assert f'id="{spot[1]}" hx-swap-oob="true"' in shown
    assert NUMBER in shown


@pytest.mark.clause("promise:R11")
def test_who_may_not_see_the_row_is_refused_and_written_down(client: Client, somebody: Officer) -> None:
    reader = officer("guide")
    client.force_login(reader)
    answer = client.post(link(page(reader, somebody)), {"reason": "核对身份证件原件"})
    assert answer.status_code == 403
    assert NUMBER not in answer.content.decode()
    assert Act.objects.filter(verb="越权被拒", by_officer_id=reader.pk).exists()
    assert not Look.objects.exists()


def test_a_slip_is_good_for_its_officer_only_and_cannot_be_forged(client: Client, somebody: Officer) -> None:
    reader = officer("accept")
    address = link(page(reader, somebody))
    client.force_login(officer("accept"))
    assert client.get(address).status_code == 404
    client.force_login(reader)
    assert client.get(address[:-3] + "xx/").status_code == 404


def test_a_slip_is_good_for_one_session(client: Client, somebody: Officer, clock: Clock) -> None:
    reader = officer("accept")
    address = link(page(reader, somebody))
    clock.shift(timedelta(hours=8, seconds=1))
    client.force_login(reader)
    assert client.get(address).status_code == 404


def test_a_slip_for_a_row_that_is_gone_is_not_found(client: Client) -> None:
    reader = officer("accept")
    client.force_login(reader)
    slip = Slip("staff.officer", 0, "staff_number", reader.pk, "seen-1", "/")
    assert client.get(f"/accounts/reveal/{slip.sign()}/").status_code == 404


def test_nothing_personal_stands_in_the_address(somebody: Officer) -> None:
    address = link(page(officer("accept"), somebody))
    assert NUMBER not in address
    assert "name=x" not in address


def test_a_stranger_sees_the_mask_without_a_button(somebody: Officer) -> None:
    html = Template('{% load masking %}{% reveal row "staff_number" %}').render(Context({"row": somebody}))
    assert "4453**********0029" in html
    assert "href" not in html


def test_what_was_not_declared_cannot_be_shown(somebody: Officer) -> None:
    with pytest.raises(ImproperlyConfigured):
        masked_value(somebody, "username")
    with pytest.raises(ImproperlyConfigured, match="已声明过"):
        revealable(Officer, {}, may_see=lambda by, row: True, subject=str)
