"""What papers may say: every field named, typed and complete, or nothing is frozen."""

from dataclasses import MISSING, fields
from datetime import date, datetime
from decimal import Decimal

import pytest

from hall.identity.json_text import from_json_text, to_json_text
from hall.papers.contents import SCHEMAS, Content, ContentRefused, newest, plain, typed
from hall.papers.contents.application import Application
from hall.papers.contents.reception import Acceptance, Decline
from hall.papers.contents.results import Contents
from hall.papers.contents.schema import read
from hall.papers.kinds import WORDS, PaperKind
from hall.papers.specimens import SPECIMENS
from tests.papers.makers import specimen

SALE = [
    *("application", "interview", "acceptance", "decline", "supplement", "supplement-receipt"),
    *("tax-notice", "receipt", "approval", "refusal", "withdrawal"),
    *("certificate", "proof", "handover", "waybill", "contents"),
]


@pytest.mark.clause("G21")
@pytest.mark.parametrize("kind", SALE)
def test_every_paper_of_a_sale_has_a_schema_and_a_specimen(kind: str) -> None:
    assert newest(PaperKind(kind)) is type(SPECIMENS[PaperKind(kind)])


def test_every_kind_has_the_word_of_its_number() -> None:
    assert set(WORDS) == set(PaperKind)
    assert len(set(WORDS.values())) == len(WORDS)


@pytest.mark.parametrize("content", SPECIMENS.values(), ids=SPECIMENS)
def test_what_is_stored_reads_back_as_the_same_words(content: Content) -> None:
    stored = from_json_text(to_json_text(plain(content)))
    assert typed(content.kind, content.recipe, stored) == content


@pytest.mark.parametrize("content", SPECIMENS.values(), ids=SPECIMENS)
def test_each_required_field_is_missed_by_name(content: Content) -> None:
    required = [field for field in fields(content) if field.default is MISSING]
    for field in required:
        values = {name: value for name, value in plain(content).items() if name != field.name}
        with pytest.raises(ContentRefused) as refused:
            read(type(content), values)
        assert refused.value.faults == [f"缺“{field.metadata['label']}”"]


def test_all_faults_are_told_at_once_with_the_place_of_each() -> None:
    values = plain(specimen(PaperKind.ACCEPTANCE))
    del values["progress_code"]
    values |= {"applicants": (), "promised_on": "明天", "phone": "1"}
    values["materials"][1]["copies"] = "两份"
    with pytest.raises(ContentRefused) as refused:
        read(Acceptance, values)
    assert refused.value.faults == [
        "没有“phone”这一项",
        "“申请人”至少要有 1 项",
        "“收取材料第2项·份数”应为整数",
        "“承诺办结日”应为日期",
        "缺“查询码”",
    ]


@pytest.mark.parametrize(
    ("change", "fault"),
    [
        ({"case_number": "  "}, "“受理编号”不能为空"),
        ({"accepted_at": date(2026, 9, 18)}, "“受理时间”应为带时区的时刻"),
        ({"accepted_at": datetime(2026, 9, 18, 10)}, "“受理时间”应为带时区的时刻"),  # noqa: DTZ001 – the fault
        ({"promised_on": datetime(2026, 9, 18).astimezone()}, "“承诺办结日”应为日期"),
        ({"applicants": "陈犇昇"}, "“申请人”应为若干项"),
        ({"office": "云浮市自然资源局"}, "“登记机构·”应为一组字段"),
        ({"properties": ({"location": "某处", "area": 104.61},)}, "“不动产情况第1项·面积”应为十进制数"),
        ({"promised_provisional": 1}, "“承诺办结日为推算”应为是或否"),
    ],
)
def test_a_value_of_the_wrong_kind_is_refused(change: dict[str, object], fault: str) -> None:
    with pytest.raises(ContentRefused) as refused:
        read(Acceptance, plain(specimen(PaperKind.ACCEPTANCE)) | change)
    assert refused.value.faults == [fault]


def test_text_and_whole_numbers_become_decimals_and_dates() -> None:
    values = plain(specimen(PaperKind.APPLICATION))
    values["contract"] |= {"price": "1180000.00", "area": 104, "signed_on": "2026-09-10"}
    content = read(Application, values)
    assert content.contract is not None
    assert content.contract.price == Decimal("1180000.00")
    assert content.contract.signed_on == date(2026, 9, 10)


@pytest.mark.clause("M8")
def test_incomplete_materials_are_declined_only_with_the_whole_list() -> None:
    with pytest.raises(ContentRefused, match="一次性列出"):
        read(Decline, plain(specimen(PaperKind.DECLINE, missing=())))


@pytest.mark.clause("M8")
def test_a_second_notice_needs_the_supervisors_reason() -> None:
    with pytest.raises(ContentRefused, match="督导主管同意的原因"):
        read(Decline, plain(specimen(PaperKind.DECLINE, ordinal=2)))
    assert read(Decline, plain(specimen(PaperKind.DECLINE, ordinal=2, ordinal_reason="申请事项变更")))


@pytest.mark.clause("P17")
@pytest.mark.parametrize(
    ("kind", "change", "words"),
    [
        (PaperKind.DECLINE, {"grounds": ("看不清",)}, "不是不予受理的理由"),
        (PaperKind.DECLINE, {"grounds": ("申请登记的不动产不属于本机构登记范围",)}, "有权登记的机构"),
        (PaperKind.REFUSAL, {"ground": "领导不同意"}, "第二十二条"),
        (PaperKind.TAX_NOTICE, {"total": Decimal("11800.01")}, "合计不符"),
        (PaperKind.RECEIPT, {"total": Decimal(0)}, "合计不符"),
        (PaperKind.HANDOVER, {"role": "代理人"}, "委托书"),
        (PaperKind.SUPPLEMENT_RECEIPT, {"complete": False}, "尚缺材料"),
    ],
)
def test_what_does_not_hang_together_is_refused(
    kind: PaperKind, change: dict[str, object], words: str
) -> None:
    with pytest.raises(ContentRefused, match=words):
        read(newest(kind), plain(specimen(kind, **change)))


def test_a_kind_without_a_page_says_so() -> None:
    with pytest.raises(ContentRefused, match="排队票”尚无版式"):
        newest(PaperKind.QUEUE_TICKET)
    assert all(kind is not PaperKind.QUEUE_TICKET for kind, _ in SCHEMAS)


@pytest.mark.clause("M2")
def test_the_application_ticks_every_part_of_a_compound_right() -> None:
    content = specimen(
        PaperKind.APPLICATION, right_kind="国有建设用地使用权/房屋所有权", registration_kind="换证"
    )
    assert isinstance(content, Application)
    assert content.rights == ("国有建设用地使用权", "房屋所有权")
    assert content.registration == "其他"


@pytest.mark.clause("P11")
def test_the_table_of_contents_numbers_its_pages() -> None:
    content = specimen(PaperKind.CONTENTS)
    assert isinstance(content, Contents)
    assert [page for _, page in content.numbered] == [1, 4, 6, 7, 9, 17, 18, 19]
    assert content.pages == 19
