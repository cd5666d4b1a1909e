"""What comes of a registration: certificate, proof, their handing over or posting, and the closed file."""

from collections.abc import Iterator
from datetime import date, datetime
from itertools import accumulate

from hall.papers.contents.schema import Content, Part, block, field
from hall.papers.contents.shared import Fact, Office, Person
from hall.papers.kinds import PaperKind


@block
class Certificate(Content):
    """不动产权证书, from the register row (P9). `url` is the signed address the QR code opens (P10)."""

    kind = PaperKind.CERTIFICATE

    office: Office = field("登记机构")
    number: str = field("证号")
    holders: tuple[str, ...] = field("权利人", at_least=1)
    co_ownership: str = field("共有情况")
    location: str = field("坐落")
    unit_number: str = field("不动产单元号")
    right_kind: str = field("权利类型")
    right_nature: str = field("权利性质")
    usage: str = field("用途")
    area: str = field("面积")
    term: str = field("使用期限")
    others: tuple[Fact, ...] = field("权利其他状况", default=())
    notes: tuple[str, ...] = field("附记", default=())
    registered_on: date = field("登记日期")
    serial: str = field("印刷序列号", default="")
    url: str = field("核验网址")


@block
class Proof(Content):
    """不动产登记证明: 抵押权, 预告, 异议, 地役权 or 居住权, from the register row."""

    kind = PaperKind.PROOF

    office: Office = field("登记机构")
    number: str = field("证明号")
    matter: str = field("证明权利或事项")
    holders: tuple[str, ...] = field("权利人（申请人）", at_least=1)
    obligors: tuple[str, ...] = field("义务人", default=())
    location: str = field("坐落")
    unit_number: str = field("不动产单元号")
    others: tuple[Fact, ...] = field("其他", default=())
    notes: tuple[str, ...] = field("附记", default=())
    registered_on: date = field("登记日期")
    serial: str = field("印刷序列号", default="")
    url: str = field("核验网址")


@block
class HandedCertificate(Part):
    """One certificate or proof that is handed over or posted."""

    number: str = field("证号")
    kind: str = field("证书种类")
    holders: tuple[str, ...] = field("权利人", at_least=1)
    serial: str = field("印刷序列号", default="")
    copies: int = field("本数", default=1)


@block
class Handover(Content):
    """领证单 (发证记录, W4): who took which certificate, how identity was checked, what was taken back."""

    kind = PaperKind.HANDOVER

    office: Office = field("登记机构")
    case_number: str = field("受理编号")
    certificates: tuple[HandedCertificate, ...] = field("领取证书", at_least=1)
    receiver: Person = field("领证人")
    role: str = field("领证人身份")
    authority: str = field("代领委托", default="")
    identity_check: str = field("身份核验方式")
    surrendered: tuple[str, ...] = field("收回的原证书", default=())
    handed_at: datetime = field("领证时间")
    handed_by: str = field("发证人")

    def faults(self) -> Iterator[str]:
        if "代" in self.role and not self.authority:
            yield "代理人领证要写明委托书"


@block
class Contact(Part):
    """收件人或寄件人."""

    name: str = field("姓名")
    phone: str = field("电话")
    address: str = field("地址")
    postcode: str = field("邮编", default="")


@block
class Waybill(Content):
    """邮寄单 (W5): certificates sent by post; the QR code carries the waybill number."""

    kind = PaperKind.WAYBILL

    office: Office = field("登记机构")
    case_number: str = field("受理编号")
    carrier: str = field("邮递企业")
    waybill_number: str = field("运单号")
    sender: Contact = field("寄件人")
    recipient: Contact = field("收件人")
    certificates: tuple[HandedCertificate, ...] = field("邮寄证书", at_least=1)
    posted_at: datetime = field("交寄时间")
    posted_by: str = field("经办人")
    note: str = field("备注", default="")


@block
class FiledItem(Part):
    """卷内文件: one line of the table of contents."""

    name: str = field("文件名称")
    number: str = field("文件编号", default="")
    on: date | None = field("日期", default=None)
    pages: int = field("页数")
    note: str = field("备注", default="")


@block
class Contents(Content):
    """归档卷内目录 (P11): archive number, what is in the file, how many pages, where it lies, how long."""

    kind = PaperKind.CONTENTS

    office: Office = field("归档单位")
    archive_number: str = field("档案号")
    case_number: str = field("受理编号")
    title: str = field("案卷题名")
    holders: tuple[str, ...] = field("权利人", default=())
    location: str = field("坐落", default="")
    unit_numbers: tuple[str, ...] = field("不动产单元号", default=())
    items: tuple[FiledItem, ...] = field("卷内文件", at_least=1)
    place: str = field("保管位置")
    retention: str = field("保管期限")
    filed_on: date = field("归档日期")
    filed_by: str = field("立卷人")
    checked_by: str = field("检查人", default="")

    @property
    def pages(self) -> int:
        """Pages of the whole file."""
        return sum(item.pages for item in self.items)

    @property
    def numbered(self) -> tuple[tuple[FiledItem, int], ...]:
        """Every item with the number of its first page in the file."""
        before = accumulate((item.pages for item in self.items), initial=1)
        return tuple(zip(self.items, before, strict=False))

    def faults(self) -> Iterator[str]:
        if any(item.pages < 0 for item in self.items):
            yield "卷内文件的页数不能为负"
