"""Specimens of what people are told of a judicial sale."""

from hall.papers.contents.sale_notices import BuyerNotice, CancellationNotice
from hall.papers.contents.shared import Fact
from hall.papers.specimens.orders import COURT
from hall.papers.specimens.sale import CASE, HOUSE, MORNING, OFFICE
from hall.papers.specimens.sales import RULING

CANCELLATION_NOTICE = CancellationNotice(
    office=OFFICE,
    case_number=CASE,
    creditors=("云石银行云城支行",),
    property=HOUSE,
    court=COURT,
    ruling=RULING,
    cause="拍卖、变卖或者抵债，担保物权消灭",
    proofs=("粤(2021)云浮市不动产证明第0000123号",),
    recorded_at=MORNING,
)
BUYER_NOTICE = BuyerNotice(
    office=OFFICE,
    buyers=("周明远",),
    court=COURT,
    ruling=RULING,
    properties=(HOUSE,),
    price="1,200,000.00 元",
    bring=(
        "身份证原件",
        "裁定书、协助执行通知书（人民法院已经送来的不必再带）",
        "网络司法拍卖成交确认书",
        "税费优惠申报证明材料（申请优惠税率的）",
    ),
    taxes=(
        Fact(label="契税（买受人）", text="12,000.00 元"),
        Fact(label="个人所得税（被执行人，依法由其承担）", text="36,000.00 元"),
    ),
    where="云浮市不动产登记中心综合受理窗口",
    page="https://bdc.example.gov.cn/buyers/Vq3rT8yLm2Kc0pWzX5nA7g/",
    notified_at=MORNING,
)
