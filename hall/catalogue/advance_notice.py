"""预告登记: rows 13–15, and the end of a notice."""

from dataclasses import replace

from hall.catalogue import clock_stops, co_reviews, roles
from hall.catalogue import facts as f
from hall.catalogue import materials as m
from hall.catalogue.house_rules import ALWAYS, NOT_DISPOSING, gates
from hall.catalogue.needs import GENERATED, consent, lines, norm
from hall.catalogue.norms import HOLDER_RENAMED, applicant_norms, proof
from hall.catalogue.schema import BusinessItem, Part, combined, limit
from hall.catalogue.tables import TABLE_4
from hall.catalogue.words import CertificateKind, RegisterEffect
from hall.staff.departments import D

DETAILS = "《不动产登记暂行条例实施细则》"
OF_APPLICANTS = ("4-1", "4-2a", "4-2b", "4-3")
OF_THE_PURCHASE = ("4-4", "4-6", "4-7")
OF_THE_MORTGAGE = ("4-5a", "4-5b", "4-5c", "4-6")

NOTICE = Part(
    "预购商品房预告登记",
    (roles.PRESALE_BUYER, roles.PRESALE_SELLER),
    RegisterEffect.CREATE_ADVANCE_NOTICE,
    CertificateKind.PROOF,
)
MORTGAGE_NOTICE = Part(
    "预购商品房抵押权预告登记",
    (roles.NOTICE_MORTGAGEE, roles.NOTICE_MORTGAGOR),
    RegisterEffect.CREATE_MORTGAGE_NOTICE,
    CertificateKind.PROOF,
)
PURCHASE_GATES = gates(
    "presale_seller_holds_the_land",
    "unit_is_not_seized",
    "advance_notice_is_consented",
    "construction_mortgage_is_released",
    "amounts_are_positive",
    "shares_add_up",
    "housing_has_no_objection",
)
MORTGAGE_GATES = gates("unit_is_not_seized", "property_may_be_mortgaged", "mortgage_amounts_are_consistent")
OTHERS_CONSENT = consent("advance_notice_is_consented", f.NOTICE_HOLDER_CONSENT_IS_NEEDED)
RELEASE = consent("construction_mortgage_is_released", f.HAS_CONSTRUCTION_MORTGAGE)
MADE_HERE = replace(
    lines(TABLE_4, "4-5a")[0],
    sources=(GENERATED,),
    provided_by=(D.REGISTRATION,),
    note="由本件前一登记生成，不须提交",
)
BOTH_LINES = tuple(MADE_HERE if row.line == MADE_HERE.line else row for row in TABLE_4)

PRESALE_NOTICE = BusinessItem(
    code="presale-advance-notice",
    name="预购商品房预告登记",
    row=13,
    offered=True,
    basis=f"{DETAILS}第八十五条、第八十六条；《民法典》第二百二十一条",
    summary="购买预售商品房，办理预告登记以保障将来取得房屋；预售合同一并备案。",
    needs=(*lines(TABLE_4, *OF_APPLICANTS, *OF_THE_PURCHASE), OTHERS_CONSENT, RELEASE),
    co_reviews=(co_reviews.FILING,),
    gates=(*ALWAYS, *PURCHASE_GATES),
    limit=limit(statutory=30, promised=5, stops=clock_stops.PRESOLD),
    parts=(NOTICE,),
)
PRESALE_MORTGAGE_NOTICE = BusinessItem(
    code="presale-mortgage-notice",
    name="预购商品房抵押权预告登记",
    row=14,
    offered=True,
    basis=f"{DETAILS}第八十八条；最高人民法院担保制度解释第五十二条",
    summary="以预购的商品房为贷款设立抵押权预告登记。",
    needs=(*lines(TABLE_4, *OF_APPLICANTS, *OF_THE_MORTGAGE), OTHERS_CONSENT),
    gates=(*ALWAYS, *MORTGAGE_GATES, *gates("presale_notice_exists", "advance_notice_is_consented")),
    limit=limit(statutory=30, promised=5, stops=clock_stops.ORDINARY),
    parts=(MORTGAGE_NOTICE,),
)
BOTH_NOTICES = BusinessItem(
    code="presale-notice-with-mortgage-notice",
    name="预购商品房预告登记与预购商品房抵押权预告登记（合并办理）",
    row=15,
    offered=True,
    basis=f"{DETAILS}第八十六条、第八十八条",
    summary="购买预售商品房并贷款，两项预告登记一次受理、一并登簿，发两份证明。",
    needs=(*BOTH_LINES, OTHERS_CONSENT, RELEASE),
    co_reviews=(co_reviews.FILING,),
    gates=(*ALWAYS, *PURCHASE_GATES, *gates("property_may_be_mortgaged", "mortgage_amounts_are_consistent")),
    limit=combined(statutory=30, promised=7, stops=clock_stops.PRESOLD),
    parts=(NOTICE, replace(MORTGAGE_NOTICE, uses_earlier=True)),
)

END = f"{DETAILS}第八十九条"
NOTICE_CANCELLATION = replace(
    PRESALE_NOTICE,
    code="advance-notice-cancellation",
    name="预告登记注销登记",
    summary="债权消灭、权利人放弃预告登记或者合同解除，注销预告登记。",
    basis=END,
    needs=(
        *applicant_norms(),
        HOLDER_RENAMED,
        proof("3", "不动产登记证明（预告登记）"),
        norm("4", m.CANCELLATION_PROOF, basis=END),
    ),
    co_reviews=(),
    gates=(*NOT_DISPOSING, *gates("applicant_is_registered_holder", "mortgage_notice_is_settled")),
    limit=limit(statutory=30, promised=5, stops=clock_stops.ORDINARY),
    parts=(Part("预告登记注销登记", (roles.HOLDER,), RegisterEffect.CANCEL_ADVANCE_NOTICE),),
    is_variant=True,
)

ITEMS = (PRESALE_NOTICE, NOTICE_CANCELLATION, PRESALE_MORTGAGE_NOTICE, BOTH_NOTICES)
