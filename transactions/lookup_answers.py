"""What housing confirms from its own rows, so that nobody brings it on paper (M3, I3)."""

from hall.catalogue import materials as m
from hall.sharing.questions import Confirmation, Finding, Question
from hall.sharing.systems import answers_lookup
from hall.staff.departments import D
from transactions.projects.models import CompletionFiling, TableBuilding

PARCEL, BUILDING = slice(0, 19), slice(20, 24)
ANY_BUILDING = {"0000", ""}


@answers_lookup(D.TRANSACTIONS, m.COMPLETION_PROOF.code)
def completion_is_filed(question: Question) -> Confirmation:
    """Whether 竣工验收备案 exists for every building of the units (for bare land: of the parcel)."""
    wanted = {(number[PARCEL], number[BUILDING]) for number in question.subject.get("units", "").split()}
    filings: dict[str, CompletionFiling] = {}
    for parcel, building in wanted:
        rows = TableBuilding.objects.filter(project__parcel_number=parcel).select_related("completion")
        if building not in ANY_BUILDING:
            rows = rows.filter(number=building)
        found = list(rows)
        if not found or any(one.completion is None for one in found):
            return Confirmation(Finding.NOT_FOUND, "住建局没有该幢的竣工验收备案")
        filings |= {one.completion.number: one.completion for one in found if one.completion}
    if not filings:
        return Confirmation(Finding.NOT_FOUND, "没有可核对的幢")
    last = max(filings.values(), key=lambda one: one.filed_on)
    payload = {"number": last.number, "issued_by": "住房和城乡建设局", "issued_on": last.filed_on.isoformat()}
    return Confirmation(Finding.CONFIRMED, f"竣工验收备案 {'、'.join(sorted(filings))}", last.number, payload)
