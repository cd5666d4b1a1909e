"""个人所得税: on the selling person, or on the person who receives a gift from a stranger."""

from decimal import Decimal

from taxation.parameters.versions import Version, version
from taxation.sheet import Payer, Tax, TaxLine, Verdict, nothing_due
from taxation.situation import ZERO, Cause, PartyKind, Transfer, to_fen

NOT_TAXED = {
    Cause.INHERITANCE: "法定继承免征",
    Cause.BEQUEST: "受遗赠人取得房屋不征",
    Cause.SPOUSES: "夫妻之间变更不征",
    Cause.DIVORCE: "离婚析产不征",
    Cause.PARTITION: "共有物分割不征",
    Cause.GRANT: "国有土地使用权由国家出让、划拨，没有转让所得",
    Cause.BUILT: "自建房屋首次登记，没有转让所得",
}


def income_tax(
    transfer: Transfer, net_price: Decimal, *, seller_taxes: Decimal, buyer_taxes: Decimal
) -> TaxLine:
    """The line of 个人所得税 (个人所得税法; 国税发〔2006〕108号; 财税〔2009〕78号; 国税函〔2007〕1145号).

    `seller_taxes`: surcharges, land appreciation tax and stamp duty borne by the seller, never the VAT;
    `buyer_taxes`: what the receiver of a gift paid on it.
    """
    law = version("income_tax", transfer.taxed_on)
    if transfer.cause == Cause.GIFT:
        return _gift(transfer, net_price - buyer_taxes, law)
    if why := NOT_TAXED.get(transfer.cause):
        verdict = Verdict.EXEMPT if transfer.cause == Cause.INHERITANCE else Verdict.NOT_TAXABLE
        return nothing_due(Tax.INCOME, Payer.SELLER, verdict, why, _basis_of_nothing(transfer, law))
    if transfer.seller != PartyKind.PERSON or transfer.cause == Cause.REORGANISATION:
        why = "单位转让，企业所得税由单位自行申报"
        return nothing_due(Tax.INCOME, Payer.SELLER, Verdict.NOT_TAXABLE, why, law.basis)
    return _sale(transfer, net_price, seller_taxes, law)


def _basis_of_nothing(transfer: Transfer, law: Version) -> str:
    if transfer.has_no_seller:
        return law.basis
    return law.word("divorce") if transfer.cause == Cause.DIVORCE else law.word("kin_gift")


def _gift(transfer: Transfer, value: Decimal, law: Version) -> TaxLine:
    if transfer.is_within_family:
        why = "近亲属、抚养人或赡养人受赠不征"
        return nothing_due(Tax.INCOME, Payer.BUYER, Verdict.NOT_TAXABLE, why, law.word("kin_gift"))
    if transfer.buyer != PartyKind.PERSON:
        why = "单位受赠，企业所得税由单位自行申报"
        return nothing_due(Tax.INCOME, Payer.BUYER, Verdict.NOT_TAXABLE, why, law.basis)
    base = max(value, ZERO)
    return _line(
        Payer.BUYER, base, law.number("gift_rate"), law.word("gift_basis"), "受赠所得，扣除受赠人已缴税费"
    )


def _sale(transfer: Transfer, income: Decimal, seller_taxes: Decimal, law: Version) -> TaxLine:
    years = law.number("exempt_from_years")
    if transfer.housing and transfer.seller_only_home and transfer.years >= years:
        why = f"自用满 {years} 年且家庭唯一住房"
        return nothing_due(Tax.INCOME, Payer.SELLER, Verdict.EXEMPT, why, law.word("exempt_only_home"))
    if transfer.costs.original_price is not None:
        return _by_gain(transfer, income, seller_taxes, law)
    if transfer.judicial_auction:
        rate, basis = law.number("deemed_auction"), law.word("auction_basis")
        return _line(Payer.SELLER, income, rate, basis, "拍卖取得收入，没有原值凭证，核定")
    key = "deemed_home" if transfer.housing else "deemed_other"
    note = f"没有完整原值凭证，核定。{law.doubt(key)}"
    return _line(Payer.SELLER, income, law.number(key), law.basis, note)


def _by_gain(transfer: Transfer, income: Decimal, seller_taxes: Decimal, law: Version) -> TaxLine:
    """据实: income less original value, taxes of the transfer and reasonable costs, at 20 %."""
    costs = transfer.costs
    original = (costs.original_price or ZERO) + costs.purchase_taxes
    cap = law.number("renovation_cap_subsidised" if costs.subsidised_home else "renovation_cap")
    renovation = min(costs.renovation, to_fen(original * cap))
    reasonable = renovation + costs.loan_interest + costs.fees
    gain = max(income - original - seller_taxes - reasonable, ZERO)
    note = f"据实：扣除原值 {original} 元、转让税金 {seller_taxes} 元、合理费用 {reasonable} 元"
    return _line(Payer.SELLER, gain, law.number("gain_rate"), law.basis, note)


def _line(payer: Payer, base: Decimal, rate: Decimal, basis: str, note: str) -> TaxLine:
    return TaxLine(
        tax=Tax.INCOME,
        payer=payer,
        verdict=Verdict.DUE,
        base=base,
        rate=rate,
        amount=to_fen(base * rate),
        legal_basis=basis,
        note=note,
    )
