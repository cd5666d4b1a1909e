"""办到哪一步: the stages of a case in a citizen's words; the first one not done is where it stands."""

from collections.abc import Iterator
from dataclasses import replace

from hall.cases.models import Case, CoReview
from hall.cases.states import ApplicantRole, Delivery, State, Verdict
from hall.look.shapes import Stage
from hall.look.words import day_plain
from hall.portal.progress.lookup import Asker
from hall.portal.progress.money import Bill, side_name
from hall.staff.departments import D

SHORT = {D.TRANSACTIONS: "住建局", D.TAXATION: "税务局"}
ANSWERS = {
    Verdict.PASSED: "同意",
    Verdict.CLEARED: "已完税",
    Verdict.NOT_CONCERNED: "不需要另外审核",
    Verdict.OBJECTED: "有不同意见，登记机构正在处理",
}
DONE, NEXT, WAIT = "done", "next", "等"


def stages_of(asker: Asker, bill: Bill) -> list[Stage]:
    """The stages in order, each done, now or next; the first not done is now."""
    case = asker.case
    stages = [
        _accepted(case),
        *_departments(case, bill),
        *_payment(asker, bill),
        _recorded(case),
        *_handing(case),
    ]
    if case.outcome in {State.DECLINED, State.REFUSED, State.WITHDRAWN}:
        ended = Stage(f"已终结：{State(case.outcome).label}", mark="now")
        return [*(stage for stage in stages if stage.mark == DONE), ended]
    return list(_where_it_stands(stages))


def _where_it_stands(stages: list[Stage]) -> Iterator[Stage]:
    """The first stage that is not done is now, and with a department every other department asked."""
    first = next((at for at, stage in enumerate(stages) if stage.mark == NEXT), len(stages))
    for at, stage in enumerate(stages):
        beside = at > first and stages[first].label.startswith(WAIT) and stage.label.startswith(WAIT)
        yield replace(stage, mark="now") if stage.mark == NEXT and (at == first or beside) else stage


def _accepted(case: Case) -> Stage:
    if case.accepted_at:
        return Stage("已受理", f"{day_plain(case.accepted_at)}，材料齐全", DONE)
    return Stage("窗口正在收件", "材料收齐、询问签名后受理")


def _departments(case: Case, bill: Bill) -> Iterator[Stage]:
    for review in case.reviews:
        if review.department == D.TAXATION and bill.assessed_on:
            yield Stage("税务局已核税", day_plain(bill.assessed_on), DONE)
        else:
            yield _review(review)


def _review(review: CoReview) -> Stage:
    name = SHORT.get(D(review.department), str(D(review.department).label))
    if review.is_answered and review.answered_at:
        words = ANSWERS.get(Verdict(review.verdict), "")
        return Stage(f"{name}已答复", f"{day_plain(review.answered_at)}，{words}", DONE)
    return Stage(
        f"{WAIT}{name}{'核税' if review.department == D.TAXATION else '审核'}", "由我们催办，您不用跑"
    )


def _payment(asker: Asker, bill: Bill) -> Iterator[Stage]:
    if not bill.lines:
        return
    sides = [
        (side_name(asker, role), bill.side(role)) for role in (ApplicantRole.OBLIGEE, ApplicantRole.OBLIGOR)
    ]
    words = "，".join(f"{name}{said}" for name, said in sides if said)
    label = "缴纳税费" if bill.taxes else "缴纳登记费"
    yield Stage(label, words, NEXT if bill.due else DONE)


def _recorded(case: Case) -> Stage:
    if case.recorded_at:
        return Stage("已登记", f"{day_plain(case.recorded_at)}，已记入登记簿", DONE)
    return Stage("审核并登记")


def _handing(case: Case) -> Iterator[Stage]:
    if not case.makes_certificate:
        return
    posted = case.delivery == Delivery.POST
    if case.issued_at:
        yield Stage("证书已邮寄" if posted else "证书已领取", day_plain(case.issued_at), DONE)
    else:
        ready = "正在邮寄" if posted else "已经做好，可以领取"
        words = ready if case.engrossed_at else "正在制作" if case.recorded_at else ""
        yield Stage("证书邮寄到家" if posted else "领取不动产权证书", words)
