"""涉税情形: what the taxes of one transfer depend on, as a frozen dataclass of plain values."""

from dataclasses import dataclass, field
from datetime import date
from decimal import ROUND_HALF_UP, Decimal

from django.core.exceptions import ValidationError
from django.db.models import TextChoices

from taxation.holding import full_years

FEN = Decimal("0.01")
ZERO = Decimal("0.00")
HIGHEST_PRICE = Decimal("100000000000")
HIGHEST_AREA = Decimal("10000000")
PRICE_WRONG = "价格应大于 0 元、小于 1000 亿元，请核对是否多写或少写了零"
AREA_WRONG = "建筑面积应大于 0 ㎡，请照登记簿填写"


def to_fen(amount: Decimal) -> Decimal:
    """Round half up to 分, as every tax is rounded on its own."""
    return amount.quantize(FEN, ROUND_HALF_UP)


class Cause(TextChoices):
    """转移原因, as far as the taxes distinguish it."""

    SALE = "sale", "买卖"
    EXCHANGE = "exchange", "互换"
    CONTRIBUTION = "contribution", "作价出资（入股）"
    GIFT = "gift", "赠与"
    INHERITANCE = "inheritance", "法定继承人继承"
    BEQUEST = "bequest", "遗赠（非法定继承人）"
    SPOUSES = "spouses", "夫妻之间变更"
    DIVORCE = "divorce", "离婚析产"
    PARTITION = "partition", "共有物分割、合并"
    REORGANISATION = "reorganisation", "单位合并、分立、划转"
    GRANT = "grant", "国有土地使用权出让、划拨"
    BUILT = "built", "自建房屋首次登记"


class Relation(TextChoices):
    """受让人与出让人的关系: decides how a gift is taxed."""

    NONE = "none", "其他"
    SPOUSE = "spouse", "配偶"
    KIN = "kin", "父母、子女、祖孙、兄弟姐妹"
    CARER = "carer", "直接抚养人或赡养人"


class PartyKind(TextChoices):
    """纳税人身份."""

    PERSON = "person", "个人"
    SMALL = "small", "单位（小规模纳税人）"
    GENERAL = "general", "单位（一般纳税人）"


class District(TextChoices):
    """房屋所在地: decides the rate of 城市维护建设税."""

    CITY = "city", "市区"
    TOWN = "town", "县城、镇"
    OTHER = "other", "其他地区"


@dataclass(frozen=True, kw_only=True)
class Costs:
    """原值和费用凭证: what the seller can prove with papers, in yuan. None means no complete proof."""

    original_price: Decimal | None = None
    purchase_taxes: Decimal = ZERO
    renovation: Decimal = ZERO
    subsidised_home: bool = False
    loan_interest: Decimal = ZERO
    fees: Decimal = ZERO
    land_deductions: Decimal | None = None


@dataclass(frozen=True, kw_only=True)
class Transfer:
    """涉税情形: one transfer of one unit.

    `price` is 成交价 or, where nothing is paid, 核定价, in yuan; `area` the 建筑面积 in ㎡.
    `taxed_on` is the contract day (网签, gift deed, day a court document takes effect); it chooses the
    law and ends the holding period. Raises ValidationError with one sentence per wrong field.
    """

    cause: Cause
    price: Decimal
    taxed_on: date
    area: Decimal
    housing: bool = True
    price_includes_vat: bool = True
    judicial_auction: bool = False
    seller: PartyKind = PartyKind.PERSON
    buyer: PartyKind = PartyKind.PERSON
    acquired_on: date | None = None
    held_years: int | None = None
    seller_only_home: bool = False
    buyer_home_ordinal: int = 1
    relation: Relation = Relation.NONE
    exchange_difference: Decimal = ZERO
    district: District = District.CITY
    region: str = "445302"
    ordinary_housing: bool = True
    costs: Costs = field(default_factory=Costs)

    def __post_init__(self) -> None:
        if wrong := dict(_wrong_fields(self)):
            raise ValidationError(wrong)

    @property
    def has_no_seller(self) -> bool:
        """First registrations: land comes from the State, a house from its builder; 划拨 has no price."""
        return self.cause in {Cause.GRANT, Cause.BUILT}

    @property
    def years(self) -> int:
        """Full years held on the taxed day; an unknown holding counts as none."""
        if self.acquired_on:
            return full_years(self.acquired_on, self.taxed_on)
        return self.held_years or 0

    @property
    def is_paid_for(self) -> bool:
        """A sale or what is taxed like one: exchange, contribution in kind."""
        return self.cause in {Cause.SALE, Cause.EXCHANGE, Cause.CONTRIBUTION}

    @property
    def is_within_family(self) -> bool:
        """A gift to spouse, next of kin or carer (财税〔2009〕78号)."""
        return self.cause == Cause.GIFT and self.relation != Relation.NONE

    @property
    def effective_cause(self) -> Cause:
        """A gift between spouses is 夫妻之间变更."""
        if self.cause == Cause.GIFT and self.relation == Relation.SPOUSE:
            return Cause.SPOUSES
        return self.cause

    @property
    def city(self) -> str:
        """The four-digit city code, for rules that once named 北京, 上海, 广州, 深圳."""
        return self.region[:4]


def _wrong_fields(t: Transfer) -> list[tuple[str, str]]:
    wrong = []
    lowest_is_nothing = t.has_no_seller and t.price == ZERO
    if not lowest_is_nothing and not ZERO < t.price < HIGHEST_PRICE:
        wrong.append(("price", PRICE_WRONG))
    elif t.price != to_fen(t.price):
        wrong.append(("price", "价格最多写到分（两位小数）"))
    if not ZERO < t.area < HIGHEST_AREA:
        wrong.append(("area", AREA_WRONG))
    if t.acquired_on and t.acquired_on > t.taxed_on:
        wrong.append(("acquired_on", "取得日期不能晚于本次转让的日期"))
    if t.held_years is not None and t.held_years < 0:
        wrong.append(("held_years", "持有年数不能是负数"))
    if t.buyer_home_ordinal < 1:
        wrong.append(("buyer_home_ordinal", "套数从 1 算起：本次所购算第几套"))
    if not ZERO <= t.exchange_difference <= max(t.price, ZERO):
        wrong.append(("exchange_difference", "差价应在 0 元和本套价格之间"))
    return wrong + _wrong_costs(t.costs)


def _wrong_costs(costs: Costs) -> list[tuple[str, str]]:
    amounts = {
        "original_price": costs.original_price,
        "purchase_taxes": costs.purchase_taxes,
        "renovation": costs.renovation,
        "loan_interest": costs.loan_interest,
        "fees": costs.fees,
        "land_deductions": costs.land_deductions,
    }
    return [
        (name, "金额应在 0 元至 1000 亿元之间")
        for name, amount in amounts.items()
        if amount is not None and not ZERO <= amount < HIGHEST_PRICE
    ]
