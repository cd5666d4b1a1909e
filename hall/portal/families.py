"""The table of [S2] 五 in groups a reader looks for: what kind of thing is to be registered."""

from dataclasses import dataclass

from hall.catalogue.items import row_item, variants_of
from hall.catalogue.schema import BusinessItem


@dataclass(frozen=True, slots=True)
class Row:
    """One row of the table with the situations that have a guide of their own."""

    item: BusinessItem
    variants: tuple[BusinessItem, ...]


@dataclass(frozen=True, slots=True)
class Family:
    """A group of rows under one heading."""

    label: str
    icon: str
    rows: tuple[Row, ...]


GROUPS = (
    ("房屋", "home", range(5, 9)),
    ("抵押", "building-bank", range(9, 13)),
    ("新房预告", "file-certificate", range(13, 16)),
    ("证书和查询", "certificate", range(23, 25)),
    ("土地", "map-2", range(1, 5)),
    ("地役权、居住权", "arrows-exchange", range(16, 20)),
    ("更正、异议、查封", "gavel", range(20, 23)),
    ("房屋交易管理", "building-community", range(25, 26)),
)


def families() -> list[Family]:
    """All twenty-five rows, grouped; what most people come for first."""
    return [
        Family(label, icon, tuple(Row(row_item(number), variants_of(number)) for number in rows))
        for label, icon, rows in GROUPS
    ]
