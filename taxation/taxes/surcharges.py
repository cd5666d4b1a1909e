"""附加税费: 城市维护建设税, 教育费附加, 地方教育附加 – shares of the VAT, halved for small taxpayers."""

from decimal import Decimal

from taxation.parameters.versions import Version, version
from taxation.sheet import Payer, Tax, TaxLine, Verdict, nothing_due
from taxation.situation import PartyKind, Transfer, to_fen


def surcharges(transfer: Transfer, vat: Decimal) -> tuple[TaxLine, ...]:
    """The three lines that follow the VAT, in yuan (城建税法第四条; 公告2023年第12号).

    Persons count as small taxpayers.
    """
    law = version("surcharges", transfer.taxed_on)
    rates = (
        (Tax.CITY_CONSTRUCTION, law.number(transfer.district)),
        (Tax.EDUCATION, law.number("education")),
        (Tax.LOCAL_EDUCATION, law.number("local_education")),
    )
    return tuple(_line(tax, rate, transfer, vat, law) for tax, rate in rates)


def _line(tax: Tax, rate: Decimal, transfer: Transfer, vat: Decimal, law: Version) -> TaxLine:
    if not vat:
        return nothing_due(tax, Payer.SELLER, Verdict.NOT_TAXABLE, "没有增值税，不产生附加", law.basis)
    relief = law.word("small_taxpayer_relief") if transfer.seller != PartyKind.GENERAL else ""
    share = law.number("small_taxpayer_share") if relief else Decimal(1)
    return TaxLine(
        tax=tax,
        payer=Payer.SELLER,
        verdict=Verdict.REDUCED if relief else Verdict.DUE,
        base=vat,
        rate=rate,
        share=share,
        amount=to_fen(vat * rate * share),
        legal_basis=law.basis,
        relief=f"“六税两费”减半，{relief}" if relief else "",
        note=law.doubt("small_taxpayer_share"),
    )
