"""契税: on the buyer; homes of persons by number of homes and area, 3 % otherwise."""

from decimal import Decimal

from taxation.parameters.versions import Version, version
from taxation.sheet import Payer, Tax, TaxLine, Verdict, nothing_due
from taxation.situation import Cause, PartyKind, Transfer, to_fen

EXEMPTIONS = {
    Cause.SPOUSES: "夫妻之间变更权属",
    Cause.INHERITANCE: "法定继承人继承",
    Cause.DIVORCE: "离婚分割共同财产",
    Cause.REORGANISATION: "改制重组，原投资主体存续",
}


def deed_tax(transfer: Transfer, net_price: Decimal) -> TaxLine:
    """The line of 契税 (契税法第三条、第四条、第六条; 公告2024年第16号); base is the price without VAT.

    An exchange is taxed on the difference only, a partition on the compensation.
    """
    law = version("deed_tax", transfer.taxed_on)
    cause = transfer.effective_cause
    if (why := EXEMPTIONS.get(cause)) and (basis := law.word(f"exempt.{cause.value}")):
        return nothing_due(Tax.DEED, Payer.BUYER, Verdict.EXEMPT, why, basis, note=law.doubt(cause.value))
    if cause == Cause.BUILT:
        why = "自建房屋没有权属转移，土地的契税在取得土地时缴纳"
        return nothing_due(Tax.DEED, Payer.BUYER, Verdict.NOT_TAXABLE, why, law.basis)
    if cause == Cause.GRANT and not transfer.price:
        return nothing_due(Tax.DEED, Payer.BUYER, Verdict.NOT_TAXABLE, "划拨土地没有支付价款", law.basis)
    if cause in {Cause.EXCHANGE, Cause.PARTITION}:
        return _on_the_difference(transfer, net_price, law)
    return _taxed(transfer, net_price, law)


def _on_the_difference(transfer: Transfer, net_price: Decimal, law: Version) -> TaxLine:
    difference = min(transfer.exchange_difference, net_price)
    if difference:
        return _taxed(transfer, difference, law)
    if transfer.cause == Cause.EXCHANGE:
        return nothing_due(Tax.DEED, Payer.BUYER, Verdict.EXEMPT, "互换价格相等或由对方补差价", law.basis)
    return nothing_due(
        Tax.DEED,
        Payer.BUYER,
        Verdict.NOT_TAXABLE,
        "按份额分割，没有补偿",
        law.word("exempt.partition"),
        note=law.doubt("partition"),
    )


def _taxed(transfer: Transfer, base: Decimal, law: Version) -> TaxLine:
    general = law.number("general")
    rate, why = _home_rate(transfer, law) if _may_take_home_rates(transfer, law) else (general, "")
    doubtful = {Cause.EXCHANGE: "exchange_takes_home_rates", Cause.PARTITION: "partition"}
    return TaxLine(
        tax=Tax.DEED,
        payer=Payer.BUYER,
        verdict=Verdict.REDUCED if rate < general else Verdict.DUE,
        base=base,
        rate=rate,
        amount=to_fen(base * rate),
        legal_basis=law.word("home_rates_basis") if rate < general else law.basis,
        relief=why,
        note=law.doubt(doubtful.get(transfer.cause, "")),
    )


def _may_take_home_rates(transfer: Transfer, law: Version) -> bool:
    """Persons who buy a home; a gift or a bequest knows no first-home rate."""
    is_bought = transfer.cause == Cause.SALE or (
        transfer.cause == Cause.EXCHANGE and law.flag("exchange_takes_home_rates")
    )
    return transfer.housing and transfer.buyer == PartyKind.PERSON and is_bought


def _home_rate(transfer: Transfer, law: Version) -> tuple[Decimal, str]:
    limit = law.number("small_home_up_to")
    size, words = ("small", f"不超过 {limit} ㎡") if transfer.area <= limit else ("large", f"超过 {limit} ㎡")
    if transfer.buyer_home_ordinal == 1:
        return law.number(f"first_home_{size}"), f"家庭唯一住房，{words}"
    if transfer.buyer_home_ordinal == 2 and transfer.city not in law.codes("no_second_home_relief_in"):
        return law.number(f"second_home_{size}"), f"家庭第二套住房，{words}"
    return law.number("general"), ""
