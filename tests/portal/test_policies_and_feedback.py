"""What the public reads of the notices, and what it tells the hall (附件1 五（三）)."""

from datetime import date
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import connection
from django.test import Client

from hall.portal.feedback import Voice, answer, leave, read
from hall.portal.models import Feedback, Topic
from hall.staff.models import Act, Look
from tests.conftest import Clock
from tests.policy.makers import drafted, issued
from tests.staff.makers import actor, officer

pytestmark = [pytest.mark.django_db, pytest.mark.clause("J14")]
SAID = {"about": "auction-guide", "body": "买受人在外地，能不能委托别人来？", "command_key": "k1"}


def said(**fields: Any) -> Feedback:
    leave(
        Voice(**{"topic": Topic.AUCTION_GUIDE, "body": "能不能委托别人来？"} | fields), key="", address="::1"
    )
    return Feedback.objects.latest("pk")


def test_a_question_is_asked_without_a_name_and_its_answer_read_by_code(client: Client) -> None:
    page = client.post("/feedback/", SAID, follow=True)
    assert page.status_code == 200
    address = page.redirect_chain[-1][0]
    assert "已经收到，等答复" in page.content.decode()
    one = Feedback.objects.get()
    client.force_login(officer("supervise"))
    assert f"/oversight/feedback/{one.pk}/" in client.get("/oversight/feedback/").content.decode()
    answered = {"words": "可以，带公证的委托书。", "is_public": "on", "question": "能不能委托别人来？"}
    assert "已答复" in client.post(f"/oversight/feedback/{one.pk}/", answered, follow=True).content.decode()
    client.logout()
    assert "带公证的委托书" in client.get(address).content.decode()
    for public in ("/feedback/", "/guide/auction-buyers/"):
        shown = client.get(public).content.decode()
        assert "带公证的委托书" in shown
        assert "买受人在外地" not in shown


def test_the_words_are_encrypted_and_reading_them_is_written_down() -> None:
    one = said(body="我叫林小禾，电话13800000000")
    with connection.cursor() as cursor:
        cursor.execute("SELECT body FROM portal_feedback")
        assert "林小禾" not in cursor.fetchone()[0]
    by = actor("supervise")
    assert read(one.pk, by=by).body.startswith("我叫")
    assert Look.objects.get().subject == f"feedback:{one.pk}"


def test_an_answer_kept_private_is_not_published(client: Client) -> None:
    one = said()
    answer(one.pk, words="请到窗口说。", question="", is_public=False, by=actor("supervise"))
    assert "请到窗口说" not in client.get("/feedback/").content.decode()
    assert "请到窗口说" in client.get(f"/feedback/{one.code}/").content.decode()
    assert Act.objects.get().verb == "答复意见"


@pytest.mark.parametrize(
    ("fields", "field"),
    [
        ({"words": " "}, "words"),
        ({"is_public": True, "question": " "}, "question"),
    ],
)
def test_half_an_answer_is_refused(fields: dict[str, Any], field: str) -> None:
    one = said()
    usual: dict[str, Any] = {"words": "可以。", "question": "可以吗？", "is_public": False}
    with pytest.raises(ValidationError) as refused:
        answer(one.pk, by=actor("supervise"), **usual | fields)
    assert list(refused.value.message_dict) == [field]


def test_one_is_answered_once_and_only_by_who_supervises() -> None:
    one, by = said(), actor("supervise")
    for other in (actor("examine"), actor("administer")):
        with pytest.raises(PermissionDenied):
            read(one.pk, by=other)
        with pytest.raises(PermissionDenied):
            answer(one.pk, words="可以。", question="", is_public=False, by=other)
    answer(one.pk, words="可以。", question="", is_public=False, by=by)
    with pytest.raises(ValidationError, match="已经答复过"):
        answer(one.pk, words="不可以。", question="", is_public=False, by=by)


def test_the_same_form_twice_is_one_voice(client: Client) -> None:
    first = client.post("/feedback/", SAID)
    again = client.post("/feedback/", SAID)
    assert first.headers["Location"] == again.headers["Location"]
    assert Feedback.objects.count() == 1


def test_ten_in_an_hour_from_one_address_and_the_eleventh_keeps_its_words(
    client: Client, clock: Clock
) -> None:
    for number in range(10):
        assert client.post("/feedback/", SAID | {"command_key": f"n{number}"}).status_code == 302
    refused = client.post("/feedback/", SAID | {"command_key": "n10"})
    assert refused.status_code == 429
    assert "买受人在外地" in refused.content.decode()
    assert Feedback.objects.count() == 10
    clock.shift(3600)
    assert client.post("/feedback/", SAID | {"command_key": "n10"}).status_code == 302


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"body": ""}, "请写下您的意见"),
        ({"body": "长" * 1001}, "请写在 1000 字以内，现在是 1001 字"),
        ({"about": ""}, "请选择意见关于什么"),
        ({"about": "policy-99"}, "policy-99"),
    ],
)
def test_a_wrong_form_says_what_to_do(client: Client, wrong: dict[str, str], sentence: str) -> None:
    answer_page = client.post("/feedback/", SAID | wrong)
    assert answer_page.status_code == 422
    assert sentence in answer_page.content.decode()


def test_a_code_nobody_was_given_opens_nothing(client: Client) -> None:
    assert client.get("/feedback/AAAAAAAAAAAA/").status_code == 404


@pytest.mark.clause("J13")
def test_a_draft_out_for_comment_is_public_and_takes_comments_until_its_day(
    client: Client, clock: Clock
) -> None:
    hidden = drafted({}, title="未公布的草案")
    draft = drafted({"court-query-days": "5"}, title="公布的草案", comments_until=date(2026, 9, 30))
    listed = client.get("/policies/").content.decode()
    assert "公布的草案" in listed
    assert "未公布的草案" not in listed
    assert client.get(f"/policies/{hidden.pk}/").status_code == 404
    assert "5 个工作日" in client.get(f"/policies/{draft.pk}/").content.decode()
    comment = SAID | {"about": f"policy-{draft.pk}"}
    assert client.post("/feedback/", comment).status_code == 302
    assert Feedback.objects.get().document == draft
    clock.move_to("2026-10-08 09:00")
    assert client.post("/feedback/", comment | {"command_key": "late"}).status_code == 422
    with pytest.raises(ValidationError, match="已经截止"):
        said(topic=Topic.POLICY, document=draft)


@pytest.mark.clause("J13")
def test_the_guide_for_buyers_speaks_by_the_document_in_force(client: Client) -> None:
    page = client.get("/guide/auction-buyers/").content.decode()
    assert "10 个工作日内（自成交裁定作出日起算）" in page
    assert "契税缴清才能登簿" in page
    issued({"court-delivery-days": "7", "court-delivery-start": "sale", "buyer-deed-tax-gate": "off"})
    page = client.get("/guide/auction-buyers/").content.decode()
    assert "7 个工作日内（自拍卖成交日起算）" in page
    assert "契税缴清才能登簿" not in page
    assert "云自然资〔2026〕1号" in page
