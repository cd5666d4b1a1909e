"""缮证: certificates are printed from the register row on numbered blanks (P9)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from django.db import transaction

from hall.cases.models import Case
from hall.cases.refusals import StepRefused
from hall.cases.services.steps import lock_units_then_case, take_step
from hall.cases.states import State
from hall.clock import now
from hall.identity.numbers import CertificateKind
from hall.papers.kinds import PaperKind
from hall.papers.models import Paper
from hall.papers.services import freeze_block
from hall.staff.actors import Actor
from registration.faces import face_of
from registration.models import Blank, Certificate
from registration.models.certificates import CertificateQuerySet
from registration.models.choices import CertificateState
from registration.services.blanks import spoil, take_blanks

PAPER_OF = {CertificateKind.TITLE: PaperKind.CERTIFICATE, CertificateKind.PROOF: PaperKind.PROOF}


@transaction.atomic
def engross_case(case: Case, *, by: Actor) -> list[Certificate]:
    """Print every certificate of a case that is not printed yet, and take the step 缮证 (条例 21).

    Raises StepRefused: nothing to print, or the stock of blanks does not suffice.
    """
    locked = lock_units_then_case(case.pk)
    waiting = list(of_case(locked.number).filter(engrossed_at=None))
    if not waiting:
        raise StepRefused("本件的证书、证明已全部缮制，请刷新页面")
    engross(waiting, by=by)
    if locked.state == State.RECORDED:
        take_step(locked.pk, "engross", by=by)
    return waiting


def of_case(case_number: str) -> CertificateQuerySet:
    """The valid certificates of a case, in the order of their numbers, with what their faces need."""
    return readable().filter(case_number=case_number).order_by("id")


def readable() -> CertificateQuerySet:
    """Valid certificates with entry, detail row, units and key."""
    contents = ("entry__ownership", "entry__land_use", "entry__mortgage", "entry__easement")
    notices = ("entry__residence", "entry__advance_notice", "entry__objection")
    return (
        Certificate.objects.valid()
        .select_related("entry", "verification_key", "blank", "holder", *contents, *notices)
        .prefetch_related("units")
    )


@transaction.atomic
def engross(certificates: Sequence[Certificate], *, by: Actor) -> None:
    """Freeze the face of each certificate on the next blank of its kind and queue it for printing."""
    groups: dict[str, list[Certificate]] = defaultdict(list)
    for certificate in certificates:
        groups[certificate.kind].append(certificate)
    for kind, group in groups.items():
        print_on(group, take_blanks(kind, len(group), by=by), by=by)


def print_on(certificates: Sequence[Certificate], blanks: Iterable[Blank], *, by: Actor) -> None:
    """One kind of certificates on as many blanks."""
    moment = now()
    pairs = list(zip(certificates, blanks, strict=True))
    papers = papers_for(pairs, by=by)
    for (certificate, blank), paper in zip(pairs, papers, strict=True):
        certificate.blank, certificate.paper_number = blank, paper.number
        certificate.engrossed_at, certificate.engrossed_by_id = moment, by.officer_id
    Certificate.objects.bulk_update(
        certificates, ["blank", "paper_number", "engrossed_at", "engrossed_by"], batch_size=500
    )


def papers_for(pairs: Sequence[tuple[Certificate, Blank]], *, by: Actor) -> list[Paper]:
    """The frozen papers, case by case (a paper knows its case), in the order of the pairs."""
    by_case: dict[str, list[tuple[Certificate, Blank]]] = defaultdict(list)
    for certificate, blank in pairs:
        by_case[certificate.case_number].append((certificate, blank))
    made: dict[str, Paper] = {}
    for case_number, group in sorted(by_case.items()):
        for paper in freeze_block(
            kind=PAPER_OF[CertificateKind(group[0][0].kind)],
            contents={subject_of(c, b): face_of(c, serial=b.serial) for c, b in group},
            case_number=case_number,
            by=by,
            queued=True,
        ):
            made[paper.subject] = paper
    return [made[subject_of(certificate, blank)] for certificate, blank in pairs]


def subject_of(certificate: Certificate, blank: Blank) -> str:
    """Whose paper it is: a certificate on a certain blank."""
    return f"certificate:{certificate.pk}:{blank.serial}"


@transaction.atomic
def print_again(certificate_id: int, *, reason: str, by: Actor) -> Certificate:
    """A misprint: the blank is spoilt, the certificate keeps its number and takes the next blank.

    Raises StepRefused once it is handed over or no longer valid, ValidationError without a reason.
    """
    lock_units_then_case(Case.objects.get(number=readable().get(pk=certificate_id).case_number).pk)
    certificate = readable().select_for_update(of=("self",)).get(pk=certificate_id)
    if certificate.handed_over_at or certificate.state != CertificateState.VALID:
        raise StepRefused("证书已经发出或者失效，不能重印；遗失、破损请办理补发、换发")
    if certificate.blank is None:
        raise StepRefused("本证书还没有缮制，请先缮证")
    spoil(certificate.blank, reason, by=by)
    engross([certificate], by=by)
    return certificate
