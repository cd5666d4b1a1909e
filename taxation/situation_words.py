"""A situation in words: what the assessing officer reads beside the sheet."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

from hall.cases.models import CaseMaterial
from hall.catalogue.payloads import fields_of
from hall.look.words import money
from taxation.situation import Cause, PartyKind, Relation, Transfer

HOMES = {1: "家庭唯一住房", 2: "家庭第二套住房"}


def situation_pairs(transfer: Transfer) -> list[tuple[str, str]]:
    """Name and value of everything the taxes of this transfer rest on."""
    pairs = [
        ("转移原因", Cause(transfer.cause).label + ("，司法拍卖" if transfer.judicial_auction else "")),
        ("计税价格", f"{money(transfer.price)} 元，{'含' if transfer.price_includes_vat else '不含'}增值税"),
        ("房屋", f"{'住宅' if transfer.housing else '非住宅'}，{transfer.area} ㎡"),
        ("计税日期", _day(transfer.taxed_on)),
        ("取得日期", _holding(transfer)),
    ]
    if transfer.housing and transfer.is_paid_for:
        only = "是家庭唯一住房" if transfer.seller_only_home else "不是家庭唯一住房，或者没有申报"
        pairs += [
            ("转让方", only),
            ("承受方", HOMES.get(transfer.buyer_home_ordinal, "第三套及以上，或者没有申报")),
        ]
    if transfer.cause == Cause.GIFT:
        pairs.append(("双方关系", Relation(transfer.relation).label))
    kinds = [f"{side}为{PartyKind(kind).label}" for side, kind in _organisations(transfer)]
    if kinds:
        pairs.append(("纳税人", "；".join(kinds)))
    if transfer.costs.original_price is not None:
        pairs.append(("原值凭证", f"{money(transfer.costs.original_price)} 元"))
    return pairs


def entries_of(row: CaseMaterial) -> list[tuple[str, str]]:
    """The typed entries of a material, as its form calls them."""
    fields = fields_of(row.chosen or row.material)
    said = [(field, row.payload.get(field.name)) for field in fields]
    return [
        (field.label, _words(value, dict(field.choices))) for field, value in said if value not in (None, "")
    ]


def _organisations(transfer: Transfer) -> list[tuple[str, str]]:
    sides = (("转让方", transfer.seller), ("承受方", transfer.buyer))
    return [(side, kind) for side, kind in sides if kind != PartyKind.PERSON]


def _holding(transfer: Transfer) -> str:
    if transfer.acquired_on is None:
        return "不详"
    return f"{_day(transfer.acquired_on)}，已满 {transfer.years} 年"


def _words(value: Any, choices: dict[str, str]) -> str:
    if isinstance(value, bool):
        return "是" if value else "否"
    if isinstance(value, Decimal):
        return f"{value:,}"
    return _day(value) if isinstance(value, date) else choices.get(str(value), str(value))


def _day(day: date) -> str:
    return f"{day.year}年{day.month}月{day.day}日"
