"""How a case is read that makes, changes, passes or ends an easement – always on both units."""

from __future__ import annotations

from django.core.exceptions import ValidationError

from hall.cases.models import Case, CasePart
from hall.cases.states import UnitRole
from hall.catalogue import materials as m
from hall.catalogue.words import RegisterEffect
from registration.claims.burdens import change_of, ending_of, registered, retired, sides
from registration.claims.naming import named_right
from registration.claims.reading import claims, payload_of
from registration.models.choices import PartyRole
from registration.writers.burdens import Ending, NewEasement
from registration.writers.easements import BurdenChange


@claims(RegisterEffect.CREATE_EASEMENT)
def new_easement(case: Case, part: CasePart) -> NewEasement:
    """地役权首次: the contract's words, on the servient and on the dominant unit."""
    contract = payload_of(case, m.EASEMENT_CONTRACT.code)
    if not contract:
        raise ValidationError("还没有录入地役权合同的要素，请在“地役权合同”一行填写", code="no_contract")
    servient, dominant = both_units(case)
    return NewEasement(
        servient_number=servient,
        dominant_number=dominant,
        holders=sides(case, part),
        terms={
            "terms": contract["content"],
            "starts_on": contract["begins_on"],
            "ends_on": contract["ends_on"],
        },
    )


def both_units(case: Case) -> tuple[str, str]:
    """(供役地, 需役地). Raises ValidationError unless there is one of each."""
    dominant = [unit.number for unit in case.subjects if unit.role == UnitRole.DOMINANT]
    servient = [unit.number for unit in case.subjects if unit.role != UnitRole.DOMINANT]
    if len(dominant) != 1 or len(servient) != 1:
        raise ValidationError("地役权登记须有一个供役地单元和一个需役地单元，请核对单元号", code="two_units")
    return servient[0], dominant[0]


@claims(RegisterEffect.ALTER_EASEMENT)
def easement_alteration(case: Case, part: CasePart) -> BurdenChange:
    """地役权变更: what the agreement says is new."""
    said = payload_of(case, m.EASEMENT_AGREEMENT.code)
    named = {
        "terms": said.get("content"),
        "starts_on": said.get("begins_on"),
        "ends_on": said.get("ends_on"),
    }
    changes = {name: value for name, value in named.items() if value not in (None, "")}
    return change_of(case, part, changes, "地役权内容、期限变更" if changes else "当事人姓名、名称变更")


@claims(RegisterEffect.TRANSFER_EASEMENT)
def easement_transfer(case: Case, part: CasePart) -> BurdenChange:
    """地役权转移: the new owner of the dominant land in the old one's place."""
    named = named_right(case, part.effect)
    bearing = [one for one in registered(named) if one.role == PartyRole.OBLIGOR]
    taking = [one for one in sides(case, part) if one.role == PartyRole.HOLDER]
    cause = "需役地权利转移"
    return BurdenChange(
        unit_numbers=named.unit_numbers,
        right_id=named.right_id,
        people=(*taking, *bearing),
        cause=cause,
        retires=retired(named, case, cause),
    )


@claims(RegisterEffect.CANCEL_EASEMENT)
def easement_ending(case: Case, part: CasePart) -> Ending:
    """地役权注销, on both books."""
    return ending_of(case, part, "地役权消灭")
