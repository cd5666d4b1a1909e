"""What an application says, before it is a case: the same for counter, online, court and bulk."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from fractions import Fraction
from typing import Any

from django.core.exceptions import ValidationError

from hall.cases.sides import leading, leading_role
from hall.cases.states import ApplicantRole, Channel, CoOwnership, Delivery, ServiceWay, UnitRole
from hall.cases.unit_sides import one_by_one, twice_named
from hall.catalogue.authorities import Authority
from hall.catalogue.items import ITEMS, item
from hall.catalogue.overlay import is_offered
from hall.catalogue.schema import BusinessItem, Part
from hall.catalogue.words import Side
from hall.clock import today
from hall.identity.documents import check_document
from hall.identity.numbers import UnitNumber

NAME_LENGTH = 120


@dataclass(frozen=True)
class Claimant:
    """申请人 as applied for. `share` is numerator, denominator; documents are normalised by `checked`."""

    role: ApplicantRole
    name: str
    document_kind: int
    document_number: str
    phone: str = ""
    address: str = ""
    co_ownership: int = CoOwnership.SOLE
    share: tuple[int, int] = (1, 1)
    holds_certificate: bool = False
    representative: str = ""
    agent_name: str = ""
    agent_document_number: str = ""
    agent_phone: str = ""
    part: int = 1
    """Which registration of a combined case the person applies for, in the item's order."""


@dataclass(frozen=True)
class FiledUnit:
    """单元 as applied for: any spelling of the 28 characters, and its role."""

    number: str
    role: str = UnitRole.SUBJECT
    located_at: str = ""


@dataclass(frozen=True)
class Service:
    """送达 of an order: `at` aware, to the minute, and of which notice – the minute decides who comes first.

    `place` with its `reason` is the officer's order among services of one minute on the same unit; None
    takes the place after the last. `court_code` is the 法院代字 of the court that serves, if it is known;
    `share_of` the co-owner whose share alone is seized, while the notice's words are not recorded yet.
    """

    at: datetime
    way: str = ServiceWay.IN_PERSON
    by: str = ""
    credential: str = ""
    place: int | None = None
    reason: str = ""
    notice_number: str = ""
    dated_on: date | None = None
    court_code: str = ""
    authority_type: str = Authority.COURT
    share_of: str = ""


@dataclass(frozen=True)
class Filing:
    """申请: everything that makes a case; `payloads` is per material code, `declared` per fact word.

    Where two houses are exchanged, what givers say of how they own is said of the house they take.
    """

    item_code: str
    units: Sequence[FiledUnit]
    claimants: Sequence[Claimant]
    payloads: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    declared: Mapping[str, Any] = field(default_factory=dict)
    hall_id: int | None = None
    channel: str = Channel.COUNTER
    delivery: str = Delivery.COLLECT
    postal: Mapping[str, str] | None = None
    counter_payloads: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    """Of an exchange only: the payloads of the other house's case."""
    service: Service | None = None
    """Of an authority's order only: when and how it was served."""

    @property
    def givers(self) -> list[Claimant]:
        """Who gives: 转让方, 换出方, 抵押人."""
        return [one for one in self.claimants if one.role == ApplicantRole.OBLIGOR]

    @property
    def item(self) -> BusinessItem:
        """The business item. Raises ValidationError where the catalogue has none of that code (P18)."""
        if self.item_code not in ITEMS:
            raise ValidationError({"item": "没有这个事项，请从事项目录中选择"})
        return item(self.item_code)


def check_filing(filing: Filing) -> list[UnitNumber]:
    """Check everything that needs no register and return the unit numbers.

    Raises ValidationError with a dict of field → Chinese sentences; all errors at once.
    """
    errors: dict[str, list[str]] = {}
    numbers = _check_units(filing, errors)
    for index, claimant in enumerate(filing.claimants):
        _check_claimant(claimant, f"person-{index}", errors)
    _check_sides(filing, errors)
    if not is_offered(filing.item, today()):
        errors.setdefault("item", []).append(f"“{filing.item.name}”尚未开办，请选择已开办的事项")
    if filing.delivery == Delivery.POST and not (filing.postal or {}).get("address"):
        errors.setdefault("postal", []).append("选择邮寄的，请填写收件地址")
    if errors:
        raise ValidationError({key: list(dict.fromkeys(messages)) for key, messages in errors.items()})
    return numbers


