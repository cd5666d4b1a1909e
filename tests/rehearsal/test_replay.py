"""A small mixed day over made-up homes, through the hall's own doors; the books balance afterwards."""

from decimal import Decimal
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from hall.rehearsal.balance import Line, balance
from hall.rehearsal.homes import Home
from hall.rehearsal.importing import import_homes
from hall.rehearsal.mixed.mix import draw, read_mix
from hall.rehearsal.mixed.replay import deal, replay_mix
from hall.rehearsal.simulators import connect_departments
from registration.models import Entry

pytestmark = [
    pytest.mark.long,
    pytest.mark.django_db,
    pytest.mark.clause("R6", "P1", "P7", "S2", "G1", "T6", "I7"),
]


def homes(count: int) -> None:
    """Flats of two communities, held for more than five years."""
    rows = [
        Home(row, f"示例小区{row % 2}", Decimal(80 + row), Decimal(900_000 + 1000 * row), 5, 18, 2010)
        for row in range(count)
    ]
    import_homes(rows)


def test_a_mixed_day_balances() -> None:
    homes(16)
    tally = replay_mix(read_mix(), 60, workers=1, render="none", seed=11)
    assert dict(tally.unexpected) == {}
    assert tally.ended.total() >= 55
    assert len(tally.items) > 15
    assert {line.question: line.breaches for line in balance() if line.breaches} == {}


def test_the_command_tells_how_it_went_and_ends_well() -> None:
    homes(4)
    said = StringIO()
    call_command("replay", count=3, workers=1, render="none", seed=2, stdout=said)
    assert "种子 2：办理" in said.getvalue()
    assert "账平。" in said.getvalue()


def test_connected_departments_do_not_stop_a_rehearsal() -> None:
    homes(4)
    connect_departments()
    tally = replay_mix(read_mix(), 3, workers=1, render="none", seed=2)
    assert dict(tally.unexpected) == {}


def test_without_homes_it_says_what_to_do() -> None:
    with pytest.raises(CommandError, match="请先运行 import_homes"):
        call_command("replay", count=3, workers=1, render="none", seed=2)


def test_a_breach_makes_the_command_fail_and_names_it(monkeypatch: pytest.MonkeyPatch) -> None:
    homes(4)
    wrong = Line("不在应在队列的件", 1)
    monkeypatch.setattr("hall.rehearsal.management.commands.replay.balance", lambda: [wrong])
    with pytest.raises(CommandError, match="账不平：不在应在队列的件"):
        call_command("replay", count=1, workers=1, render="none", seed=2)


def test_the_deal_does_not_depend_on_the_number_of_workers() -> None:
    homes(16)
    draws = draw(read_mix(), 60, seed=3)
    first, second = deal(draws, "none", 3), deal(draws, "none", 3)
    assert first == second
    dealt = [number for one in first for number in one.homes]
    assert len(dealt) == len(set(dealt))
    assert sorted(one.place for part in first for one in part.draws) == list(range(60))
    assert Entry.objects.exists()
