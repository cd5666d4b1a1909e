"""土地增值税: on the seller; persons' homes are exempt, the rest by the quick formula or assessed."""

from decimal import Decimal

from taxation.holding import invoice_years
from taxation.parameters.versions import Version, version
from taxation.sheet import Payer, Tax, TaxLine, Verdict, nothing_due
from taxation.situation import ZERO, Cause, PartyKind, Transfer, to_fen

UNPAID_CAUSES = {Cause.INHERITANCE, Cause.BEQUEST, Cause.SPOUSES, Cause.DIVORCE, Cause.PARTITION}


def land_appreciation(transfer: Transfer, net_price: Decimal, transfer_taxes: Decimal) -> TaxLine:
    """The line of 土地增值税 (土地增值税暂行条例第七条; 财税〔2008〕137号 for homes of persons).

    Deductions: as proved (`costs.land_deductions`, the total), else the invoice raised 5 % a year plus
    the taxes of this transfer, else the assessed rate on the price without VAT.
    """
    law = version("land_appreciation", transfer.taxed_on)
    if relieved := _relieved(transfer, law):
        return relieved
    deductions = _deductions(transfer, transfer_taxes, law)
    if deductions is None:
        rate = law.number("deemed")
        return _line(net_price, rate, net_price * rate, law.word("deemed_basis"), law.doubt("deemed"))
    gain = max(net_price - deductions, ZERO)
    rate, tax = progressive_tax(gain, deductions, law)
    note = f"增值额 {to_fen(gain)} 元，扣除项目 {to_fen(deductions)} 元"
    return _line(gain, rate, tax, law.basis, note)


def progressive_tax(gain: Decimal, deductions: Decimal, law: Version) -> tuple[Decimal, Decimal]:
    """Rate of the bracket and tax by the quick formula: gain × rate − deductions × quick deduction."""
    limits, rates, quick = law.numbers("up_to"), law.numbers("rates"), law.numbers("quick")
    bracket = sum(gain > deductions * limit for limit in limits)
    return rates[bracket], gain * rates[bracket] - deductions * quick[bracket]


def _deductions(transfer: Transfer, transfer_taxes: Decimal, law: Version) -> Decimal | None:
    costs = transfer.costs
    if costs.land_deductions is not None:
        return costs.land_deductions
    if costs.original_price is None or transfer.acquired_on is None:
        return None
    raised = 1 + law.number("yearly_uplift") * invoice_years(transfer.acquired_on, transfer.taxed_on)
    return costs.original_price * raised + costs.purchase_taxes + transfer_taxes


def _relieved(transfer: Transfer, law: Version) -> TaxLine | None:
    cause = transfer.effective_cause
    if transfer.has_no_seller:
        return _nothing(Verdict.NOT_TAXABLE, f"{cause.label}，没有转让增值", law.basis)
    if cause in UNPAID_CAUSES or transfer.is_within_family:
        return _nothing(Verdict.NOT_TAXABLE, f"{cause.label}不征", law.word("gift"))
    if cause == Cause.REORGANISATION and (basis := law.word("reorganisation")):
        return _nothing(Verdict.NOT_TAXABLE, "改制重组暂不征", basis, law.doubt("reorganisation"))
    if transfer.housing and transfer.seller == PartyKind.PERSON:
        return _nothing(Verdict.EXEMPT, "个人转让住房暂免", law.word("personal_home"))
    return None


def _nothing(verdict: Verdict, why: str, basis: str, note: str = "") -> TaxLine:
    return nothing_due(Tax.LAND_APPRECIATION, Payer.SELLER, verdict, why, basis, note=note)


def _line(base: Decimal, rate: Decimal, tax: Decimal, basis: str, note: str) -> TaxLine:
    return TaxLine(
        tax=Tax.LAND_APPRECIATION,
        payer=Payer.SELLER,
        verdict=Verdict.DUE,
        base=to_fen(base),
        rate=rate,
        amount=to_fen(tax),
        legal_basis=basis,
        note=note,
    )
