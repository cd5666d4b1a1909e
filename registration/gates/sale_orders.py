"""What an order to transfer leaves unsaid of what stands on the property."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from hall.cases.ports import Answer, Ask, fails, gate, passes
from hall.catalogue import materials as m
from hall.catalogue.words import Severity
from registration.books import Right
from registration.claims.reading import payload_of
from registration.gates.asking import rights_of
from registration.gates.burdens import mortgage_words

UNSAID: Final = (
    ("mortgages", "抵押权", Severity.BLOCK),
    ("notices", "预告登记", Severity.WARN),
    ("objections", "异议登记", Severity.WARN),
)
"""What may stand, its name, and what it means that the order is silent: a mortgage is never left to a guess,
a notice or an objection stays until the court says otherwise (domain §6.5, B9)."""


@gate("order_says_what_ends")
def order_says_what_ends(ask: Ask) -> Answer:
    """法释〔2004〕16号第二十八条 – what the order leaves out is asked of the court, never guessed."""
    order = payload_of(ask.case, m.TRANSFER_ORDER.code)
    unsaid = [
        (rights, label, severity)
        for name, label, severity in UNSAID
        if (rights := rights_of(ask, name)) and not order.get(name)
    ]
    if not unsaid:
        return passes("协助执行文书写明了抵押权、预告登记、异议登记的处理，或者登记簿上没有")
    points = "；".join(f"{label}（{words_of(rights)}）" for rights, label, _severity in unsaid)
    if any(severity == Severity.BLOCK for *_rest, severity in unsaid):
        return fails(f"协助执行文书没有写明如何处理：{points}，已函询人民法院，请等候复函")
    return fails(
        f"协助执行文书没有写明如何处理：{points}，登记时予以保留，已函询人民法院", severity=Severity.WARN
    )


def words_of(rights: Iterable[Right]) -> str:
    """Who holds what, masked."""
    first = next(iter(rights))
    return mortgage_words(first) if first.kind == "mortgage" else first.names
