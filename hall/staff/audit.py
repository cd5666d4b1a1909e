"""Writing the audit: who did what, and who looked at whose personal data (promise:R13)."""

from collections.abc import Iterable
from typing import Any

from hall.staff.actors import Actor
from hall.staff.models.audit import Act, Look


def record_act(by: Actor, verb: str, subject: str, **detail: Any) -> Act:
    """Write down what somebody did, in the transaction of the deed; `detail` is kept encrypted.

    `subject` names a row (`case:202609180001`) and never contains personal data.
    """
    return Act.objects.create(**_who(by), verb=verb, subject=subject, detail=detail)


def record_look(
    by: Actor, subject: str, fields: Iterable[str], purpose: str, *, case_number: str = ""
) -> Look:
    """Write down that somebody saw personal data unmasked: `fields` by their Chinese names, and why."""
    return Look.objects.create(
        **_who(by), subject=subject, fields=list(fields), purpose=purpose, case_number=case_number
    )


def _who(by: Actor) -> dict[str, Any]:
    return {
        "by_label": by.label,
        "by_kind": by.kind.value,
        "by_department": by.department,
        "by_officer_id": by.officer_id,
        "address": by.address,
    }
