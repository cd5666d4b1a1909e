"""税费测算: all taxes of one transfer, each by its own function, in the order they build on each other."""

from datetime import date

from taxation.parameters.versions import version
from taxation.sheet import Payer, TaxSheet
from taxation.situation import ZERO, Transfer
from taxation.taxes.deed_tax import deed_tax
from taxation.taxes.income_tax import income_tax
from taxation.taxes.land_appreciation import land_appreciation
from taxation.taxes.stamp_duty import stamp_duty
from taxation.taxes.surcharges import surcharges
from taxation.taxes.vat import vat

TAXES = ("vat", "surcharges", "stamp_duty", "land_appreciation", "deed_tax", "income_tax")


def refuse_day_without_law(on: date) -> None:
    """Raise ParameterMissing for a day on which the law of some tax is not loaded."""
    for tax in TAXES:
        version(tax, on)


def tax_sheet(transfer: Transfer) -> TaxSheet:
    """Every tax of the transfer, each rounded half up to 分; bases after VAT use price − rounded VAT.

    An estimate only: the binding figure is what 税务 assesses. Raises ParameterMissing for a day whose
    law is not loaded.
    """
    vat_line = vat(transfer)
    net_price = transfer.price - vat_line.amount if transfer.price_includes_vat else transfer.price
    on_vat = surcharges(transfer, vat_line.amount)
    seller_stamp, buyer_stamp = stamp_duty(transfer, net_price)
    borne = sum((line.amount for line in on_vat), ZERO) + seller_stamp.amount
    appreciation = land_appreciation(transfer, net_price, borne)
    deed = deed_tax(transfer, net_price)
    income = income_tax(
        transfer,
        net_price,
        seller_taxes=borne + appreciation.amount,
        buyer_taxes=deed.amount + buyer_stamp.amount,
    )
    lines = (deed, buyer_stamp, vat_line, *on_vat, income, appreciation, seller_stamp)
    return TaxSheet(transfer, net_price, tuple(sorted(lines, key=lambda line: line.payer != Payer.BUYER)))
