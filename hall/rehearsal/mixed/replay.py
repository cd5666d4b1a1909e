"""The mixed day over imported homes: drawn by seed, dealt to streets, driven by several workers."""

from __future__ import annotations

from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor, as_completed
from dataclasses import dataclass, replace
from datetime import date
from multiprocessing import get_context
from random import Random
from typing import Final

import django
from django.db import connections

from hall.cases.models import Case
from hall.rehearsal.crew import crew
from hall.rehearsal.handing_out import stock_up
from hall.rehearsal.mixed.days import living_on, night, plan_days
from hall.rehearsal.mixed.mix import Draw, Mix, draw
from hall.rehearsal.mixed.street import A_DRAW, PEOPLE, Street
from hall.rehearsal.mixed.turns import Tally, play, wait_over
from hall.rehearsal.models import ImportedHome

HOMES: Final = 16
"""Homes of a street."""
DRAWS: Final = 25
"""Applications for one street; more where there are too few homes."""
FEWEST: Final = 4
"""A street has at least so many homes."""


@dataclass(frozen=True)
class Deal:
    """What one street has to do: its homes, its applications, and what is left of them for later mornings."""

    lane: int
    homes: tuple[str, ...]
    draws: tuple[Draw, ...]
    first_person: int
    render: str
    seed: int
    waiting: tuple[int, ...] = ()


def replay_mix(mix: Mix, count: int, *, workers: int, render: str, seed: int) -> Tally:
    """Play the day, its night, and the mornings on which what waited goes on; returns how it went.

    The same mix, count, seed and register are always the same day, whatever the number of workers.
    Raises LookupError when too few homes are imported.
    """
    people = crew()
    stock_up(3 * count + DRAWS, by=people.engrosses)
    days, tally = plan_days(), Tally()
    deals = deal(draw(mix, count, seed), render, seed)
    waiting: list[Deal] = []
    for one, part in play_deals(deals, days.first, workers):
        tally.add(part)
        if part.waiting:
            waiting.append(replace(one, draws=(), waiting=tuple(part.waiting)))
    night(days.first)
    for morning in days.later:
        waiting.sort(key=lambda one: one.lane)
        still: list[Deal] = []
        for one, part in play_deals(waiting, morning, workers):
            tally.add(part)
            if part.waiting:
                still.append(replace(one, waiting=tuple(part.waiting)))
        waiting = still
        night(morning)
    return tally


def deal(draws: Sequence[Draw], render: str, seed: int) -> list[Deal]:
    """Streets of imported homes, unused ones first, and the applications dealt to them in turn."""
    homes = list(
        ImportedHome.objects.order_by("sold_in", "unit_number").values_list("unit_number", flat=True)[
            : HOMES * (len(draws) // DRAWS + 1)
        ]
    )
    streets = max(1, min(len(homes) // FEWEST, len(draws) // DRAWS + 1))
    if len(homes) < FEWEST:
        raise LookupError("没有可以演练的房屋，请先运行 import_homes 导入清单")
    size = min(HOMES, len(homes) // streets)
    known = Case.objects.count() * A_DRAW + PEOPLE
    return [
        Deal(
            lane,
            tuple(homes[lane * size : (lane + 1) * size]),
            tuple(draws[lane::streets]),
            known + lane * A_DRAW * (len(draws) // streets + 1) * 2,
            render,
            seed,
        )
        for lane in range(streets)
    ]


def play_deals(deals: Sequence[Deal], day: date, workers: int) -> list[tuple[Deal, Tally]]:
    """Every street's part of a day, side by side."""
    if workers <= 1 or len(deals) <= 1:
        return [(one, play_deal(one, day)) for one in deals]
    connections.close_all()
    with ProcessPoolExecutor(workers, mp_context=get_context("spawn"), initializer=django.setup) as pool:
        running = {pool.submit(play_deal, one, day): one for one in deals}
        return [(running[done], done.result()) for done in as_completed(running)]


def play_deal(one: Deal, day: date) -> Tally:
    """One street's day, or one of its later mornings."""
    dice = Random(f"{one.seed}/{one.lane}/{day}")  # noqa: S311 - a rehearsal, not a secret
    street = Street(one.lane, list(one.homes), crew(), dice, one.first_person)
    with living_on(day):
        if one.draws:
            return play(street, one.draws, one.render)
        return wait_over(street, one.waiting, one.render)
