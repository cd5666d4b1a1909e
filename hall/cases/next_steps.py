"""下一步: which steps stand open to an officer, and every reason why the others do not."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from hall.cases.models import Case
from hall.cases.services.checking import Check, unread_warnings
from hall.cases.services.steps import decides, may_take
from hall.cases.states import RUNNING, State
from hall.cases.step import STEPS, Step
from hall.look.shapes import StepButton
from hall.staff.actors import Actor
from hall.staff.duties import DUTIES, Duty, duties_for_step

FORWARD = ("accept", "examine", "approve", "record", "finish", "engross", "issue", "archive")
REVERSALS = ("send_back", "refuse", "withdraw", "decline")
ASKS_FOR_MORE = frozenset({Duty.EXAMINE, Duty.APPROVE, Duty.SUPERVISE})
OPINIONS = {"examine": "初审意见", "approve": "核定意见", "record": "登簿意见", "finish": "办理意见"}
COURSE = (
    State.APPLIED,
    State.ACCEPTED,
    State.EXAMINED,
    State.APPROVED,
    State.RECORDED,
    State.ENGROSSED,
    State.ISSUED,
)
PASSED = {state: COURSE[: place + 1] for place, state in enumerate(COURSE)}
"""The states a case in this state has been through."""
READY = {
    "examine": "材料齐全，符合法定形式，拟准予登记。",
    "approve": "符合登记条件，准予登记。",
    "record": "准予登簿。",
    "finish": "准予办结。",
}


@dataclass(frozen=True)
class NextSteps:
    """The main step of the state (or none), what comes later, and the ways back."""

    case: Case
    main: str
    buttons: Sequence[StepButton]
    reversals: Sequence[StepButton]
    may_supplement: bool = False

    def with_warnings(self, checks: Sequence[Check]) -> NextSteps:
        """The main button with what blocks it, and the reminders to be read before pressing it."""
        stopped = [check.answer.message for check in checks if check.stops]
        unread = [(check.word, check.answer.message) for check in unread_warnings(self.case, checks, {})]
        buttons = [
            replace(button, reasons=[*button.reasons, *stopped], must_acknowledge=unread)
            if button.code == self.main
            else button
            for button in self.buttons
        ]
        return replace(self, buttons=buttons)


def next_steps(case: Case, by: Actor) -> NextSteps:
    """Steps of the machine as buttons: the main one first, later ones with their reasons, reversals apart."""
    main = next((name for name in FORWARD if is_main(case, STEPS[name])), "")
    later = [name for name in FORWARD[FORWARD.index(main) + 1 :] if belongs(case, name)] if main else []
    buttons = [button(case, STEPS[name], by) for name in ([main, *later[:2]] if main else [])]
    back = [
        button(case, STEPS[name], by)
        for name in REVERSALS
        if case.state in STEPS[name].sources and may_take(name, by) and decides(case.item, name, by)
    ]
    may_supplement = case.state in RUNNING and not by.duties.isdisjoint(ASKS_FOR_MORE)
    return NextSteps(case, main, buttons, back, may_supplement)


def is_main(case: Case, move: Step) -> bool:
    """Whether this is the step the case waits for in its state."""
    if case.state not in move.sources:
        return False
    skips = {"approve": "review_is_ready_for_approval", "examine": "examination_is_due"}
    unmet = {condition.__name__ for condition in move.conditions if not condition(case)}
    shape = {"register_is_written", "register_is_not_written", "certificate_is_made", "case_may_be_filed"}
    return skips.get(move.name) not in unmet and not unmet & shape


def belongs(case: Case, name: str) -> bool:
    """Whether the item has this step at all."""
    move = STEPS[name]
    shape = {"register_is_written", "register_is_not_written", "certificate_is_made"}
    return not any(c.__name__ in shape and not c(case) for c in move.conditions)


def not_yet(case: Case, move: Step) -> str:
    """本件尚未核定 where a step must come before; else the state the case is in."""
    before = next((STEPS[name] for name in FORWARD if STEPS[name].target in move.sources), None)
    still_to_come = before is not None and before.target not in PASSED.get(State(case.state), ())
    return f"本件尚未{before.label}" if before and still_to_come else f"本件现为“{State(case.state).label}”"


def who_takes(case: Case, move: Step) -> str:
    """核定, or 住建审核 where housing owns the item: the duties that open the step, in the table's order."""
    owner, open_it = case.item.owner, duties_for_step(move.name)
    own = [duty for duty, rule in DUTIES.items() if duty in open_it and owner in rule.departments]
    return "、".join(duty.label for duty in own or sorted(open_it))


def button(case: Case, move: Step, by: Actor) -> StepButton:
    """One step with every reason against it."""
    reasons = []
    if case.state not in move.sources:
        reasons.append(not_yet(case, move))
    else:
        reasons += move.unmet(case)
    if not (may_take(move.name, by) and decides(case.item, move.name, by)):
        reasons.append(f"由{who_takes(case, move)}岗位办理")
    if move.is_own_work(case, by):
        reasons.append("前一环节由您经办，请交其他人办理")
    return StepButton(
        code=move.name,
        label=move.label,
        reasons=reasons,
        opinion_label=OPINIONS.get(move.name, f"{move.label}的理由" if move.reason_required else ""),
        opinion=READY.get(move.name, ""),
        reversal=move.name in REVERSALS,
        stop=move.name in {"refuse", "decline"},
    )
