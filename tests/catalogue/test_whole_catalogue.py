"""What holds of every item of the catalogue."""

from dataclasses import replace

import pytest

from hall.catalogue import materials as m
from hall.catalogue.checks import (
    catalogue_is_sound,
    deaf_departments,
    item_faults,
    unanswered_facts,
    unanswered_gates,
    unwritten_effects,
)
from hall.catalogue.facts import ALL_FACTS, HAS_AGENT, TRANSFER_NEEDS_APPROVAL
from hall.catalogue.house_rules import DISPOSAL, GATES, gates
from hall.catalogue.items import ITEMS, item, row_item, variants_of
from hall.catalogue.materials import ALL_MATERIALS
from hall.catalogue.schema import BusinessItem, gate
from hall.catalogue.words import CertificateKind, Fee, Origin, RegisterEffect, ReviewClass
from hall.staff.departments import D

every_item = pytest.mark.parametrize("item", ITEMS.values(), ids=list(ITEMS))
SALE = item("sale-of-existing-house")


@pytest.mark.clause("P18")
@every_item
def test_no_item_contradicts_itself(item: BusinessItem) -> None:
    assert item_faults(item) == []


@pytest.mark.clause("P18")
@every_item
def test_every_line_fact_and_gate_is_of_the_catalogue(item: BusinessItem) -> None:
    assert {kind.code for need in item.needs for kind in need.materials} <= set(ALL_MATERIALS)
    assert {fact.word for fact in item.facts} <= set(ALL_FACTS)
    assert {use.word for use in item.gates} <= set(GATES)
    assert item.basis
    assert item.summary.endswith("。")


def test_no_fact_and_no_material_is_there_for_nothing() -> None:
    needs = [need for one in ITEMS.values() for need in one.needs]
    assert {kind.code for need in needs for kind in need.materials} == set(ALL_MATERIALS)
    assert {fact.word for one in ITEMS.values() for fact in one.facts} == set(ALL_FACTS)
    assert {use.word for one in ITEMS.values() for use in one.gates} == set(GATES)


@every_item
def test_what_is_registered_has_an_effect_and_what_is_not_has_none(item: BusinessItem) -> None:
    assert bool(item.effects) == (item.review != ReviewClass.NO_REGISTER)
    assert len(item.effects) in {0, len(item.parts)}


@every_item
def test_nobody_outside_the_needs_and_reviews_receives_the_file(item: BusinessItem) -> None:
    assert item.owner not in item.receivers
    for department in item.receivers:
        asked = department in {review.department for review in item.co_reviews}
        assert item.demanded_by(department) or asked


@every_item
def test_seizures_cancellations_and_look_ups_give_no_certificate(item: BusinessItem) -> None:
    kinds = {part.certificate for part in item.parts}
    if item.row in {4, 8, 12, 19, 22, 24, 25} or "cancellation" in item.code:
        assert kinds == {None}


@every_item
def test_ownership_gives_a_title_and_everything_else_a_proof(item: BusinessItem) -> None:
    titled = {1, 2, 3, 5, 6, 7}
    kinds = {part.certificate for part in item.parts if not part.uses_earlier} - {None}
    if item.row in titled:
        assert kinds == {CertificateKind.TITLE}
    elif item.row in range(9, 20):
        assert kinds <= {CertificateKind.PROOF}


@pytest.mark.parametrize("row", [2, 4, 6, 8, 10, 12, 13, 14, 15, 17, 19, 20, 22, 24, 25])
def test_what_the_law_makes_free_is_free(row: int) -> None:
    parts = [part for one in (row_item(row), *variants_of(row)) for part in one.parts]
    assert {part.fee for part in parts} == {Fee.FREE}


def test_fees_are_as_the_reference_table_says() -> None:
    charged = {row: row_item(row).parts[0].fee for row in (1, 3, 5, 7, 9, 11, 16, 18, 21, 23)}
    assert charged == dict.fromkeys((1, 3, 5, 7, 16, 18), Fee.STANDARD) | {
        9: Fee.MORTGAGE,
        11: Fee.MORTGAGE,
        21: Fee.HALF,
        23: Fee.BOOK_ONLY,
    }
    assert item("transfer-between-spouses").parts[0].fee == Fee.BOOK_ONLY


@pytest.mark.clause("M5")
def test_the_causes_of_row_seven_each_keep_one_of_the_seven_kinds() -> None:
    kinds = {line.line for one in variants_of(7) for line in one.needs if line.group == "2-4"}
    assert kinds == {f"2-4{letter}" for letter in "abcdefg"}
    for one in variants_of(7):
        assert len([need for need in one.needs if need.group == "2-4"]) == 1


