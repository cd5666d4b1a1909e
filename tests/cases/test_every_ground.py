"""Every ground of 操作规程 五 on a running case: evidence, start, end, both clocks, whose days they were."""

from datetime import date
from pathlib import Path

import pytest

from hall.cases.deadlines import days_charged
from hall.cases.models import Case
from hall.cases.refusals import StepRefused
from hall.cases.services.pauses import close_pause, open_pause
from hall.catalogue.items import ITEMS
from hall.clock.grounds import StopGround
from hall.rehearsal.crew import Crew, crew
from tests.cases import makers
from tests.cases.makers import owned_home, read
from tests.catalogue.reading import table_rows
from tests.conftest import Clock

pytestmark = [pytest.mark.django_db, pytest.mark.clause("T7", "T8", "T9", "T10", "T11")]
GROUNDS = {
    "P1": StopGround.SUPPLEMENT,
    "P2a": StopGround.ANNOUNCEMENT,
    "P2b": StopGround.SITE_VISIT,
    "P2c": StopGround.INVESTIGATION,
    "P3": StopGround.EXTRA_HOUSING,
    "P4": StopGround.UNPAID_TAX,
    "P5": StopGround.NO_SHOW,
    "P6": StopGround.OWNER_NOTICE,
    "P9": StopGround.COURT,
}
"""The numbers of the written rules (domain §7.3)."""
ON_A_SALE = [ground for ground in StopGround if ground != StopGround.OWNER_NOTICE]
PROMISED, LATER = date(2026, 9, 24), date(2026, 9, 30)
STATUTORY, MUCH_LATER = date(2026, 11, 5), date(2026, 11, 10)
"""Three working days – Sunday 20 (working), Monday 21, Tuesday 22 September – later."""


@pytest.fixture
def people() -> Crew:
    owned_home()
    return crew()


@pytest.fixture
def sale(people: Crew) -> Case:
    """Accepted on Friday 18 September."""
    return makers.accepted_sale(people)


@pytest.mark.parametrize("ground", ON_A_SALE)
def test_a_ground_stops_from_its_document_to_the_one_that_ends_it(
    sale: Case, people: Crew, clock: Clock, ground: StopGround
) -> None:
    open_pause(sale.pk, ground, document="通知 1 号", by=people.examines)
    stopped = read(sale)
    assert (stopped.stopped_by, stopped.promised_due_on is None) == (ground, ground in sale.item.limit.stops)
    assert (stopped.statutory_due_on is None) == ground.stops_statutory
    clock.move_to("2026-09-22 16:00")
    close_pause(sale.pk, ground, document="记录 1 号", by=people.examines)
    resumed, pause = read(sale), sale.pauses.get()
    assert (pause.after, pause.until) == (date(2026, 9, 18), date(2026, 9, 22))
    assert (pause.document, pause.closing_document) == ("通知 1 号", "记录 1 号")
    assert (pause.opened_by, pause.closed_by) == (people.examines.label, people.examines.label)
    assert resumed.stopped_by == ""
    assert resumed.promised_due_on == (LATER if ground in sale.item.limit.stops else PROMISED)
    assert resumed.statutory_due_on == (MUCH_LATER if ground.stops_statutory else STATUTORY)


@pytest.mark.clause("T6")
@pytest.mark.parametrize("ground", ON_A_SALE)
def test_its_days_are_charged_to_its_account_and_all_days_add_up(
    sale: Case, people: Crew, clock: Clock, ground: StopGround
) -> None:
    open_pause(sale.pk, ground, document="通知 1 号", by=people.examines)
    clock.move_to("2026-09-22 16:00")
    close_pause(sale.pk, ground, document="记录 1 号", by=people.examines)
    shares = days_charged(read(sale), date(2026, 9, 23))
    assert shares[ground.charged_to] >= 3
    assert sum(shares.values()) == 4


@pytest.mark.clause(*(f"stop:{number}" for number in GROUNDS))
def test_the_grounds_are_those_of_the_rules_and_no_others(shared: Path) -> None:
    text = (shared / "spec" / "domain.md").read_text("utf-8")
    written = [row[0].split()[0] for row in table_rows(text, "### 7.3 Pause reasons")]
    named = [one for numbers in written for one in numbers.split("/")]
    assert {one for one in named if one} | {"P2b", "P2c"} == set(GROUNDS)
    assert set(GROUNDS.values()) == set(StopGround)
    used = {ground for item in ITEMS.values() for ground in item.limit.stops}
    assert used == set(StopGround)


@pytest.mark.parametrize("ground", StopGround)
def test_every_ground_names_its_law_and_the_evidence_of_both_ends(ground: StopGround) -> None:
    assert ground.law
    begins, ends = ground.evidence.split("；", 1)
    assert begins
    assert ends


@pytest.mark.parametrize("ground", StopGround)
def test_without_its_document_no_ground_stops_anything(sale: Case, people: Crew, ground: StopGround) -> None:
    with pytest.raises(StepRefused, match="请填写中止的凭据"):
        open_pause(sale.pk, ground, document=" ", by=people.examines)
    assert read(sale).promised_due_on == PROMISED
