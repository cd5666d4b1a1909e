"""What the notice in force says of taxes in a sale by a court: which side's hold up 登簿 ([S1]; J13)."""

from hall.cases.models import Case
from hall.cases.services.checklist import note_shared
from hall.cases.services.co_reviews import settle
from hall.cases.states import Verdict
from hall.catalogue import materials as m
from hall.clock import today
from hall.policy.in_force import parameter_on
from hall.policy.parameters import BUYER_DEED_TAX_GATE, SELLER_ARREARS_GATE
from hall.staff.actors import Actor
from hall.staff.departments import D
from taxation.models import Assessment

GOES_ON = "税款已经核定并送达；买受人契税未缴清的，按现行规定不影响登簿"


def is_judicial(case: Case) -> bool:
    """Whether only the buyer's deed tax holds the case up: a sale by order of a court (R19, column JA)."""
    asked = {use.word for use in case.item.gates}
    return "buyers_deed_tax_is_cleared" in asked and "taxes_are_cleared" not in asked


def deed_tax_holds_up(case: Case) -> bool:
    """契税法 11, unless the notice in force when the case began says otherwise for a court's sale."""
    return not is_judicial(case) or parameter_on(BUYER_DEED_TAX_GATE, case.clock_from or today())


def arrears_hold_up(case: Case) -> bool:
    """Whether what the debtor owes holds up a court's sale too (个税法 15, 土增条例 12); usually not."""
    return is_judicial(case) and parameter_on(SELLER_ARREARS_GATE, case.clock_from or today())


def let_pass(assessment: Assessment, *, by: Actor) -> None:
    """税务 answers when it has assessed: its notice stands in for the 完税凭证, nobody waits for payment."""
    case = assessment.case
    notice = {"notice": assessment.notice_number, "total": assessment.total}
    note_shared(case, m.TAX_CERTIFICATE.code, payload=notice, remark=GOES_ON)
    settle(case.pk, D.TAXATION, Verdict.PASSED, GOES_ON, by=by)


def was_let_pass(case: Case) -> bool:
    """Whether the case went on before its taxes were paid."""
    return case.co_reviews.filter(department=D.TAXATION, verdict=Verdict.PASSED).exists()
