"""增值税: on the seller; homes of persons by years held, everything else by the parameter's basis."""

from decimal import Decimal

from taxation.parameters.versions import Version, version
from taxation.sheet import Payer, Tax, TaxLine, Verdict, nothing_due
from taxation.situation import ZERO, Cause, PartyKind, Transfer, to_fen

NOT_A_SALE = {
    Cause.SPOUSES: "夫妻之间变更，不属于销售",
    Cause.INHERITANCE: "法定继承，不属于销售",
    Cause.DIVORCE: "离婚析产，不属于销售",
    Cause.PARTITION: "共有物分割，不属于销售",
    Cause.REORGANISATION: "合并、分立、划转中的不动产转让不征",
    Cause.GRANT: "国有土地使用权由国家出让、划拨，不征",
    Cause.BUILT: "自建房屋首次登记，没有销售",
}


def vat(transfer: Transfer) -> TaxLine:
    """The line of 增值税 (财政部 税务总局公告2025年第17号; 增值税法第十一条; 财税〔2016〕36号 before).

    Homes of persons: below two years the whole price is taxed, from two years on exempt.
    """
    law = version("vat", transfer.taxed_on)
    if (why := NOT_A_SALE.get(transfer.effective_cause)) and not transfer.is_within_family:
        return nothing_due(Tax.VAT, Payer.SELLER, Verdict.NOT_TAXABLE, why, law.basis)
    if (transfer.cause == Cause.BEQUEST or transfer.is_within_family) and (basis := law.word("kin_gift")):
        why = "遗赠免征" if transfer.cause == Cause.BEQUEST else "亲属间无偿赠与免征"
        return nothing_due(Tax.VAT, Payer.SELLER, Verdict.EXEMPT, why, basis, note=law.doubt("kin_gift"))
    if transfer.seller == PartyKind.PERSON and transfer.housing:
        return _home_of_a_person(transfer, law)
    return _other_property(transfer, law)


def _home_of_a_person(transfer: Transfer, law: Version) -> TaxLine:
    rate, years, basis = law.number("home_rate"), law.number("exempt_from_years"), law.word("home_basis")
    if transfer.years < years:
        return _taxed(transfer, rate, basis, note=f"持有不满 {years} 年，按全额")
    if not transfer.ordinary_housing and transfer.city in law.codes("difference_in"):
        return _taxed(transfer, rate, basis, cost=transfer.costs.original_price, note="非普通住房，按差额")
    return nothing_due(Tax.VAT, Payer.SELLER, Verdict.EXEMPT, f"个人住房持有满 {years} 年", basis)


def _other_property(transfer: Transfer, law: Version) -> TaxLine:
    if transfer.seller == PartyKind.GENERAL:
        note = "按适用税率，由企业自行申报抵扣"
        return _taxed(transfer, law.number("organisation_general_rate"), law.basis, note=note)
    key = "nonres_rate" if transfer.seller == PartyKind.PERSON else "organisation_small_rate"
    by_difference = law.word("nonres_vat_basis") == "difference"
    cost = transfer.costs.original_price if by_difference else None
    note = law.doubt("nonres_vat_basis") or ("按差额" if cost else "没有购房发票，按全额")
    return _taxed(transfer, law.number(key), law.basis, cost=cost, note=note)


def _taxed(
    transfer: Transfer, rate: Decimal, basis: str, *, cost: Decimal | None = None, note: str = ""
) -> TaxLine:
    """Tax on price less `cost`; a price that includes the tax is divided by 1 + rate first."""
    with_tax = transfer.price if transfer.price_includes_vat else transfer.price * (1 + rate)
    taken = max(with_tax - (cost or ZERO), ZERO)
    amount = to_fen(taken / (1 + rate) * rate)
    return TaxLine(
        tax=Tax.VAT,
        payer=Payer.SELLER,
        verdict=Verdict.DUE,
        base=to_fen(taken / (1 + rate)),
        rate=rate,
        amount=amount,
        legal_basis=basis,
        note=note,
    )
