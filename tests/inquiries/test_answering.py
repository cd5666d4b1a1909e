"""答复查询: prefilled from each office's own records, confirmed by people, bundled into one letter."""

from typing import Any

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from hall.exchange.models import Delivery
from hall.inquiries.answers import Line
from hall.inquiries.models import InquiryLetter, Reply
from hall.inquiries.services.attaching import Attachment, read_attachment
from hall.inquiries.services.drafting import drafted
from hall.inquiries.services.replying import Part, reply
from hall.inquiries.topics import Topic
from hall.inquiries.who_may_ask import TABLE
from hall.papers.access import is_readable
from hall.papers.services.printing import pdf_of
from hall.staff.departments import D
from hall.staff.models import Look
from tests.inquiries.makers import answer, cannot, clerk, court, inquiry, provided, question
from tests.papers.reading import text_of
from tests.registration.makers import home, mortgage, person, seize, sell

pytestmark = pytest.mark.django_db


def said(asked_of: str, *about: str, **how: Any) -> dict[str, str]:
    """What an office's records offer for an inquiry: label → text."""
    owed = question(inquiry(*about, **how), asked_of)
    found = drafted(owed, by=clerk(asked_of))
    return {line.label: line.text for lines in found.values() for line in lines}


@pytest.mark.clause("J1")
def test_the_registry_offers_planning_every_past_price_and_what_stands_on_the_home() -> None:
    home()
    sell(person("周明远", 2))
    mortgage(amount="580000.00")
    seize()
    lines = said(D.REGISTRATION)
    assert "住宅" in lines["用途"]
    prices = [text for label, text in lines.items() if "2026年9月18日" in label]
    assert prices == ["取得价格 760,000.00 元", "取得价格 1,180,000.00 元"]
    assert "580,000.00" in lines["抵押权"]
    assert "查封登记" in lines


@pytest.mark.clause("J1")
def test_an_acquisition_without_a_price_says_so() -> None:
    home()
    sell(person("周明远", 2))
    offered = drafted(question(inquiry(D.REGISTRATION), D.REGISTRATION), by=clerk(D.REGISTRATION))
    assert all(line.text.startswith("取得价格") for line in offered[Topic.COST])
    assert all("林" not in line.text and "周" not in line.text for line in offered[Topic.COST])


def test_looking_at_the_draft_is_a_look() -> None:
    home()
    owed = question(inquiry(D.REGISTRATION), D.REGISTRATION)
    drafted(owed, by=clerk(D.REGISTRATION))
    look = Look.objects.get()
    assert look.subject == f"inquiry:{owed.inquiry.number}"
    assert "不动产权利人" in look.fields


def test_where_nothing_is_known_nothing_is_offered() -> None:
    assert said(D.REGISTRATION) == {}
    assert said(D.TAXATION, letter="二") == {}


@pytest.mark.clause("J4")
def test_cannot_provide_needs_an_explanation() -> None:
    asked = inquiry()
    owed = question(asked, D.TAXATION)
    for why in ("", "  ", "无"):
        with pytest.raises(ValidationError) as refused:
            answer(asked, D.TAXATION, cannot(owed, why))
        assert "应当回复说明" in refused.value.message_dict["price-enquiry"][0]
    assert not Reply.objects.exists()
    answer(asked, D.TAXATION, cannot(owed, "没有计税基准价，请委托评估"))
    assert not question(asked, D.TAXATION).is_open


@pytest.mark.clause("J4")
def test_every_topic_is_answered_and_no_other() -> None:
    asked = inquiry()
    owed = question(asked, D.REGISTRATION)
    with pytest.raises(ValidationError, match="还没有答复"):
        answer(asked, D.REGISTRATION, provided(owed)[:1])
    with pytest.raises(ValidationError, match="没有问这一项"):
        answer(asked, D.REGISTRATION, [*provided(owed), Part("contracts", True, [Line("", "x")])])
    with pytest.raises(ValidationError, match="请填写内容"):
        answer(asked, D.REGISTRATION, [Part(topic, True) for topic in owed.topics])
    with pytest.raises(ValidationError, match="两次"):
        answer(asked, D.REGISTRATION, provided(owed) * 2)


@pytest.mark.clause("J4")
def test_only_the_asked_office_answers() -> None:
    owed = question(inquiry(D.TAXATION), D.TAXATION)
    for stranger in (clerk(D.REGISTRATION), court(), clerk(D.TRANSACTIONS)):
        with pytest.raises(PermissionDenied):
            reply(owed.pk, provided(owed), by=stranger)


