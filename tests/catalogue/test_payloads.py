"""What a shared material says is checked entry by entry, and every refusal says what to do."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from django.core.exceptions import ValidationError

from hall.catalogue import materials as m
from hall.catalogue.materials import ALL_MATERIALS
from hall.catalogue.payload_fields import READERS, Kind
from hall.catalogue.payloads import FIELDS, clean_payload, fields_of
from hall.catalogue.schema import Material

CONTRACT = {
    "contract_number": "云城存2026-00123",
    "signed_on": "2026-09-01",
    "price": "1180000.00",
    "area": "104.61",
}
MORTGAGE = {
    "signed_on": "2026-09-01",
    "kind": "general",
    "principal_amount": "700000",
    "begins_on": "2026-09-10",
    "ends_on": "2046-09-10",
    "secured_scope": "本金、利息",
    "forbids_transfer": "no",
}


def refusal(material: Material, **changes: Any) -> dict[str, list[str]]:
    base = CONTRACT if material == m.SALE_CONTRACT else MORTGAGE
    with pytest.raises(ValidationError) as refused:
        clean_payload(material, base | changes)
    return refused.value.message_dict


def test_a_contract_is_read_into_values() -> None:
    assert clean_payload(m.SALE_CONTRACT, CONTRACT) == {
        "contract_number": "云城存2026-00123",
        "signed_on": date(2026, 9, 1),
        "price": Decimal("1180000.00"),
        "price_includes_tax": True,
        "area": Decimal("104.61"),
    }


def test_values_already_read_are_read_again_to_the_same() -> None:
    once = clean_payload("sale-contract", CONTRACT)
    assert clean_payload("sale-contract", once) == once


def test_full_width_digits_and_blanks_are_all_right() -> None:
    read = clean_payload(m.SALE_CONTRACT, CONTRACT | {"price": " １１８００００ ", "signed_on": "2026/09/01"})
    assert read["price"] == Decimal("1180000.00")
    assert read["signed_on"] == date(2026, 9, 1)


@pytest.mark.parametrize(
    ("price", "sentence"),
    [
        ("", "请填写成交价（元）"),
        ("0", "成交价（元）应大于零，请核对"),
        ("-5", "成交价（元）不能是负数，请核对"),
        ("1,180,000", "成交价（元）请不要带逗号，直接填数字，如 1200000.00"),
        ("1000000000000000", "成交价（元）超过一万亿元，请核对是否多填了零"),
        ("9" * 400, "成交价（元）超过一万亿元，请核对是否多填了零"),
        ("118万", "成交价（元）“118万”不是数字，请以元为单位直接填数字"),
        ("1e6", "成交价（元）“1e6”不是数字，请以元为单位直接填数字"),
        ("NaN", "成交价（元）“NaN”不是数字，请以元为单位直接填数字"),
        ("1180000.005", "成交价（元）最多两位小数，请核对"),
    ],
)
@pytest.mark.clause("check:R33")
def test_a_wrong_price_is_told_what_to_do(price: str, sentence: str) -> None:
    assert refusal(m.SALE_CONTRACT, price=price) == {"price": [sentence]}


def test_the_highest_price_is_ten_to_the_twelfth() -> None:
    assert clean_payload(m.SALE_CONTRACT, CONTRACT | {"price": "1000000000000"})["price"] == 10**12


@pytest.mark.parametrize(
    ("signed_on", "words"),
    [
        ("2026-02-30", "不是存在的日期"),
        ("2026-09-19", "晚于今天"),
        ("1492-01-01", "不合常理"),
        ("昨天", "不是存在的日期"),
        ("", "请填写签订日期"),
    ],
)
def test_a_day_that_cannot_be_is_refused(signed_on: str, words: str) -> None:
    assert words in refusal(m.SALE_CONTRACT, signed_on=signed_on)["signed_on"][0]


@pytest.mark.parametrize("area", ["0", "0.00", "-1", "abc", "1000000000"])
@pytest.mark.clause("check:R33")
def test_a_wrong_area_is_refused(area: str) -> None:
    assert set(refusal(m.SALE_CONTRACT, area=area)) == {"area"}


def test_all_wrong_entries_are_told_at_once() -> None:
    assert set(refusal(m.SALE_CONTRACT, price="0", signed_on="", area="x", price_includes_tax="也许")) == {
        "price",
        "signed_on",
        "area",
        "price_includes_tax",
    }


def test_a_text_has_its_length_and_no_control_characters() -> None:
    assert refusal(m.SALE_CONTRACT, contract_number="长" * 61) == {
        "contract_number": ["合同编号最多60个字，现有61个，请缩短"]
    }
    assert "不能显示" in refusal(m.SALE_CONTRACT, contract_number="a\x00b")["contract_number"][0]


@pytest.mark.clause("check:R32")
def test_a_general_mortgage_has_the_claims_amount_and_no_maximum() -> None:
    assert clean_payload(m.MORTGAGE_CONTRACT, MORTGAGE)["forbids_transfer"] is False
    assert set(refusal(m.MORTGAGE_CONTRACT, maximum_amount="800000")) == {"maximum_amount"}
    assert set(refusal(m.MORTGAGE_CONTRACT, kind="maximum")) == {"maximum_amount", "principal_amount"}
    assert set(refusal(m.MORTGAGE_CONTRACT, kind="别的")) == {"kind"}


@pytest.mark.clause("check:R32")
def test_a_term_that_ends_before_it_begins_is_refused() -> None:
    assert refusal(m.MORTGAGE_CONTRACT, ends_on="2026-01-01") == {
        "ends_on": ["截止日期2026-01-01早于起始日期2026-09-10，请核对"]
    }


def test_a_court_document_needs_a_real_case_number() -> None:
    order = {"court": "云城区人民法院", "matter": "seize", "served_on": "2026-09-18"}
    good = clean_payload(m.ASSISTANCE_NOTICE, order | {"case_number": "(2026)粤5302执12号"})
    assert good["case_number"] == "（2026）粤5302执12号"
    with pytest.raises(ValidationError):
        clean_payload(m.ASSISTANCE_NOTICE, order | {"case_number": "2026粤5302执12号"})


def test_a_notarised_power_of_attorney_names_the_notarial_deed() -> None:
    power = {"scope": "代为办理转移登记", "signed_on": "2026-09-01", "is_notarised": "yes"}
    with pytest.raises(ValidationError) as refused:
        clean_payload(m.POWER_OF_ATTORNEY, power)
    assert set(refused.value.message_dict) == {"notarial_number"}


def test_names_the_material_does_not_have_are_left_out() -> None:
    assert "salary" not in clean_payload(m.SALE_CONTRACT, CONTRACT | {"salary": "1"})
    assert clean_payload(m.CADASTRAL_SURVEY, {"anything": "1"}) == {}


def test_every_schema_belongs_to_a_material_and_can_be_drawn_as_a_form() -> None:
    assert set(FIELDS) <= set(ALL_MATERIALS)
    assert set(READERS) == set(Kind)
    for code in FIELDS:
        names = [field.name for field in fields_of(code)]
        assert len(set(names)) == len(names)
        for field in fields_of(code):
            assert field.input_type in {"text", "date", "select"}
            assert bool(field.options) == (field.kind in {Kind.CHOICE, Kind.YES_NO})
    assert fields_of(m.SALE_CONTRACT)[2].input_mode == "decimal"


def test_every_typed_material_refuses_nothing_at_all_with_sentences() -> None:
    for code, fields in FIELDS.items():
        if any(field.required and field.default is None for field in fields):
            with pytest.raises(ValidationError):
                clean_payload(code, {})
