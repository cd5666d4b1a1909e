"""How a case is read that makes, changes or ends a right of residence (民法典 366–371)."""

from __future__ import annotations

from typing import Any, Final

from django.core.exceptions import ValidationError

from hall.cases.models import Case, CasePart
from hall.catalogue import materials as m
from hall.catalogue.words import RegisterEffect
from registration.claims.burdens import change_of, ending_of, sides
from registration.claims.reading import claims, payload_of, subject_numbers
from registration.writers.burdens import Ending, NewResidence
from registration.writers.easements import BurdenChange

FIELDS: Final = {
    "scope": "scope",
    "conditions": "conditions",
    "begins_on": "starts_on",
    "ends_on": "ends_on",
}
"""Entries of the papers and the fields of the register."""


@claims(RegisterEffect.CREATE_RESIDENCE)
def new_residence(case: Case, part: CasePart) -> NewResidence:
    """居住权首次; without an end it lasts for the resident's life."""
    contract = payload_of(case, m.RESIDENCE_CONTRACT.code)
    if not contract:
        raise ValidationError(
            "还没有录入居住权合同、遗嘱或者法律文书的要素，请在该行填写", code="no_contract"
        )
    terms = {
        "scope": contract["scope"],
        "conditions": contract.get("conditions") or "",
        "starts_on": contract["begins_on"],
        "ends_on": contract.get("ends_on"),
        "is_paid": bool(contract.get("is_paid")),
        "way": contract["ground"],
    }
    return NewResidence(subject_numbers(case), sides(case, part), terms)


@claims(RegisterEffect.ALTER_RESIDENCE)
def residence_alteration(case: Case, part: CasePart) -> BurdenChange:
    """居住权变更: scope, conditions, term or name."""
    said = payload_of(case, m.RESIDENCE_AGREEMENT.code)
    changes: dict[str, Any] = {
        kept: said[name] for name, kept in FIELDS.items() if said.get(name) not in (None, "")
    }
    return change_of(case, part, changes, "居住权内容、期限变更" if changes else "居住权人姓名变更")


@claims(RegisterEffect.CANCEL_RESIDENCE)
def residence_ending(case: Case, part: CasePart) -> Ending:
    """居住权注销: term over, the resident dead, or the right given up."""
    return ending_of(case, part, "居住权消灭")
