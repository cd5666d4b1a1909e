"""From 登簿 to archive: printed on stocked blanks, handed over to the new owner, filed."""

from __future__ import annotations

from hall.cases.models import Case
from hall.cases.services.steps import take_step
from hall.cases.states import ApplicantRole
from hall.identity.numbers import CertificateKind
from hall.rehearsal.crew import Crew
from hall.staff.actors import Actor
from registration.models import Blank
from registration.services.blanks import LARGEST_DELIVERY, stock_blanks
from registration.services.engrossing import engross_case
from registration.services.handing_over import Receiver, hand_over

BOX = 100
"""The fewest blanks taken into stock at a time."""
FIRST = {CertificateKind.TITLE: "D44{:09d}", CertificateKind.PROOF: "D45{:09d}"}


def stock_up(needed: int, *, by: Actor) -> None:
    """Take in as many blanks of each kind as these certificates need, and a box at least."""
    for kind, pattern in FIRST.items():
        left = Blank.objects.filter(kind=kind, state="in-stock").count()
        while left < needed:
            first = Blank.objects.filter(kind=kind).count() + 1
            count = min(max(needed - left, BOX), LARGEST_DELIVERY)
            left += stock_blanks(kind=kind, first=pattern.format(first), count=count, by=by)


def hand_out(case: Case, people: Crew) -> None:
    """缮证, 发证 to the first new owner, and 归档."""
    engross_case(case, by=people.engrosses)
    owner = case.applicants.filter(role=ApplicantRole.OBLIGEE).first()
    if owner is None:
        raise LookupError(f"{case.number} 没有权利人")
    receiver = Receiver(owner.name, owner.document_kind, owner.document_number, signature=owner.name)
    hand_over(case, receiver, by=people.engrosses)
    take_step(case.pk, "archive", by=people.archives)
