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
        replace(filing, units=given),
        replace(
            filing,
            units=[replace(unit, role=UnitRole.SUBJECT) for unit in taken],
            claimants=mirrored(filing),
            payloads=filing.counter_payloads,
        ),
    ]


def mirrored(filing: Filing) -> list[Claimant]:
    """The same people with their sides changed; several who take the other house own it jointly.

    How they own is asked at the interview, and put right there where they agreed on shares.
    """
    givers = [one for one in filing.claimants if one.role == ApplicantRole.OBLIGOR]
    together = CoOwnership.JOINT if len(givers) > 1 else CoOwnership.SOLE
    return [
        replace(
            one,
            role=OTHER_SIDE[one.role],
            co_ownership=together if one.role == ApplicantRole.OBLIGOR else CoOwnership.SOLE,
            share=(1, 1),
            holds_certificate=False,
        )
        for one in filing.claimants
    ]


def link(one: Case, other: Case) -> None:
    """Each is the other half of the exchange."""
    for case, half in ((one, other), (other, one)):
        case.counterpart = half
        case.save(update_fields=["counterpart"])
