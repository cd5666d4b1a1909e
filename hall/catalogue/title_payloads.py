"""What is typed of the papers by which land and houses are first registered, change, pass or end."""

from dataclasses import replace

from hall.catalogue import materials as m
from hall.catalogue.payload_entries import (
    CASE,
    COURT,
    NUMBER,
    RELATION,
    SIGNED,
    Entries,
    F,
    numbered,
)
from hall.catalogue.payload_fields import Kind

ASSESSED = F("price", "核定价格（元）", Kind.AMOUNT, required=False, hint="没有的由税务局核定")
HOUSE_USES = (
    ("10", "住宅"),
    ("11", "成套住宅"),
    ("111", "别墅"),
    ("112", "高档公寓"),
    ("12", "非成套住宅"),
    ("13", "集体宿舍"),
    ("21", "工业"),
    ("27", "仓储"),
    ("31", "商业服务"),
    ("32", "经营"),
    ("33", "旅游"),
    ("40", "教育医疗卫生科研"),
    ("50", "文化娱乐体育"),
    ("60", "办公"),
    ("80", "其他"),
)
STRUCTURES = (
    ("1", "钢结构"),
    ("2", "钢和钢筋混凝土结构"),
    ("3", "钢筋混凝土结构"),
    ("4", "混合结构"),
    ("5", "砖木结构"),
    ("6", "其他结构"),
)
RELATION_OF_OWNERS = replace(
    RELATION, choices=(*RELATION.choices, ("divorce", "原配偶，离婚时分割共同财产（离婚析产）"))
)
CANCELLATION_GROUNDS = (
    ("destroyed", "不动产灭失"),
    ("waived", "权利人放弃权利"),
    ("taken", "依法被没收、征收或者收回"),
    ("judgment", "生效法律文书使权利消灭"),
    ("ended", "约定或者法定的其他消灭事由"),
)


def predecessor(label: str) -> Entries:
    """Who is registered and has died or ceased to be: R02 with a proven change."""
    return (
        F("predecessor", label, max_length=120, hint="有几人的用顿号（、）分开；其他共有人不写"),
        F(
            "predecessor_document",
            f"{label.removesuffix('姓名').removesuffix('名称')}证件号码",
            required=False,
            max_length=200,
            hint="按登记簿记载的号码核对；登记簿上有同名的必填",
        ),
    )


FIELDS: dict[str, Entries] = {
    m.EXCHANGE_CONTRACT.code: (
        NUMBER,
        SIGNED,
        F("price", "本房屋作价（元）", Kind.AMOUNT),
        F("difference", "换入方补付差价（元）", Kind.AMOUNT_OR_ZERO, required=False),
    ),
    m.CONTRIBUTION_AGREEMENT.code: (NUMBER, SIGNED, F("price", "作价金额（元）", Kind.AMOUNT)),
    m.GIFT_CONTRACT.code: (SIGNED, RELATION, ASSESSED),
    m.INHERITANCE_PROOF.code: (
        F(
            "ground",
            "继承方式",
            Kind.CHOICE,
            choices=(("law", "法定继承"), ("will", "遗嘱继承"), ("bequest", "受遗赠")),
        ),
        *predecessor("被继承人、遗赠人姓名"),
        F("died_on", "被继承人死亡日期", Kind.PAST_DATE),
        F("notarial_number", "继承权公证书编号", required=False, max_length=60),
        ASSESSED,
    ),
    m.MERGER_PROOF.code: (*numbered("合并、分立文件"), *predecessor("合并、分立前的单位名称"), ASSESSED),
    m.SHARE_TRANSFER_AGREEMENT.code: (
        SIGNED,
        RELATION_OF_OWNERS,
        F("price", "转移份额的价款（元）", Kind.AMOUNT_OR_ZERO, required=False),
    ),
    m.CO_OWNER_AGREEMENT.code: (SIGNED, RELATION_OF_OWNERS, ASSESSED),
    m.PARTITION_PROOF.code: (
        NUMBER,
        SIGNED,
        F("difference", "补偿价款（元）", Kind.AMOUNT_OR_ZERO, required=False),
        F("allocation", "各新单元归属", required=False, max_length=300, hint="如 0051=林小禾；0052=周明远"),
        ASSESSED,
    ),
    m.EFFECTIVE_LEGAL_DOCUMENT.code: (
        COURT,
        CASE,
        F("effective_on", "生效日期", Kind.PAST_DATE),
        F("served_on", "送达买受人日期", Kind.PAST_DATE, required=False),
        F(
            "price",
            "成交价或者抵债金额（元）",
            Kind.AMOUNT,
            required=False,
            hint="离婚析产、继承的填房屋价值",
        ),
        F(
            "ground",
            "文书确定的转移原因",
            Kind.CHOICE,
            choices=(("divorce", "离婚析产"), ("inheritance", "法定继承人继承"), ("other", "其他")),
            required=False,
        ),
    ),
    m.GOVERNMENT_DECISION.code: (*numbered("批准文件"), ASSESSED),
    m.ALTERATION_PROOF.code: (
        *numbered("证明文件"),
        F("new_address", "变更后的坐落", required=False, max_length=300),
        F("new_use", "变更后的房屋用途", Kind.CHOICE, required=False, choices=HOUSE_USES),
        F("new_structure", "变更后的房屋结构", Kind.CHOICE, required=False, choices=STRUCTURES),
        F(
            "new_area",
            "变更后的面积（平方米）",
            Kind.AREA,
            required=False,
            hint="房屋建筑面积或者宗地面积",
        ),
        F("new_exclusive_area", "变更后的专有建筑面积（平方米）", Kind.AREA, required=False),
        F("new_shared_area", "变更后的分摊建筑面积（平方米）", Kind.AREA, required=False),
    ),
    m.NAME_CHANGE_PROOF.code: (
        *numbered("证明文件"),
        F("former_name", "变更前的姓名或者名称", required=False, max_length=120),
        F("former_document", "变更前的证件号码", required=False, max_length=50, hint="证件号码没有变的不填"),
    ),
    m.LAND_TERMS_APPROVAL.code: (
        *numbered("批准文件或者补充协议"),
        F("new_land_use", "变更后的土地用途", required=False, max_length=60),
        F("new_ends_on", "变更后的使用期限至", Kind.DATE, required=False),
        F("price", "补缴土地价款（元）", Kind.AMOUNT, required=False),
    ),
    m.LAND_TITLE_SOURCE.code: (
        *numbered("出让合同或者划拨决定书"),
        F("price", "土地价款（元）", Kind.AMOUNT_OR_ZERO, required=False),
        F("begins_on", "使用期限自", Kind.DATE, required=False),
        F("ends_on", "使用期限至", Kind.DATE, required=False),
    ),
    m.LAND_PRICE_RECEIPT.code: (
        F("receipt_number", "缴款凭证号", max_length=60),
        F("amount", "缴款金额（元）", Kind.AMOUNT_OR_ZERO),
        F("paid_on", "缴款日期", Kind.PAST_DATE),
    ),
    m.INVESTMENT_PROOF.code: numbered("投资证明"),
    m.CANCELLATION_PROOF.code: (
        F("ground", "注销原因", Kind.CHOICE, choices=CANCELLATION_GROUNDS),
        *numbered("证明文件"),
    ),
}
