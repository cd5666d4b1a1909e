"""What a court says of a sale and of its papers, before it is checked."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from hall.identity.documents import DocumentKind


@dataclass(frozen=True, slots=True)
class BuyerSaid:
    """买受人 as the court names them; `share` is numerator, denominator where there are several."""

    name: str
    document_number: str
    document_kind: int = DocumentKind.ID_CARD
    phone: str = ""
    share: tuple[int, int] = (1, 1)


@dataclass(frozen=True, slots=True)
class SaleSaid:
    """成交: price in yuan; `project` is what the court declares where housing knows of none."""

    execution_number: str
    unit_numbers: Sequence[str]
    debtor: str
    way: str
    price: Decimal
    sold_on: date
    buyers: Sequence[BuyerSaid]
    platform: str = ""
    lot_number: str = ""
    paid_on: date | None = None
    price_includes_tax: bool = True
    priority_letter: str = ""
    project: str = ""
    debtor_document: str = ""
    resale: bool = False
    """重新拍卖: the earlier sale of the same property has come to nothing."""


@dataclass(frozen=True, slots=True)
class PapersSaid:
    """裁定书 and 协助执行通知书; '' where the order leaves open what becomes of a burden.

    `buyer_documents` are the numbers the ruling names, where the court's system sends them too.
    """

    ruling_number: str
    ruled_on: date
    served_on: date
    disposed: str = "all"
    mortgages: str = ""
    notices: str = ""
    objections: str = ""
    paid_on: date | None = None
    buyer_documents: Sequence[str] = ()
