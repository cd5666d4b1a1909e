"""What the counter gives out: interview, acceptance, decline, supplement, withdrawal."""

from collections.abc import Iterator
from datetime import date, datetime
from typing import ClassVar

from hall.papers.contents.schema import Content, Part, block, field
from hall.papers.contents.shared import MaterialLine, Office, Person, Property, Remedy
from hall.papers.kinds import PaperKind

INCOMPLETE = "申请材料不齐全"
NOT_IN_FORM = "申请材料不符合法定形式"
NOT_OURS = "申请登记的不动产不属于本机构登记范围"
DECLINE_GROUNDS = (INCOMPLETE, NOT_IN_FORM, NOT_OURS, "其他")


@block
class Question(Part):
    """One question of the 询问笔录 with its answer."""

    question: str = field("问题")
    answer: str = field("回答")


@block
class Interview(Content):
    """询问笔录 (民法典 212; 操作规范 A.5): each respondent signs a sheet of his own."""

    kind = PaperKind.INTERVIEW

    office: Office = field("登记机构")
    case_number: str = field("业务编号")
    asked_at: datetime = field("询问时间")
    place: str = field("询问地点")
    asked_by: str = field("询问人")
    respondent: Person = field("被询问人")
    role: str = field("被询问人身份")
    property: Property = field("不动产情况")
    item: str = field("申请事项")
    questions: tuple[Question, ...] = field("询问内容", at_least=1)


@block
class Acceptance(Content):
    """受理通知书 (受理凭证, 条例 17): checklist, promised date, progress code and QR; made in two copies."""

    kind = PaperKind.ACCEPTANCE

    office: Office = field("登记机构")
    case_number: str = field("受理编号")
    item: str = field("登记事项")
    applicants: tuple[str, ...] = field("申请人", at_least=1)
    accepted_at: datetime = field("受理时间")
    properties: tuple[Property, ...] = field("不动产情况", at_least=1)
    materials: tuple[MaterialLine, ...] = field("收取材料", at_least=1)
    promised: str = field("承诺时限")
    promised_on: date | None = field("承诺办结日", default=None)
    promised_provisional: bool = field("承诺办结日为推算", default=False)
    statutory: str = field("法定时限")
    statutory_on: date | None = field("法定办结日", default=None)
    delivery: str = field("领证方式")
    progress_code: str = field("查询码")
    progress_url: str = field("查询网址", default="")
    received_by: str = field("收件人")
    notes: tuple[str, ...] = field("领证须知", default=())


@block
class Missing(Part):
    """需补正的一项: what is missing or wrong, and what to do about it."""

    name: str = field("材料名称")
    fault: str = field("存在问题")
    remedy: str = field("补正要求")


@block
class Decline(Content):
    """不予受理告知书, at once the 一次性告知 of everything to be put right (条例 17; M7, M8)."""

    kind = PaperKind.DECLINE
    GROUNDS: ClassVar[tuple[str, ...]] = DECLINE_GROUNDS

    office: Office = field("登记机构")
    case_number: str = field("收件编号")
    item: str = field("申请事项")
    applicants: tuple[str, ...] = field("申请人", at_least=1)
    location: str = field("坐落", default="")
    received_at: datetime = field("收件时间")
    grounds: tuple[str, ...] = field("不予受理理由", at_least=1)
    explanation: str = field("情况说明", default="")
    missing: tuple[Missing, ...] = field("需补正的全部内容", default=())
    competent_office: str = field("有权登记机构", default="")
    ordinal: int = field("第几次告知", default=1)
    ordinal_reason: str = field("再次告知原因", default="")
    remedy: Remedy = field("救济途径")
    decided_by: str = field("经办人")
    decided_on: date = field("告知日期")

    def faults(self) -> Iterator[str]:
        for ground in set(self.grounds) - set(DECLINE_GROUNDS):
            yield f"“{ground}”不是不予受理的理由"
        if {INCOMPLETE, NOT_IN_FORM} & set(self.grounds) and not self.missing:
            yield "材料不齐全或不符合法定形式的，要一次性列出需补正的全部内容"
        if NOT_OURS in self.grounds and not self.competent_office:
            yield "不属于本机构登记范围的，要写明有权登记的机构"
        if self.ordinal > 1 and not self.ordinal_reason:
            yield "再次告知要写明督导主管同意的原因"


@block
class Supplement(Content):
    """补充材料通知书 (民法典 212 第二款), after acceptance; says what it does to the time limit."""

    kind = PaperKind.SUPPLEMENT

    office: Office = field("登记机构")
    case_number: str = field("受理编号")
    item: str = field("登记事项")
    applicants: tuple[str, ...] = field("申请人", at_least=1)
    location: str = field("坐落", default="")
    missing: tuple[Missing, ...] = field("需补充的全部内容", at_least=1)
    due_on: date = field("补充期限")
    effect: str = field("对办理时限的影响")
    basis: str = field("依据")
    ordinal: int = field("第几次通知", default=1)
    ordinal_reason: str = field("再次通知原因", default="")
    notified_on: date = field("通知日期")
    decided_by: str = field("经办人")

    def faults(self) -> Iterator[str]:
        if self.ordinal > 1 and not self.ordinal_reason:
            yield "再次通知要写明督导主管同意的原因"


@block
class SupplementReceipt(Content):
    """补充材料接收凭证: what came in, whether it is complete, and from when time counts again."""

    kind = PaperKind.SUPPLEMENT_RECEIPT

    office: Office = field("登记机构")
    case_number: str = field("受理编号")
    item: str = field("登记事项")
    applicants: tuple[str, ...] = field("申请人", at_least=1)
    notice_number: str = field("补充材料通知书编号")
    materials: tuple[MaterialLine, ...] = field("接收材料", at_least=1)
    complete: bool = field("是否补齐")
    still_missing: tuple[str, ...] = field("尚缺材料", default=())
    received_at: datetime = field("接收时间")
    received_by: str = field("接收人")
    given_by: str = field("提交人")
    resumed_on: date | None = field("恢复计时日", default=None)
    promised_on: date | None = field("承诺办结日", default=None)

    def faults(self) -> Iterator[str]:
        if self.complete == bool(self.still_missing):
            yield "已补齐的不再列尚缺材料；未补齐的要列出尚缺材料"


@block
class Withdrawal(Content):
    """撤回登记申请凭证 (条例 15: any time before 登簿): materials go back, fees are refunded."""

    kind = PaperKind.WITHDRAWAL

    office: Office = field("登记机构")
    case_number: str = field("业务编号")
    item: str = field("申请事项")
    applicants: tuple[str, ...] = field("申请人", at_least=1)
    location: str = field("坐落", default="")
    reason: str = field("撤回原因")
    withdrawn_at: datetime = field("撤回时间")
    materials_returned: tuple[MaterialLine, ...] = field("退回材料", default=())
    refunds: str = field("税费处理")
    received_by: str = field("经办人")
