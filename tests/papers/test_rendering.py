"""The printed page says what was frozen, in one font, every character drawn, the same bytes each time."""

import hashlib
import os
import subprocess
import sys
from functools import cache
from pathlib import Path

import pytest

from hall.papers import fonts
from hall.papers.kinds import PaperKind
from hall.papers.render import GlyphMissing, may_fetch, page_of, render
from hall.papers.specimens import SPECIMENS
from tests.conftest import Clock
from tests.papers.makers import specimen, unsaved
from tests.papers.reading import fonts_of, pages_of, runs_of, text_of

SAYS = {
    PaperKind.APPLICATION: [
        "合同备案事项",
        "纳税申报事项",
        "1,180,000.00元",
        "445300198512310029",
        "2019年3月6日",
    ],
    PaperKind.INTERVIEW: ["真实意思表示", "被询问人", "445300199001010010", "2026年9月18日10时05分"],
    PaperKind.ACCEPTANCE: ["202609180001", "5个工作日，2026年9月28日前办结", "共享核验", "010029"],
    PaperKind.DECLINE: ["√申请材料不齐全", "需补正的全部内容（共2项）", "行政复议", "授权委托书"],
    PaperKind.SUPPLEMENT: ["2026年10月16日前提交", "承诺时限中止计算", "第二百一十二条"],
    PaperKind.SUPPLEMENT_RECEIPT: ["补正〔2026〕0000001号", "已补齐", "2026年9月30日"],
    PaperKind.TAX_NOTICE: ["契税", "壹万壹仟捌佰元整", "84,000.00", "公告2024年第16号"],
    PaperKind.RECEIPT: ["壹万壹仟捌佰捌拾元整", "11,880.00", "孙收费"],
    PaperKind.APPROVAL: ["拟同意登记", "没有查封", "王核定"],
    PaperKind.REFUSAL: ["√违反法律、行政法规规定", "第三十八条第二项", "六个月内", "云浮市云城区人民法院"],
    PaperKind.MATERIALS_RETURN: ["不登〔2026〕0000001号", "存量房买卖合同", "签收"],
    PaperKind.WITHDRAWAL: ["准予撤回", "第十五条", "协商解除合同"],
    PaperKind.CERTIFICATE: [
        "粤（2026）云浮市不动产权第0000001号",
        "陈犇昇",
        "D44001234567",
        "登记机构章",
    ],
    PaperKind.PROOF: ["粤（2026）云浮市不动产证明第0000001号", "抵押权", "抵押顺位：1"],
    PaperKind.HANDOVER: ["权利人本人", "445300198512310029", "收回原证书", "第0000906号"],
    PaperKind.WAYBILL: ["EX123456789CN", "13900000002", "建设北路8号"],
    PaperKind.CONTENTS: ["445302-2026-G-0000001", "合计8件", "永久"],
    PaperKind.SERVICE_RETURN: ["收文2026-000001", "2026年9月18日10时05分", "第2位", "停止办理"],
    PaperKind.SEIZURE_NOTICE: ["轮候查封第1位", "（2026）粤5302执1234号", "首封", "不超过三年"],
    PaperKind.INQUIRY_REPLY: ["云浮市云城区人民法院", "不能提供", "760,000.00", "尚未答复"],
    PaperKind.ANNOUNCEMENT: ["公告2026-000001", "15个工作日", "2026年10月19日止", "116.83㎡"],
    PaperKind.EXTRACT_REQUEST: ["已起诉、申请仲裁的利害关系人", "不得泄露", "445300198512310029"],
    PaperKind.RECORDING: ["粤（2026）云浮市不动产权第0000001号", "转移登记", "郑登簿"],
    PaperKind.HOUSING_OUTCOME: ["445302WQ2026000001", "准予备案", "1,180,000.00元", "住房和城乡建设局"],
    PaperKind.EXTRACT: [
        "445302-2019-000018",
        "登记结果",
        "2026年9月18日10时05分",
        "不得将查询结果用于其他目的",
    ],
    PaperKind.COURT_LETTER: ["抵押权：云石银行云城支行", "不作推断", "（2026）粤5302执1234号"],
    PaperKind.EXECUTION_RESULT: ["轮候查封自动失效", "2026年9月14日", "居住权：林*"],
    PaperKind.CANCELLATION_NOTICE: ["云石银行云城支行", "担保物权消灭", "公告作废"],
    PaperKind.BUYER_NOTICE: ["周明远", "由买受人单方申请", "12,000.00元"],
    PaperKind.REVIEW_SUGGESTION: ["云浮市云城区人民法院", "建议贵院核实查封的范围"],
    PaperKind.STOP_NOTICE: ["陈犇昇", "收文2026-000001", "依法中止办理", "申请撤回"],
    PaperKind.OBJECTION_NOTICE: ["第二百二十条", "吴*", "2026年10月8日", "夫妻共有"],
    PaperKind.SITE_VISIT: ["吴初审", "冯审核", "2026年9月21日09时30分", "北立面.jpg", "现场与申请一致"],
    PaperKind.CORRECTION_NOTICE: ["第八十一条", "2026年11月6日前", "116.83"],
}


