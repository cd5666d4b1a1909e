"""How money, dates, numbers and states are written."""

from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from django.core.exceptions import ImproperlyConfigured
from django.template import Context, Template

from hall.look import words
from hall.look.badges import BADGES, badge


@pytest.mark.parametrize(
    ("yuan", "written"),
    [
        (Decimal("1180000"), "1,180,000.00"),
        (Decimal("0.005"), "0.01"),
        (Decimal("-80"), "-80.00"),
        (0, "0.00"),
        ("23680.1", "23,680.10"),
    ],
)
def test_money_has_commas_and_two_decimals(yuan: Decimal | int | str, written: str) -> None:
    assert words.money(yuan) == written


@pytest.mark.parametrize(
    ("number", "written"),
    [
        ("445302001002GB00012F00010001", "445302 001002 GB00012 F00010001"),
        ("445302 001002 GB00012 F00010001", "445302 001002 GB00012 F00010001"),
        ("445302001002GB00012", "445302 001002 GB00012"),
        ("粤房地权证云浮字第0200045117号", "粤房地权证云浮字第0200045117号"),
    ],
)
def test_unit_numbers_are_grouped_and_other_numbers_left_alone(number: str, written: str) -> None:
    assert words.grouped_unit(number) == written


@pytest.mark.parametrize(
    ("address", "shown"),
    [
        ("云城区翠石路66号云岭花园3幢1202房", "云城区翠石路66号云岭花园"),
        ("新兴县新城镇环城路5号", "新兴县新城镇环城路5号"),
        ("3幢1202房", "3幢1202房"),
    ],
)
def test_a_public_page_leaves_out_building_and_room(address: str, shown: str) -> None:
    assert words.community(address) == shown


def test_a_date_carries_its_year_only_when_it_is_not_this_year() -> None:
    assert words.day(date(2026, 9, 30)) == "9月30日（周三）"
    assert words.day(date(2027, 1, 8)) == "2027年1月8日（周五）"
    assert words.day_plain(date(2026, 9, 30)) == "9月30日"
    assert words.day_short(date(2026, 9, 18)) == "9/18"


def test_an_instant_is_told_in_shanghai_time() -> None:
    late_in_utc = datetime(2026, 9, 17, 18, 5, tzinfo=UTC)
    assert words.minute(late_in_utc) == "9月18日 2:05"
    assert words.day_plain(late_in_utc) == "9月18日"


def draw(source: str, **context: object) -> str:
    return Template("{% load look %}" + source).render(Context(context)).strip()


def test_every_meaning_of_a_state_has_an_icon_besides_its_colour() -> None:
    for meaning in BADGES:
        drawn = draw('{% state meaning "字" %}', meaning=meaning)
        assert 'aria-hidden="true"' in drawn
        assert f"ti-{BADGES[meaning].icon}" in drawn
        assert "字" in drawn


def test_an_unknown_meaning_of_a_state_fails_loudly() -> None:
    with pytest.raises(ImproperlyConfigured, match="没有名为 'red' 的状态标"):
        badge("red")


def test_a_state_may_have_its_own_icon_and_no_wash() -> None:
    assert draw('{% state "ok" "已扫描" icon="scan" bare=True %}') == (
        '<span class="state ok bare"><i class="ti ti-scan" aria-hidden="true"></i>已扫描</span>'
    )


def test_filters_say_nothing_of_nothing() -> None:
    assert draw("{{ a|money }}{{ a|day }}{{ a|day_plain }}{{ a|minute }}{{ a|clock_time }}", a=None) == ""


def test_names_and_document_numbers_are_masked() -> None:
    assert draw(
        "{{ name|masked_name }} {{ number|masked_document }}", name="林小禾", number="445300198512310029"
    ) == ("林*禾 4453**********0029")


def test_a_name_with_markup_in_it_is_shown_as_text() -> None:
    assert "<b>" not in draw('{% state "ok" name %}{{ name|masked_name }}', name="<b>甲</b>")


def test_a_narrow_cell_breaks_only_after_a_comma() -> None:
    assert draw("{% for part in a|clauses %}[{{ part }}]{% endfor %}", a="第5日，到期") == "[第5日，][到期]"
    assert draw("{% for part in a|clauses %}[{{ part }}]{% endfor %}", a="暂停") == "[暂停]"


def test_each_form_gets_a_command_key_of_its_own() -> None:
    assert draw("{% command_key %}") != draw("{% command_key %}")
    assert 'name="command_key"' in draw("{% command_key %}")
