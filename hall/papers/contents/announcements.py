"""公告: as posted in the hall and shown on the portal; names by law, ID numbers never."""

import re
from collections.abc import Iterator
from datetime import date

from hall.papers.contents.schema import Content, block, field
from hall.papers.contents.shared import Fact, Office
from hall.papers.kinds import PaperKind

ID_NUMBER = re.compile(r"\d{17}[\dXx]")


@block
class Announcement(Content):
    """公告 (实施细则 17): what is to be registered, until when and where one may object."""

    kind = PaperKind.ANNOUNCEMENT

    office: Office = field("登记机构")
    number: str = field("公告编号")
    case_number: str = field("业务编号")
    title: str = field("标题")
    rows: tuple[Fact, ...] = field("公告内容", at_least=1)
    basis: str = field("依据")
    working_days: int = field("公告期（工作日）")
    published_on: date = field("公告日")
    ends_on: date = field("公告期满日")
    published_by: str = field("发布人")

    def faults(self) -> Iterator[str]:
        if any(ID_NUMBER.search(row.text) for row in self.rows):
            yield "公告不得载明证件号码"
