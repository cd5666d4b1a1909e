"""What also becomes true in the register when a case takes a step (follows port)."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from django.core.exceptions import ValidationError

from hall.cases.models import Case
from hall.cases.ports import Happened, follows
from hall.cases.refusals import StepRefused
from hall.cases.states import ApplicantRole
from hall.cashier.models import LineKind
from hall.cashier.services.billing import Charge, bill
from hall.catalogue.words import Fee, RegisterEffect
from hall.identity.numbers import CertificateKind
from hall.staff.departments import D
from registration.books import UnitBook
from registration.claims import claim_of, subject_numbers
from registration.fees import FeeLine, Property, Registration, fee
from registration.restrictions import read_books
from registration.services.filing_away import file_away
from registration.services.recording import record


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
            record(
                RegisterEffect(part.effect),
                asked,
                case_number=case.number,
                by=happened.by,
                at=happened.now,
            )
        except ValidationError as refused:
            raise StepRefused(*refused.messages) from refused


@follows("accept")
def bill_the_fee(happened: Happened) -> None:
    """The registration fee of every part, billed to who will be registered (domain §5.6)."""
    lines = fee_lines(happened.case, happened.now.date())
    bill(
        happened.case,
        [charge_of(line, ordinal) for ordinal, line in enumerate(lines, start=1)],
        reference="registration-fee",
        issued_by=D.REGISTRATION,
    )


def charge_of(line: FeeLine, ordinal: int) -> Charge:
    code = line.code if ordinal == 1 else f"{line.code}-{ordinal}"
    name = line.name if line.count <= 1 else f"{line.name} {line.count}×{line.price}"
    return Charge(code, name, LineKind.FEE, ApplicantRole.OBLIGEE, line.amount, line.basis)


def fee_lines(case: Case, on: date) -> list[FeeLine]:
    """What the registry charges on a day for a case as it is filed."""
    properties = tuple(property_of(book) for book in read_books(subject_numbers(case)).values())
    asked = Registration(
        Fee.FREE,
        properties,
        books=len(properties) * books_per_unit(case),
        is_small_enterprise=bool(case.facts.get("is_small_enterprise")),
    )
    lines: list[FeeLine] = []
    for part in case.ordered_parts:
        kind = CertificateKind(part.certificate) if part.certificate else None
        lines += fee(replace(asked, rule=Fee(part.fee), certificate=kind), on)
    return lines


def books_per_unit(case: Case) -> int:
    """One book for all owners, or one for each when they asked for separate ones (实施细则 21)."""
    owners = [one for one in case.people if one.role == ApplicantRole.OBLIGEE]
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
