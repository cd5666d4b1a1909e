"""The start-up checks, amounts in words, and the codes."""

import os
import subprocess
import sys
import tempfile
from base64 import b64decode
from decimal import Decimal
from io import BytesIO
from pathlib import Path

import pytest
from django.test import override_settings
from PIL import Image

from hall.papers import checks, contents, fonts, scratch
from hall.papers.amounts import in_words
from hall.papers.barcode import qr_image
from hall.papers.kinds import PaperKind


@pytest.mark.clause("promise:R19")
def test_this_machine_can_print() -> None:
    assert [message for check in checks.CHECKS for message in check(None)] == []


@override_settings(PAPER_FONT="/nowhere/font.ttf")
def test_a_missing_font_stops_the_start() -> None:
    (message,) = checks.font_draws_every_name(None)
    assert message.id == "papers.E001"
    assert "fonts-lxgw-wenkai" in message.msg


def test_a_font_without_rare_names_stops_the_start(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fonts, "characters", lambda font: frozenset(map(ord, "喆堃犇昇䶮㛃𬱖")))
    (message,) = checks.font_draws_every_name(None)
    assert message.id == "papers.E002"
    assert "缺 𤧛" in message.msg


def test_a_missing_subsetter_stops_the_start(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fonts, "SUBSETTERS", ("libnowhere.so.0",))
    (message,) = checks.subsetter_is_there(None)
    assert message.id == "papers.E003"
    assert "libharfbuzz-subset0" in str(message.hint)


def test_a_schema_without_page_stops_the_start(monkeypatch: pytest.MonkeyPatch) -> None:
    newer = type("Newer", (contents.SCHEMAS[PaperKind.ACCEPTANCE, 1],), {"recipe": 2})
    monkeypatch.setitem(contents.SCHEMAS, (PaperKind.ACCEPTANCE, 2), newer)
    (message,) = checks.every_schema_has_its_page(None)
    assert message.id == "papers.E005"
    assert "print/acceptance.1.html" in message.msg


def test_an_older_recipe_keeps_its_own_page(monkeypatch: pytest.MonkeyPatch) -> None:
    newer = type("Newer", (contents.SCHEMAS[PaperKind.ACCEPTANCE, 1],), {"recipe": 2})
    monkeypatch.setitem(contents.SCHEMAS, (PaperKind.ACCEPTANCE, 2), newer)
    assert contents.template_of("acceptance", 2) == "print/acceptance.html"
    assert contents.template_of("acceptance", 1) == "print/acceptance.1.html"


@pytest.mark.parametrize(
    ("yuan", "words"),
    [
        ("0", "零元整"),
        ("0.05", "伍分"),
        ("0.50", "伍角整"),
        ("80", "捌拾元整"),
        ("10.05", "壹拾元零伍分"),
        ("11880.00", "壹万壹仟捌佰捌拾元整"),
        ("10500.05", "壹万零伍佰元零伍分"),
        ("107000.53", "壹拾万柒仟元伍角叁分"),
        ("1001000", "壹佰万壹仟元整"),
        ("20000300", "贰仟万零叁佰元整"),
        ("1000010000", "壹拾亿零壹万元整"),
    ],
)
def test_amounts_in_capital_numerals(yuan: str, words: str) -> None:
    assert in_words(Decimal(yuan)) == words


@pytest.mark.parametrize("yuan", ["-1", "0.001", "10000000000000000"])
def test_amounts_that_no_bill_has(yuan: str) -> None:
    with pytest.raises(ValueError, match="大写"):
        in_words(Decimal(yuan))


def test_what_a_killed_press_left_behind_is_removed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    dead = subprocess.Popen([sys.executable, "-c", ""])
    dead.wait()
    left = tmp_path / f"hall-press-{dead.pid}-abc"
    alive = tmp_path / f"hall-press-{os.getpid()}-def"
    for folder in (left, alive):
        folder.mkdir()
        (folder / "font").write_text("copy")
    own = scratch.own_folder()
    assert sorted(tmp_path.iterdir()) == sorted([alive, own])


def test_a_code_is_a_small_picture_inside_the_page() -> None:
    head, _, body = qr_image("https://hall.example.gov.cn/verify/1-000001?s=abc").partition(",")
    assert head == "data:image/png;base64"
    assert qr_image("same") == qr_image("same") != qr_image("other")
    picture = Image.open(BytesIO(b64decode(body)))
    assert picture.width == picture.height
    assert picture.width < 250
