"""Which right is meant: the number of the 不动产登记证明 that the applicant brings names it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final
from uuid import UUID

from django.core.exceptions import ValidationError

from hall.cases.models import Case
from hall.catalogue import materials as m
from hall.catalogue.words import RegisterEffect
from hall.identity.numbers import CertificateKind, CertificateNumber
from hall.identity.numbers.unit import grouped
from registration.books import Right, UnitBook
from registration.claims.reading import payload_of, subject_numbers
from registration.models import Certificate, Standing
from registration.models.choices import SALE_NOTICES, CertificateState, NoticeKind, RightKind
from registration.restrictions import read_books

MORTGAGE_NOTICES: Final = (NoticeKind.PRESALE_MORTGAGE, NoticeKind.MORTGAGE)


@dataclass(frozen=True, slots=True)
class Expected:
    """What kind of right the proof must be of; `notices` narrows 预告登记 to some of its kinds."""

    kind: RightKind
    notices: tuple[NoticeKind, ...] = ()

    @property
    def label(self) -> str:
        if self.notices:
            return "抵押权预告登记" if self.notices == MORTGAGE_NOTICES else "买卖预告登记"
        return self.kind.label

    def fits(self, right: Right) -> bool:
        return right.kind == self.kind and (
            not self.notices or NoticeKind(right.content.notice_kind) in self.notices
        )


MORTGAGE = Expected(RightKind.MORTGAGE)
EASEMENT, RESIDENCE = Expected(RightKind.EASEMENT), Expected(RightKind.RESIDENCE)
OBJECTION = Expected(RightKind.OBJECTION)
EXPECTED: Final[Mapping[RegisterEffect, Expected]] = {
    RegisterEffect.ALTER_MORTGAGE: MORTGAGE,
    RegisterEffect.TRANSFER_MORTGAGE: MORTGAGE,
    RegisterEffect.CANCEL_MORTGAGE: MORTGAGE,
    RegisterEffect.CONVERT_CONSTRUCTION_MORTGAGE: MORTGAGE,
    RegisterEffect.CANCEL_ADVANCE_NOTICE: Expected(RightKind.ADVANCE_NOTICE),
    RegisterEffect.CREATE_MORTGAGE_NOTICE: Expected(RightKind.ADVANCE_NOTICE, SALE_NOTICES),
    RegisterEffect.CONVERT_ADVANCE_NOTICE: Expected(RightKind.ADVANCE_NOTICE, SALE_NOTICES),
    RegisterEffect.CONVERT_MORTGAGE_NOTICE: Expected(RightKind.ADVANCE_NOTICE, MORTGAGE_NOTICES),
    RegisterEffect.ALTER_EASEMENT: EASEMENT,
    RegisterEffect.TRANSFER_EASEMENT: EASEMENT,
    RegisterEffect.CANCEL_EASEMENT: EASEMENT,
    RegisterEffect.ALTER_RESIDENCE: RESIDENCE,
    RegisterEffect.CANCEL_RESIDENCE: RESIDENCE,
    RegisterEffect.CANCEL_OBJECTION: OBJECTION,
    RegisterEffect.PROVE_LAWSUIT: OBJECTION,
}
"""The effects that change or end a right which a proof names."""


@dataclass(frozen=True, slots=True)
class NamedRight:
    """The right a proof names, as it stands: its certificate and its book on every unit it stands on."""

    certificate: Certificate
    expected: Expected
    books: Mapping[str, UnitBook]

    @property
    def right_id(self) -> UUID:
        return self.certificate.right_id

    @property
    def unit_numbers(self) -> tuple[str, ...]:
        """Every unit the right stands on, in order."""
        return tuple(sorted(self.books))

    @property
    def right(self) -> Right:
        """The right on its first unit; on the others it says the same but for its rank."""
        return self.books[self.unit_numbers[0]].right(self.right_id)


def named_right(case: Case, effect: RegisterEffect | str) -> NamedRight:
    """The right that the proof of this case names.

    Raises ValidationError: no number, no such proof, one that is no longer valid, of another kind of right,
    or of other units than the case is about.
    """
    expected = EXPECTED[RegisterEffect(effect)]
    certificate = valid_proof(str(payload_of(case, m.REGISTRATION_PROOF.code).get("number") or ""))
    numbers = Standing.objects.filter(right_id=certificate.right_id).values_list("unit__number", flat=True)
    named = NamedRight(certificate, expected, read_books(numbers))
    refuse_what_stands_no_more(named)
    refuse_other_kind(named)
    refuse_other_units(named, subject_numbers(case))
    return named


def right_of_proof(text: str, numbers: tuple[str, ...]) -> NamedRight:
    """The right of a proof, whatever its kind, for a case about these units. Raises ValidationError."""
    certificate = valid_proof(text)
    standing = Standing.objects.filter(right_id=certificate.right_id).select_related("unit")
    rows = {one.unit.number: one for one in standing}
    kind = RightKind(next(iter(rows.values())).kind) if rows else RightKind.MORTGAGE
    named = NamedRight(certificate, Expected(kind), read_books(rows))
    refuse_what_stands_no_more(named)
    refuse_other_units(named, numbers)
    return named


def valid_proof(text: str) -> Certificate:
    """The valid 不动产登记证明 of a number as typed. Raises ValidationError."""
    if not text.strip():
        raise ValidationError("请在“不动产登记证明”一行填写证明号", code="no_proof")
    number = CertificateNumber.parse(text)
    if number.kind != CertificateKind.PROOF:
        raise ValidationError(f"{number}是不动产权证书，请填写不动产登记证明的证明号", code="title")
    certificate = Certificate.objects.filter(number=str(number)).first()
    if certificate is None:
        raise ValidationError(f"没有证明号为“{number}”的不动产登记证明，请对照证明核对", code="unknown_proof")
    if certificate.state != CertificateState.VALID:
        state = CertificateState(certificate.state).label
        raise ValidationError(
            f"{number}{state}（{certificate.state_reason or '已失效'}），请提交现在有效的证明",
            code="invalid_proof",
        )
    return certificate


def refuse_what_stands_no_more(named: NamedRight) -> None:
    stands = [b for b in named.books.values() if any(r.right_id == named.right_id for r in b.rights)]
    if len(stands) < len(named.books) or not stands:
        raise ValidationError(
            f"{named.certificate.number}所证明的权利已经注销或者失效，请核对证明号", code="not_standing"
        )


def refuse_other_kind(named: NamedRight) -> None:
    if not named.expected.fits(named.right):
        content = named.right.content
        kind = (
            f"{content}预告登记" if named.right.kind == RightKind.ADVANCE_NOTICE else named.right.kind.label
        )
        raise ValidationError(
            f"{named.certificate.number}证明的是{kind}，本事项须提交{named.expected.label}的登记证明",
            code="other_kind",
        )


def refuse_other_units(named: NamedRight, numbers: tuple[str, ...]) -> None:
    if strange := [number for number in numbers if number not in named.books]:
        raise ValidationError(
            f"{named.certificate.number}登记在单元 {grouped(named.unit_numbers[0])}，"
            f"与本件的单元 {grouped(strange[0])} 不一致，请核对单元号和证明号",
            code="other_unit",
        )
