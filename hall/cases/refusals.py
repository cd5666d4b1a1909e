"""Why something was not done: every reason at once, in Chinese, with what to do."""

from hall.exchange.api.refusals import answered_with


@answered_with(409)
class StepRefused(Exception):
    """The step was not taken; nothing has changed. `reasons` holds every unmet condition and failed check."""

    def __init__(self, *reasons: str) -> None:
        super().__init__("；".join(reasons))
        self.reasons = reasons


class WarningsUnread(StepRefused):
    """Only reminders stand in the way: the step may be taken once each is acknowledged with a reason."""

    def __init__(self, *reasons: str, gates: tuple[str, ...]) -> None:
        super().__init__(*reasons)
        self.gates = gates


class CaseMovedOn(StepRefused):
    """Somebody else has taken the case on in the meantime: who, what and when."""
