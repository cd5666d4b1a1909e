"""What the papers of a judicial sale say: the order to transfer, the confirmation, the settlement in kind."""

from hall.catalogue import materials as m
from hall.catalogue.payload_entries import CASE, COURT, PRICE, Entries, F
from hall.catalogue.payload_fields import Kind

ROUNDS = (("first", "第一次拍卖"), ("second", "第二次拍卖"), ("sale", "变卖"))
DISPOSED = (("all", "全部"), ("share", "被执行人的份额"))
LEFT_OUT = "没有写明的不选，由登记机构函询人民法院，不作推断"
CANCELLED_OR_KEPT = (("cancel", "涂销"), ("keep", "保留"))
ENDED_OR_KEPT = (("cancel", "注销"), ("keep", "保留"))

FIELDS: dict[str, Entries] = {
    m.TRANSFER_ORDER.code: (
        COURT,
        CASE,
        F("served_on", "送达登记机构日期", Kind.PAST_DATE),
        F("debtor", "被执行人", max_length=120),
        F("debtor_document", "被执行人证件号码", required=False, max_length=50, hint="写明的与登记簿核对"),
        F("buyers", "买受人姓名、名称", max_length=300, hint="几个人的用顿号分开，照裁定书填写"),
        F("disposed", "处置范围", Kind.CHOICE, choices=DISPOSED, default="all"),
        F("mortgages", "抵押权", Kind.CHOICE, choices=CANCELLED_OR_KEPT, required=False, hint=LEFT_OUT),
        F("notices", "预告登记", Kind.CHOICE, choices=ENDED_OR_KEPT, required=False, hint=LEFT_OUT),
        F("objections", "异议登记", Kind.CHOICE, choices=ENDED_OR_KEPT, required=False, hint=LEFT_OUT),
        F(
            "priority_letter",
            "移送执行函文号",
            required=False,
            max_length=60,
            hint="处置法院不是首封法院的填写",
        ),
        F("reply_number", "人民法院复函文号", required=False, max_length=60, hint="函询后补充写明的填写"),
    ),
    m.AUCTION_CONFIRMATION.code: (
        F("platform", "拍卖平台", max_length=60),
        F("lot_number", "标的编号", max_length=60),
        F("round", "拍卖轮次", Kind.CHOICE, choices=ROUNDS, required=False),
        PRICE,
        F("price_includes_tax", "成交价是否含增值税", Kind.YES_NO, default=True),
        F("struck_on", "成交日期", Kind.PAST_DATE),
        F("paid_on", "付清全款日期", Kind.PAST_DATE, required=False),
    ),
    m.SETTLEMENT_IN_KIND.code: (
        COURT,
        CASE,
        F("price", "抵债金额（元）", Kind.AMOUNT),
        F("struck_on", "裁定日期", Kind.PAST_DATE),
    ),
}
