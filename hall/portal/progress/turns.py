"""轮到谁: the one sentence a citizen came for, and what to do now."""

from collections.abc import Callable
from dataclasses import dataclass, field
from decimal import Decimal

from django.urls import reverse

from hall.cases.models import Case
from hall.cases.states import Delivery, MaterialState, State
from hall.clock.grounds import ChargedTo, StopGround
from hall.look.words import day_plain
from hall.portal.progress.lookup import Asker
from hall.portal.progress.money import Bill, itemised, side_name, total, whose
from hall.staff.departments import D

BRING_ID = "申请人的身份证原件；单位带营业执照和经办人身份证"
BY_AGENT = "不能亲自来的，代理人带委托书和自己的身份证"
NOTHING_TO_DO = "您现在什么都不用做"


@dataclass(frozen=True)
class Turn:
    """Whose turn it is. `mine` puts the card in front; `amount` is in yuan."""

    headline: str
    title: str
    words: str = ""
    other: str = ""
    mine: bool = False
    amount: Decimal | None = None
    url: str = ""
    label: str = ""
    icon_name: str = "arrow-right"
    bring: tuple[str, ...] = field(default=())


def turn_of(asker: Asker, bill: Bill) -> Turn:
    """The first of the situations that holds, the end of the case before what goes on in it."""
    situations: tuple[Callable[[Asker, Bill], Turn | None], ...] = (
        ended, not_accepted, stopped_by_order, supplement, payment, handing_over, other_pause, waiting,
    )  # fmt: skip
    return next(turn for situation in situations if (turn := situation(asker, bill)) is not None)


def ended(asker: Asker, bill: Bill) -> Turn | None:
    """Declined, refused, withdrawn, or done to the end."""
    case = asker.case
    if case.outcome == State.DECLINED:
        words = "不予受理告知书上一次写明了要补的全部材料，补齐后随时再来，不会再要别的。"
        return Turn("这次没有受理", "补齐材料后再来", words, bring=("告知书上列出的材料", BRING_ID))
    if case.outcome == State.REFUSED:
        words = "不予登记告知书写明了理由和依据。不服的，可以申请行政复议或者提起行政诉讼。"
        return Turn("登记机构决定不予登记", "请看告知书", words)
    if case.outcome == State.WITHDRAWN:
        return Turn(
            "申请已经撤回", "材料可以取回", "已缴的税费另行退还；以后可以重新申请。", bring=(BRING_ID,)
        )
    if case.state == State.FINISHED or (not case.makes_certificate and case.recorded_at):
        return Turn("已经办好", "不用再来", "结果已共享给有关部门。")
    if case.issued_at:
        return Turn(
            "已经办好",
            "证书已经交给您" if case.delivery == Delivery.COLLECT else "证书已经寄出",
            "请妥善保管。",
        )
    return None


def not_accepted(asker: Asker, bill: Bill) -> Turn | None:
    """Still at the counter."""
    if asker.case.accepted_at:
        return None
    return Turn("窗口正在收件，还没有受理", "材料收齐就受理", "受理后给您受理凭证，从那一天的次日起计时。")


def supplement(asker: Asker, bill: Bill) -> Turn | None:
    """Something of the checklist has been asked for again."""
    if asker.case.stopped_by != StopGround.SUPPLEMENT:
        return None
    missing = [row.name for row in asker.case.checklist if row.state == MaterialState.MISSING]
    return Turn(
        "现在轮到您：补充材料",
        "请补充：" + "、".join(missing) if missing else "请照补充材料通知书补充",
        "补齐之前计时暂停，补齐当天恢复。",
        "带材料原件到任何一个大厅的综合受理窗口；补充材料通知书写明了原因。",
        mine=True,
        url=reverse("portal:halls"),
        label="看大厅地址和时间",
        icon_name="map-pin",
        bring=(*missing, BRING_ID),
    )


