"""分割、合并: units become other units with numbers of their own; the old numbers are never used again."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Final
from uuid import UUID

from django.core.exceptions import ValidationError

from hall.catalogue.words import RegisterEffect
from hall.clock import day_of
from hall.identity.numbers import CertificateKind
from registration.books import Right, UnitBook
from registration.holders import Holder, check_holders
from registration.models.choices import EntryAction, RegistrationType, RightKind, UnitStatus
from registration.plans import Plan, PlannedCertificate, PlannedEntry, Resurvey, Retirement, copied
from registration.words import full_day
from registration.writers import Books, writes
from registration.writers.ownership import book_of, certificates_for, natural_condition, owned

TOLERANCE: Final = Decimal("0.03")
"""How far the areas surveyed anew may differ from those registered, as a fraction."""


@dataclass(frozen=True, slots=True)
class FollowingRight:
    """What goes on standing on the new units: its people, and the old proof that is taken back.

    A mortgage whose holders agree in writing, and every objection, which nobody need agree to.

    `beside`: units outside the division on which a joint mortgage goes on standing as it is.
    """

    people: tuple[Holder, ...]
    retires: Retirement | None = None
    beside: tuple[str, ...] = ()


Following = Mapping[UUID, FollowingRight]


@dataclass(frozen=True, slots=True)
class Division:
    """What a division (one → several) or a merger (several → one) asks for.

    `owners` is who owns each new unit. Where nobody's right passes (变更), `stays` is True and the owners are
    those of before.
    """

    before: tuple[str, ...]
    owners: dict[str, tuple[Holder, ...]]
    cause: str
    stays: bool
    acquired_on: date | None = None
    document_number: str = ""
    note: str = ""
    following: Following = field(default_factory=dict)
    scope: str = ""
    """合并后的抵押范围, as the mortgagees have stated it where the merged units were burdened unequally."""

    @property
    def unit_numbers(self) -> tuple[str, ...]:
        return (*self.before, *self.owners)

    @property
    def after(self) -> tuple[str, ...]:
        return tuple(self.owners)


@writes(RegisterEffect.DIVIDE_OWNERSHIP)
def divide(asked: Division, books: Books) -> Plan:
    """The old ownerships become history and their units void; each new unit has its own (实施细则 37, 38).

    A mortgage whose holders agree stands on every new unit as the same right at the same rank (民法典 406:
    it follows the property, and secures the whole debt by each part), with a new proof for all of them and
    the units it stands on besides. Units burdened unequally are merged only with the new scope stated.
    An objection warns of the new units as it did of the old (民法典 220).
    Raises ValidationError: not a division or merger, another parcel, a burden or seizure, areas that do not
    fit, owners that differ where nothing passes.
    """
    old = [book_of(number, books) for number in asked.before]
    new = [book_of(number, books) for number in asked.after]
    titles = [owned(book) for book in old]
    refuse_to_divide(old, new, asked.following)
    refuse_unequal_burdens(old, asked.scope)
    refuse_other_owners(asked, titles)
    kind = RegistrationType.ALTERATION if asked.stays else RegistrationType.TRANSFER
    ended = tuple(superseded_by(title, asked, kind) for title in titles)
    begun = [beginning(asked, book, titles, kind) for book in new]
    voided = tuple(Resurvey(book.unit.number, {"status": UnitStatus.VOID}) for book in old)
    certificates = tuple(one for entry in begun for one in certificates_for(entry))
    return Plan((*ended, *begun), certificates, surveys=voided) + standing_after(asked, old, new)


def refuse_to_divide(old: list[UnitBook], new: list[UnitBook], following: Following) -> None:
    """What is divided or merged is a whole, free of others' rights."""
    if not (len(old) == 1 and len(new) > 1) and not (len(old) > 1 and len(new) == 1):
        raise ValidationError(
            "分割应由一个单元变为几个，合并应由几个单元变为一个；新单元须先测绘、取得单元号",
            code="count",
        )
    if len({book.unit.parcel_id for book in (*old, *new)}) > 1:
        raise ValidationError("分割、合并前后的单元不在同一宗地，请核对单元号", code="parcel")
    for book in old:
        if book.blocking_seizures:
            raise ValidationError(f"{book.unit.address}已被查封，不能分割、合并", code="seized")
        stays = [right for right in book.mortgages if right.right_id not in following]
        if stays:
            word = "分割" if len(new) > 1 else "合并"
            raise ValidationError(
                f"{book.unit.address}上有抵押权，请补充{stays[0].names}同意{word}、抵押权随新单元存续的书面材料，"
                "或者先办理其注销登记",
                code="burdened",
            )
        if any(right.right_id not in following for right in book.objections):
            raise ValidationError(f"{book.unit.address}刚刚登记了异议，请刷新后重新核对", code="objected")
        if burdens := [*book.easements, *book.residences, *book.notices]:
            kind = burdens[0].kind.label
            raise ValidationError(f"{book.unit.address}上有{kind}，请先办理其注销登记", code="burdened")
    refuse_other_areas(old, new)


def refuse_unequal_burdens(old: list[UnitBook], scope: str) -> None:
    """Merged, a mortgage of one unit reaches the other's part: its holders say in writing what it covers."""
    burdens = {tuple((right.right_id, right.rank) for right in book.mortgages) for book in old}
    if len(burdens) > 1 and not scope:
        raise ValidationError(
            "各单元的抵押权不一致，合并须全体抵押权人书面同意并写明合并后的抵押范围，请在同意材料一行填写",
            code="unequal_burdens",
        )


