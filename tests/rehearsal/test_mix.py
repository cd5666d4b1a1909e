"""The mix of a day is a file: read strictly, drawn by seed, with a scene for whatever the hall offers."""

from collections import Counter
from pathlib import Path

import pytest
from django.core.exceptions import ValidationError

from hall.catalogue.items import ITEMS
from hall.rehearsal.mixed.mix import draw, read_mix
from hall.rehearsal.mixed.scene import SCENES

pytestmark = pytest.mark.django_db


def test_the_same_seed_is_the_same_day_and_another_is_not() -> None:
    mix = read_mix()
    assert draw(mix, 200, seed=7) == draw(mix, 200, seed=7)
    assert draw(mix, 200, seed=7) != draw(mix, 200, seed=8)


@pytest.mark.clause("T2")
def test_every_row_of_the_table_is_in_the_mix() -> None:
    assert {ITEMS[code].row for code in read_mix().items} == set(range(1, 26))


def test_every_item_on_offer_has_a_scene_and_a_weight() -> None:
    offered = {code for code, item in ITEMS.items() if item.offered and not item.through_variants}
    assert offered - set(SCENES) <= {"judicial-sale"}, "an auction has a replay of its own"
    assert set(read_mix().items) >= offered & set(SCENES)


def test_weights_are_proportions() -> None:
    said = Counter(one.item for one in draw(read_mix(), 4000, seed=1))
    assert said["sale-of-existing-house"] > said["register-extract"] > said["land-cancellation"] > 0


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        ("[items]\nsale = 1", "没有“sale”这个事项"),
        ("[items]\nseizure = -1", "事项“seizure”的权重应为不小于零的整数"),
        ("[items]\nseizure = 0.5", "权重应为不小于零的整数"),
        ("[items]\nseizure = 0", "没有一个事项有权重"),
        ("[items]\nseizure = 1\n[courses]\nlate = 1", "没有“late”这个走法"),
        ("[items]\nseizure = 1\n[courses]\nrefused = 900\ndeclined = 200", "合计 1100，不能超过一千"),
        ("[items", "不能读作 TOML"),
    ],
)
def test_a_mix_that_cannot_be_played_is_told_what_is_wrong(tmp_path: Path, words: str, sentence: str) -> None:
    file = tmp_path / "mix.toml"
    file.write_text(words, "utf-8")
    with pytest.raises(ValidationError) as refused:
        read_mix(file)
    assert any(sentence in one for one in refused.value.messages)


def test_a_file_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(ValidationError, match="不能读作 TOML"):
        read_mix(tmp_path / "none.toml")