def payment(asker: Asker, bill: Bill) -> Turn | None:
    """A bill is issued and not paid; the fee alone waits for the taxes, so that one payment is enough."""
    assessing = any(r.department == D.TAXATION and not r.is_answered for r in asker.case.reviews)
    if not bill.due or (assessing and not bill.taxes_are_due):
        return None
    if not bill.mine:
        payers = "、".join(dict.fromkeys(whose(asker, line) for line in bill.theirs))
        return Turn(f"等{payers}缴纳税费", "您这一方已经缴清", "对方缴清后继续办理，您不用做什么。")
    names = dict.fromkeys(line.name for line in bill.mine)
    assessed = f"税务局 {day_plain(bill.assessed_on)}核定。" if bill.assessed_on else ""
    theirs = f"{whose(asker, bill.theirs[0])}的税费由对方缴，目前也还没有缴清。" if bill.theirs else ""
    return Turn(
        f"现在轮到您：缴纳{'税费' if bill.taxes_are_due else '登记费'}",
        f"{side_name(asker, bill.role)}应缴{'、'.join(names)}",
        f"{assessed}其中{itemised(bill.mine)}。" if len(names) > 1 else assessed,
        f"带身份证到任何一个大厅的税费缴纳窗口，税和登记费一次缴清。{theirs}",
        mine=True,
        amount=total(bill.mine),
        url=reverse("portal:halls"),
        label="看缴费窗口在哪里",
        icon_name="coin",
        bring=(BRING_ID, "受理凭证，或者记住受理号"),
    )


def handing_over(asker: Asker, bill: Bill) -> Turn | None:
    """Registered: the certificate is being made, waits, or is on its way."""
    case = asker.case
    if not case.recorded_at:
        return None
    if not case.engrossed_at:
        return Turn(
            "已经登记，正在制作证书",
            "从登记的那一刻起，权利已经生效",
            "证书做好就可以领取。",
            bring=_for_collecting(case),
        )
    if case.delivery == Delivery.POST:
        return Turn("证书做好了，正在邮寄", "不用来大厅", "按您留的地址寄出，收件时请带身份证签收。")
    return Turn(
        "现在轮到您：领取证书",
        "不动产权证书已经做好",
        "任何一个工作日都可以来领。",
        BY_AGENT + "。",
        mine=True,
        url=reverse("portal:halls"),
        label="看领证窗口在哪里",
        icon_name="certificate",
        bring=_for_collecting(case),
    )


def other_pause(asker: Asker, bill: Bill) -> Turn | None:
    """The clock stands for a reason other than supplement and payment."""
    if not asker.case.stopped_by:
        return None
    ground = StopGround(asker.case.stopped_by)
    mine = ground.charged_to == ChargedTo.APPLICANT
    words = "办妥后计时恢复。" if mine else "由我们办理，您不用做什么；结束后计时恢复。"
    return Turn(f"计时暂停：{ground.label}", "请照通知办理" if mine else "暂时不用来", words, mine=mine)


def stopped_by_order(asker: Asker, bill: Bill) -> Turn | None:
    """An order has stopped the case: which, and what a party can do; nobody is asked to pay meanwhile."""
    pause = asker.case.pauses.filter(ground=StopGround.COURT, until=None).first()
    if pause is None:
        return None
    return Turn(
        "依法中止办理：不动产已被查封或者受其他协助执行",
        "中止办理告知书已经出具，到综合受理窗口领取",
        f"依据：{pause.document}。查封解除或者期满失效后，我们恢复办理，不用重新申请；"
        "对查封有异议的，向作出文书的机关提出；不愿等待的，可以到窗口申请撤回。",
    )


def waiting(asker: Asker, bill: Bill) -> Turn:
    """Everybody else's turn."""
    waited = [review.department for review in asker.case.reviews if not review.is_answered]
    if D.TAXATION in waited:
        both = "等税务局核税、住建局审核" if len(waited) > 1 else "等税务局核税"
        return Turn(both, NOTHING_TO_DO, "核定后会通知您缴纳，税和登记费一次缴清。")
    if waited:
        return Turn("等住建局审核", NOTHING_TO_DO, "部门之间由我们去跑。")
    return Turn("登记机构正在审核", NOTHING_TO_DO, "审核通过后记入登记簿，权利从那一刻起生效。")


def _for_collecting(case: Case) -> tuple[str, ...]:
    """What to bring when the certificate is handed over."""
    if case.delivery == Delivery.POST:
        return ()
    kept = any(
        row.material == "title-certificate" and row.is_original and row.noted_at for row in case.checklist
    )
    old = "旧证受理时已收，不用再带" if kept else "原不动产权证书（还在您手里的话）"
    return (BRING_ID, old, BY_AGENT)
