"""Where the register made a certificate that the item does not promise: it is printed and handed over."""

from __future__ import annotations

from typing import Final

from hall.cases import queues
from hall.cases.models import Case
from hall.cases.models.case import CERTIFICATE_FOLLOWS

CHANGED: Final = ("facts", "queue", "sort_on")


def expect_certificate(case: Case) -> None:
    """The case waits for 缮证 and 发证 before it is filed. Nothing happens where it waits for them anyway."""
    if case.makes_certificate:
        return
    case.facts = {**case.facts, CERTIFICATE_FOLLOWS: True}
    queues.place(case)
    case.save(update_fields=CHANGED)
