"""The guide of each item answers on one page: may I, what to bring, what it costs, how long, where, what."""

from dataclasses import replace
from datetime import date
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError

from hall.catalogue.fees import fee_basis, fee_words
from hall.catalogue.guide import guide
from hall.catalogue.guide_flow import Stage
from hall.catalogue.guide_text import guide_files
from hall.catalogue.items import ITEMS, item
from hall.catalogue.schema import BusinessItem
from hall.catalogue.words import Fee, Way
from registration.fees import tariff

every_item = pytest.mark.parametrize("item", ITEMS.values(), ids=list(ITEMS))
PUBLISHED = Path(__file__).resolve().parents[2] / "docs" / "guide"


def publish(*arguments: str) -> str:
    out = StringIO()
    call_command("publish_guide", *arguments, stdout=out)
    return out.getvalue()


@pytest.mark.clause("M1", "W8")
@every_item
def test_the_guide_answers_every_question(item: BusinessItem) -> None:
    page = guide(item)
    assert page.may_i
    assert page.bring
    assert page.cost
    assert page.promised
    assert page.statutory
    assert page.where
    assert page.get
    assert page.flow[-1].name == "归档"
    assert page.offered == (page.why_not_offered == "")


@pytest.mark.clause("M1", "M2")
@every_item
def test_every_line_of_the_checklist_stands_in_the_guide(item: BusinessItem) -> None:
    shown = [line for slot in guide(item).bring for line in slot.lines]
    assert {line.line for line in shown} == {need.line for need in item.needs}
    for line in shown:
        assert line.sources
        assert line.goes_to
        assert bool(line.condition) == bool(line.not_needed_because)


@pytest.mark.clause("M1")
def test_the_published_guide_is_not_stale() -> None:
    publish("--check")


def test_a_stale_guide_is_noticed_and_renewed(tmp_path: Path) -> None:
    publish("--folder", str(tmp_path))
    assert {path.name for path in tmp_path.iterdir()} == set(guide_files(ITEMS))
    (tmp_path / "sale-of-existing-house.md").write_text("旧的", "utf-8")
    (tmp_path / "gone.md").write_text("不再有的事项", "utf-8")
    with pytest.raises(CommandError, match=r"gone.md、sale-of-existing-house.md"):
        publish("--check", "--folder", str(tmp_path))
    assert "更新 2 个" in publish("--folder", str(tmp_path))
    publish("--check", "--folder", str(tmp_path))


def test_every_item_has_its_page_and_every_line_its_row_in_the_matrix() -> None:
    matrix = (PUBLISHED / "materials.md").read_text("utf-8")
    assert {f"{code}.md" for code in ITEMS} <= {path.name for path in PUBLISHED.iterdir()}
    assert matrix.count("\n| ") == 2 + sum(len(one.needs) for one in ITEMS.values())


@pytest.mark.clause("M5")
def test_the_seven_causes_are_one_slot() -> None:
    slots = [slot for slot in guide(item("house-transfer")).bring if slot.one_of]
    assert [(slot.heading, len(slot.lines)) for slot in slots] == [
        ("建设用地使用权及房屋所有权转移的材料", 7)
    ]


@pytest.mark.clause("M3", "M6")
def test_ways_are_said_in_words() -> None:
    lines = {
        line.line: line for slot in guide(item("building-first-registration")).bring for line in slot.lines
    }
    assert lines["1-8"].sources == (
        "申请人提交纸质材料",
        "或通过税务局共享电子凭证",
        "可向税务局共享核验",
    )
    assert lines["1-3"].sources == ("申请人提交纸质材料", "登记机构直接获取，不须提交")
    assert lines["1-7"].sources[1] == "或向住房和城乡建设局共享核验"


def stages(code: str) -> dict[str, Stage]:
    return {stage.name: stage for stage in guide(item(code)).flow}


