"""The check matrix R01–R34 as house rules: word, law, severity, and the court's column."""

from pathlib import Path

import pytest

from hall.catalogue.house_rules import DISPOSAL, GATES, Rule, gates, judicial
from hall.catalogue.items import ITEMS, item, row_item
from hall.catalogue.needs import consent
from hall.catalogue.words import Origin, Severity
from tests.catalogue.reading import table_rows

LETTERS = {"B": Severity.BLOCK, "C": Severity.CONSENT, "W": Severity.WARN, "I": Severity.INFORM}
every_rule = pytest.mark.parametrize("rule", GATES.values(), ids=list(GATES))


def matrix(shared: Path) -> dict[str, list[str]]:
    text = (shared / "spec" / "domain.md").read_text("utf-8")
    return {row[0]: row for row in table_rows(text, "### 4.3 Check matrix")}


def rules_of(check: str) -> list[Rule]:
    return [rule for rule in GATES.values() if check in rule.checks]


@pytest.mark.parametrize("check", [*(f"R{number:02}" for number in range(1, 35)), "R03a"])
def test_every_check_of_the_matrix_has_a_gate(check: str) -> None:
    assert rules_of(check)


@pytest.mark.clause("check:R03", "check:R09", "check:R10", "check:R11", "check:R07", "check:R05")
def test_severities_are_those_of_the_matrix(shared: Path) -> None:
    written = matrix(shared)
    assert {check for rule in GATES.values() for check in rule.checks} == set(written)
    for check, row in written.items():
        letters = [letter for letter in row[3].replace("**", "") if letter in LETTERS]
        severities = {rule.severity for rule in rules_of(check)}
        if check == "R04":  # “auto-promote then R03”: the promoted seizure blocks as R03 does
            assert severities == {Severity.BLOCK}
        else:
            assert severities <= {LETTERS[letter] for letter in letters}, check


@pytest.mark.parametrize(
    ("word", "severity"),
    [
        ("unit_exists", Severity.BLOCK),
        ("advance_notice_is_consented", Severity.WARN),
        ("no_objection_or_commitment", Severity.INFORM),
        ("all_owners_apply", Severity.INFORM),
        ("residence_right_is_carried_over", Severity.WARN),
        ("buyers_deed_tax_is_cleared", Severity.BLOCK),
        ("sellers_taxes_are_cleared", Severity.WARN),
        ("housing_has_no_objection", Severity.INFORM),
        ("allocated_land_is_approved", Severity.BLOCK),
        ("granted_land_is_paid_and_built", Severity.WARN),
        ("amounts_are_positive", Severity.BLOCK),
    ],
)
def test_the_courts_path_has_its_own_severity(word: str, severity: Severity) -> None:
    (use,) = judicial(gates(word))
    assert use.severity == severity


@pytest.mark.parametrize("word", ["mortgage_allows_transfer", "mortgagees_are_notified", "taxes_are_cleared"])
def test_the_courts_path_does_not_ask_what_the_sale_extinguishes(word: str) -> None:
    assert judicial(gates(word)) == ()


def test_the_judicial_sale_asks_the_buyer_to_pay_and_only_warns_of_the_sellers_taxes() -> None:
    asked = {use.word: use.severity for use in item("judicial-sale").gates}
    assert asked["buyers_deed_tax_is_cleared"] == Severity.BLOCK
    assert asked["sellers_taxes_are_cleared"] == Severity.WARN
    assert "taxes_are_cleared" not in asked
    assert asked["unit_is_not_seized"] == Severity.BLOCK


@every_rule
def test_every_rule_says_its_law_and_its_sentence(rule: Rule) -> None:
    assert rule.law
    assert not rule.sentence.endswith("。")
    assert rule.at
    assert rule.answered_by in {
        "registration",
        "cases",
        "cashier",
        "taxation",
        "transactions",
        "judicial",
    }


@every_rule
def test_a_consent_is_met_by_a_document_that_every_item_asking_for_it_lists(rule: Rule) -> None:
    assert rule.severity != Severity.CONSENT or rule.cured_by is not None
    if rule.cured_by is None:
        return
    for one in ITEMS.values():
        listed = {kind for need in one.needs for kind in need.materials}
        asked = {use.word for use in one.gates if use.severity in {None, Severity.CONSENT}}
        assert rule.word not in asked or rule.cured_by in listed, (one.code, rule.word)


def test_consents_are_asked_only_in_their_situation_and_rest_on_a_law() -> None:
    for one in ITEMS.values():
        for need in one.needs:
            if need.origin == Origin.LAW:
                assert need.when is not None
                assert need.basis


def test_a_rule_without_a_document_cannot_be_cured_by_one() -> None:
    fact = item("sale-of-existing-house").facts[0]
    with pytest.raises(ValueError, match="unit_exists"):
        consent("unit_exists", fact)


@pytest.mark.clause("check:R03")
def test_a_seizure_stops_disposals_and_is_only_noted_elsewhere() -> None:
    assert "unit_is_not_seized" in {use.word for use in DISPOSAL}
    for row in (10, 11, 12, 20, 21, 23):
        asked = {use.word: use.when for use in row_item(row).gates}
        assert "seizure_is_noted" in asked
        assert "unit_is_not_seized" not in asked or asked["unit_is_not_seized"] is not None
