"""算税费: open to everyone, friendly to every mistake, keeping what was typed."""

from typing import Any

import pytest
from django.test import Client

pytestmark = pytest.mark.django_db

CALCULATOR = "/taxation/calculator/"
HOME = {
    "cause": "sale", "price": "1030000", "price_includes_vat": "on", "area": "120", "housing": "1",
    "taxed_on": "2026-09-18", "buyer_home_ordinal": "2", "relation": "none", "seller": "person",
    "buyer": "person", "district": "city",
}  # fmt: skip


def ask(**changes: Any) -> str:
    reply = Client().get(CALCULATOR, HOME | changes)
    assert reply.status_code == 200
    return reply.content.decode()


def test_anybody_may_open_the_empty_form() -> None:
    reply = Client().get(CALCULATOR)
    text = reply.content.decode()
    assert reply.status_code == 200
    assert "算一算" in text
    assert "测算结果" not in text
    assert 'value="2026-09-18"' in text


@pytest.mark.clause("vector:T3")
def test_the_sheet_stands_above_the_form_to_the_fen() -> None:
    text = ask(acquired_on="2025-09-01")
    for words in ("30,000.00", "1,050.00", "450.00", "300.00", "10,000.00", "41,800.00"):
        assert words in text


def test_a_gift_calls_its_sides_by_name() -> None:
    text = ask(cause="gift", relation="kin")
    assert "受赠人缴" in text
    assert "亲属间无偿赠与免征" in text


def test_costs_with_proof_open_the_folded_part() -> None:
    text = ask(original_price="900000", acquired_on="2020-01-01")
    assert "据实" in text
    assert '<details class="mb-3" open>' in text


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"price": ""}, "请填写金额"),
        ({"price": "一百万"}, "单位是元不是万元"),
        ({"price": "about 100"}, "金额只写数字和小数点"),
        ({"price": "１０３００００，"}, "金额不要写逗号"),
        ({"price": "1e15"}, "价格应大于 0 元、小于 1000 亿元"),
        ({"price": "NaN"}, "金额只写数字"),
        ({"area": "120㎡"}, "面积只写数字"),
        ({"area": "0", "price": "0"}, "建筑面积应大于 0"),
        ({"cause": "theft"}, "不在可用的选项中"),
        ({"taxed_on": "昨天"}, "日期请写成"),
        ({"taxed_on": "2015-01-01"}, "请填写2016年5月1日以后的日期"),
        ({"renovation": "-1"}, "金额应在 0 元至"),
    ],
)
def test_a_mistake_gets_a_sentence_and_everything_typed_is_still_there(
    changes: dict[str, str], sentence: str
) -> None:
    text = ask(**changes)
    assert sentence in text
    assert "处要改，已填的都还在" in text
    assert "测算结果" not in text
    assert all(value in text for name, value in changes.items() if name != "cause")


@pytest.mark.parametrize("spelling", ["2026/9/18", "20260918", "2026年9月18日", "2026.9.18"])
def test_dates_may_be_spelled_as_people_do(spelling: str) -> None:
    assert "测算结果" in ask(taxed_on=spelling)


@pytest.mark.parametrize("spelling", ["1030000.00", "１０３００００", "1030000元", " 1030000 "])
def test_amounts_may_be_full_width_or_with_their_unit(spelling: str) -> None:
    assert "测算结果" in ask(price=spelling)
