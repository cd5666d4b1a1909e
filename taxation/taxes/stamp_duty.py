"""印花税: 产权转移书据, each side pays; persons buying or selling homes do not."""

from decimal import Decimal

from taxation.parameters.versions import Version, version
from taxation.sheet import Payer, Tax, TaxLine, Verdict, nothing_due
from taxation.situation import Cause, PartyKind, Transfer, to_fen


def stamp_duty(transfer: Transfer, net_price: Decimal) -> tuple[TaxLine, TaxLine]:
    """The seller's and the buyer's line; base is the price without VAT (印花税法第五条)."""
    law = version("stamp_duty", transfer.taxed_on)
    return (
        _side(Payer.SELLER, transfer.seller, transfer, net_price, law),
        _side(Payer.BUYER, transfer.buyer, transfer, net_price, law),
    )


def _side(payer: Payer, kind: PartyKind, transfer: Transfer, net_price: Decimal, law: Version) -> TaxLine:
    if relieved := _relieved(payer, kind, transfer, law):
        return relieved
    relief = law.word("small_taxpayer_relief") if kind != PartyKind.GENERAL else ""
    share = law.number("small_taxpayer_share") if relief else Decimal(1)
    rate = law.number("rate")
    note = (
        law.doubt("inheritance") if transfer.cause == Cause.INHERITANCE else law.doubt("small_taxpayer_share")
    )
    return TaxLine(
        tax=Tax.STAMP,
        payer=payer,
        verdict=Verdict.REDUCED if relief else Verdict.DUE,
        base=net_price,
        rate=rate,
        share=share,
        amount=to_fen(net_price * rate * share),
        legal_basis=law.basis,
        relief=f"“六税两费”减半，{relief}" if relief else "",
        note=note,
    )


def _relieved(payer: Payer, kind: PartyKind, transfer: Transfer, law: Version) -> TaxLine | None:
    cause = transfer.effective_cause
    if transfer.has_no_seller and (payer == Payer.SELLER or cause == Cause.BUILT or not transfer.price):
        why = "出让方为国家机关，不缴" if cause == Cause.GRANT and transfer.price else "没有应税书据"
        return nothing_due(Tax.STAMP, payer, Verdict.NOT_TAXABLE, why, law.basis)
    if cause in {Cause.SPOUSES, Cause.DIVORCE, Cause.PARTITION}:
        note = law.doubt("family")
        return nothing_due(
            Tax.STAMP, payer, Verdict.EXEMPT, f"{cause.label}不缴", law.word("family"), note=note
        )
    if cause == Cause.INHERITANCE and payer == Payer.SELLER:
        return nothing_due(Tax.STAMP, payer, Verdict.NOT_TAXABLE, "被继承人不缴", law.basis)
    if cause == Cause.REORGANISATION and (basis := law.word("reorganisation")):
        return nothing_due(Tax.STAMP, payer, Verdict.EXEMPT, "单位改制重组免征", basis)
    if cause == Cause.SALE and transfer.housing and kind == PartyKind.PERSON:
        return nothing_due(Tax.STAMP, payer, Verdict.EXEMPT, "个人买卖住房暂免", law.word("personal_home"))
    return None
