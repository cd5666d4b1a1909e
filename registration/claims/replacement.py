"""How a case is read that replaces a certificate: by the number of the old one, brought or lost."""

from __future__ import annotations

from django.core.exceptions import ValidationError

from hall.cases.models import Case, CasePart
from hall.catalogue import materials as m
from hall.catalogue.words import RegisterEffect
from hall.identity.numbers import CertificateKind, CertificateNumber
from registration.claims.reading import claims, payload_of, subject_numbers
from registration.holders import Holder
from registration.models import Certificate, Party, Standing
from registration.models.choices import CertificateState
from registration.writers.replacements import Replacement


@claims(RegisterEffect.REPLACE_CERTIFICATE)
def replacement(case: Case, part: CasePart) -> Replacement:
    """补证 or 换证 of the certificate that the case names."""
    certificate = named_certificate(case)
    standing = Standing.objects.filter(right_id=certificate.right_id).select_related("unit")
    people = {
        one.unit.number: tuple(
            Holder.of(p) for p in Party.objects.filter(entry=one.entry_id).order_by("position")
        )
        for one in standing
    }
    return Replacement(
        unit_numbers=tuple(sorted(people)),
        right_id=certificate.right_id,
        certificate_id=certificate.pk,
        number=certificate.number,
        kind=CertificateKind(certificate.kind),
        people=people,
        lost=is_lost(case),
        holder=certificate.holder.document_hash if certificate.holder else "",
    )


def is_lost(case: Case) -> bool:
    """补证 rests on a loss statement, 换证 on the old certificate."""
    return bool(payload_of(case, m.LOSS_STATEMENT.code))


def named_certificate(case: Case) -> Certificate:
    """The valid certificate that the old one's number, or the loss statement, names.

    Raises ValidationError: no number, none of that number, no longer valid, of another unit.
    """
    said = payload_of(case, m.OLD_CERTIFICATE.code) or payload_of(case, m.LOSS_STATEMENT.code)
    if not said.get("number"):
        raise ValidationError("请填写原证书、证明的证号", code="no_number")
    number = str(CertificateNumber.parse(str(said["number"])))
    certificate = Certificate.objects.select_related("holder", "entry").filter(number=number).first()
    if certificate is None:
        raise ValidationError(f"没有证号为“{number}”的证书、证明，请对照登记簿核对", code="unknown")
    if certificate.state != CertificateState.VALID:
        state = CertificateState(certificate.state).label
        raise ValidationError(f"{number}{state}，不能补换，请核对证号", code="invalid")
    units = set(certificate.units.values_list("number", flat=True))
    if not set(subject_numbers(case)) <= units:
        raise ValidationError(f"{number}不是本件不动产单元的证书、证明，请核对单元号和证号", code="unit")
    return certificate
