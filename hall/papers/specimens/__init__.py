"""样张: one filled-in specimen of every paper, of people and places that do not exist.

`manage.py print_specimens FOLDER` prints them, to look at and to try a printer with; tests and benchmarks
use them too.
"""

from hall.papers.contents import Content
from hall.papers.kinds import PaperKind
from hall.papers.specimens import announcements, corrections, counter, decisions, extracts, orders, results

SPECIMENS: dict[PaperKind, Content] = {
    one.kind: one
    for one in (
        counter.APPLICATION,
        counter.INTERVIEW,
        counter.ACCEPTANCE,
        counter.DECLINE,
        counter.SUPPLEMENT,
        counter.SUPPLEMENT_RECEIPT,
        decisions.TAX_NOTICE,
        decisions.RECEIPT,
        decisions.APPROVAL,
        decisions.REFUSAL,
        decisions.WITHDRAWAL,
        results.CERTIFICATE,
        results.PROOF,
        results.HANDOVER,
        results.WAYBILL,
        results.CONTENTS,
        orders.SERVICE_RETURN,
        orders.SEIZURE_NOTICE,
        announcements.ANNOUNCEMENT,
        extracts.EXTRACT,
        corrections.CORRECTION_NOTICE,
    )
}
