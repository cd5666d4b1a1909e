"""The knobs of the catalogue: proposed on a page, approved by another, in force at the counter."""

import pytest
from django.test import Client

from hall.catalogue.models import CatalogueSetting
from hall.staff.departments import D
from tests.staff.makers import officer

pytestmark = [pytest.mark.django_db, pytest.mark.clause("G27")]
PAGE = "/oversight/settings/"
SALE = "sale-of-existing-house"
PROMISE = {
    "knob": "promised-days",
    "promised-days-value": "3",
    "promised-days-since": "2026-09-18",
    "promised-days-reason": "试行提速",
}


def test_a_setting_goes_from_proposal_to_the_public_guide(client: Client) -> None:
    client.force_login(officer("administer"))
    assert "现在承诺 5 个工作日" in client.get(f"{PAGE}?item={SALE}").content.decode()
    said = client.post(f"{PAGE}propose/{SALE}/", PROMISE, follow=True).content.decode()
    assert "已提出，等主管批准" in said
    assert "3 个工作日（目录 5，法定 30）" in said
    pk = CatalogueSetting.objects.get().pk
    assert client.post(f"{PAGE}{pk}/approve/").status_code == 403
    client.force_login(officer("supervise", department=D.TAXATION))
    assert client.post(f"{PAGE}{pk}/approve/").status_code == 403, "税务的主管不管大厅的目录"
    client.force_login(officer("supervise"))
    assert "已批准" in client.post(f"{PAGE}{pk}/approve/", follow=True).content.decode()
    assert "已经批准" in client.post(f"{PAGE}{pk}/approve/", follow=True).content.decode()
    guide = client.get(f"/guide/{SALE}/").content.decode()
    assert "3 个工作日" in guide


def test_an_item_that_is_closed_says_so_in_its_guide(client: Client) -> None:
    client.force_login(officer("administer"))
    closed = {
        "knob": "offered",
        "offered-value": "no",
        "offered-since": "2026-09-18",
        "offered-reason": "系统升级",
    }
    client.post(f"{PAGE}propose/{SALE}/", closed)
    client.force_login(officer("supervise"))
    client.post(f"{PAGE}{CatalogueSetting.objects.get().pk}/approve/")
    assert "停办" in client.get(f"/guide/{SALE}/").content.decode()


def test_a_promise_beyond_the_law_stays_on_the_page_with_its_sentence(client: Client) -> None:
    client.force_login(officer("administer"))
    answer = client.post(f"{PAGE}propose/{SALE}/", PROMISE | {"promised-days-value": "31"})
    assert answer.status_code == 422
    assert "不得超过法定时限" in answer.content.decode()
    assert "试行提速" in answer.content.decode()
    assert not CatalogueSetting.objects.exists()


def test_sharing_of_a_line_can_be_switched_off(client: Client) -> None:
    client.force_login(officer("administer"))
    off = {
        "knob": "sources",
        "sources-line": "2-2a",
        "sources-value": "paper-only",
        "sources-since": "2026-09-21",
        "sources-reason": "公安线路检修",
    }
    assert "暂只收纸质" in client.post(f"{PAGE}propose/{SALE}/", off, follow=True).content.decode()
    assert client.post(f"{PAGE}propose/{SALE}/", off | {"sources-line": "9-9"}).status_code == 422
    assert client.post(f"{PAGE}propose/no-such-item/", off).status_code == 404


def test_others_do_not_propose_and_instant_items_have_no_days(client: Client) -> None:
    client.force_login(officer("examine"))
    assert client.get(PAGE).status_code == 403
    client.force_login(officer("supervise"))
    assert client.post(f"{PAGE}propose/{SALE}/", PROMISE).status_code == 403
    client.force_login(officer("administer"))
    assert "promised-days" not in client.get(f"{PAGE}?item=objection").content.decode()
