"""House rules: the checks of the hall (R01–R34), each once – word, law, severity, who answers – and the sets
of gates that hold for every act of one kind.

The room named in `answered_by` writes `@gate(word)` in its `gates.py`; a system check refuses to start the
server when one is missing. `judicial` is the severity on the path of a court order (None: not asked there).
`cured_by` is the document that meets a CONSENT finding; it is a conditional line of the items concerned.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from hall.catalogue import materials as m
from hall.catalogue.schema import GateUse, Material, gate
from hall.catalogue.words import Severity

EVERY_STEP = frozenset({"accept", "examine", "approve", "record"})
DECISION = frozenset({"approve", "record"})
RECORDING = frozenset({"record"})
ENGROSSING, ISSUING = frozenset({"engross"}), frozenset({"issue"})

BLOCK, CONSENT, WARN, INFORM = Severity.BLOCK, Severity.CONSENT, Severity.WARN, Severity.INFORM
REGISTER, HALL, CASHIER = "registration", "cases", "cashier"
TAX, HOUSING, COURTS = "taxation", "transactions", "judicial"
DETAILS = "《不动产登记暂行条例实施细则》"
ESTATE_LAW = "《城市房地产管理法》"


@dataclass(frozen=True)
class Rule:
    """审查规则: a gate's word, the checks of the matrix it answers, its law, severity and answerer."""

    word: str
    checks: tuple[str, ...]
    law: str
    sentence: str
    severity: Severity
    answered_by: str
    judicial: Severity | None = None
    at: frozenset[str] = EVERY_STEP
    cured_by: Material | None = None


