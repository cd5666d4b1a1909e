"""实地查看记录表: what two officers saw on the spot (条例 19; 操作规范 附录 A)."""

from collections.abc import Iterator
from datetime import datetime

from hall.papers.contents.schema import Content, Part, block, field
from hall.papers.contents.shared import Office, Property
from hall.papers.kinds import PaperKind


@block
class PhotoLine(Part):
    """现场照片: its name, the first digits of its digest, and where it is kept, to be printed from there.

    Records from before photos were printed have no `kept_at`: they list them.
    """

    name: str = field("文件名")
    digest: str = field("摘要")
    kept_at: str = field("存放位置", default="")


@block
class SiteVisitRecord(Content):
    """实地查看记录表: when, where, who, whether it is as applied for, and in words."""

    kind = PaperKind.SITE_VISIT

    office: Office = field("登记机构")
    case_number: str = field("业务编号")
    item: str = field("登记事项")
    applicants: tuple[str, ...] = field("申请人", at_least=1)
    properties: tuple[Property, ...] = field("不动产情况", at_least=1)
    visited_at: datetime = field("查看时间")
    place: str = field("查看地点")
    officers: tuple[str, ...] = field("查看人", at_least=2)
    attended_by: str = field("在场人", default="")
    agrees: bool = field("现场与申请一致")
    finding: str = field("查看情况")
    photos: tuple[PhotoLine, ...] = field("现场照片", at_least=1)
    recorded_at: datetime = field("记录时间")

    @property
    def pictures(self) -> tuple[PhotoLine, ...]:
        """The photos that are printed."""
        return tuple(one for one in self.photos if one.kept_at)

    def faults(self) -> Iterator[str]:
        """Two officers are two."""
        if len(set(self.officers)) < len(self.officers):
            yield "实地查看应由两名以上工作人员进行"
