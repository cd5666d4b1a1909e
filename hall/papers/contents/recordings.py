"""登簿确认单: what one 登簿 wrote into the book, as the officer who recorded it confirms (P7)."""

from datetime import datetime

from hall.papers.contents.schema import Content, Part, block, field
from hall.papers.contents.shared import Office
from hall.papers.kinds import PaperKind


@block
class RecordedEntry(Part):
    """登簿记载: one entry of one unit's book."""

    unit_number: str = field("不动产单元号")
    seq: int = field("簿页顺序号")
    right: str = field("权利")
    registration: str = field("登记类型")
    cause: str = field("登记原因")


@block
class Recording(Content):
    """登簿确认单: who recorded when, which entries, which certificates; of very many the first are listed."""

    kind = PaperKind.RECORDING

    office: Office = field("登记机构")
    case_number: str = field("受理编号")
    item: str = field("登记事项")
    applicants: tuple[str, ...] = field("申请人", at_least=1)
    entries: tuple[RecordedEntry, ...] = field("登簿记载", at_least=1)
    count: int = field("记载笔数")
    certificates: tuple[str, ...] = field("证书、证明", default=())
    recorded_at: datetime = field("登簿时间")
    recorded_by: str = field("登簿人")
