"""What the departments are told of a case's life: identifiers only, in the step's own transaction (I4–I6)."""

from hall.cases.models import Case
from hall.exchange.outbox import post

TOPICS = {
    "accept": "case.accepted",
    "record": "case.recorded",
    "finish": "case.finished",
    "refuse": "case.refused",
    "withdraw": "case.withdrawn",
    "issue": "case.issued",
}


def tell_departments(case: Case, step: str) -> None:
    """Post the step's notice to every 需求部门 of the item; steps without a topic tell nobody."""
    if step in TOPICS and case.receivers and case.accepted_at:
        tell(case, TOPICS[step], case.receivers)


def tell(case: Case, topic: str, recipients: list[str]) -> None:
    """Post a notice about the case, in order per case and recipient."""
    post(topic=topic, stream=case.number, recipients=recipients, keys={"case_number": case.number})
