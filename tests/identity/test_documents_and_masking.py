"""证件 of every kind, and what is shown of them."""

from datetime import date
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from hypothesis import given
from hypothesis import strategies as st

from hall.identity.documents import DocumentKind, check_document, is_person
from hall.identity.masking import (
    mask_address,
    mask_document,
    mask_name,
    mask_party,
    mask_phone,
    mask_unproved,
)
from hall.identity.numbers.id_card import check_character

K = DocumentKind
RESIDENCE_PERMIT = "81000019900101000" + check_character("81000019900101000")


@pytest.mark.parametrize(
    ("kind", "typed", "kept"),
    [
        (K.ID_CARD, "44530020000229003x", "44530020000229003X"),
        (K.HK_MACAO_TAIWAN, "h12345678", "H12345678"),
        (K.HK_MACAO_TAIWAN, "12345678", "12345678"),
        (K.HK_MACAO_TAIWAN, RESIDENCE_PERMIT, RESIDENCE_PERMIT),
        (K.PASSPORT, "e 1234 5678", "E12345678"),
        (K.HOUSEHOLD, "445302123", "445302123"),
        (K.MILITARY, "军字第1234567号", "军字第1234567号"),
        (K.ORGANISATION_CODE, "00745000-4", "007450004"),
        (K.BUSINESS_LICENCE, "91445399ma4tekt06l", "91445399MA4TEKT06L"),
        (K.BUSINESS_LICENCE, "445300000012345", "445300000012345"),
        (K.USCC, "１１445399007450004Ｔ", "11445399007450004T"),
        (K.OTHER, "外国人永久居留证", "外国人永久居留证"),
    ],
)
def test_each_kind_of_document_has_one_stored_form(kind: DocumentKind, typed: str, kept: str) -> None:
    assert check_document(kind, typed) == kept
    assert check_document(str(int(kind)), kept) == kept


@pytest.mark.parametrize("kind", list(DocumentKind))
def test_an_empty_number_is_asked_for(kind: DocumentKind) -> None:
    with pytest.raises(ValidationError, match="请填写"):
        check_document(kind, " \u3000")


@pytest.mark.parametrize("kind", ["", "0", "身份证", 12, None])
def test_a_kind_that_does_not_exist_is_asked_for(kind: Any) -> None:
    with pytest.raises(ValidationError, match="请选择证件种类"):
        check_document(kind, "1")


def test_the_day_reaches_the_id_card() -> None:
    with pytest.raises(ValidationError, match="还没有到"):
        check_document(K.ID_CARD, "445300209901010012", on=date(2026, 9, 18))


@pytest.mark.parametrize(
    ("kind", "wrong"),
    [(K.PASSPORT, "E-1"), (K.HK_MACAO_TAIWAN, "X123"), (K.USCC, "1"), (K.OTHER, "外国\x00人")],
)
def test_a_wrong_number_says_what_the_kind_looks_like(kind: DocumentKind, wrong: str) -> None:
    with pytest.raises(ValidationError) as refusal:
        check_document(kind, wrong)
    assert "重录" in refusal.value.message


def test_only_the_three_codes_of_organisations_are_not_personal() -> None:
    assert {kind for kind in K if not is_person(kind)} == {K.ORGANISATION_CODE, K.BUSINESS_LICENCE, K.USCC}


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("张三", "张*"),
        ("林小禾", "林*禾"),
        ("欧阳明", "欧阳*"),
        ("欧阳小明", "欧阳**"),
        ("欧阳", "欧*"),
        ("买买提·艾力", "买****力"),
        ("张", "*"),
        ("", ""),
    ],
)
def test_names_keep_their_surname_and_last_character(name: str, shown: str) -> None:
    assert mask_name(name) == shown


def test_organisations_are_named_in_full() -> None:
    assert mask_party("云浮市建设有限公司", K.USCC) == "云浮市建设有限公司"
    assert mask_party("林小禾", K.ID_CARD) == "林*禾"


def test_a_name_without_a_document_is_masked_where_it_may_be_a_persons() -> None:
    assert mask_unproved("林小禾") == "林*禾"
    assert mask_unproved("阿依古丽·买买提").endswith("提")
    assert "古丽" not in mask_unproved("阿依古丽·买买提")
    assert mask_unproved("云石银行云城支行") == "云石银行云城支行"


def test_documents_phones_and_addresses_keep_little() -> None:
    assert mask_document("445300198512310029") == "4453**********0029"
    assert mask_document("E12345678") == "E1*****78"
    assert mask_phone("13812345678") == "138****5678"
    assert mask_phone("8812345") == "*****45"
    assert mask_address("云城区世纪大道66号3幢") == "云城区世" + "*" * 8


@given(st.text(min_size=2))
def test_a_mask_hides_something_and_keeps_the_length(text: str) -> None:
    for mask in (mask_name, mask_document, mask_phone, mask_address):
        assert len(mask(text)) == len(text)
        assert "*" in mask(text)
