"""样张: one filled-in specimen of every paper, of people and places that do not exist.

`manage.py print_specimens FOLDER` prints them, to look at and to try a printer with; tests and benchmarks
use them too.
"""

from hall.papers.contents import Content
from hall.papers.kinds import PaperKind
from hall.papers.specimens import (
    announcements,
    corrections,
    counter,
    decisions,
    extracts,
    inquiries,
    orders,
    records,
    results,
    sale_notices,
    sales,
    stops,
)

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
        decisions.MATERIALS_RETURN,
        decisions.WITHDRAWAL,
        results.CERTIFICATE,
        results.PROOF,
        results.HANDOVER,
        results.WAYBILL,
        results.CONTENTS,
        orders.SERVICE_RETURN,
        orders.SEIZURE_NOTICE,
        orders.REVIEW_SUGGESTION,
        announcements.ANNOUNCEMENT,
        extracts.EXTRACT_REQUEST,
        extracts.EXTRACT,
        records.RECORDING,
        records.HOUSING_OUTCOME,
        corrections.CORRECTION_NOTICE,
        records.OBJECTION_NOTICE,
        records.SITE_VISIT,
        sales.COURT_LETTER,
        sales.EXECUTION_RESULT,
        sale_notices.CANCELLATION_NOTICE,
        sale_notices.BUYER_NOTICE,
        inquiries.INQUIRY_REPLY,
        stops.STOP_NOTICE,
    )
}
