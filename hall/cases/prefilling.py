"""What a department has on record already stands in the form of a material before anything is typed (I4)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from hall.cases.models import Case
from hall.cases.ports import FACTS, Subject
from hall.catalogue import materials as m

FILED_WITH: Final[Mapping[str, tuple[str, str]]] = {
    m.APPLICATION_FORM.code: ("contract_filing_number", "signed_contract_number"),
    m.PRESALE_CONTRACT.code: ("filing_number", "filed_presale_number"),
}
"""By material: the entry that takes the 备案号, and the fact that knows it."""


def known_entries(case: Case, code: str) -> dict[str, Any]:
    """Entries of a material that housing, or the receipt of an order, knows for these units and these people.

    Only proposed: the window may type something else.
    """
    if code == m.ASSISTANCE_NOTICE.code and "order_as_served" in FACTS:
        return dict(FACTS["order_as_served"](Subject(case.unit_numbers, declared={"case": case.number})))
    if code not in FILED_WITH:
        return {}
    entry, word = FILED_WITH[code]
    finder = FACTS.get(word)
    subject = Subject(case.unit_numbers, [one.document_hash for one in case.people])
    known = str((finder(subject) if finder else "") or "")
    return {entry: known} if known else {}
