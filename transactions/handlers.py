"""What housing does when it is told something; each of these may run twice."""

from hall.cases.models import Case
from hall.catalogue.words import RegisterEffect
from hall.exchange.models import Notice
from hall.exchange.receivers import receives
from hall.staff.departments import D
from transactions.projects.services import take_numbers
from transactions.services.filing import cancel_filing
from transactions.services.reviewing import close_review, receive_case
from transactions.services.signing import end_signings

PASSES = {RegisterEffect.TRANSFER_OWNERSHIP, RegisterEffect.TRANSFER_BY_COURT}
RESULTS = {
    "case.recorded": "已登簿",
    "case.refused": "不予登记",
    "case.withdrawn": "申请人撤回",
    "case.finished": "已办结",
}


@receives("case.accepted", department=D.TRANSACTIONS)
def take_the_file(notice: Notice) -> None:
    """[S2] figures 2 and 3: the file comes at 受理, to be answered or to be known."""
    receive_case(Case.objects.get(number=notice.keys["case_number"]))


@receives("case.recorded", department=D.TRANSACTIONS)
@receives("case.refused", department=D.TRANSACTIONS)
@receives("case.withdrawn", department=D.TRANSACTIONS)
@receives("case.finished", department=D.TRANSACTIONS)
def keep_the_result(notice: Notice) -> None:
    """I5: the result of every case; of a file that was sent here, it is kept with the file."""
    case, result = Case.objects.get(number=notice.keys["case_number"]), RESULTS[notice.topic]
    if D.TRANSACTIONS in case.receivers:
        close_review(case, result)
    if notice.topic == "case.recorded" and PASSES & set(case.item.effects):
        end_signings(case.unit_numbers, because=f"已办理转移登记（受理号 {case.number}）")
    if notice.topic in {"case.refused", "case.withdrawn"}:
        cancel_filing(case, because=result)


@receives("tax.assessed", department=D.TRANSACTIONS)
@receives("tax.paid", department=D.TRANSACTIONS)
@receives("case.issued", department=D.TRANSACTIONS)
def take_note(notice: Notice) -> None:
    """I4: 核税 and 完税 are shared with housing; the notice itself is the record."""


@receives("units.numbered", department=D.TRANSACTIONS)
def write_the_numbers(notice: Notice) -> None:
    """I2: the registry's unit numbers come back into the 楼盘表."""
    take_numbers(notice.keys["project_number"])
