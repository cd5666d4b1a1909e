"""税款清单: the lines of all taxes of one transfer, with payer, base, rate, relief and legal basis."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from django.db.models import TextChoices

from taxation.situation import ZERO, Cause, Transfer


class Tax(TextChoices):
    """税种."""

    DEED = "deed-tax", "契税"
    VAT = "vat", "增值税"
    CITY_CONSTRUCTION = "city-construction-tax", "城市维护建设税"
    EDUCATION = "education-surcharge", "教育费附加"
    LOCAL_EDUCATION = "local-education-surcharge", "地方教育附加"
    INCOME = "income-tax", "个人所得税"
    LAND_APPRECIATION = "land-appreciation-tax", "土地增值税"
    STAMP = "stamp-duty", "印花税"


class Payer(TextChoices):
    """缴纳人."""

    SELLER = "seller", "转让方"
    BUYER = "buyer", "承受方"


class Verdict(TextChoices):
    """核税结果: what the register asks for is payment, relief or “not taxable” (R19–R21)."""

    DUE = "due", "应缴"
    REDUCED = "reduced", "减征"
    EXEMPT = "exempt", "免征"
    NOT_TAXABLE = "not-taxable", "不征"


PAYER_NAMES: dict[str, tuple[str, str]] = {
    Cause.GIFT: ("赠与人", "受赠人"),
    Cause.INHERITANCE: ("被继承人", "继承人"),
    Cause.BEQUEST: ("遗赠人", "受遗赠人"),
    Cause.EXCHANGE: ("换出方", "换入方"),
    Cause.CONTRIBUTION: ("出资方", "接受出资方"),
    Cause.GRANT: ("出让方", "土地使用权人"),
    Cause.BUILT: ("建设单位", "建设单位"),
}


def payer_name(transfer: Transfer, payer: Payer) -> str:
    """How the payer is called in this kind of transfer: 卖方, 赠与人, 被执行人 …"""
    if transfer.judicial_auction:
        names = ("被执行人", "买受人")
    elif transfer.cause == Cause.SALE:
        names = ("卖方", "买方")
    else:
        names = PAYER_NAMES.get(transfer.cause, ("转让方", "承受方"))
    return names[payer == Payer.BUYER]


def percent(rate: Decimal | None) -> str:
    """0.015 → 1.5%; empty where no rate applies."""
    return f"{(rate * 100).normalize():f}%" if rate is not None else ""


@dataclass(frozen=True, kw_only=True)
class TaxLine:
    """税款清单的一行. `base` and `amount` in yuan, `rate` as a fraction (0.03 is 3 %).

    `rate` None: the amount is zero for a reason that `relief` states. `share` below one: only that
    part of base × rate is collected (减半).
    """

    tax: Tax
    payer: Payer
    verdict: Verdict
    base: Decimal
    rate: Decimal | None
    amount: Decimal
    legal_basis: str
    relief: str = ""
    note: str = ""
    share: Decimal = Decimal(1)

    @property
    def is_due(self) -> bool:
        """Whether anything is to be paid on this line."""
        return self.amount > 0


def nothing_due(
    tax: Tax, payer: Payer, verdict: Verdict, why: str, legal_basis: str, *, note: str = ""
) -> TaxLine:
    """A line of zero with its reason: 免征 or 不征."""
    return TaxLine(
        tax=tax,
        payer=payer,
        verdict=verdict,
        base=ZERO,
        rate=None,
        amount=ZERO,
        legal_basis=legal_basis,
        relief=why,
        note=note,
    )


@dataclass(frozen=True)
class TaxSheet:
    """税款清单: every tax of one transfer, those of zero included, so that each has its reason."""

    transfer: Transfer
    net_price: Decimal
    lines: tuple[TaxLine, ...]

    @property
    def total(self) -> Decimal:
        """All taxes together, in yuan."""
        return _sum(self.lines)

    @property
    def seller_total(self) -> Decimal:
        """What the transferor pays."""
        return self.total_of(Payer.SELLER)

    @property
    def buyer_total(self) -> Decimal:
        """What the transferee pays."""
        return self.total_of(Payer.BUYER)

    def total_of(self, payer: Payer) -> Decimal:
        """What one side pays."""
        return _sum(line for line in self.lines if line.payer == payer)

    def amount_of(self, tax: Tax, payer: Payer | None = None) -> Decimal:
        """What is due of one tax, from both sides or from one."""
        return _sum(line for line in self.lines if line.tax == tax and payer in {None, line.payer})

    def lines_of(self, tax: Tax) -> tuple[TaxLine, ...]:
        """The lines of one tax."""
        return tuple(line for line in self.lines if line.tax == tax)


def _sum(lines: Iterable[TaxLine]) -> Decimal:
    return sum((line.amount for line in lines), ZERO)
