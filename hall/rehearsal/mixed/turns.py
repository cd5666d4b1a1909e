"""A street's turns: every application played to its end of the day, and what each came to."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from random import Random

from django.core.exceptions import ValidationError

from hall.cases.models import Case
from hall.cases.refusals import StepRefused
from hall.cases.services.steps import take_step
from hall.cases.states import RUNNING, State
from hall.catalogue.items import ITEMS
from hall.rehearsal.mixed.courses import filed_away, run
from hall.rehearsal.mixed.mix import Draw
from hall.rehearsal.mixed.mornings import go_on
from hall.rehearsal.mixed.scene import SCENES
from hall.rehearsal.mixed.street import Street
from hall.rehearsal.models import ImportedHome
from hall.rehearsal.rendering import print_papers

Impossible = (StepRefused, ValidationError)


@dataclass
class Tally:
    """How a day went: how cases ended, by item, what nobody expected (sentences), papers printed."""

    ended: Counter[str] = field(default_factory=Counter)
    items: Counter[str] = field(default_factory=Counter)
    prepared: int = 0
    papers: int = 0
    unexpected: Counter[str] = field(default_factory=Counter)
    waiting: list[int] = field(default_factory=list)
    """Cases that go on another day."""

    def add(self, other: Tally) -> None:
        """Take in another's numbers; who waits is the caller's to deal with."""
        for name in ("ended", "items", "unexpected"):
            getattr(self, name).update(getattr(other, name))
        self.prepared += other.prepared
        self.papers += other.papers


def play(street: Street, draws: Iterable[Draw], render: str) -> Tally:
    """Each application in its turn; the homes remember that they were in a rehearsal."""
    tally, cases = Tally(), list[Case]()
    for one in draws:
        street.dice = Random(one.seed)  # noqa: S311 - a rehearsal, not a secret
        last = Case.objects.order_by("-id").values_list("id", flat=True).first() or 0
        try:
            case = run(one.course, SCENES[one.item](street), street)
        except Impossible as refusal:
            tally.unexpected[f"{ITEMS[one.item].name}：{'；'.join(sentences(refusal))}"] += 1
            clear_up(street, last)
            continue
        tally.items[ITEMS[one.item].name] += 1
        note(case, tally)
        cases.append(case)
    tally.prepared = len(street.prepared)
    tally.papers = print_papers([case.number for case in cases], render)
    remember(street, cases)
    return tally


def sentences(refusal: StepRefused | ValidationError) -> list[str]:
    return list(refusal.messages) if isinstance(refusal, ValidationError) else [str(refusal)]


def note(case: Case, tally: Tally) -> None:
    """Ended, or waiting for another day."""
    fresh = Case.objects.get(pk=case.pk)
    if fresh.state == State.ARCHIVED:
        tally.ended[State(fresh.outcome).label] += 1
    else:
        tally.waiting.append(fresh.pk)


def clear_up(street: Street, last: int) -> None:
    """What an unexpected refusal left standing ends as an officer would end it: declined or withdrawn."""
    numbers = set(street.homes)
    left = Case.objects.is_open().filter(pk__gt=last, units__number__in=numbers).distinct().order_by("-id")
    for case in left:
        if case.state == State.APPLIED:
            take_step(case.pk, "decline", by=street.crew.accepts, reason="条件不具备，请补齐后再来")
        elif case.state in RUNNING:
            take_step(case.pk, "withdraw", by=street.crew.accepts, reason="条件不具备，申请人撤回")
        else:
            continue
        filed_away(Case.objects.get(pk=case.pk), street)


def wait_over(street: Street, waiting: Sequence[int], render: str) -> Tally:
    """The cases that waited, as far as they come this morning."""
    tally, cases = Tally(), list[Case]()
    for case_id in waiting:
        case = Case.objects.get(pk=case_id)
        try:
            case = go_on(case, street)
        except Impossible as refusal:
            tally.unexpected[f"{case.item.name}（等候以后）：{'；'.join(sentences(refusal))}"] += 1
            continue
        note(case, tally)
        cases.append(case)
    tally.prepared = len(street.prepared)
    tally.papers = print_papers([case.number for case in cases], render)
    return tally


def remember(street: Street, cases: Sequence[Case]) -> None:
    """The imported homes say in which rehearsal they were last (演练受理号)."""
    if cases:
        ImportedHome.objects.filter(unit_number__in=street.homes).update(sold_in=cases[-1].number)