def standing_after(asked: Division, old: list[UnitBook], new: list[UnitBook]) -> Plan:
    """Mortgages, in their ranks, and objections of the old units on each new one; one new proof each.

    Ranks of unequal burdens follow the old ranks, and among equals the time of registration (民法典 414).
    """
    numbers = tuple(book.unit.number for book in new)
    mortgages = grouped_by_right(
        sorted(
            (right for book in old for right in book.mortgages),
            key=lambda one: (one.rank or 0, one.registered_at, one.entry_id),
        )
    )
    objections = grouped_by_right(right for book in old for right in book.objections)
    return Plan.of(
        [carried(asked, numbers, rights, {"rank": rank}) for rank, rights in enumerate(mortgages, start=1)]
        + [carried(asked, numbers, rights, {}) for rights in objections]
    )


def grouped_by_right(rights: Iterable[Right]) -> Iterable[list[Right]]:
    """One right on several units is carried once."""
    stood = defaultdict[UUID, list[Right]](list)
    for right in rights:
        stood[right.right_id].append(right)
    return stood.values()


def carried(
    asked: Division, numbers: tuple[str, ...], rights: list[Right], changes: Mapping[str, int]
) -> Plan:
    """One right: ended on the old units, begun on the new ones, its proof made anew."""
    following = asked.following[rights[0].right_id]
    endings = tuple(superseded_by(right, asked, RegistrationType.ALTERATION) for right in rights)
    entries = tuple(standing_on(number, rights[0], asked, following.people, changes) for number in numbers)
    retires = (following.retires,) if following.retires else ()
    proof = PlannedCertificate(
        CertificateKind.PROOF,
        rights[0].right_id,
        (*numbers, *following.beside),
        replaces_id=following.retires.certificate_id if following.retires else None,
    )
    return Plan((*endings, *entries), (proof,), retires)


def standing_on(
    number: str, right: Right, asked: Division, people: tuple[Holder, ...], changes: Mapping[str, int]
) -> PlannedEntry:
    """The same right on one of the new units."""
    since = f"{right.kind.label}原登记于{full_day(day_of(right.registered_at))}"
    is_mortgage = right.kind == RightKind.MORTGAGE
    scope = f"抵押范围：{asked.scope}" if asked.scope and is_mortgage else ""
    return PlannedEntry(
        number,
        right.kind,
        EntryAction.BEGIN,
        RegistrationType.ALTERATION if is_mortgage else RegistrationType.OBJECTION,
        f"{asked.cause}，{right.kind.label}随新单元存续",
        content=copied(right.content, **changes),
        holders=people,
        right_id=right.right_id,
        predecessor_id=right.entry_id,
        document_number=asked.document_number,
        note="；".join(filter(None, (since, scope, asked.note)))[:500],
    )


def refuse_other_areas(old: Iterable[UnitBook], new: Iterable[UnitBook]) -> None:
    before, after = (sum((book.unit.area or Decimal(0) for book in each), Decimal(0)) for each in (old, new))
    if abs(after - before) > before * TOLERANCE:
        raise ValidationError(
            f"分割、合并前后面积合计为 {before} 和 {after} 平方米，相差较大，请核对测绘报告", code="area"
        )


def refuse_other_owners(asked: Division, titles: list[Right]) -> None:
    """Nobody's right passes in a 变更: the units of different owners are not merged by it."""
    if not asked.stays:
        return
    owners = {title.documents for title in titles}
    if len(owners) > 1:
        raise ValidationError(
            "各单元的权利人不同，不能作为变更登记合并，请办理分割、合并转移登记", code="different_owners"
        )
    shares = {frozenset((p.document_hash, p.share) for p in title.holders) for title in titles}
    after = {frozenset((h.document_hash, h.share) for h in holders) for holders in asked.owners.values()}
    if shares != after:
        raise ValidationError("变更登记不改变权利人和份额，请与登记簿核对", code="owners_change")


def superseded_by(title: Right, asked: Division, kind: RegistrationType) -> PlannedEntry:
    return PlannedEntry(
        title.unit_number,
        title.kind,
        EntryAction.SUPERSEDE,
        kind,
        asked.cause,
        right_id=title.right_id,
        predecessor_id=title.entry_id,
        document_number=asked.document_number,
    )


def beginning(asked: Division, book: UnitBook, titles: list[Right], kind: RegistrationType) -> PlannedEntry:
    """The ownership of one new unit, with the land term and nature of the old ones."""
    if book.of_kind(RightKind.OWNERSHIP):
        raise ValidationError(f"{book.unit.address}已有所有权登记，不能作为新单元", code="owned")
    content = titles[0].content
    of_land = {
        name: getattr(content, name)
        for name in ("right_type", "land_nature", "land_use", "land_area", "land_starts_on", "land_ends_on")
    }
    return PlannedEntry(
        book.unit.number,
        RightKind.OWNERSHIP,
        EntryAction.BEGIN,
        kind,
        asked.cause,
        content=natural_condition(book.unit, acquired_on=asked.acquired_on, **of_land),
        holders=check_holders(asked.owners[book.unit.number]),
        predecessor_id=titles[0].entry_id,
        document_number=asked.document_number,
        note=asked.note,
    )