@cache
def printed(kind: PaperKind) -> bytes:
    """The specimen of a kind, rendered once for all tests of this module."""
    return render(unsaved(SPECIMENS[kind]))


@pytest.mark.clause("promise:R19", "G21", "W2")
@pytest.mark.parametrize("kind", SPECIMENS)
def test_every_paper_says_what_was_frozen(kind: PaperKind) -> None:
    pdf = printed(kind)
    text = text_of(pdf)
    assert [words for words in SAYS[kind] if words not in text] == []
    assert kind.label in text
    assert fonts_of(pdf) == {"Hall-Paper"}
    assert all(0 not in run.glyphs for run in runs_of(pdf)), "a glyph is missing"


@pytest.mark.clause("promise:R19")
def test_rare_names_are_drawn_in_the_font_of_the_paper() -> None:
    pdf = render(unsaved(specimen(PaperKind.CERTIFICATE, holders=("喆堃犇昇", "䶮㛃𬱖𤧛", "囍龘𠮷燚靐"))))
    assert "喆堃犇昇、䶮㛃𬱖𤧛、囍龘𠮷燚靐" in text_of(pdf)
    assert fonts_of(pdf) == {"Hall-Paper"}
    assert all(0 not in run.glyphs for run in runs_of(pdf))


@pytest.mark.clause("promise:R19")
@pytest.mark.skipif(fonts.fallback_font() is None, reason="没有安装 fonts-noto-cjk")
def test_a_character_the_font_lacks_is_drawn_by_the_second_font() -> None:
    pdf = render(unsaved(specimen(PaperKind.CERTIFICATE, holders=("陈𡈼",))))
    assert "陈𡈼" in text_of(pdf)
    assert len(fonts_of(pdf)) == 2
    assert all(0 not in run.glyphs for run in runs_of(pdf))


@pytest.mark.clause("promise:R19")
def test_a_paper_with_a_character_nobody_can_draw_is_not_printed() -> None:
    with pytest.raises(GlyphMissing, match=r"字体缺字：\U000323AF（U\+323AF）。请安装"):
        render(unsaved(specimen(PaperKind.CERTIFICATE, holders=("陈\U000323af",))))


@pytest.mark.clause("promise:R19")
def test_the_same_paper_gives_the_same_bytes_in_every_process(tmp_path: Path) -> None:
    kinds = (PaperKind.CERTIFICATE, PaperKind.APPLICATION)
    command = [
        sys.executable,
        "manage.py",
        "print_specimens",
        "--skip-checks",
        str(tmp_path),
        "--only",
        *kinds,
    ]
    environment = os.environ | {"PYTHONHASHSEED": "1", "TZ": "America/New_York"}
    subprocess.run(command, check=True, capture_output=True, env=environment)
    for kind in kinds:
        elsewhere = (tmp_path / f"{kind.label}.pdf").read_bytes()
        here = _as_specimen_command(kind)
        assert hashlib.sha256(elsewhere).hexdigest() == hashlib.sha256(here).hexdigest()


def _as_specimen_command(kind: PaperKind) -> bytes:
    paper = unsaved(SPECIMENS[kind])
    paper.number = f"{kind.value}-2026-0000000"
    return render(paper)


@pytest.mark.clause("promise:R19")
def test_the_day_of_printing_leaves_no_trace(clock: Clock) -> None:
    paper = unsaved(SPECIMENS[PaperKind.ACCEPTANCE])
    first = render(paper)
    clock.move_to("2031-01-02 08:00")
    assert render(paper) == first


def test_words_cannot_become_markup() -> None:
    nasty = '<script>alert(1)</script><img src="file:///etc/passwd">&amp;'
    paper = unsaved(specimen(PaperKind.CERTIFICATE, holders=(nasty,), location=nasty))
    assert "<script>" not in page_of(paper)
    assert "".join(nasty.split()) in text_of(render(paper))


@pytest.mark.parametrize(
    ("address", "allowed"),
    [
        ("file:///fonts/LXGWWenKai-Regular.ttf", True),
        ("file:///fonts/../etc/passwd", False),
        ("file:///etc/passwd", False),
        ("file://server/fonts/a.ttf", False),
        ("https://example.com/a.png", False),
        ("data:image/png;base64,AAAA", True),
        ("data:image/jpeg;base64,AAAA", True),
        ("data:text/html,hello", False),
    ],
)
def test_a_page_loads_nothing_but_its_font_and_its_own_pictures(address: str, allowed: bool) -> None:
    assert may_fetch(address, Path("/fonts")) is allowed


@pytest.mark.clause("figure:P9")
def test_a_certificate_is_one_page_of_at_most_60_kilobytes() -> None:
    pdf = printed(PaperKind.CERTIFICATE)
    assert pages_of(pdf) == 1
    assert len(pdf) <= 60 * 1024


def test_most_papers_fit_on_one_page() -> None:
    longer = [kind for kind in SPECIMENS if pages_of(printed(kind)) > 1]
    assert longer == [PaperKind.APPLICATION]
