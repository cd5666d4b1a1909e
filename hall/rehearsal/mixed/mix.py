"""The mix: how often an item comes and how its case runs, read from a file and drawn by seed."""

from __future__ import annotations

import random
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from django.core.exceptions import ValidationError

from hall.catalogue.items import ITEMS
from hall.catalogue.overlay import is_offered
from hall.clock import today
from hall.rehearsal.mixed import scenes, seized_courses, taxed_courses
from hall.rehearsal.mixed.courses import COURSES, STRAIGHT
from hall.rehearsal.mixed.scene import SCENES

USUAL: Final = Path(__file__).with_name("mix.toml")
THOUSAND: Final = 1000
ENTERED: Final = (scenes, seized_courses, taxed_courses)
"""Importing these rooms has entered the scenes and the courses."""


@dataclass(frozen=True)
class Draw:
    """One application of the day: its place in the row, the item, how its case is to run, its own dice."""

    place: int
    item: str
    course: str
    seed: int


@dataclass(frozen=True)
class Mix:
    """Weights per item code, and per course of a thousand."""

    items: Mapping[str, int]
    courses: Mapping[str, int]


def read_mix(path: Path = USUAL) -> Mix:
    """The mix of a file. Raises ValidationError naming every entry that cannot be played."""
    try:
        said = tomllib.loads(path.read_text("utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise ValidationError(f"{path} 不能读作 TOML：{error}") from error
    items, courses = said.get("items", {}), said.get("courses", {})
    if faults := [*_faults(items, SCENES, "事项"), *_faults(courses, COURSES, "走法")]:
        raise ValidationError(faults)
    if sum(courses.values()) > THOUSAND:
        raise ValidationError(f"各种走法合计 {sum(courses.values())}，不能超过一千")
    on_offer = {code: weight for code, weight in items.items() if weight and is_offered(ITEMS[code], today())}
    if not on_offer:
        raise ValidationError("没有一个事项有权重，请在 [items] 中填写")
    return Mix(on_offer, courses)


def _faults(said: Mapping[str, object], known: Mapping[str, object], what: str) -> list[str]:
    """Sentences about names nobody knows and weights that are none."""
    unknown = [f"没有“{name}”这个{what}" for name in said if name not in known]
    wrong = [
        f"{what}“{name}”的权重应为不小于零的整数"
        for name, weight in said.items()
        if isinstance(weight, bool) or not isinstance(weight, int) or weight < 0
    ]
    return unknown + wrong


def draw(mix: Mix, count: int, seed: int) -> list[Draw]:
    """The same mix, count and seed are always the same day."""
    dice = random.Random(seed)  # noqa: S311 - a rehearsal, not a secret
    codes, weights = list(mix.items), list(mix.items.values())
    ways = [*mix.courses, STRAIGHT]
    shares = [*mix.courses.values(), THOUSAND - sum(mix.courses.values())]
    return [
        Draw(
            place,
            dice.choices(codes, weights)[0],
            dice.choices(ways, shares)[0],
            dice.getrandbits(32),
        )
        for place in range(count)
    ]
