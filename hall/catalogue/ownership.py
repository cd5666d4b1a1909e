"""国有建设用地使用权及房屋所有权: rows 5, 6 and 8 (row 7 stands in `house_transfer`)."""

from dataclasses import replace

from hall.catalogue import clock_stops, co_reviews, roles
from hall.catalogue import facts as f
from hall.catalogue import materials as m
from hall.catalogue.house_rules import ALWAYS, DECISION, EVERY_STEP, NOT_DISPOSING, gates
from hall.catalogue.needs import REGISTRY_AND_HOUSING, consent, norm
from hall.catalogue.norms import CONSENT_TO_GIVE_UP, applicant_norms, title
from hall.catalogue.schema import BusinessItem, Part, gate, limit
from hall.catalogue.tables import TABLE_1
from hall.catalogue.words import CertificateKind, Fee, RegisterEffect, Severity

DETAILS = "《不动产登记暂行条例实施细则》"
FIRST_NAME = "国有建设用地使用权及房屋所有权首次登记"
BUILDING_FIRST_REGISTRATION = BusinessItem(
    code="building-first-registration",
    name=FIRST_NAME,
    row=5,
    basis=f"{DETAILS}第三十五条、第三十六条",
    summary="合法建造的房屋竣工后，连同所占土地使用权第一次记入登记簿；一个项目可以一件办理。",
    needs=TABLE_1,
    co_reviews=(
        co_reviews.FUND,
        co_reviews.TAX,
    ),
    gates=(
        *ALWAYS,
        *gates("no_title_registered_yet", "amounts_are_positive", "taxes_are_cleared"),
        gate("site_was_visited", at=DECISION, severity=Severity.WARN),
    ),
    limit=limit(statutory=30, promised=10, stops=clock_stops.TAXED | clock_stops.VISITED),
    parts=(
        Part(
            FIRST_NAME,
            (roles.DEVELOPER,),
            RegisterEffect.OPEN_OWNERSHIP,
            CertificateKind.TITLE,
            Fee.STANDARD,
        ),
    ),
    site_visit=True,
    offered=True,
)

ALTER = f"{DETAILS}第三十七条"
ALTERATION_NAME = "国有建设用地使用权及房屋所有权变更登记"
HOUSE_ALTERATION = BusinessItem(
    code="house-alteration",
    name=ALTERATION_NAME,
    row=6,
    basis=ALTER,
    summary="权利人不变，姓名、名称，房屋坐落、界限、用途、面积等变化。",
    needs=(
        *applicant_norms(REGISTRY_AND_HOUSING),
        title(by=REGISTRY_AND_HOUSING),
        norm("4", m.ALTERATION_PROOF, m.NAME_CHANGE_PROOF, by=REGISTRY_AND_HOUSING, basis=ALTER),
        norm(
            "5",
            m.SURVEY_REPORT,
            m.MAPPING_REPORT,
            by=REGISTRY_AND_HOUSING,
            when=f.HOUSE_AREA_CHANGES,
            called="房地产调查或者测绘报告",
            basis=ALTER,
        ),
    ),
    co_reviews=(co_reviews.NEW_USE,),
    gates=(
        *NOT_DISPOSING,
        *gates("applicant_is_registered_owner", "amounts_are_positive"),
        gate("all_owners_apply", at=EVERY_STEP, when=f.HOUSE_USE_CHANGES),
        gate("unit_is_not_seized", at={"accept", "approve", "record"}, when=f.HOUSE_USE_CHANGES),
    ),
    limit=limit(statutory=30, promised=5, stops=clock_stops.ORDINARY),
    parts=(
        Part(
            ALTERATION_NAME,
            (roles.HOLDER,),
            RegisterEffect.ALTER_OWNERSHIP,
            CertificateKind.TITLE,
            Fee.FREE,
        ),
    ),
    offered=True,
)
OWNER_NAME_CHANGE = replace(
    HOUSE_ALTERATION,
    code="owner-name-change",
    name="权利人姓名、名称或者证件号码变更登记（更名）",
    summary="权利人改名、更换证件号码，单方申请，不涉及其他部门。",
    needs=(*applicant_norms(), title(), norm("4", m.NAME_CHANGE_PROOF, basis=ALTER)),
    co_reviews=(),
    gates=(*NOT_DISPOSING, *gates("applicant_is_registered_owner")),
    is_variant=True,
)
UNIT_DIVISION = replace(
    HOUSE_ALTERATION,
    code="division-of-units",
    name="房屋分割、合并变更登记（权利人不变）",
    summary="同一权利人的房屋分割或者合并，形成新的不动产单元和单元号，原单元号不再使用。",
    offered=True,
    needs=(
        *applicant_norms(),
        title(),
        norm("4", m.ALTERATION_PROOF, basis=ALTER),
        norm("5", m.SURVEY_REPORT, m.MAPPING_REPORT, called="房地产调查或者测绘报告", basis=ALTER),
        norm("6", m.DIVISION_CONSENT, when=f.IS_ENCUMBERED, basis="《民法典》第四百零六条"),
        consent("no_objection_or_commitment", f.HAS_OBJECTION),
        consent("guardian_acts_for_ward", f.DISPOSER_IS_WARD),
    ),
    co_reviews=(),
    gates=(
        *ALWAYS,
        *gates("applicant_is_registered_owner", "all_owners_apply", "unit_is_not_seized"),
        *gates("no_objection_or_commitment", "guardian_acts_for_ward"),
        *gates("units_may_be_divided", "amounts_are_positive"),
    ),
    parts=(
        Part(
            ALTERATION_NAME,
            (roles.HOLDER,),
            RegisterEffect.DIVIDE_OWNERSHIP,
            CertificateKind.TITLE,
            Fee.FREE,
        ),
    ),
    is_variant=True,
)

CANCEL = f"{DETAILS}第二十八条"
HOUSE_CANCELLATION = BusinessItem(
    code="house-cancellation",
    name="国有建设用地使用权及房屋所有权注销登记",
    row=8,
    basis=CANCEL,
    summary="房屋灭失、权利人放弃权利、依法没收征收或者生效文书使权利消灭。"
    "宗地由灭失房屋的权利人单独使用的，土地使用权继续登记，另发土地的不动产权证书。",
    needs=(
        *applicant_norms(),
        title(),
        norm("4", m.CANCELLATION_PROOF, basis=CANCEL),
        CONSENT_TO_GIVE_UP,
    ),
    gates=(
        *ALWAYS,
        *gates("applicant_is_registered_owner", "all_owners_apply", "unit_is_not_seized"),
        *gates("encumbrancers_consent"),
        gate("site_was_visited", at=DECISION, severity=Severity.WARN, when=f.IS_DESTROYED),
    ),
    limit=limit(statutory=30, promised=3, stops=clock_stops.ANNOUNCED),
    parts=(Part("国有建设用地使用权及房屋所有权注销登记", (roles.HOLDER,), RegisterEffect.CANCEL_OWNERSHIP),),
    site_visit=f.IS_DESTROYED,
    offered=True,
)

ITEMS = (
    BUILDING_FIRST_REGISTRATION,
    HOUSE_ALTERATION,
    OWNER_NAME_CHANGE,
    UNIT_DIVISION,
    HOUSE_CANCELLATION,
)
