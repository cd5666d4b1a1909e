"""What was typed into an application: as a draft keeps it, as a form receives it, as a case says it again."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.http import QueryDict

from hall.cases.forms.person import MOST_PEOPLE
from hall.cases.models import Applicant, Case
from hall.cases.states import ApplicantRole, CoOwnership

Typed = dict[str, list[str]]
UNIT_NUMBER, UNIT_ROLE = "unit_number", "unit_role"
ADDING = ("add_person", "add_unit")
DROPPING = ("drop_person", "drop_unit")
NOT_TYPED = frozenset({"csrfmiddlewaretoken", "command_key", *ADDING, *DROPPING})
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


def rearranged(typed: Typed, pressed: QueryDict) -> Typed | None:
    """The same with the unit or person added or taken away whose button was pressed; None where none was."""
    if "add_person" in pressed:
        return with_person(typed, str(pressed["add_person"]))
    if "drop_person" in pressed:
        return without_person(typed, str(pressed["drop_person"]))
    if "add_unit" in pressed:
        return with_unit(typed, str(pressed["add_unit"]))
    if "drop_unit" in pressed:
        return without_unit(typed, str(pressed["drop_unit"]))
    return None


def where_pressed(pressed: QueryDict) -> str:
    """Where the page goes on after such a button: at the new empty line, or at the panel."""
    if "add_person" in pressed:
        return "?last"
    if "add_unit" in pressed:
        return f"?unit={pressed['add_unit']}"
    return "#unit" if "drop_unit" in pressed else "#people"


def with_unit(typed: Typed, role: str) -> Typed:
    """The same with one more line for a unit of a role."""
    numbers = typed.get(UNIT_NUMBER, [""])
    roles = (typed.get(UNIT_ROLE, []) + [""] * len(numbers))[: len(numbers)]
    return typed | {UNIT_NUMBER: [*numbers, ""], UNIT_ROLE: [*roles, role]}


def without_unit(typed: Typed, place: str) -> Typed:
    """The same without the line at a place; the last one stays."""
    numbers, roles = list(typed.get(UNIT_NUMBER, [])), list(typed.get(UNIT_ROLE, []))
    if is_place(place) and int(place) < len(numbers) > 1:
        del numbers[int(place)]
        del roles[int(place) : int(place) + 1]
    return typed | {UNIT_NUMBER: numbers, UNIT_ROLE: roles}


def is_place(text: str) -> bool:
    """A small whole number, as the buttons send it."""
    return text.isdecimal() and len(text) < 5


def with_person(typed: Typed, role: str) -> Typed:
    """The same with one more person of a side, behind the others."""
    return with_people(typed, [*people_of(typed), {"role": [role]}])


def without_person(typed: Typed, place: str) -> Typed:
    """The same without the person at a place; the last one stays."""
    people = people_of(typed)
    if is_place(place) and int(place) < len(people) > 1:
        del people[int(place)]
    return with_people(typed, people)


def people_of(typed: Typed) -> list[Typed]:
    """The people as typed, each with the bare names of the fields."""
    total = typed.get(TOTAL, ["0"])[0]
    count = min(int(total), MOST_PEOPLE) if is_place(total) else 0
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
        "co_ownership": together,
        "delivery": case.delivery,
        **{f"postal_{name}": text for name, text in (case.postal or {}).items()},
        **{f"fact-{word}": "1" for word, so in case.facts.items() if so},
    }
    if any(one.holds_certificate for one in owners):
        said["separate_certificates"] = "on"
    units = {
        UNIT_NUMBER: [one.number for one in case.subjects],
        UNIT_ROLE: [one.role for one in case.subjects],
    }
    return with_people(units | as_lists(said), [as_lists(person(one)) for one in case.people])


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
