"""更正登记通知书: the registry has found an error and tells the holder first (实施细则 81)."""

from datetime import date

from hall.papers.contents.schema import Content, block, field
from hall.papers.contents.shared import Office, Property
from hall.papers.kinds import PaperKind


@block
class CorrectionNotice(Content):
    """更正登记通知书: what is wrong, what it should be, and until when the holder may apply."""

    kind = PaperKind.CORRECTION_NOTICE

    office: Office = field("登记机构")
    case_number: str = field("业务编号")
    holders: tuple[str, ...] = field("权利人", at_least=1)
    property: Property = field("不动产情况")
    label: str = field("更正项目")
    wrong_value: str = field("登记簿记载")
    right_value: str = field("应当记载")
    apply_by: date = field("申请期限")
    notified_on: date = field("通知日期")
    notified_by: str = field("经办人")