def _check_units(filing: Filing, errors: dict[str, list[str]]) -> list[UnitNumber]:
    numbers = []
    for unit in filing.units:
        try:
            numbers.append(UnitNumber.parse(unit.number))
        except ValidationError as error:
            errors.setdefault("unit", []).extend(error.messages)
    if "unit" not in errors:
        named = (f"{one.grouped}/{unit.role}" for one, unit in zip(numbers, filing.units, strict=True))
        twice = [one.partition("/")[0] for one in twice_named(named)]
        errors |= {"unit": [f"单元 {one} 在本件中填了两次，请去掉一个" for one in twice]} if twice else {}
        if not twice and (why := one_by_one(filing.item, [unit.role for unit in filing.units])):
            errors["unit"] = [why]
    if not filing.units:
        errors["unit"] = ["请填写不动产单元号（28 位）"]
    return numbers


def _check_claimant(claimant: Claimant, key: str, errors: dict[str, list[str]]) -> None:
    if not claimant.name.strip():
        errors.setdefault(f"{key}-name", []).append("请填写姓名或名称，与证件一致")
    if len(claimant.name) > NAME_LENGTH:
        errors.setdefault(f"{key}-name", []).append(f"名称不能超过 {NAME_LENGTH} 个字")
    try:
        check_document(claimant.document_kind, claimant.document_number, on=today())
    except (ValidationError, ValueError) as error:
        messages = error.messages if isinstance(error, ValidationError) else ["请选择证件种类"]
        errors.setdefault(f"{key}-document_number", []).extend(messages)
    numerator, denominator = claimant.share
    if not 0 < numerator <= denominator:
        errors.setdefault(f"{key}-share", []).append("份额应大于零且不超过一，例如 1/2")
    if claimant.agent_name and not claimant.agent_document_number:
        errors.setdefault(f"{key}-agent", []).append("请填写代理人的身份证号码")


def _check_sides(filing: Filing, errors: dict[str, list[str]]) -> None:
    """Both sides of every part where the law wants a joint application (条例第十四条), and their shares.

    A part that uses an earlier one has its 义务人 from there: who acquires then burdens (合并办理).
    """
    for ordinal, part in enumerate(filing.item.parts, start=1):
        people = [claimant for claimant in filing.claimants if claimant.part == ordinal]
        roles = {claimant.role for claimant in people}
        named = f"“{part.name}”的" if ordinal > 1 else ""
        wanted = leading_role(part)
        if wanted is not None and wanted not in roles:
            errors.setdefault("people", []).append(f"请填写{named}{who_leads(part, ordinal)}")
        if part.joint and not part.uses_earlier and ApplicantRole.OBLIGOR not in roles:
            errors.setdefault("people", []).append("本事项由双方共同申请，请填写义务人（转让方）")
        if not part.of_shares:
            check_shares([one for one in people if one.role == ApplicantRole.OBLIGEE], errors)
    if any(unit.role == UnitRole.EXCHANGED for unit in filing.units):
        check_shares(filing.givers, errors, "given_shares", "换出方")
    if any(not 1 <= claimant.part <= len(filing.item.parts) for claimant in filing.claimants):
        errors.setdefault("people", []).append("有申请人不属于本事项的任何一项登记，请重新选择身份")


def who_leads(part: Part, ordinal: int) -> str:
    """The missing applicant, in the words of the counter."""
    role = leading(part)
    if role is None or role.side != Side.OBLIGEE:
        return role.label if role else ""
    return "抵押权人" if ordinal > 1 else "权利人（受让方）"


def check_shares(
    owners: Sequence[Claimant], errors: dict[str, list[str]], key: str = "shares", who: str = "权利人"
) -> None:
    """check:R33: several owners say how they own; shares add up to exactly one (fractions, never floats)."""
    if len(owners) > 1 and any(owner.co_ownership == CoOwnership.SOLE for owner in owners):
        errors.setdefault(key, []).append(f"{who}不止一人，请选择共同共有或者按份共有")
    in_shares = [owner for owner in owners if owner.co_ownership == CoOwnership.SHARES]
    if not in_shares:
        return
    valid = all(0 < owner.share[0] <= owner.share[1] for owner in in_shares)
    total = sum((Fraction(*owner.share) for owner in in_shares), Fraction()) if valid else Fraction()
    if valid and (total != 1 or len(in_shares) != len(owners)):
        errors.setdefault(key, []).append(f"按份共有的份额合计应为 1，现为 {total}，请改正")
