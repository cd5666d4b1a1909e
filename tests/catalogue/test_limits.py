"""The twenty-five limits of [S2] 五, exactly."""

from pathlib import Path

import pytest

from hall.catalogue.items import ITEMS, row_item, variants_of
from hall.catalogue.schema import BusinessItem
from hall.catalogue.words import LimitKind, RegisterEffect, ReviewClass
from hall.clock.grounds import StopGround
from hall.staff.departments import D
from tests.catalogue.reading import golden, limits_of

GOLDEN = golden("limits.csv")
CLASSES = {LimitKind.WORKING_DAYS: "工作日", LimitKind.INSTANT: "即时", LimitKind.COMBINED: "合并"}
every_item = pytest.mark.parametrize("item", ITEMS.values(), ids=list(ITEMS))


@pytest.mark.clause("T2")
def test_the_committed_limits_are_the_written_specification(shared: Path) -> None:
    written = limits_of((shared / "spec" / "limits.md").read_text("utf-8"))
    assert [tuple(row.values()) for row in GOLDEN] == written


@pytest.mark.clause("T2", "T5", "T15")
@pytest.mark.parametrize("row", GOLDEN, ids=lambda row: str(row["row"]))
def test_every_row_has_its_name_and_its_limits(row: dict[str, str]) -> None:
    item = row_item(int(row["row"]))
    assert (item.name, item.statutory_words, item.promised_words) == (
        row["name"],
        row["statutory"],
        row["promised"],
    )
    assert CLASSES[item.limit.kind] == row["class"]


@pytest.mark.clause("T2")
def test_the_table_has_twenty_five_rows_and_the_catalogue_no_other() -> None:
    assert {item.row for item in ITEMS.values()} == set(range(1, 26))
    assert len([item for item in ITEMS.values() if not item.is_variant]) == 25


@pytest.mark.clause("T2")
@every_item
def test_a_variant_promises_no_more_days_than_its_row(item: BusinessItem) -> None:
    row = row_item(item.row)
    assert item.limit.promised <= row.limit.promised
    assert item.limit.statutory == row.limit.statutory
    assert item.is_variant == (item in variants_of(item.row))


@pytest.mark.clause("T15", "P13")
def test_the_combined_notice_has_two_statutory_clocks_of_thirty_and_one_promise_of_seven() -> None:
    both = row_item(15)
    assert [part.statutory for part in both.parts] == [30, 30]
    assert both.limit.promised == 7
    assert [part.effect for part in both.parts] == [
        RegisterEffect.CREATE_ADVANCE_NOTICE,
        RegisterEffect.CREATE_MORTGAGE_NOTICE,
    ]
    assert [part.uses_earlier for part in both.parts] == [False, True]


@pytest.mark.clause("T5")
def test_instant_is_a_class_and_not_a_number() -> None:
    instant = {item.row for item in ITEMS.values() if item.is_instant and not item.is_variant}
    assert instant == {21, 22, 24, 25}
    assert row_item(22).promised_words == "即时办理"
    assert all(item.limit.promised == 0 for item in ITEMS.values() if item.is_instant)


@pytest.mark.clause("T5")
def test_row_twenty_five_is_housings_own_and_its_statutory_limit_is_one_day() -> None:
    filing = row_item(25)
    assert (filing.limit.statutory, filing.owner, filing.effects) == (1, D.TRANSACTIONS, ())


@pytest.mark.clause("T5")
@every_item
def test_what_is_done_at_once_is_reviewed_once(item: BusinessItem) -> None:
    assert item.is_instant == (item.review in {ReviewClass.IMMEDIATE, ReviewClass.NO_REGISTER})


@pytest.mark.clause("T7")
@every_item
def test_only_items_with_a_visit_or_an_announcement_may_stop_for_them(item: BusinessItem) -> None:
    may_visit = StopGround.SITE_VISIT in item.limit.stops
    may_announce = StopGround.ANNOUNCEMENT in item.limit.stops
    assert may_visit or not item.site_visit
    assert may_announce or not item.announcement
    assert (not may_announce) or item.row in {4, 8, 20, 23}


@pytest.mark.clause("T10", "T9")
@every_item
def test_unpaid_tax_stops_exactly_the_items_taxation_answers(item: BusinessItem) -> None:
    taxed = any(review.department == D.TAXATION for review in item.co_reviews)
    assert (StopGround.UNPAID_TAX in item.limit.stops) == taxed
    if StopGround.EXTRA_HOUSING in item.limit.stops:
        assert item.row in {7, 13, 15}


@pytest.mark.clause("T8")
def test_a_seizure_waits_for_nobody() -> None:
    assert {item.limit.stops for item in (row_item(22), *variants_of(22))} == {frozenset()}