# A table: one rule, two or three lines.
# fmt: off
_TABLE = (
    Rule("unit_exists", ("R01",), "《不动产登记暂行条例》第八条",
         "不动产单元存在、代码有效，没有重复的现势所有权", BLOCK, REGISTER, BLOCK),
    Rule("applicant_is_registered_owner", ("R02",), "《不动产登记暂行条例》第十八条",
         "转让方、抵押人等与登记簿记载的所有权人或者使用权人一致", BLOCK, REGISTER),
    Rule("applicant_is_registered_holder", ("R02",), "《不动产登记暂行条例》第十八条",
         "申请人与登记簿记载的抵押权人、地役权人、居住权人等一致", BLOCK, REGISTER),
    Rule("unit_is_not_seized", ("R03", "R04"),
         f"{ESTATE_LAW}第三十八条第二项；《民法典》第三百九十九条第五项",
         "没有查封、预查封；轮候查封已经生效的视同查封", BLOCK, REGISTER, BLOCK),
    Rule("seizure_is_noted", ("R03a",), f"{ESTATE_LAW}第三十八条第二项",
         "有查封时，本登记不处分权利，提醒后可以办理", WARN, REGISTER),
    Rule("advance_notice_is_consented", ("R05",), f"《民法典》第二百二十一条；{DETAILS}第八十五条",
         "没有他人的预告登记，或者预告登记的权利人书面同意", BLOCK, REGISTER, WARN,
         cured_by=m.NOTICE_HOLDER_CONSENT),
    Rule("advance_notice_has_not_lapsed", ("R06",), "《民法典》第二百二十一条第二款",
         "预告登记没有失效的可能；可能失效的，先核实并办理注销", WARN, REGISTER, WARN),
    Rule("no_objection_or_commitment", ("R07",), f"《民法典》第二百二十条；{DETAILS}第八十四条",
         "没有异议登记，或者申请人书面承诺知悉并自行承担风险", CONSENT, REGISTER, INFORM,
         cured_by=m.OBJECTION_COMMITMENT),
    Rule("objection_is_not_repeated", ("R08",), f"{DETAILS}第八十三条",
         "没有就同一事项、同一理由再次申请异议登记", BLOCK, REGISTER),
    Rule("mortgage_allows_transfer", ("R09",), "《民法典》第四百零六条；自然资发〔2021〕54号",
         "抵押权没有禁止或者限制转让的约定，或者抵押权人书面同意", CONSENT, REGISTER,
         cured_by=m.MORTGAGEE_CONSENT),
    Rule("mortgagees_are_notified", ("R10",), "《民法典》第四百零六条第二款",
         "抵押期间转让的，已经通知抵押权人；抵押权随房屋继续存在", WARN, REGISTER),
    Rule("mortgagee_consented_before_2021", ("R11",), "自然资发〔2021〕54号",
         "2021年以前登记的抵押权，抵押权人书面同意转让", CONSENT, REGISTER, cured_by=m.MORTGAGEE_CONSENT),
    Rule("earlier_mortgages_are_ranked", ("R12",), "《民法典》第四百一十四条",
         "在先抵押权已经查明，本抵押权按登记时间排列顺位", INFORM, REGISTER),
    Rule("property_may_be_mortgaged", ("R13",), "《民法典》第三百九十九条",
         "不属于不得抵押的财产", BLOCK, REGISTER),
    Rule("land_and_house_go_together", ("R14",), f"《民法典》第三百九十七条；{ESTATE_LAW}第三十二条",
         "房屋和所占土地一并处分", BLOCK, REGISTER, BLOCK),
    Rule("all_owners_apply", ("R15",), f"《民法典》第三百零一条；{DETAILS}第十条",
         "共同共有的全体共有人申请；按份共有的占份额三分之二以上的共有人申请",
         BLOCK, REGISTER, INFORM),
    Rule("co_owners_waive_pre_emption", ("R16",), "《民法典》第三百零五条、第三百零六条",
         "向外人转让份额的，其他按份共有人放弃优先购买权", CONSENT, REGISTER, INFORM,
         cured_by=m.PRE_EMPTION_WAIVER),
    Rule("residence_right_is_carried_over", ("R17",), "《民法典》第三百六十九条",
         "设有居住权的，居住权继续存在并在附记载明", WARN, REGISTER, WARN),
    Rule("unit_is_a_dwelling", ("R17",), "《民法典》第三百六十六条",
         "居住权设立在住宅上", BLOCK, REGISTER),
    Rule("guardian_acts_for_ward", ("R18",), f"《民法典》第三十五条；{DETAILS}第十一条",
         "处分被监护人不动产的，由监护人办理并保证为被监护人利益", CONSENT, HALL,
         cured_by=m.GUARDIAN_STATEMENT),
    Rule("taxes_are_cleared", ("R19", "R20", "R21"),
         "《契税法》第十一条；《个人所得税法》第十五条；《土地增值税暂行条例》第十二条",
         "税款已经缴清，或者已经依法减免、不征", BLOCK, TAX, at=RECORDING),
    Rule("buyers_deed_tax_is_cleared", ("R19",), "《契税法》第十条、第十一条",
         "受让方的契税已经缴清，或者已经依法减免、不征", BLOCK, TAX, BLOCK, at=RECORDING),
    Rule("sellers_taxes_are_cleared", ("R20", "R21"),
         "《个人所得税法》第十五条；《土地增值税暂行条例》第十二条",
         "转让方的税款已经缴清，或者由人民法院从价款中扣缴", BLOCK, TAX, WARN, at=RECORDING),
    Rule("contract_is_not_filed_twice", (), "《房屋交易合同网签备案业务规范（试行）》",
         "该房屋没有其他已经备案、网签的合同", BLOCK, HOUSING),
    Rule("housing_has_no_objection", ("R22",), "《不动产登记“最多跑一次”操作规程》四",
         "住建部门对政策性住房上市、限售、限购没有异议", BLOCK, HOUSING, INFORM, at=DECISION),
    Rule("allocated_land_is_approved", ("R23",), f"{ESTATE_LAW}第四十条",
         "划拨土地上房屋转让已经批准，并补缴出让金或者上缴收益", BLOCK, REGISTER, BLOCK, at=DECISION),
    Rule("granted_land_is_paid_and_built", ("R24",), f"{ESTATE_LAW}第三十九条",
         "出让金已经付清，开发投资达到25%以上", BLOCK, REGISTER, WARN, at=DECISION),
    Rule("right_has_not_expired", ("R25",), "《不动产登记暂行条例》第二十二条；《民法典》第三百五十九条",
         "权利没有超过规定期限；住宅用地到期自动续期", BLOCK, REGISTER, WARN),
    Rule("ownership_is_undisputed", ("R26",), "《不动产登记暂行条例》第二十二条第二项",
         "没有尚未解决的权属争议", BLOCK, HALL),
    Rule("no_other_open_case", ("R27",), f"{DETAILS}第六十七条",
         "同一不动产单元没有先受理、未办结的业务", BLOCK, HALL, WARN),
    Rule("construction_mortgage_is_released", ("R28",), f"{DETAILS}第八十六条",
         "在建建筑物抵押已经注销，或者一并申请注销", CONSENT, REGISTER,
         cured_by=m.CONSTRUCTION_MORTGAGE_RELEASE),
    Rule("encumbrancers_consent", ("R29",), f"{DETAILS}第二十八条",
         "抵押权人、地役权人、居住权人、预告登记权利人书面同意注销", CONSENT, REGISTER,
         cured_by=m.ENCUMBRANCERS_CONSENT),
    Rule("announcement_is_over", ("R30",), f"{DETAILS}第十七条",
         "公告期满，没有异议或者异议不成立", BLOCK, HALL, at=RECORDING),
    Rule("site_was_visited", ("R31",), "《不动产登记暂行条例》第十九条",
         "应当实地查看的，已有两名以上工作人员签字的查看记录", BLOCK, REGISTER, at=DECISION),
    Rule("mortgage_amounts_are_consistent", ("R32",), "《民法典》第四百条、第四百二十条",
         "一般抵押写明主债权数额，最高额抵押写明最高债权额；起始日不晚于截止日", BLOCK, REGISTER),
    Rule("other_mortgagees_consent", (), "《民法典》第四百零九条",
         "变更对其他抵押权人不利的，其他抵押权人书面同意", CONSENT, REGISTER,
         cured_by=m.OTHER_MORTGAGEES_CONSENT),
    Rule("amounts_are_positive", ("R33",), "《不动产登记暂行条例》第十七条",
         "价格、面积等数额大于零", BLOCK, HALL, BLOCK),
    Rule("shares_add_up", ("R33",), "《不动产登记暂行条例》第十七条",
         "按份共有的份额之和为一", BLOCK, HALL, BLOCK),
    Rule("officers_are_separate", ("R34",), "不动产登记内部控制：审核分离",
         "受理与登簿、初审与核定不由同一人办理", BLOCK, HALL, BLOCK, at=DECISION),
    Rule("fees_are_paid", (), "《不动产登记“最多跑一次”操作规程》四；发改价格规〔2016〕2559号",
         "登记费已经缴清，或者依法不收", BLOCK, CASHIER, BLOCK, at=RECORDING),
    Rule("certificates_are_printed", (), "《不动产登记暂行条例》第二十一条",
         "证书、证明已经全部缮制", BLOCK, REGISTER, BLOCK, at=ENGROSSING),
    Rule("certificates_are_handed_over", (), "《不动产登记暂行条例》第二十一条",
         "证书、证明已经全部发给权利人，或者已经寄出", BLOCK, REGISTER, BLOCK, at=ISSUING),
    Rule("exchange_is_whole", (), "《民法典》第五百二十五条、第六百四十七条",
         "互换的两件相互对应：当事人、差价一致，一并登簿", BLOCK, HALL),
    Rule("parties_are_spouses", (), "《契税法》第六条第四项；《民法典》第一千零六十二条",
         "转让方与受让方是夫妻", BLOCK, HALL),
    Rule("easement_units_differ", (), "《民法典》第三百七十二条",
         "供役地与需役地不是同一不动产单元", BLOCK, REGISTER),
    Rule("units_may_be_divided", (), f"{DETAILS}第二十六条、第三十七条",
         "分割、合并前后的单元在同一宗地、面积相符；不改变权利人的，各单元的权利人相同",
         BLOCK, REGISTER),
    Rule("dominant_owner_applies", ("R02",), "《民法典》第三百七十二条",
         "需役地登记在申请人名下", BLOCK, REGISTER),
    Rule("easement_goes_with_land", (), "《民法典》第三百八十条",
         "地役权与需役地的权利一并转让", BLOCK, REGISTER),
    Rule("presale_notice_exists", (), f"{DETAILS}第八十六条",
         "该预购商品房已有预购人的预告登记", BLOCK, REGISTER),
    Rule("presale_seller_holds_the_land", ("R02",), "《不动产登记暂行条例》第十八条",
         "预售人与登记簿记载的建设用地使用权人一致", BLOCK, REGISTER),
    Rule("mortgage_notice_is_settled", (), f"《民法典》第二百二十一条；{DETAILS}第八十九条",
         "该预告登记没有所附的抵押权预告登记，或者抵押权预告登记已经先行注销", BLOCK, REGISTER),
    Rule("no_title_registered_yet", (), "《不动产登记暂行条例》第八条",
         "该不动产单元尚未办理首次登记", BLOCK, REGISTER),
    Rule("correction_is_stated", (), f"{DETAILS}第七十九条",
         "写明登记簿错在哪一项、现在怎样记载、应当怎样记载", BLOCK, REGISTER),
    Rule("corrector_may_apply", ("R02",), f"{DETAILS}第七十九条",
         "由权利人申请；利害关系人申请的，有利害关系证明", BLOCK, REGISTER),
    Rule("owner_was_told_of_the_error", (), f"{DETAILS}第八十一条",
         "已通知权利人，三十个工作日内没有申请更正", BLOCK, REGISTER, at=DECISION),
    Rule("correction_is_still_possible", (), f"{DETAILS}第八十一条",
         "登记错误之后没有发生处分、预告登记或者查封", BLOCK, REGISTER),
    Rule("certificate_may_be_replaced", (), f"{DETAILS}第二十三条",
         "原证书、证明有效，由其权利人申请补换", BLOCK, REGISTER),
    Rule("query_is_allowed", (),
         "《不动产登记资料查询暂行办法》第七条至第二十二条；《民法典》第二百一十八条、第二百一十九条",
         "查询人有权查询，查询目的明确，查询范围不超过其权限", BLOCK, REGISTER),
    Rule("objection_may_end", (), f"{DETAILS}第八十三条",
         "异议登记申请人申请注销，或者生效法律文书不支持异议", BLOCK, REGISTER),
    Rule("order_is_complete", (), f"{DETAILS}第九十条；《民事诉讼法》第二百六十二条",
         "协助执行文书齐全，案号有效", BLOCK, COURTS, BLOCK),
    Rule("order_fits_the_book", (), "法发〔2004〕5号第二十条；查扣冻规定第二十三条、第二十七条",
         "协助事项与登记簿记载相符，能够执行", BLOCK, REGISTER, BLOCK),
    Rule("sale_is_as_ruled", (),
         "《民事诉讼法解释》第四百九十一条；法释〔2004〕16号第二十六条",
         "裁定书、成交确认书与申请一致：买受人、成交价、日期先后", BLOCK, COURTS, BLOCK),
    Rule("disposing_court_is_first", ("R03",), "法释〔2016〕6号第一条；法发〔2004〕5号第二十条",
         "处置法院是首封法院，或者首封法院已经移送执行", BLOCK, REGISTER, BLOCK),
    Rule("order_says_what_ends", (), "法释〔2004〕16号第二十八条；法发〔2004〕5号第三条",
         "协助执行文书写明抵押权、预告、异议如何处理；没有写明的函询人民法院", BLOCK, REGISTER, BLOCK,
         at=DECISION),
)
# fmt: on
GATES: dict[str, Rule] = {rule.word: rule for rule in _TABLE}


