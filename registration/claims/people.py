"""Who stands in the register, and which applicant that is: under a former name too, or as successor."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from hall.cases.models import Applicant, Case
from hall.catalogue import materials as m
from hall.identity.fields import search_hash
from hall.identity.numbers.spelling import compact
from registration.books import Person, Right
from registration.claims.reading import payload_of
from registration.debtors import parts_of
from registration.holders import Holder
from registration.models import Certificate, Party
from registration.models.choices import CertificateState
from registration.plans import Retirement


@dataclass(frozen=True, slots=True)
class Former:
    """变更前: the name and document number a party had when it was registered; '' where unchanged."""

    name: str = ""
    document_hash: str = ""

    def was(self, one: Applicant, person: Person) -> bool:
        """Whether this registered party is the applicant, under the name and number of now or of then."""
        names, documents = {one.name, self.name}, {one.document_hash, self.document_hash}
        return person.name in names and person.document_hash in documents


def former_of(case: Case) -> Former:
    """What the proof of a changed name or document number says (R02: a proven change is allowed)."""
    said = payload_of(case, m.NAME_CHANGE_PROOF.code)
    number = str(said.get("former_document") or "")
    return Former(str(said.get("former_name") or ""), search_hash(number) if number else "")


@dataclass(frozen=True, slots=True)
class Predecessors:
    """被继承人、原单位: who is registered and has died or ceased to be; several are joined by 、."""

    names: frozenset[str] = frozenset()
    document_hashes: frozenset[str] = frozenset()

    def __bool__(self) -> bool:
        return bool(self.names)

    def was(self, person: Person | Holder) -> bool:
        """The same name; and the same document number where the proof gives any: namesakes are others."""
        same_number = not self.document_hashes or person.document_hash in self.document_hashes
        return person.name in self.names and same_number


def predecessors_of(case: Case) -> Predecessors:
    """Whom the proof of succession says the applicants come after; nobody where the case has none."""
    for material in (m.INHERITANCE_PROOF, m.MERGER_PROOF):
        said = payload_of(case, material.code)
        if names := parts_of(said.get("predecessor")):
            numbers = parts_of(said.get("predecessor_document"))
            return Predecessors(frozenset(names), frozenset(search_hash(one) for one in numbers))
    return Predecessors()


def registered_parties(rights: Iterable[Right]) -> dict[UUID, tuple[Holder, ...]]:
    """The people of rights as an entry names them again, document numbers included, in one query."""
    by_entry = {right.entry_id: right.right_id for right in rights}
    people: dict[UUID, list[Holder]] = defaultdict(list)
    for party in Party.objects.filter(entry__in=by_entry).order_by("entry_id", "position"):
        people[by_entry[party.entry_id]].append(Holder.of(party))
    return {right_id: tuple(every) for right_id, every in people.items()}


def parties_by_unit(rights: Iterable[Right]) -> dict[str, tuple[Holder, ...]]:
    """The people of each unit's right (one right per unit)."""
    every = list(rights)
    people = registered_parties(every)
    return {right.unit_number: people.get(right.right_id, ()) for right in every}


def old_certificates(rights: Iterable[Right], why: str) -> tuple[Retirement, ...]:
    """已收回注销: the valid certificates of rights that get new ones."""
    valid = Certificate.objects.valid().filter(right_id__in=[right.right_id for right in rights])
    return tuple(
        Retirement(certificate_id, CertificateState.WITHDRAWN, why)
        for certificate_id in valid.order_by("id").values_list("pk", flat=True)
    )


def is_named(name: str, given: str) -> bool:
    """Whether an entry that joins several people by 、 has this name as one of them, in any spelling."""
    whole = rf"(?:^|[、,;]){re.escape(compact(name))}(?:$|[、,;])"
    return re.search(whole, compact(given)) is not None
