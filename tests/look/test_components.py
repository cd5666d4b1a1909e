"""Components draw what they are given, and forms say what is wrong where it is wrong."""

from datetime import datetime
from pathlib import Path

import pytest
from django import forms
from django.conf import settings
from django.template import Context, Template
from django.template.loader import render_to_string

from hall.clock import now
from hall.look.shapes import CheckRow, DiffRow, Happening, RightTile, Stage, StepButton, Tile

COMPONENTS = sorted((Path(settings.BASE_DIR) / "templates" / "components").glob("*.html"))


class PriceForm(forms.Form):
    price = forms.DecimalField(label="成交价（元）", help_text="不含车位")
    item = forms.ChoiceField(label="事项", choices=[("a", "甲"), ("b", "乙")])
    way = forms.ChoiceField(
        label="领证方式", choices=[("a", "窗口"), ("b", "邮寄")], widget=forms.RadioSelect
    )
    read = forms.BooleanField(label="已阅")
    note = forms.CharField(label="备注", required=False, widget=forms.Textarea)


def draw(name: str, **context: object) -> str:
    return render_to_string(f"components/{name}.html", context)


@pytest.mark.parametrize("path", COMPONENTS, ids=lambda path: path.stem)
def test_every_component_says_what_it_takes_on_its_first_line(path: Path) -> None:
    assert path.read_text("utf-8").startswith("{#")


@pytest.mark.parametrize("path", COMPONENTS, ids=lambda path: path.stem)
def test_no_component_needs_a_looser_content_security_policy(path: Path) -> None:
    text = path.read_text("utf-8")
    assert " style=" not in text
    assert "onclick=" not in text


def test_a_wrong_field_keeps_what_was_typed_and_points_at_its_error() -> None:
    form = PriceForm({"price": "一百万"})
    assert not form.is_valid()
    drawn = render_to_string("components/faults.html", {"form": form})
    assert 'href="#id_price"' in drawn
    assert "已填的都还在" in drawn


def test_every_kind_of_field_has_a_label_and_its_class() -> None:
    form = PriceForm({"price": "x"})
    source = "{% load look %}" + "".join(f"{{% field form.{name} %}}" for name in form.fields)
    drawn = Template(source).render(Context({"form": form}))
    assert 'aria-invalid="true"' in drawn
    assert 'aria-describedby="id_price_hint id_price_wrong"' in drawn
    assert 'class="form-select"' in drawn
    assert "<legend>领证方式" in drawn
    assert 'class="form-check-input"' in drawn
    assert "（选填）" in drawn
    assert 'value="x"' in drawn


def test_a_step_one_may_not_take_stays_visible_with_every_reason() -> None:
    drawn = draw(
        "step", step=StepButton("record", "登簿", reasons=("本件尚未核定", "登记费尚未缴纳")), action="/x/"
    )
    assert 'aria-disabled="true"' in drawn
    assert 'aria-describedby="why-record"' in drawn
    assert "本件尚未核定" in drawn
    assert "登记费尚未缴纳" in drawn
    assert "<form" not in drawn


def test_a_reminder_to_acknowledge_is_never_ticked_beforehand() -> None:
    step = StepButton(
        "approve", "核定通过", opinion_label="核定意见", must_acknowledge=(("m", "抵押权继续存在"),)
    )
    drawn = draw("step", step=step, action="/x/", primary=True)
    assert "已阅提醒：抵押权继续存在" in drawn
    assert "checked" not in drawn


def test_more_than_four_passed_checks_are_folded_with_their_count() -> None:
    passed = [CheckRow("ok", f"第{n}项没有问题") for n in range(9)]
    drawn = draw(
        "checks", failed=[CheckRow("stop", "房屋已被查封", law="《城市房地产管理法》")], passed=passed
    )
    assert "其余 5 项均通过" in drawn
    assert drawn.index("房屋已被查封") < drawn.index("第0项没有问题")


def test_unchanged_lines_of_a_comparison_come_last() -> None:
    drawn = draw("diff", rows=[DiffRow("面积", "118.36㎡", "118.36㎡"), DiffRow("权利人", "林*禾", "周*远")])
    assert drawn.index("权利人") < drawn.index("面积")
    assert "<del>林*禾</del>" in drawn
    assert "不变" in drawn


def test_the_book_says_none_aloud() -> None:
    drawn = draw(
        "rights", tiles=[RightTile("查封"), RightTile("抵押", "1 笔"), RightTile("查封", "首封", bars=True)]
    )
    assert " 无</span>" in drawn
    assert 'class="has"' in drawn
    assert 'class="bars"' in drawn


def test_a_count_of_zero_is_not_coloured() -> None:
    drawn = draw(
        "tiles", tiles=[Tile(0, "已超承诺", "?light=late", "stop"), Tile(2, "剩 1 日以内", "?", "soon", True)]
    )
    assert "<b>0</b>" in drawn
    assert 't-warn">2</b>' in drawn
    assert 'aria-current="true"' in drawn


def test_stages_and_timelines_mark_where_we_are() -> None:
    moment: datetime = now()
    assert 'aria-current="step"' in draw(
        "stages", stages=[Stage("已受理", mark="done"), Stage("核税", mark="now")]
    )
    assert 'class="hold"' in draw("timeline", happenings=[Happening(moment, "计时暂停", stops_clock=True)])
    assert "还没有记录" in draw("timeline", happenings=[])
