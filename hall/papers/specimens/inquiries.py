"""Specimen of the letter that answers a court's inquiry."""

from hall.papers.contents.inquiries import AnsweredTopic, InquiryReply, OfficeReply
from hall.papers.contents.shared import Fact
from hall.papers.specimens.orders import COURT, ORDER
from hall.papers.specimens.sale import MORNING, OFFICE

INQUIRY_REPLY = InquiryReply(
    office=OFFICE,
    number="2026-000001",
    addressee=COURT,
    letter_number="（2026）粤5302执1234号查询函",
    case_number=ORDER,
    owner="林小禾",
    property="粤（2026）云浮市不动产权第0000001号",
    address="云城区翠石路66号云岭花园3幢1203房",
    received_on=MORNING.date(),
    offices=(
        OfficeReply(
            office="自然资源局（登记）",
            clause="三（一）",
            replied_by="陈若衡",
            replied_at=MORNING,
            topics=(
                AnsweredTopic(
                    topic="规划情况",
                    provided=True,
                    lines=(
                        Fact(label="规划用途", text="住宅"),
                        Fact(label="建筑面积", text="118.36㎡"),
                    ),
                ),
                AnsweredTopic(
                    topic="历史成本",
                    provided=True,
                    lines=(
                        Fact(label="2013年8月2日 购买新建商品房", text="760,000.00 元"),
                        Fact(label="2019年5月14日 存量房买卖", text="无记录"),
                    ),
                ),
            ),
            attachments=(Fact(label="规划条件.pdf", text="3 页，摘要 9f86d081884c7d65"),),
        ),
        OfficeReply(
            office="税务局",
            clause="三（一）",
            replied_by="罗敏",
            replied_at=MORNING,
            topics=(
                AnsweredTopic(
                    topic="定向询价",
                    provided=False,
                    explanation="该类不动产没有计税基准价，也没有政府定价、指导价，请另行委托评估",
                ),
            ),
        ),
    ),
    owing=("住房和城乡建设局",),
    sent_on=MORNING.date(),
)
