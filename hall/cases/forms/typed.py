"""What was typed into an application: as a draft keeps it, as a form receives it, as a case says it again."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.http import QueryDict

from hall.cases.forms.person import MOST_PEOPLE
from hall.cases.models import Applicant, Case
from hall.cases.states import ApplicantRole, CoOwnership

Typed = dict[str, list[str]]
NOT_TYPED = frozenset({"csrfmiddlewaretoken", "command_key", "add_person", "drop_person"})
TOTAL = "people-TOTAL_FORMS"


def kept(posted: QueryDict) -> Typed:
    """What is worth keeping of a form that was sent, whatever its faults."""
    return {name: [str(one) for one in values] for name, values in posted.lists() if name not in NOT_TYPED}


def as_form_data(typed: Typed) -> QueryDict | None:
    """The same as a form receives it; None for nothing."""
    if not typed:
        return None
    query = QueryDict(mutable=True)
    for name, values in typed.items():
        query.setlist(name, values)
    return query


def with_person(typed: Typed, role: str) -> Typed:
    """The same with one more person of a side, behind the others."""
    return with_people(typed, [*people_of(typed), {"role": [role]}])


def without_person(typed: Typed, place: str) -> Typed:
    """The same without the person at a place; the last one stays."""
    people = people_of(typed)
    if place.isdigit() and int(place) < len(people) > 1:
        del people[int(place)]
    return with_people(typed, people)


def people_of(typed: Typed) -> list[Typed]:
    """The people as typed, each with the bare names of the fields."""
    total = typed.get(TOTAL, ["0"])[0]
    count = min(int(total), MOST_PEOPLE) if total.isdigit() else 0
    prefixes = [f"people-{place}-" for place in range(count)]
    return [
        {name.removeprefix(prefix): values for name, values in typed.items() if name.startswith(prefix)}
        for prefix in prefixes
    ]


def with_people(typed: Typed, people: list[Typed]) -> Typed:
    """The same with these people instead."""
    rest = {name: values for name, values in typed.items() if not name.startswith("people-")}
    numbered = {
        f"people-{place}-{name}": values for place, one in enumerate(people) for name, values in one.items()
    }
    return rest | {TOTAL: [str(len(people))], "people-INITIAL_FORMS": ["0"]} | numbered


def said_again(case: Case) -> Typed:
    """The application of a case as it would be typed, to be corrected at reception."""
    owners = [one for one in case.people if role_of(one) == ApplicantRole.OBLIGEE]
    together = owners[0].co_ownership if len(owners) > 1 else ""
    said: dict[str, Any] = {
        "unit_number": case.unit_numbers[0] if case.unit_numbers else "",
        "co_ownership": together,
        "delivery": case.delivery,
        **{f"postal_{name}": text for name, text in (case.postal or {}).items()},
        **{f"fact-{word}": "1" for word, so in case.facts.items() if so},
    }
    if any(one.holds_certificate for one in owners):
        said["separate_certificates"] = "on"
    return with_people(as_lists(said), [as_lists(person(one)) for one in case.people])


def role_of(applicant: Applicant) -> str:
    """The side on the form: `obligee`, or `obligee-2` for the second registration of the case."""
    return applicant.role if applicant.part_ordinal == 1 else f"{applicant.role}-{applicant.part_ordinal}"


def person(applicant: Applicant) -> dict[str, Any]:
    """One applicant as typed."""
    in_shares = applicant.co_ownership == CoOwnership.SHARES
    return {
        "role": role_of(applicant),
        "name": applicant.name,
        "document_kind": applicant.document_kind,
        "document_number": applicant.document_number,
        "phone": applicant.phone,
        "address": applicant.address,
        "share": f"{applicant.share_numerator}/{applicant.share_denominator}" if in_shares else "",
        "representative": applicant.representative,
        "agent_name": applicant.agent_name,
        "agent_document_number": applicant.agent_document_number,
        "agent_phone": applicant.agent_phone,
    }


def as_lists(said: Mapping[str, Any]) -> Typed:
    return {name: [str(value)] for name, value in said.items()}
