"""Who will hold a right: what a writer is given, checked before it becomes a Party of the book."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

from django.core.exceptions import ValidationError

from hall.cases.states import CoOwnership
from hall.identity.documents import check_document
from hall.identity.fields import search_hash
from hall.identity.masking import mask_party
from registration.models import Party
from registration.models.choices import PartyRole


@dataclass(frozen=True, slots=True)
class Holder:
    """A person or organisation as it is to be registered; the document number is kept encrypted."""

    name: str
    document_kind: int
    document_number: str
    share: Fraction = Fraction(1)
    co_ownership: CoOwnership = CoOwnership.SOLE
    separate_certificate: bool = False
    role: PartyRole = PartyRole.HOLDER

    @classmethod
    def of(cls, party: Party) -> Holder:
        """The same party again, to be named by another entry."""
        return cls(
            party.name,
            party.document_kind,
            party.document_number,
            party.share,
            CoOwnership(party.co_ownership),
            party.separate_certificate,
            PartyRole(party.role),
        )

    @property
    def document_hash(self) -> str:
        return search_hash(self.document_number)

    @property
    def masked_name(self) -> str:
        return mask_party(self.name, self.document_kind)

    def obligor(self) -> Holder:
        """The same person as 义务人."""
        return replace(self, role=PartyRole.OBLIGOR)


def people_of(holders: Sequence[Holder]) -> list[Party]:
    """Unsaved parties in order, document hashes filled in (they are hashed with the entry)."""
    return [
        Party(
            position=position,
            role=holder.role,
            name=holder.name,
            document_kind=holder.document_kind,
            document_number=holder.document_number,
            document_hash=holder.document_hash,
            co_ownership=holder.co_ownership,
            share_numerator=holder.share.numerator,
            share_denominator=holder.share.denominator,
            separate_certificate=holder.separate_certificate,
        )
        for position, holder in enumerate(holders, start=1)
    ]


def gathered(holders: Iterable[Holder]) -> tuple[Holder, ...]:
    """Each person once: who buys a further share holds the sum, who then holds all of it holds alone."""
    by_document: dict[str, Holder] = {}
    for one in holders:
        known = by_document.get(one.document_hash)
        by_document[one.document_hash] = replace(known, share=known.share + one.share) if known else one
    every = tuple(by_document.values())
    return tuple(replace(one, co_ownership=CoOwnership.SOLE) for one in every) if len(every) == 1 else every


def beside(takers: Iterable[Holder], share: Fraction, staying: Iterable[Holder]) -> tuple[Holder, ...]:
    """Who takes a share of the whole in parts, and the owners in shares who stay (民法典 305)."""
    taken = (replace(one, co_ownership=CoOwnership.SHARES, share=one.share * share) for one in takers)
    return gathered((*taken, *staying))


def check_holders(holders: Iterable[Holder]) -> tuple[Holder, ...]:
    """The holders with their documents in stored form (check:R33).

    Raises ValidationError: nobody, a wrong document, one person twice, ways of holding mixed, shares that
    do not add up to one.
    """
    checked = tuple(
        replace(h, name=h.name.strip(), document_number=check_document(h.document_kind, h.document_number))
        for h in holders
    )
    owners = [h for h in checked if h.role == PartyRole.HOLDER]
    if not owners:
        raise ValidationError("没有登记权利人，请补充权利人", code="nobody")
    if not all(h.name for h in checked):
        raise ValidationError("请填写权利人的姓名或名称", code="no_name")
    if len({(h.role, h.document_hash) for h in checked}) < len(checked):
        raise ValidationError("同一证件号码的权利人重复，请合并份额或核对证件号码", code="twice")
    check_shares([(h.co_ownership, h.share) for h in owners])
    return checked


def check_shares(shares: Sequence[tuple[int, Fraction]]) -> None:
    """共有情况 in fractions, never floats (check:R33). Raises ValidationError."""
    ways = {CoOwnership(way) for way, _share in shares}
    if len(ways) > 1:
        raise ValidationError("各权利人的共有方式不一致，请统一为共同共有或者按份共有", code="mixed")
    match ways.pop():
        case CoOwnership.SOLE if len(shares) > 1:
            raise ValidationError("有多名权利人时，请选择共同共有或者按份共有", code="not_sole")
        case CoOwnership.JOINT | CoOwnership.SHARES if len(shares) == 1:
            raise ValidationError("只有一名权利人时，请选择单独所有", code="only_one")
        case CoOwnership.SHARES:
            total = sum((share for _way, share in shares), Fraction(0))
            if total != 1 or any(share <= 0 for _way, share in shares):
                raise ValidationError(f"各人份额之和应等于 1，现为 {total}，请核对份额", code="shares")
