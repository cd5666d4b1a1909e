"""Whether the table lets one office ask the other about this property (附件1 三（一）至（四）)."""

from django.core.exceptions import ValidationError

from hall.inquiries.answers import Found
from hall.inquiries.clues import Clues
from hall.inquiries.who_may_ask import MayAsk, line_for
from hall.staff.courts import COURT_NAMES
from hall.staff.departments import D


def permitted(asker: str, asked: str, found: Found, clues: Clues) -> MayAsk:
    """The line of the table that lets one ask the other. Raises ValidationError."""
    line = line_for(asker, asked)
    if line is None:
        whom = D(asked).label if asked in D.values else asked
        raise ValidationError({"departments": f"附件1 三没有规定贵单位可以向{whom}查询，请改选单位。"})
    if line.presale_only and not (found.presale or clues.presale_permit or clues.filing_number):
        raise ValidationError(
            {
                "departments": "只有预售备案、预告登记的房屋才可以向住建查询备案和合同（附件1 三（二））；"
                "是预售房屋的，请写明预售许可证号和房号或备案号。"
            }
        )
    if asked == D.COURT and clues.case.court not in COURT_NAMES:
        raise ValidationError(
            {"case_number": "这个案号的法院没有接入本大厅，请另行发函；向本市法院查询请核对法院代字。"}
        )
    return line
