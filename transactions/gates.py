"""Housing's answer to the check matrix."""

from hall.cases.ports import Answer, Ask, fails, gate, passes
from hall.cases.states import Verdict
from hall.staff.departments import D
from transactions.models import HousingResult, PresaleFiling, ResultKind


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


@gate("contract_is_not_filed_twice")
def contract_is_not_filed_twice(ask: Ask) -> Answer:
    """网签备案业务规范 – one home, one contract on file; a second sale waits until the first is given up."""
    numbers = ask.case.unit_numbers
    filed = PresaleFiling.objects.in_force().of_units(*numbers).exclude(case=ask.case).first()
    signed = HousingResult.objects.filter(
        unit_number__in=numbers, kind=ResultKind.SIGNING, ended_at=None
    ).exclude(case=ask.case)
    if found := filed or signed.first():
        return fails(f"该房屋已有备案的合同（{found.number}），请先注销原备案", evidence=found.number)
    return passes("该房屋没有已备案的合同")
