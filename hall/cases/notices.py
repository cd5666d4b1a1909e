"""What the departments are told of a case's life: identifiers only, in the step's own transaction (I4–I6)."""

from hall.cases.models import Case
from hall.exchange.outbox import post
from hall.staff.departments import D

TOPICS = {
    "accept": "case.accepted",
    "record": "case.recorded",
    "finish": "case.finished",
    "refuse": "case.refused",
    "withdraw": "case.withdrawn",
    "issue": "case.issued",
}

READ_THE_BOOK = {D.TRANSACTIONS, D.TAXATION}
"""[S2] 六（三）: what is registered is shared with 住建 and 税务 at once, sent the file or not (I5, S6)."""


def tell_departments(case: Case, step: str) -> None:
    """Post the step's notice to every 需求部门 of the item; steps without a topic tell nobody.

    A registration is told to whoever reads the book, a seizure or a correction as well as a sale.
    """
    if step not in TOPICS or not case.accepted_at:
        return
    if told := sorted({*case.receivers, *(READ_THE_BOOK if step == "record" else ())}):
        tell(case, TOPICS[step], told)


def tell(case: Case, topic: str, recipients: list[str]) -> None:
    """Post a notice about the case, in order per case and recipient."""
    post(topic=topic, stream=case.number, recipients=recipients, keys={"case_number": case.number})
