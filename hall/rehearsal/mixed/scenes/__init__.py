"""The scenes of all items; importing them enters them."""

from hall.rehearsal.mixed.scenes import (
    burdens,
    houses,
    land,
    mortgages,
    notes,
    orders,
    papers,
    presales,
    transfers,
)

__all__ = ["burdens", "houses", "land", "mortgages", "notes", "orders", "papers", "presales", "transfers"]
