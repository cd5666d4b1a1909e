"""What the application form says of the right itself: boxes, mortgage, easement (操作规范 A.1)."""

from __future__ import annotations

from typing import Final

from hall.cases.models import Case
from hall.cases.services.checklist import payload_of
from hall.cases.states import UnitRole
from hall.catalogue import materials as m
from hall.catalogue.words import RegisterEffect as Effect
from hall.papers.contents.application import EasementTerms, MortgageTerms

LAND, MORTGAGE, EASEMENT, RESIDENCE = "国有建设用地使用权", "抵押权", "地役权", "居住权"
HOUSE: Final = "国有建设用地使用权/房屋所有权"
RIGHTS: Final[dict[Effect, str]] = {
    **dict.fromkeys((Effect.OPEN_LAND, Effect.ALTER_LAND, Effect.TRANSFER_LAND, Effect.CANCEL_LAND), LAND),
    **dict.fromkeys(
        (
            Effect.CREATE_MORTGAGE,
            Effect.ALTER_MORTGAGE,
            Effect.TRANSFER_MORTGAGE,
            Effect.CANCEL_MORTGAGE,
            Effect.CREATE_MORTGAGE_NOTICE,
            Effect.CONVERT_MORTGAGE_NOTICE,
            Effect.CONVERT_CONSTRUCTION_MORTGAGE,
        ),
        MORTGAGE,
    ),
    **dict.fromkeys(
        (Effect.CREATE_EASEMENT, Effect.ALTER_EASEMENT, Effect.TRANSFER_EASEMENT, Effect.CANCEL_EASEMENT),
        EASEMENT,
    ),
    **dict.fromkeys((Effect.CREATE_RESIDENCE, Effect.ALTER_RESIDENCE, Effect.CANCEL_RESIDENCE), RESIDENCE),
}
"""The box of the form by what is registered; every other effect is about a house with its land."""


def right_kind(case: Case) -> str:
    """The boxes to tick, joined by strokes: of 转移与抵押 both rights."""
    rights = [RIGHTS.get(effect, HOUSE) for effect in case.item.effects] or [HOUSE]
    return "/".join(dict.fromkeys(rights))


def mortgage_terms(case: Case) -> MortgageTerms | None:
    """抵押情况 from the mortgage contract; None before it has come."""
    said = payload_of(case, m.MORTGAGE_CONTRACT.code)
    amount = said.get("principal_amount") or said.get("maximum_amount")
    if amount is None:
        return None
    begins, ends = said["begins_on"], said["ends_on"]
    return MortgageTerms(
        amount=amount,
        period=f"{begins:%Y年%-m月%-d日}至{ends:%Y年%-m月%-d日}",
        building_scope=case.located_at if case.facts.get("is_under_construction") else "",
    )


def easement_terms(case: Case) -> EasementTerms | None:
    """地役权情况: the land that benefits; None where the application names none."""
    lands = [unit for unit in case.subjects if unit.role == UnitRole.DOMINANT]
    if not lands:
        return None
    return EasementTerms(
        dominant_location=lands[0].located_at or "见登记簿", dominant_unit_number=lands[0].number
    )
