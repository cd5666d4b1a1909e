"""Finding cases by what people bring to the counter."""

from __future__ import annotations

from typing import Any

from hall.cases.models import Case
from hall.cases.ports import FACTS, Subject
from hall.identity.fields import search_hash
from hall.staff.actors import Actor

LIMIT = 50


def find_cases(keys: dict[str, Any], *, by: Actor) -> list[Case]:
    """At most 50 cases that match every key given, newest first, within what the actor may see."""
    rows = Case.objects.visible_to(by).for_queue()
    if number := keys.get("case_number"):
        rows = rows.filter(number=number)
    if unit := keys.get("unit_number"):
        rows = rows.filter(units__number=unit)
    if certificate := keys.get("certificate"):
        rows = rows.filter(number__in=made_by(certificate))
    if document := keys.get("document_number"):
        rows = rows.filter(applicants__document_hash=search_hash(document))
    if name := keys.get("name"):
        rows = rows.filter(applicants__name=name)
    return list(rows.distinct().order_by("-id")[:LIMIT])


def made_by(certificate: str) -> list[str]:
    """The cases a certificate came from and ended in, as the register knows them."""
    finder = FACTS.get("cases_of_certificate")
    subject = Subject(unit_numbers=(), declared={"certificate": certificate})
    return list(finder(subject)) if finder else []