@pytest.mark.clause("J4")
def test_three_replies_become_one_letter_with_its_hash() -> None:
    home()
    asked = inquiry()
    answer(asked, D.REGISTRATION)
    answer(asked, D.TRANSACTIONS)
    assert not InquiryLetter.objects.exists()
    answer(asked, D.TAXATION, cannot(question(asked, D.TAXATION), "没有计税基准价，请委托评估"))
    letter = InquiryLetter.objects.get()
    asked.refresh_from_db()
    assert letter.is_complete
    assert asked.closed_at is not None
    assert Reply.objects.filter(letter=letter).count() == 3
    assert len(letter.paper.content_hash) == 64
    told = Delivery.objects.filter(notice__topic="inquiry.replied").values_list("recipient", flat=True)
    assert list(told) == ["court"]


@pytest.mark.clause("J4")
def test_a_correction_before_the_letter_replaces_a_reply_after_it_is_a_supplement() -> None:
    asked = inquiry(D.REGISTRATION, D.TAXATION)
    answer(asked, D.REGISTRATION, text="录错的")
    answer(asked, D.REGISTRATION, text="更正后的")
    answer(asked, D.TAXATION)
    first = InquiryLetter.objects.get()
    words = str(first.paper.content)
    assert "更正后的" in words
    assert "录错的" not in words
    answer(asked, D.REGISTRATION, text="后来找到的档案")
    answer(asked, D.REGISTRATION, text="后来找到的档案")
    assert asked.letters.count() == 2
    supplement = asked.letters.get(ordinal=2)
    assert supplement.title == "补充回函（1）"
    assert "后来找到的档案" in str(supplement.paper.content)
    assert "更正后的" not in str(supplement.paper.content)


@pytest.mark.django_db(transaction=True)
@pytest.mark.clause("J4")
def test_the_letter_is_printed_with_every_reply_and_its_hash() -> None:
    asked = inquiry(letter="（2026）粤5302执1234号查询函")
    answer(asked, D.REGISTRATION, text="规划用途住宅")
    answer(asked, D.TRANSACTIONS, text="已竣工")
    answer(asked, D.TAXATION, cannot(question(asked, D.TAXATION), "没有计税基准价，请委托评估"))
    letter = InquiryLetter.objects.get()
    text = text_of(pdf_of(letter.paper)).replace(" ", "").replace("\n", "")
    for words in ("云浮市云城区人民法院", "（2026）粤5302执1234号", "规划用途住宅", "已竣工", "请委托评估"):
        assert words in text
    assert letter.paper.content_hash[:16] in text


def test_another_court_does_not_read_the_letter() -> None:
    asked = inquiry(D.TAXATION)
    answer(asked, D.TAXATION)
    paper = InquiryLetter.objects.get().paper
    assert is_readable(paper, court())
    assert is_readable(paper, clerk(D.TAXATION))
    assert not is_readable(paper, court("粤53"))
    assert not is_readable(paper, clerk(D.TRANSACTIONS))


@pytest.mark.clause("J4", "G35")
def test_attachments_are_checked_kept_locked_and_looked_at_with_a_trace() -> None:
    asked = inquiry(D.TAXATION)
    with pytest.raises(ValidationError, match="不是可以收的类型"):
        answer(asked, D.TAXATION, files=[Attachment("病毒.exe", b"MZ")])
    with pytest.raises(ValidationError, match="内容与扩展名不符"):
        answer(asked, D.TAXATION, files=[Attachment("假.pdf", b"not a pdf")])
    assert not Reply.objects.exists()
    picture = png()
    made = answer(asked, D.TAXATION, files=[Attachment("询价.png", picture), Attachment("同一.png", picture)])
    kept = made.files.get()
    assert read_attachment(kept, by=court()) == picture
    assert Look.objects.filter(subject=f"inquiry:{asked.number}").exists()
    assert kept.sha256[:16] in str(asked.letters.get().paper.content)


def png() -> bytes:
    from io import BytesIO

    from PIL import Image

    stored = BytesIO()
    Image.new("RGB", (8, 8), "white").save(stored, "PNG")
    return stored.getvalue()


def test_every_line_of_the_table_has_a_draft_ready() -> None:
    home()
    for number, line in enumerate(TABLE):
        asked = inquiry(line.asked, by=clerk(line.asker), letter=str(number), filing_number="云商备1")
        offered = drafted(asked.questions.get(), by=clerk(line.asked))
        assert offered.keys() == set(line.topics)
