"""A specimen notice of an error."""

from datetime import date

from hall.papers.contents.corrections import CorrectionNotice
from hall.papers.specimens.sale import BUYER, CASE, HOUSE, OFFICE

CORRECTION_NOTICE = CorrectionNotice(
    office=OFFICE,
    case_number=CASE,
    holders=(BUYER.name,),
    property=HOUSE,
    label="建筑面积（㎡）",
    wrong_value="118.36",
    right_value="116.83",
    apply_by=date(2026, 11, 6),
    notified_on=date(2026, 9, 18),
    notified_by="吴初审",
)
