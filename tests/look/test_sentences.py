"""An empty field says what to do."""

import pytest
from django import forms

from hall.look.sentences import EMPTY


class AForm(forms.Form):
    name = forms.CharField(label="姓名")
    way = forms.ChoiceField(choices=[("a", "甲")], label="方式")
    day = forms.DateField(label="日期")
    scan = forms.FileField(label="扫描件")
    sure = forms.BooleanField(label="已核对")
    price = forms.DecimalField(label="价款", error_messages={"required": "请填写成交价"})


@pytest.mark.parametrize(
    ("field", "sentence"),
    [
        ("name", EMPTY[forms.Field]),
        ("way", EMPTY[forms.ChoiceField]),
        ("day", EMPTY[forms.DateField]),
        ("scan", EMPTY[forms.FileField]),
        ("sure", EMPTY[forms.BooleanField]),
        ("price", "请填写成交价"),
    ],
)
def test_an_empty_field_says_what_to_do_in_its_own_words_first(field: str, sentence: str) -> None:
    assert AForm({}).errors[field] == [sentence]
