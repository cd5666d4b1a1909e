"""What every gate of the register reads: the books of the case's units and its people, once per asking."""

from __future__ import annotations

import re
from collections.abc import Iterable

from hall.cases.models import Applicant
from hall.cases.ports import Ask
from hall.cases.states import ApplicantRole, UnitRole
from hall.catalogue.schema import Material
from hall.identity.numbers.spelling import compact
from registration.books import Person, Right, UnitBook
from registration.claims.reading import payload_of
from registration.restrictions import read_books


def books_of(ask: Ask) -> dict[str, UnitBook]:
    """The books of the case's units by number; a unit the register does not know is missing."""
    return ask.once("books", lambda: read_books(ask.case.unit_numbers, on=ask.now.date()))


def burdened_of(ask: Ask) -> dict[str, UnitBook]:
    """The books of the units the case disposes of: without the land an easement serves (需役地)."""
    served = {unit.number for unit in ask.case.subjects if unit.role == UnitRole.DOMINANT}
    return {number: book for number, book in books_of(ask).items() if number not in served}


def titles_of(ask: Ask) -> list[Right]:
    """The titles that stand on the units the case disposes of."""
    return [book.title for book in burdened_of(ask).values() if book.title]


def rights_of(ask: Ask, kind: str) -> list[Right]:
    """Every right of a kind on those units, such as "mortgages"."""
    return [right for book in burdened_of(ask).values() for right in getattr(book, kind)]


def disposers(ask: Ask) -> list[Applicant]:
    """Who gives: the 义务人, or in an application of one side its applicants."""
    people = ask.case.people
    giving = [one for one in people if one.role == ApplicantRole.OBLIGOR]
    return giving or [one for one in people if one.role == ApplicantRole.OBLIGEE]


def acquirers(ask: Ask) -> list[Applicant]:
    """Who is to be registered as owner (or holder): of the first part, where a mortgage comes with it."""
    return [p for p in ask.case.people if p.role == ApplicantRole.OBLIGEE and p.part_ordinal == 1]


def documents(people: Iterable[Applicant]) -> frozenset[str]:
    return frozenset(one.document_hash for one in people)


def unheard(ask: Ask, people: Iterable[Person], paper: Material) -> list[Person]:
    """Of these people those who neither apply nor are named in full by the written consent (同意人)."""
    applying = documents(ask.case.people)
    given = payload_of(ask.case, paper.code).get("given_by")
    return [one for one in people if one.document_hash not in applying and not is_named(one.name, given)]


def is_named(name: str, given: object) -> bool:
    """Whether an entry that joins several people by 、 has this name as one of them."""
    whole = rf"(?:^|[、,;]){re.escape(compact(name))}(?:$|[、,;])"
    return re.search(whole, compact(str(given or ""))) is not None


def wanted(ask: Ask, sentence: str, paper: Material) -> str:
    """The sentence; where a consent is in hand, that it is not theirs."""
    if not ask.has_material(paper.code):
        return sentence
    return f"{sentence}；已收的书面材料没有写明此人同意，请补收并在该行写全姓名、名称"


def masked(people: Iterable[Person]) -> str:
    """Their masked names, each once, joined by 、."""
    return "、".join(dict.fromkeys(one.masked_name for one in people))
