"""Who comes forward in a case: an acquirer, an interested party, an authority with its order, or nobody."""

from __future__ import annotations

from hall.cases.states import ApplicantRole
from hall.catalogue.schema import BusinessItem, Part, Role
from hall.catalogue.words import ReviewClass, Side

ROLE_OF_SIDE = {
    Side.OBLIGEE: ApplicantRole.OBLIGEE,
    Side.OBLIGOR: ApplicantRole.OBLIGOR,
    Side.INTERESTED: ApplicantRole.INTERESTED,
    Side.AUTHORITY: ApplicantRole.INTERESTED,
}
"""A side without an applicant's role is the registry itself (依职权)."""


def leading(part: Part) -> Role | None:
    """The side without which the part has no applicant; None where the registry acts ex officio."""
    for role in part.roles:
        if role.side in ROLE_OF_SIDE and role.side != Side.OBLIGOR:
            return role
    return None


def leading_role(part: Part) -> ApplicantRole | None:
    """The applicant's role of that side."""
    role = leading(part)
    return ROLE_OF_SIDE[role.side] if role else None


def is_ordered(item: BusinessItem) -> bool:
    """协助执行: an authority orders, nobody applies (实施细则第十九条)."""
    return any(role.side == Side.AUTHORITY for part in item.parts for role in part.roles)


def asks_people(item: BusinessItem) -> bool:
    """询问 and 面签 belong to applications for registration (民法典 212), not to orders and queries."""
    return item.review is not ReviewClass.NO_REGISTER and not is_ordered(item)


def stands_alone(item: BusinessItem) -> bool:
    """Whether one case of the item on a unit stands in the way of another by somebody else (G4).

    Several courts may seize one unit, several people object to it or ask for an extract of it.
    """
    first = leading(item.parts[0]) if item.parts else None
    return first is None or first.side == Side.OBLIGEE
