"""Housing's answer to the check matrix."""

from hall.cases.ports import Answer, Ask, fails, gate, passes
from hall.cases.states import Verdict
from hall.staff.departments import D


@gate("housing_has_no_objection")
def housing_has_no_objection(ask: Ask) -> Answer:
    """check:R22 – 政策性住房上市, 限售, 限购 ([S2] 四)."""
    review = next((one for one in ask.case.reviews if one.department == D.TRANSACTIONS), None)
    if review is None:
        return passes("本件不涉及住建审核")
    if review.verdict == Verdict.OPEN:
        return fails("住建局还没有答复")
    if review.verdict == Verdict.OBJECTED:
        return fails(f"住建局不同意：{review.opinion}", evidence=review.answered_by)
    return passes(f"住建局答复：{review.get_verdict_display()}", evidence=review.opinion)
