"""Who has agreed in writing: a consent counts for those it names in full, and who applies has agreed."""

from __future__ import annotations

from collections.abc import Iterable

from hall.cases.ports import Ask
from hall.catalogue.schema import Material
from registration.books import Person
from registration.claims.people import is_named
from registration.claims.reading import payload_of
from registration.gates.asking import documents


def unheard(ask: Ask, people: Iterable[Person], paper: Material) -> list[Person]:
    """Of these people those who neither apply nor are named in full by the written consent (同意人)."""
    applying = documents(ask.case.people)
    given = given_in(ask, paper)
    return [one for one in people if one.document_hash not in applying and not is_named(one.name, given)]


def given_in(ask: Ask, paper: Material) -> str:
    """Whom the paper names as those who agree; nobody before it is in hand."""
    said = payload_of(ask.case, paper.code) if ask.has_material(paper.code) else {}
    return str(said.get("given_by") or "")


def wanted(ask: Ask, sentence: str, paper: Material) -> str:
    """The sentence; where a consent is in hand, that it is not theirs."""
    if not ask.has_material(paper.code):
        return sentence
    return f"{sentence}；已收的书面材料没有写明此人同意，请补收并在该行写全姓名、名称"


def masked(people: Iterable[Person]) -> str:
    """Their masked names, each once, joined by 、."""
    return "、".join(dict.fromkeys(one.masked_name for one in people))
