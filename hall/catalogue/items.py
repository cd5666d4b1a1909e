"""The whole catalogue: every item and variant by its code, in the order of the table of [S2] 五."""

from hall.catalogue import (
    advance_notice,
    certificates,
    correction,
    easement,
    extracts,
    house_transfer,
    housing,
    land,
    mortgage,
    objection,
    ownership,
    seizure,
    transfer_causes,
)
from hall.catalogue.schema import BusinessItem

FAMILIES = (
    land.ITEMS,
    ownership.ITEMS,
    house_transfer.ITEMS,
    transfer_causes.ITEMS,
    mortgage.ITEMS,
    advance_notice.ITEMS,
    easement.ITEMS,
    correction.ITEMS,
    objection.ITEMS,
    seizure.ITEMS,
    certificates.ITEMS,
    extracts.ITEMS,
    housing.ITEMS,
)
ITEMS: dict[str, BusinessItem] = {}
for _item in sorted((one for family in FAMILIES for one in family), key=lambda one: one.row):
    if _item.code in ITEMS:
        raise LookupError(f"两个事项用了同一个代码 {_item.code}")
    ITEMS[_item.code] = _item


def item(code: str) -> BusinessItem:
    """The item of that code. Raises KeyError with the code (P18: nothing beyond the catalogue)."""
    return ITEMS[code]


def row_item(row: int) -> BusinessItem:
    """The item that stands for a row of the table. Raises KeyError for a row that is not there."""
    for one in ITEMS.values():
        if one.row == row and not one.is_variant:
            return one
    raise KeyError(f"办理时限表没有第{row}行")


def variants_of(row: int) -> tuple[BusinessItem, ...]:
    """The variants that name a row, without the row's own item."""
    return tuple(one for one in ITEMS.values() if one.row == row and one.is_variant)
