"""互换: one application at the counter, two cases that know each other – both are recorded or neither."""

from __future__ import annotations

from dataclasses import replace

from hall.cases.filing import Claimant, Filing
from hall.cases.models import Case
from hall.cases.states import ApplicantRole, CoOwnership, UnitRole

OTHER_SIDE = {
    ApplicantRole.OBLIGOR: ApplicantRole.OBLIGEE,
    ApplicantRole.OBLIGEE: ApplicantRole.OBLIGOR,
    ApplicantRole.INTERESTED: ApplicantRole.INTERESTED,
}


def halves_of(filing: Filing) -> list[Filing]:
    """The application as one filing per house: who gives the first house takes the other."""
    given = [unit for unit in filing.units if unit.role != UnitRole.EXCHANGED]
    taken = [unit for unit in filing.units if unit.role == UnitRole.EXCHANGED]
    if not taken:
        return [filing]
    return [
        replace(filing, units=given, claimants=[giving(one) for one in filing.claimants]),
        replace(
            filing,
            units=[replace(unit, role=UnitRole.SUBJECT) for unit in taken],
            claimants=[giving(mirrored(one)) for one in filing.claimants],
            payloads=filing.counter_payloads,
        ),
    ]


def mirrored(one: Claimant) -> Claimant:
    """The same person on the other side: who gives one house takes the other, and owns it as said."""
    return replace(one, role=OTHER_SIDE[one.role])


def giving(one: Claimant) -> Claimant:
    """Of who gives nothing is asked about owning: what was said belongs to the house they take."""
    if one.role != ApplicantRole.OBLIGOR:
        return one
    return replace(one, co_ownership=CoOwnership.SOLE, share=(1, 1), holds_certificate=False)


def link(one: Case, other: Case) -> None:
    """Each is the other half of the exchange."""
    for case, half in ((one, other), (other, one)):
        case.counterpart = half
        case.save(update_fields=["counterpart"])
