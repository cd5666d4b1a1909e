"""An order tried against the book: what cannot be carried out is said at once, with its reason.

Form, not substance (法发〔2004〕5号 3): a seizure that is not there cannot be lifted, one that has run out
not renewed; nobody asks whether the court was right.
"""

from __future__ import annotations

from typing import Final

from django.core.exceptions import ValidationError

from hall.cases.models import Case
from hall.catalogue import materials as m
from hall.catalogue.words import RegisterEffect
from registration.claims import claim_of
from registration.claims.reading import payload_of
from registration.models.receipts import CourtReceipt
from registration.services.recording import dry_run

WAITS_FOR_ANOTHER: Final = frozenset({"no_seizure", "waiting", "same_minute"})
"""What an order served just before may still change, once it has been registered."""


def refuse_what_cannot_be_done(case: Case) -> None:
    """Raise ValidationError with the register's reasons; nothing while the notice's words are not known."""
    if not payload_of(case, m.ASSISTANCE_NOTICE.code):
        return
    try:
        try_out(case)
    except ValidationError as refused:
        if getattr(refused, "code", "") in WAITS_FOR_ANOTHER and another_is_pending(case):
            return
        raise


def try_out(case: Case) -> None:
    """Plan every part of the case against today's books. Raises ValidationError; writes nothing."""
    for part in case.ordered_parts:
        asked = claim_of(case, part)
        if asked is not None:
            dry_run(RegisterEffect(part.effect), asked)


def another_is_pending(case: Case) -> bool:
    """Whether another order on these units has been served and is not registered yet."""
    pending = CourtReceipt.objects.pending().of_units(case.unit_numbers)
    return pending.exclude(case_number=case.number).exists()