def gates(*words: str) -> tuple[GateUse, ...]:
    """Bind house rules to the steps at which the house asks them. Raises KeyError for an unknown word."""
    return tuple(gate(word, at=GATES[word].at) for word in words)


def judicial(uses: Iterable[GateUse]) -> tuple[GateUse, ...]:
    """The same gates on the path of a court order: with its severities, without those it does not ask."""
    asked = ((use, GATES[use.word].judicial) for use in uses)
    return tuple(gate(use.word, at=use.at, severity=how, when=use.when) for use, how in asked if how)


ALWAYS = gates(
    "unit_exists",
    "no_other_open_case",
    "ownership_is_undisputed",
    "officers_are_separate",
    "fees_are_paid",
    "certificates_are_printed",
    "certificates_are_handed_over",
)
"""Asked of every application for registration."""
OWNER_DISPOSES = (
    *ALWAYS,
    *gates(
        "applicant_is_registered_owner",
        "all_owners_apply",
        "unit_is_not_seized",
        "advance_notice_is_consented",
        "advance_notice_has_not_lapsed",
        "no_objection_or_commitment",
        "guardian_acts_for_ward",
        "right_has_not_expired",
        "land_and_house_go_together",
        "residence_right_is_carried_over",
        "amounts_are_positive",
    ),
)
"""An owner disposes of the property or burdens it: asked at every step."""
DISPOSAL = (
    *OWNER_DISPOSES,
    *gates(
        "mortgage_allows_transfer",
        "mortgagees_are_notified",
        "mortgagee_consented_before_2021",
        "co_owners_waive_pre_emption",
        "shares_add_up",
    ),
)
"""The property passes to somebody else."""
OF_HOUSES = gates("housing_has_no_objection", "allocated_land_is_approved", "taxes_are_cleared")
"""What the departments have to say when a house passes: housing, land, tax."""
NOT_DISPOSING = (*ALWAYS, *gates("seizure_is_noted"))
"""The owner's right stays what it is: a seizure is noted, it does not stop the case."""
