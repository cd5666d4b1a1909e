"""How far a seizure reaches: one of a share only that share, a 预查封 not the debtor's own purchase.

Pure. A 预查封 waits for the debtor to be registered; once that is so it is a 查封, its period running
from its own beginning (法发〔2004〕5号 16, 18).
"""

from __future__ import annotations

from collections.abc import Iterable

from registration.books import Right, UnitBook
from registration.holders import Holder
from registration.pre_seizures import waits_for


def leaves_the_share(seizure: Right, holders: Iterable[Holder], book: UnitBook) -> bool:
    """Whether the seized share is afterwards what it was, and in the same hands."""
    share = seizure.content.share
    if not share or book.title is None:
        return False
    before = {person.share for person in book.title.holders if person.document_hash == share}
    return bool(before) and before == {one.share for one in holders if one.document_hash == share}


def bars(seizure: Right, holders: Iterable[Holder], book: UnitBook) -> bool:
    """Whether a seizure stands in the way of these people owning the property."""
    after = list(holders)
    return not (waits_for(seizure, after) or leaves_the_share(seizure, after, book))
