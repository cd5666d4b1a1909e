"""What also becomes true in the register when a case takes a step (follows port)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from itertools import count
from typing import Final

from django.core.exceptions import ValidationError

from hall.cases.models import Case, CasePart
from hall.cases.ports import Happened, follows
from hall.cases.refusals import StepRefused
from hall.cases.services.certificates import expect_certificate
from hall.cases.states import ApplicantRole
from hall.cashier.models import LineKind
from hall.cashier.services.billing import Charge, bill
from hall.catalogue.fees import SMALL_ENTERPRISE
from hall.catalogue.words import Fee, RegisterEffect
from hall.identity.numbers import CertificateKind
from hall.staff.departments import D
from registration.books import UnitBook
from registration.claims import applying, claim_of, subject_numbers
from registration.claims.replacement import named_certificate
from registration.fees import FeeLine, Property, Registration, fee
from registration.recording_papers import freeze_recording
from registration.restrictions import read_books
from registration.services.filing_away import file_away
from registration.services.recording import record

HOMESTEAD: Final = "C"
"""宅基地 in the fourteenth place of a unit number (GB/T 37346)."""


@follows("record")
def write_register(happened: Happened) -> None:
    """登簿: every part of the case in its order, in the door's transaction (P7).

    Raises StepRefused with the writer's reasons; nothing of the step remains then.
    """
    case = happened.case
    for part in case.ordered_parts:
        if not part.effect:
            continue
        try:
            asked = claim_of(case, part)
            if asked is None:
                raise ValidationError(f"“{RegisterEffect(part.effect).label}”还不能在本系统登簿")
            written = record(
                RegisterEffect(part.effect),
                asked,
                case_number=case.number,
                by=happened.by,
                at=happened.now,
            )
            if any(one.kind == CertificateKind.TITLE for one in written.certificates):
                expect_certificate(case)
        except ValidationError as refused:
            raise StepRefused(*refused.messages) from refused


@follows("record")
def confirm_recording(happened: Happened) -> None:
    """登簿确认单 of what has just been written."""
    freeze_recording(happened.case, by=happened.by, at=happened.now)


@follows("accept")
def bill_the_fee(happened: Happened) -> None:
    """The registration fee of every part, billed to who will be registered (domain §5.6)."""
    bill(
        happened.case,
        list(charges_of(happened.case, happened.now.date())),
        reference="registration-fee",
        issued_by=D.REGISTRATION,
    )


def charges_of(case: Case, on: date) -> Iterator[Charge]:
    """Every fee line as a charge on the side it is for, part by part."""
    codes = count(1)
    for part in case.ordered_parts:
        for line in part_fee(case, part, on):
            yield charge_of(line, next(codes), part.ordinal, payer_of(case, part))


def payer_of(case: Case, part: CasePart) -> ApplicantRole:
    """Who will be registered pays; of an objection who objects (domain §5.6)."""
    acquires = applying(case, part, ApplicantRole.OBLIGEE)
    return ApplicantRole.OBLIGEE if acquires else ApplicantRole.INTERESTED


def charge_of(line: FeeLine, ordinal: int, part: int, payer: ApplicantRole) -> Charge:
    code = line.code if ordinal == 1 else f"{line.code}-{ordinal}"
    name = line.name if line.count <= 1 else f"{line.name} {line.count}×{line.price}"
    return Charge(code, name, LineKind.FEE, payer, line.amount, line.basis, part)


def fee_lines(case: Case, on: date) -> list[FeeLine]:
    """What the registry charges on a day for a case as it is filed."""
    return [line for part in case.ordered_parts for line in part_fee(case, part, on)]


def part_fee(case: Case, part: CasePart, on: date) -> tuple[FeeLine, ...]:
    """The fee of one registration of the case; the relief asked for at the counter is the first part's."""
    books = read_books(subject_numbers(case)).values()
    properties = tuple(property_of(book) for book in books if is_charged(book, part))
    asked = Registration(
        Fee(part.fee),
        properties,
        certificate_of(case, part),
        books=len(properties) * books_per_unit(case, part),
        is_small_enterprise=part.ordinal == 1 and bool(case.facts.get(SMALL_ENTERPRISE.word)),
        on_homestead=bool(properties) and all(place.parcel[13] == HOMESTEAD for place in properties),
    )
    return fee(asked, on)


def is_charged(book: UnitBook, part: CasePart) -> bool:
    """What the owners share gets no certificate; of a division only what is new is charged."""
    is_old = part.effect == RegisterEffect.DIVIDE_OWNERSHIP and book.title is not None
    return not (book.unit.is_common or is_old)


def certificate_of(case: Case, part: CasePart) -> CertificateKind | None:
    """What is printed: of a replacement, what the old one was (a proof costs no book)."""
    if part.effect == RegisterEffect.REPLACE_CERTIFICATE:
        return CertificateKind(named_certificate(case).kind)
    return CertificateKind(part.certificate) if part.certificate else None


def books_per_unit(case: Case, part: CasePart) -> int:
    """One book for all owners, or one for each when they asked for separate ones (实施细则 21)."""
    owners = applying(case, part, ApplicantRole.OBLIGEE)
    return len(owners) if any(one.holds_certificate for one in owners) else 1


def property_of(book: UnitBook) -> Property:
    unit = book.unit
    return Property(
        parcel=unit.number[:19],
        is_housing=unit.is_housing and not unit.is_storage,
        is_storage=unit.is_storage,
        housing_nature=unit.housing_nature,
    )


@follows("archive")
def file_the_case(happened: Happened) -> None:
    """归档: number, contents and place (P11)."""
    file_away(happened.case, by=happened.by)
