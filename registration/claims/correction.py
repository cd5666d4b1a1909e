"""How a case is read that corrects an entry: which item of it, what it says, what it should say.

The entry is the unit's title, or the mortgage, easement, residence right or advance notice of a proof.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from django.core.exceptions import ValidationError

from hall.cases.models import Case, CasePart
from hall.catalogue import materials as m
from hall.catalogue.words import RegisterEffect
from hall.identity.documents import check_document
from hall.identity.numbers import CertificateKind
from registration.books import Right
from registration.claims.naming import NamedRight, right_of_proof
from registration.claims.reading import claims, payload_of, subject_numbers
from registration.claims.right_values import DOCUMENT, FLAGS, NAME, READERS
from registration.holders import Holder
from registration.models import Certificate, Entry, Party
from registration.models.choices import CertificateState
from registration.plans import Retirement
from registration.restrictions import read_books
from registration.writers.corrections import Correction


@claims(RegisterEffect.CORRECT_ENTRY)
def correction(case: Case, part: CasePart) -> Correction:
    """更正: the item named by the proof of the error, on the title or on the right a proof names."""
    said, title = said_of(case), wrong_right(case)
    name, value = said["item"], READERS[said["item"]](said["right_value"])
    rows = Party.objects.filter(entry=title.entry_id).order_by("position")
    people = tuple(Holder.of(party) for party in rows)
    if name in (NAME, DOCUMENT):
        people = corrected_people(people, name, said["wrong_value"], value)
    elif not hasattr(title.content, name):
        raise ValidationError("登记簿的这一项不存在，请核对更正的项目", code="no_item")
    label = label_of(name, title)
    old, new = (masked(name, said[which]) for which in ("wrong_value", "right_value"))
    certificates = list(
        Certificate.objects.valid().of_right(title.right_id).select_related("holder").order_by("id")
    )
    named = named_proof(case)
    return Correction(
        unit_numbers=named.unit_numbers if named else (title.unit_number,),
        right_id=title.right_id,
        people=people,
        words=f"更正：{label}由“{old}”更正为“{new}”",
        changes={} if name in (NAME, DOCUMENT) else {name: value},
        retires=tuple(
            Retirement(one.pk, CertificateState.REPLACED, f"更正登记，业务号 {case.number}")
            for one in certificates
        ),
        made_out_to={one.pk: own_book(one, people, name) for one in certificates},
        kind=CertificateKind.PROOF if named else CertificateKind.TITLE,
    )


def own_book(certificate: Certificate, people: tuple[Holder, ...], name: str) -> str:
    """Whose book it is, by the holder's document as it will stand."""
    if certificate.holder is None:
        return ""
    place = certificate.holder.position - 1
    return people[place].document_hash if place < len(people) else ""


def said_of(case: Case) -> dict[str, Any]:
    """What is said to be wrong. Raises ValidationError while it is not recorded in full."""
    said = payload_of(case, m.ERROR_PROOF.code) or payload_of(case, m.HOLDER_CONSENT.code)
    if not all(said.get(name) for name in ("item", "wrong_value", "right_value")):
        raise ValidationError("请写明更正的项目、登记簿现在的记载和应当记载的内容", code="not_said")
    return said


def wrong_right(case: Case) -> Right:
    """The right whose entry is wrong: of the proof that is named, else the unit's title.

    Raises ValidationError.
    """
    named = named_proof(case)
    return named.right if named else title_of(case)


def named_proof(case: Case) -> NamedRight | None:
    """The right of the 不动产登记证明 named in the proof of the error, or brought; None for a title.

    Raises ValidationError: no such proof, no longer valid, of other units.
    """
    number = proof_number(case)
    return right_of_proof(number, subject_numbers(case)) if number else None


def proof_number(case: Case) -> str:
    """The number of the proof whose right is wrong, as typed; '' for a title."""
    brought = payload_of(case, m.REGISTRATION_PROOF.code).get("number")
    return str(said_of(case).get("proof_number") or brought or "").strip()


def title_of(case: Case) -> Right:
    """The title to be corrected. Raises ValidationError unless the case is about one titled unit."""
    numbers = subject_numbers(case)
    books = read_books(numbers)
    if len(numbers) != 1:
        raise ValidationError("更正登记一件只办一个不动产单元，请分件申请", code="one_unit")
    title = books[numbers[0]].title if numbers[0] in books else None
    if title is None:
        raise ValidationError("该单元没有登记的所有权或者使用权，没有可以更正的记载", code="no_title")
    return title


def corrected_people(people: tuple[Holder, ...], name: str, wrong: str, right: str) -> tuple[Holder, ...]:
    """The holders with one name or document number put right. Raises ValidationError."""
    matching = [one for one in people if wrong in (one.name, one.document_number)]
    if len(matching) != 1:
        raise ValidationError(
            f"登记簿上没有权利人“{masked(name, wrong)}”，请核对现在的记载", code="no_person"
        )
    wrong_one = matching[0]
    if name == DOCUMENT:
        right = check_document(wrong_one.document_kind, right)
    fixed = replace(wrong_one, name=right) if name == NAME else replace(wrong_one, document_number=right)
    return tuple(fixed if one is wrong_one else one for one in people)


def current_value(name: str, title: Right | Entry) -> str:
    """What the book says of an item, in the words of the book page."""
    if label := getattr(title.content, f"get_{name}_display", None):
        return str(label() or "")
    value = getattr(title.content, name)
    if isinstance(value, bool):
        return next(word for word, flag in FLAGS.items() if flag == value)
    return "" if value is None else str(value)


def label_of(name: str, title: Right) -> str:
    """The item's Chinese name."""
    if name in (NAME, DOCUMENT):
        return "权利人姓名、名称" if name == NAME else "权利人证件号码"
    names = {field.name: field.verbose_name for field in title.content._meta.concrete_fields}
    return str(names[name])


def masked(name: str, text: str) -> str:
    """Document numbers do not stand in a note."""
    return f"{text[:4]}****{text[-4:]}" if name == DOCUMENT else text
