"""Is a certificate good as of now? What anybody may learn of it, the owner masked (P10)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from hall.clock import HALL_ZONE
from hall.look.words import community
from registration.books import Right, UnitBook
from registration.models import Certificate, VerificationKey
from registration.models.certificates import CertificateQuerySet
from registration.models.choices import CertificateState
from registration.restrictions import read_books
from registration.verification import is_signed
from registration.words import full_day


@dataclass(frozen=True, slots=True)
class Validity:
    """The answer: `meaning` is ok, warn or stop; one word, one sentence, and the facts shown."""

    meaning: str
    word: str
    sentence: str
    facts: tuple[tuple[str, str], ...] = ()


GONE = {
    CertificateState.WITHDRAWN: ("已注销", "本证所载权利已经转移或者注销，本证不再有效。"),
    CertificateState.ANNOUNCED_VOID: ("已公告作废", "本证已经公告作废，不再有效。"),
    CertificateState.LOST: ("已声明遗失", "本证已经声明遗失，不再有效。"),
    CertificateState.REPLACED: ("已被替代", "本证已经补发、换发新证，不再有效。"),
}
UNKNOWN = Validity(
    "stop",
    "查无此证",
    "没有这个证号，或者二维码不是登记机构签发的。请核对证号；仍查不到的，请持证到登记大厅核实。",
)


def signed_certificate(key: str, given: str) -> Certificate | None:
    """The certificate of a QR code; None when the key is unknown or the signature is not ours."""
    key_code, _, code = key.partition("-")
    signer = VerificationKey.objects.filter(code=key_code).first()
    if signer is None or not is_signed(signer, code, given):
        return None
    return shown().filter(verification_code=code, verification_key=signer).first()


def numbered_certificate(number: str) -> Certificate | None:
    """The certificate of a number in its stored form."""
    return shown().filter(number=number).first()


def shown() -> CertificateQuerySet:
    return Certificate.objects.select_related("entry", "holder").prefetch_related("units")


def validity_of(certificate: Certificate | None) -> Validity:
    """As of now: valid, disputed, replaced or cancelled."""
    if certificate is None:
        return UNKNOWN
    books = read_books(unit.number for unit in certificate.units.all())
    right = standing_right(certificate, books.values())
    facts = tuple(facts_of(certificate, right))
    if certificate.state != CertificateState.VALID:
        word, sentence = GONE[CertificateState(certificate.state)]
        return Validity("stop", word, sentence, facts)
    if right is None:
        return Validity("stop", "权利已终止", "本证所载权利已经失效或者注销，本证不再有效。", facts)
    if any(book.objections for book in books.values()):
        return Validity("warn", "有异议登记", "本证有效；有人对登记簿的记载提出异议，请谨慎交易。", facts)
    return Validity("ok", "有效", "本证与登记簿一致，现在有效。", facts)


def standing_right(certificate: Certificate, books: Iterable[UnitBook]) -> Right | None:
    """The right of the certificate as it stands now, if it stands."""
    for book in books:
        for right in book.rights:
            if right.right_id == certificate.right_id:
                return right
    return None


def facts_of(certificate: Certificate, right: Right | None) -> Iterable[tuple[str, str]]:
    """What is shown beside the answer; people masked, the address without building and room."""
    yield "证号", certificate.number
    yield "种类", certificate.get_kind_display()
    yield "权利", certificate.get_right_kind_display()
    if right is not None:
        yield "权利人", right.names
    yield "坐落", "；".join(community(unit.address) for unit in certificate.units.all())
    yield "登记日期", full_day(certificate.entry.registered_at.astimezone(HALL_ZONE).date())
