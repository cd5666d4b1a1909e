"""The same sale told again otherwise: nothing is changed, what differs is named and kept for the registry."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from hashlib import sha256
from typing import Any

from django.core.exceptions import ValidationError

from hall.clock import now
from hall.exchange.api.refusals import answered_with
from hall.identity.documents import check_document
from hall.identity.fields import search_hash
from hall.identity.masking import mask_party, mask_unproved
from hall.look.words import day_plain, money
from hall.staff.actors import Actor, ActorKind
from judicial.auctions.checks import own_number, units_of
from judicial.auctions.said import BuyerSaid, SaleSaid
from judicial.courts import Court
from judicial.models import Auction, SaleDifference
from judicial.models.auctions import WAYS

Point = dict[str, str]
WHAT_TO_DO = (
    "没有改动已经登记的。录入有误的，请与登记机构联系更正；原买受人悔拍、重新拍卖的，请选“重新拍卖”再登记"
)


@answered_with(409)
class SaleDiffers(ValidationError):
    """The sale is kept already, with another price, buyer or day."""

    def __init__(self, kept: Auction, points: Sequence[Point]) -> None:
        said = "；".join(f"{one['label']}已登记{one['kept']}，本次{one['told']}" for one in points)
        super().__init__(f"本案处置这些单元的成交已经登记（{kept.number}），内容不一致：{said}。{WHAT_TO_DO}")


def kept_sale(court: Court, execution: str, units: Sequence[str]) -> Auction | None:
    """The sale of these units in this execution that counts; None without."""
    same = Auction.objects.of_court(court.code).filter(execution_number=execution, replaced_at=None)
    return same.filter(unit_numbers__contains=units, unit_numbers__contained_by=units).first()


def differences_of(kept: Auction, said: SaleSaid) -> list[Point]:
    """Label, what is kept and what is told now; empty for the same sale."""
    return [{"label": label, "kept": before, "told": after} for label, before, after in unlike(kept, said)]


def is_the_same(kept: Auction, said: SaleSaid) -> bool:
    """Whether nothing new is told; False for a resale. Raises SaleDiffers for a sale told otherwise."""
    points = differences_of(kept, said)
    if points and not said.resale:
        raise SaleDiffers(kept, points)
    return not points


def unlike(kept: Auction, said: SaleSaid) -> Iterator[tuple[str, str, str]]:
    """A paper that says less than before differs in nothing."""
    if said.price != kept.price:
        yield "成交价", f"{money(kept.price)} 元", f"{money(said.price)} 元"
    if said.sold_on != kept.sold_on:
        yield "成交日期", day_plain(kept.sold_on), day_plain(said.sold_on)
    if said.paid_on and kept.paid_on and said.paid_on != kept.paid_on:
        yield "付清全款日期", day_plain(kept.paid_on), day_plain(said.paid_on)
    yield from unlike_words(kept, said)
    buyers = list(kept.buyers.all())
    if {(one.name, one.document_hash) for one in buyers} != {sign_of(one) for one in said.buyers}:
        before = "、".join(one.masked_name for one in buyers)
        after = "、".join(mask_party(one.name.strip(), one.document_kind) for one in said.buyers)
        yield "买受人", before, after if after != before else f"{after}，姓名或者证件号码不同"


def unlike_words(kept: Auction, said: SaleSaid) -> Iterator[tuple[str, str, str]]:
    """How it was sold, whether the price includes the tax, whose it was."""
    if said.way != kept.way:
        yield "处置方式", kept.get_way_display(), dict(WAYS).get(said.way, said.way)
    if said.price_includes_tax != kept.price_includes_tax:
        words = {True: "含增值税", False: "不含增值税"}
        yield "成交价", words[kept.price_includes_tax], words[said.price_includes_tax]
    if said.debtor.strip() and said.debtor.strip() != kept.debtor:
        yield "被执行人", mask_unproved(kept.debtor), mask_unproved(said.debtor.strip())
    if len(said.buyers) > 1 and shares_of(kept) != {sign_of(one): one.share for one in said.buyers}:
        yield "买受人份额", words_of(shares_of(kept).values()), words_of(one.share for one in said.buyers)


def shares_of(kept: Auction) -> dict[tuple[str, Any], tuple[int, int]]:
    """Each kept buyer's share."""
    return {
        (one.name, one.document_hash): (one.share_numerator, one.share_denominator)
        for one in kept.buyers.all()
    }


def words_of(shares: Iterable[tuple[int, int]]) -> str:
    return "、".join(f"{above}/{below}" for above, below in shares)


def sign_of(buyer: BuyerSaid) -> tuple[str, Any]:
    """Name and hash of the document number, as a kept buyer has them."""
    try:
        number = check_document(buyer.document_kind, buyer.document_number)
    except ValidationError:
        number = buyer.document_number
    return buyer.name.strip(), search_hash(number)


def note_difference(said: SaleSaid, court: Court, *, by: Actor) -> SaleDifference | None:
    """Keep what is told otherwise, once however often; before the command that is then refused.

    None for a new sale, the same sale, a resale, or what is not in good form (its own refusal follows).
    """
    try:
        number = own_number(said.execution_number, court, "execution_number")
        kept = kept_sale(court, number.case, units_of(said.unit_numbers))
    except ValidationError:
        return None
    points = differences_of(kept, said) if kept and not said.resale else []
    if not points or kept is None:
        return None
    documents = "|".join(sorted(str(sign_of(one)[1]) for one in said.buyers))
    found, _is_new = SaleDifference.objects.get_or_create(
        auction=kept,
        sign=sha256(f"{points}|{documents}".encode()).hexdigest(),
        defaults={
            "points": points,
            "told_at": now(),
            "told_by": by.label[:60],
            "by_system": by.kind is ActorKind.SYSTEM,
        },
    )
    return found


def give_way(kept: Auction, said: SaleSaid) -> None:
    """重新拍卖 (拍卖变卖规定 22): the earlier sale no longer counts.

    Raises ValidationError by field: its ruling has come already, or the new one is not later.
    """
    if kept.delivered_at:
        raise ValidationError(
            {"resale": "原成交的裁定书已经送达登记机构，不能再登记重新拍卖，请与登记机构联系"}
        )
    if said.sold_on <= kept.sold_on:
        raise ValidationError({"sold_on": f"重新拍卖应晚于原成交日期{day_plain(kept.sold_on)}，请核对"})
    kept.replaced_at = now()
    kept.save(update_fields=["replaced_at"])


def refuse_replaced(auction: Auction) -> None:
    """Raise ValidationError for a sale that has given way to another."""
    if auction.replaced_at:
        raise ValidationError("这件处置已由重新拍卖代替，请在新的处置上办理")
