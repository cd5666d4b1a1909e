"""办事指南: every item has a page, and everyday words find it."""

import html

import pytest
from django.test import Client

from hall.catalogue.guide import guide
from hall.catalogue.items import ITEMS, item
from hall.catalogue.models import Knob
from hall.catalogue.overlay import approve_setting, propose_setting
from hall.clock import today
from hall.portal.checklist import pack
from hall.portal.everyday import EVERYDAY, POPULAR, everyday_name, search
from hall.portal.families import families
from hall.rehearsal.crew import crew
from hall.staff.actors import Actor, officer_actor
from hall.staff.models import Officer
from tests.papers.reading import text_of


@pytest.mark.parametrize("word", EVERYDAY)
def test_every_everyday_word_means_items_of_the_catalogue(word: str) -> None:
    assert EVERYDAY[word]
    assert set(EVERYDAY[word]) <= set(ITEMS)
    assert search(word)[0].code in EVERYDAY[word]


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("二手房过户", "sale-of-existing-house"),
        ("房贷还清", "mortgage-cancellation"),
        ("房贷还清了怎么办", "mortgage-cancellation"),
        ("父母的房子送给儿子", "gift-of-house"),
        ("房产证丢了", "lost-certificate"),
        ("老公加名字", "transfer-between-spouses"),
        ("ＳＡＬＥ", None),
        ("法拍房过户", "judicial-sale"),
        ("离婚", "co-owner-share-transfer"),
        ("新房", "presale-advance-notice"),
        ("交房办证", "presale-notice-to-title"),
    ],
)
def test_people_find_what_they_mean(typed: str, code: str | None) -> None:
    found = search(typed)
    assert (found[0].code if found else None) == code


@pytest.mark.parametrize("code", ITEMS)
def test_every_item_is_found_by_its_own_name(code: str) -> None:
    assert code in [one.code for one in search(item(code).name, limit=40)]


@pytest.mark.parametrize("typed", ["", "   ", "的", "xyz", "%", "<script>alert(1)</script>"])
def test_nonsense_finds_nothing_and_breaks_nothing(typed: str) -> None:
    assert search(typed) == []


def test_popular_items_exist_and_have_everyday_names() -> None:
    assert {one.code for one in POPULAR} <= set(ITEMS)
    assert everyday_name("sale-of-existing-house") == "二手房过户"
    assert everyday_name("land-transfer") == item("land-transfer").name


@pytest.mark.clause("T2")
def test_all_twenty_five_rows_are_on_the_shelf_once() -> None:
    rows = [row.item.row for family in families() for row in family.rows]
    assert sorted(rows) == list(range(1, 26))
    variants = [one.code for family in families() for row in family.rows for one in row.variants]
    assert len(variants) + 25 == len(ITEMS)


@pytest.mark.clause("M1", "W8")
@pytest.mark.django_db
@pytest.mark.parametrize("code", ITEMS)
def test_every_item_has_a_page_with_materials_limits_fee_and_flow(client: Client, code: str) -> None:
    reply = client.get(f"/guide/{code}/")
    assert reply.status_code == 200
    body, page = reply.content.decode(), guide(item(code))
    for words in (page.name, page.promised, page.cost[0], page.where, *page.get, page.flow[0].name):
        assert words in body
    for slot in page.bring:
        assert all(line.name in body for line in slot.lines)


QUESTIONS = ("谁来申请", "要带什么", "收多少钱", "要等多久", "在哪里办", "能拿到什么")


@pytest.mark.clause("W8", "T2")
@pytest.mark.django_db
@pytest.mark.parametrize("code", ITEMS)
def test_every_guide_answers_the_six_questions_on_one_page(client: Client, code: str) -> None:
    body, page = client.get(f"/guide/{code}/").content.decode(), guide(item(code))
    for question in QUESTIONS:
        assert f">{question}</h2>" in body, question
    answers = (page.may_i, page.bring, page.cost, [page.promised], [page.where], page.get)
    assert all(answers), code
    for sentence in (*page.may_i, *page.cost, *page.get):
        assert sentence in html.unescape(body), sentence


@pytest.mark.clause("G27", "T2")
@pytest.mark.django_db
def test_the_list_promises_what_was_approved_for_today(client: Client) -> None:
    people = crew()
    assert "3 个工作日" in row_of(client, "mortgage-alteration")
    setting = propose_setting(
        item_code="mortgage-alteration",
        knob=Knob.PROMISED_DAYS,
        value="2",
        since=today(),
        reason="提速",
        by=actor("guanli"),
    )
    approve_setting(setting.pk, by=people.supervises)
    assert "2 个工作日" in row_of(client, "mortgage-alteration")


def row_of(client: Client, code: str) -> str:
    """What the list of guides says of one item."""
    body = client.get("/guide/").content.decode()
    return body.partition(f'href="/guide/{code}/"')[2].partition("days-of")[2].partition("</li>")[0]


def actor(username: str) -> Actor:
    return officer_actor(Officer.objects.get(username=username))


@pytest.mark.clause("M4")
@pytest.mark.parametrize("code", ITEMS)
def test_packing_loses_no_material(code: str) -> None:
    page = guide(item(code))
    bag = pack(item(code), page)
    packed = [
        line.line for pile in (bag.always, bag.sometimes, bag.never) for slot in pile for line in slot.lines
    ]
    assert sorted(packed) == sorted(line.line for slot in page.bring for line in slot.lines)
    assert all(all(line.condition for line in slot.lines) for slot in bag.sometimes)


@pytest.mark.django_db
def test_an_item_that_is_not_offered_says_so(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("hall.portal.views.guides.is_offered", lambda *_of: False)
    body = client.get("/guide/judicial-sale/").content.decode()
    assert "即将开放" in body
    assert guide(item("judicial-sale"), offered=False).why_not_offered in body


@pytest.mark.django_db
def test_what_was_typed_stays_in_the_box_and_is_only_text(client: Client) -> None:
    body = client.get("/guide/", {"q": '"><script>x</script>'}).content.decode()
    assert "<script>x" not in body
    assert "没有叫这个名字的事项" in body
    assert 'value="二手房"' in client.get("/guide/", {"q": "二手房"}).content.decode()


@pytest.mark.clause("W8")
@pytest.mark.django_db
@pytest.mark.parametrize(
    "code", ["sale-of-existing-house", "mortgage-first-registration", "register-extract"]
)
def test_the_blank_application_of_an_item_is_a_pdf_with_its_name(client: Client, code: str) -> None:
    reply = client.get(f"/guide/{code}/application.pdf")
    assert reply.headers["Content-Type"] == "application/pdf"
    text = text_of(reply.content)
    assert "不动产登记申请书" in text
    assert item(code).name[:8] in text
    assert ("合同备案事项" in text) == (code == "sale-of-existing-house")


@pytest.mark.clause("W8")
@pytest.mark.django_db
def test_the_power_of_attorney_can_be_printed_at_home(client: Client) -> None:
    assert "授权委托书" in text_of(client.get("/forms/power-of-attorney.pdf").content)
    assert client.get("/guide/no-such-item/application.pdf").status_code == 404
