"""Asking the gates of a step, and deciding what their answers mean."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from hall.cases.models import Case, Finding
from hall.cases.ports import GATES, Answer, Ask
from hall.cases.refusals import StepRefused, WarningsUnread
from hall.catalogue.house_rules import GATES as RULES
from hall.catalogue.house_rules import Rule
from hall.catalogue.words import Severity


@dataclass(frozen=True)
class Check:
    """检查: one gate's answer with the rule behind it, as the case page shows it."""

    rule: Rule
    severity: Severity
    answer: Answer

    @property
    def word(self) -> str:
        return self.rule.word

    @property
    def stops(self) -> bool:
        """Whether the step cannot be taken: a block, or a consent that is missing."""
        return not self.answer.passed and self.severity in {Severity.BLOCK, Severity.CONSENT}

    @property
    def warns(self) -> bool:
        return not self.answer.passed and self.severity == Severity.WARN


def ask_gates(ask: Ask) -> list[Check]:
    """Ask every gate that the case's item binds to the step; blocks first, then reminders, then passed."""
    uses = ask.case.item.gates_at(ask.step, true_facts(ask.case))
    checks = []
    for use in uses:
        rule, answer = RULES[use.word], GATES[use.word](ask)
        severity = Severity(answer.severity or use.severity or rule.severity)
        checks.append(Check(rule, severity, answer))
    return sorted(checks, key=_by_gravity)


def _by_gravity(check: Check) -> int:
    if check.stops:
        return 0
    return 1 if check.warns else 2 + check.answer.passed


def true_facts(case: Case) -> set[str]:
    """The words of the facts that are so in this case."""
    return {word for word, so in case.facts.items() if so}


def settled_before(case: Case) -> dict[str, str]:
    """Reminders passed over at an earlier step with a reason: gate word → what it said then."""
    rows = Finding.objects.filter(case=case).exclude(overridden_because="")
    return dict(rows.values_list("gate", "message"))


def unread_warnings(case: Case, checks: Sequence[Check], acknowledged: Mapping[str, str]) -> list[Check]:
    """Reminders for which nobody has given a reason, neither now nor earlier for the same words."""
    open_ones = [check for check in checks if check.warns and not acknowledged.get(check.word)]
    if not open_ones:
        return []
    earlier = settled_before(case)
    return [check for check in open_ones if earlier.get(check.word) != check.answer.message]


def refuse_if_stopped(case: Case, checks: Sequence[Check], acknowledged: Mapping[str, str]) -> None:
    """Raise StepRefused with every blocking sentence, or WarningsUnread if only reminders are left."""
    if stopping := [check.answer.message for check in checks if check.stops]:
        raise StepRefused(*stopping)
    if unread := unread_warnings(case, checks, acknowledged):
        sentences = [f"请阅知提醒并填写理由：{check.answer.message}" for check in unread]
        raise WarningsUnread(*sentences, gates=tuple(check.word for check in unread))


def keep_findings(ask: Ask, checks: Sequence[Check], acknowledged: Mapping[str, str]) -> None:
    """Keep every answer with its evidence and, where a reminder was passed over, the reason."""
    Finding.objects.bulk_create(
        Finding(
            case=ask.case,
            step=ask.step,
            gate=check.word,
            severity=check.severity,
            passed=check.answer.passed,
            message=check.answer.message[:500],
            evidence=check.answer.evidence[:500],
            found_at=ask.now,
            overridden_because=acknowledged.get(check.word, "")[:500] if check.warns else "",
            overridden_by=ask.by.label if check.warns and acknowledged.get(check.word) else "",
        )
        for check in checks
    )
