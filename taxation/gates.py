"""Gates of taxation: nothing passes on before 完税, 减免 or 不征 is known (R19, R20, R21)."""

from hall.cases.ports import Answer, Ask, fails, gate, passes
from hall.cases.states import ApplicantRole
from hall.catalogue.words import Severity
from taxation.models import Assessment, AssessmentState, SellerTaxState
from taxation.services.clearing import cleared_words, unpaid_taxes
from taxation.services.linkage import arrears_hold_up, deed_tax_holds_up, is_judicial
from taxation.services.sellers import settled

SIDES = {ApplicantRole.OBLIGEE: "受让方", ApplicantRole.OBLIGOR: "转让方"}


@gate("taxes_are_cleared")
def taxes_are_cleared(ask: Ask) -> Answer:
    """check:R19–R21 – 契税法第十一条、个人所得税法第十五条、土地增值税暂行条例第十二条."""
    assessment = _assessment(ask)
    if assessment is None:
        return fails("税务局还没有核税，请等待核税结果")
    if assessment.state == AssessmentState.CLEARED:
        return passes(cleared_words(assessment), evidence=assessment.notice_number)
    if assessment.state == AssessmentState.ISSUED:
        return fails("税款还没有缴清，请申请人到税费缴纳窗口或网上缴清", evidence=assessment.notice_number)
    return fails("税务局正在核税，请等待核税结果")


@gate("buyers_deed_tax_is_cleared")
def buyers_deed_tax_is_cleared(ask: Ask) -> Answer:
    """check:R19 – 契税法第十条、第十一条, on the path of a court order too."""
    return _side_is_cleared(
        ask, ApplicantRole.OBLIGEE, severity="" if deed_tax_holds_up(ask.case) else Severity.WARN
    )


@gate("sellers_taxes_are_cleared")
def sellers_taxes_are_cleared(ask: Ask) -> Answer:
    """check:R20, check:R21 – the seller's taxes; in a court's sale a reminder, unless the court withholds."""
    hold = Severity.BLOCK if arrears_hold_up(ask.case) else ""
    plain = _side_is_cleared(ask, ApplicantRole.OBLIGOR, severity=hold)
    if plain.passed or not is_judicial(ask.case):
        return plain
    known = settled(ask.case)
    if known is None:
        return fails("还没有登记被执行人的税款由谁缴，请税务局核税岗位登记", plain.evidence, hold)
    if known.state == SellerTaxState.WITHHELD:
        return passes(f"被执行人的税款{known.get_state_display()}", evidence=known.paper)
    if known.state == SellerTaxState.AGREED:
        return fails("被执行人的税款约定由买受人缴纳，还没有缴清", known.paper, hold)
    return fails("被执行人欠税，由税务局向其追缴", known.paper, hold)


def _side_is_cleared(ask: Ask, role: ApplicantRole, *, severity: str = "") -> Answer:
    assessment, side = _assessment(ask), SIDES[role]
    if assessment is None or assessment.state not in {AssessmentState.ISSUED, AssessmentState.CLEARED}:
        return fails(f"{side}的税款还没有核定，请等待核税结果", severity=severity)
    if unpaid_taxes(ask.case, role):
        return fails(f"{side}的税款还没有缴清", assessment.notice_number, severity)
    return passes(f"{side}的税款已经缴清，或者依法减免、不征", evidence=assessment.notice_number)


def _assessment(ask: Ask) -> Assessment | None:
    return ask.once("assessment", lambda: Assessment.objects.filter(case=ask.case).first())