@pytest.mark.clause("M1", "S3")
def test_the_sale_asks_for_table_two_with_its_own_cause_and_the_consents_of_the_law() -> None:
    seeded = [need.line for need in SALE.needs if need.origin == Origin.SEED]
    left_out = {f"2-4{letter}" for letter in "bcdef"}
    assert seeded == [
        need.line for need in row_item(7).needs if need.origin == Origin.SEED and need.line not in left_out
    ]
    assert SALE.need("2-4a").materials == (m.SALE_CONTRACT,)
    assert SALE.need("2-4g").when == TRANSFER_NEEDS_APPROVAL
    assert SALE.receivers == {D.TRANSACTIONS, D.TAXATION}


@pytest.mark.clause("P2", "P3", "P4")
def test_the_departments_that_answer_are_those_of_the_three_figures() -> None:
    def answering(code: str) -> set[D]:
        return {review.department for review in item(code).co_reviews}

    assert answering("sale-of-existing-house") == {D.TRANSACTIONS, D.TAXATION}
    assert answering("presale-advance-notice") == {D.TRANSACTIONS}
    assert answering("mortgage-first-registration") == set()
    assert D.TRANSACTIONS in item("mortgage-first-registration").receivers
    assert row_item(10).receivers == frozenset()


def test_what_is_applied_for_by_its_variants_is_not_applied_for_itself() -> None:
    assert not [one.code for one in ITEMS.values() if one.offered and one.through_variants]
    rows = {one.row for one in ITEMS.values() if one.offered}
    assert {7, 9, 10, 11, 12, 13, 14, 15} <= rows


def test_the_disposals_ask_the_whole_set_of_house_rules() -> None:
    disposal = {use.word for use in DISPOSAL}
    for code in ("sale-of-existing-house", "gift-of-house", "land-transfer", "sale-of-mortgaged-house"):
        assert disposal <= {use.word for use in item(code).gates}
    assert "unit_is_not_seized" in disposal


def test_the_system_check_of_the_catalogue_is_quiet() -> None:
    assert list(catalogue_is_sound()) == []


def test_a_gate_an_effect_a_fact_or_a_receiver_that_dangles_is_named() -> None:
    words = {use.word for use in SALE.gates}
    assert unanswered_gates(words, [SALE]) == []
    assert unanswered_gates(words - {"unit_is_not_seized"}, [SALE]) == ["unit_is_not_seized"]
    assert unwritten_effects([RegisterEffect.TRANSFER_OWNERSHIP], [SALE]) == []
    assert unwritten_effects([], [SALE]) == ["transfer-ownership"]
    known = {fact.word for fact in SALE.facts if fact.answered_by}
    assert unanswered_facts(known, [SALE]) == []
    assert "is_allocated_land" in unanswered_facts(set(), [SALE])
    assert deaf_departments({"case.accepted": {D.TRANSACTIONS, D.TAXATION}}, [SALE]) == []
    assert deaf_departments({"case.accepted": {D.TAXATION}}, [SALE]) == [
        "住房和城乡建设局没有接收 case.accepted"
    ]


def test_items_that_are_not_offered_may_still_name_what_is_not_built() -> None:
    closed = replace(SALE, offered=False)
    assert unanswered_gates((), [closed]) == []
    assert unwritten_effects((), [closed]) == []


def test_an_item_at_odds_with_itself_is_found_out() -> None:
    twice = replace(SALE, needs=(*SALE.needs, SALE.needs[0]))
    assert "材料行 2-1 重复" in item_faults(twice)
    strange = replace(SALE, gates=(gate("no_such_rule", at={"record"}), gate("unit_exists", at={"dance"})))
    assert item_faults(strange) == [
        "审查 no_such_rule 不在审查规则表里",
        "审查 unit_exists 绑定了不存在的环节",
    ]
    hasty = replace(SALE, limit=replace(SALE.limit, promised=31))
    assert "承诺时限超过法定时限" in item_faults(hasty)


def test_house_rules_can_only_be_used_by_their_names() -> None:
    with pytest.raises(KeyError, match="unit_is_lucky"):
        gates("unit_is_lucky")


@pytest.mark.clause("M4", "P18")
def test_needs_follow_the_facts_and_say_why_they_are_not_needed() -> None:
    lines = {need.line for need in SALE.needs_for(())}
    assert lines == {"2-1", "2-2a", "2-3", "2-4a"}
    with_agent = {need.line for need in SALE.needs_for({HAS_AGENT.word})}
    assert with_agent == lines | {"2-2b"}
    spared = {need.line: reason for need, reason in SALE.needless_for({HAS_AGENT.word})}
    assert spared["2-6"] == "土地不是划拨取得"
    assert "2-2b" not in spared
    with pytest.raises(KeyError, match="9-9"):
        SALE.need("9-9")


def test_the_last_step_asks_every_gate_again() -> None:
    at_accept = {use.word for use in SALE.gates_at("accept", ())}
    at_record = {use.word for use in SALE.gates_at("record", ())}
    assert at_accept < at_record
    assert at_record - at_accept >= {"taxes_are_cleared", "housing_has_no_objection", "fees_are_paid"}
    afterwards = {"certificates_are_printed", "certificates_are_handed_over"}
    assert at_record == {use.word for use in SALE.gates} - afterwards