@pytest.mark.clause("P1", "P3", "P4")
def test_the_sale_runs_as_figure_two_draws_it() -> None:
    flow = stages("sale-of-existing-house")
    assert list(flow) == ["申请", "受理", "审核", "登簿", "缮证", "发证", "归档"]
    parties = [step.party for step in flow["审核"].steps]
    assert parties == ["自然资源局（登记）", "住房和城乡建设局", "税务局"]
    assert flow["审核"].side_by_side


@pytest.mark.clause("P1", "P12")
def test_the_mortgage_runs_as_figure_three_draws_it() -> None:
    flow = stages("mortgage-first-registration")
    assert "住房和城乡建设局" in flow["受理"].steps[0].action
    assert [(step.party, step.condition) for step in flow["审核"].steps] == [
        ("自然资源局（登记）", ""),
        ("自然资源局（登记）", "以在建建筑物抵押"),
    ]


@pytest.mark.clause("P1")
def test_the_presale_notice_runs_as_figure_one_draws_it_without_taxes() -> None:
    parties = [step.party for step in stages("presale-advance-notice")["审核"].steps]
    assert parties == ["自然资源局（登记）", "住房和城乡建设局"]


@pytest.mark.clause("P14")
def test_the_ex_officio_correction_is_announced() -> None:
    assert "公告十五个工作日" in {step.action for step in stages("correction-ex-officio")["审核"].steps}


def test_a_seizure_begins_with_service_and_ends_without_a_certificate() -> None:
    assert list(stages("seizure")) == ["送达", "受理", "审核", "登簿", "归档"]
    assert guide(item("seizure")).get == ("送达回证；不发证书",)


@pytest.mark.clause("P19", "M1")
def test_the_guide_of_a_query_says_who_may_see_what_and_that_no_name_is_a_key() -> None:
    said = guide(item("register-extract")).may_i
    for who in ("权利人：", "继承人", "合同", "起诉", "律师", "有意买卖", "国家机关"):
        assert any(who in sentence for sentence in said), who
    assert said[-1].endswith("不能按姓名查询")


def test_an_opinion_of_housing_is_asked_for_by_the_one_it_concerns() -> None:
    asking = {code: guide(item(code)).may_i for code in ("purchase-qualification", "policy-housing-listing")}
    assert asking["purchase-qualification"] == ("购房资格审查：由买方申请",)
    assert asking["policy-housing-listing"] == ("政策性住房上市交易审核：由权利人申请",)


def test_what_is_not_offered_says_so_in_the_guide() -> None:
    assert guide(item("sale-of-existing-house")).offered
    unbuilt = replace(item("mortgage-first-registration"), offered=False)
    assert "暂不受理" in guide(unbuilt).why_not_offered
    assert "具体事项" in guide(item("house-transfer")).why_not_offered
    assert guide(item("sale-of-existing-house"), offered=False).why_not_offered == "本事项现在停办。"
    assert guide(item("sale-of-existing-house"), promised_days=3).promised == "3 个工作日"


def test_a_paper_the_hall_makes_is_not_asked_for() -> None:
    both = item("presale-notice-with-mortgage-notice")
    assert both.need("4-5a").ways == {Way.GENERATED}
    assert "不须提交" in both.need("4-5a").note


def test_fees_have_words_from_the_day_they_hold() -> None:
    assert all(fee_words(fee) for fee in Fee)
    assert "80元" in fee_words(Fee.STANDARD, date(2026, 9, 18))
    with pytest.raises(LookupError):
        fee_words(Fee.STANDARD, date(2010, 1, 1))


def test_the_guide_names_the_amounts_that_are_charged() -> None:
    today = date(2026, 9, 18)
    charged = tariff(today)
    standard, half = fee_words(Fee.STANDARD, today), fee_words(Fee.HALF, today)
    for amount in (charged.housing, charged.other, charged.storage, charged.book):
        assert f"{amount}元" in standard
    assert f"{charged.housing * charged.half:.0f}元" in half
    assert f"{charged.other * charged.half:.0f}元" in half
    assert f"{charged.book}元" in fee_words(Fee.BOOK_ONLY, today)
    assert fee_basis(today) == charged.basis
