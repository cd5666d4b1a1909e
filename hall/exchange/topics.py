"""What notices are about, in words. A topic is a dotted past participle; pages never show the code."""

TOPICS = {
    "case.accepted": "已受理",
    "case.declined": "不予受理",
    "case.supplemented": "材料已补齐",
    "case.reviewed": "联办已答复",
    "case.recorded": "已登簿",
    "case.finished": "已办结",
    "case.issued": "已发证",
    "case.archived": "已归档",
    "case.refused": "不予登记",
    "case.withdrawn": "已撤回",
    "tax.assessed": "已核税",
    "tax.paid": "已完税",
    "tax.refunded": "已退税",
    "fee.paid": "登记费已缴",
    "bill.paid": "已缴费",
    "contract.filed": "合同已备案",
    "presale.permitted": "预售许可和楼盘表",
    "units.numbered": "已编不动产单元号",
    "completion.filed": "竣工验收已备案",
    "order.received": "收到协助执行文书",
    "order.settled": "协助执行文书已办结",
    "order.suggested": "审查建议",
    "order.transfer": "收到过户的协助执行文书",
    "case.stopped_by_court": "因法院文书中止办理",
    "inquiry.filed": "有查询待答复",
    "inquiry.replied": "查询已回函",
    "inquiry.overdue": "查询逾期未答复",
    "auction.delivered": "法院送达成交裁定和协助执行文件",
    "auction.reminded": "函告登记机构的期限将到",
    "auction.overdue": "函告登记机构已经逾期",
    "execution.told": "执行前告知住建",
    "execution.coordinated": "会商情况已记录",
    "court.asked": "函询人民法院",
    "court.answered": "人民法院已复函",
    "archive.overdue": "借阅的档案到期未还",
}
KEYS = {
    "case_number": "受理号",
    "unit_number": "不动产单元号",
    "parcel_number": "宗地代码",
    "project_number": "开发项目编号",
    "certificate_number": "证书号",
    "assessment_number": "核税编号",
    "bill_number": "缴款编号",
    "receipt_number": "收据号",
    "contract_number": "合同编号",
    "order_number": "文书编号",
    "inquiry_number": "查询编号",
    "archive_number": "档案号",
    "auction_number": "处置编号",
    "coordination_number": "告知编号",
}


def topic_label(topic: str) -> str:
    """The topic in Chinese; a topic nobody has named is shown as it is."""
    return TOPICS.get(topic, topic)


def key_label(key: str) -> str:
    """The name of an identifier in Chinese."""
    return KEYS.get(key, key)
