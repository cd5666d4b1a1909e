"""抵押权: rows 9–12, and the variants of a building under construction and of a presold home."""

from dataclasses import replace

from hall.catalogue import clock_stops, roles
from hall.catalogue import facts as f
from hall.catalogue import materials as m
from hall.catalogue.house_rules import EVERY_STEP, NOT_DISPOSING, OWNER_DISPOSES, gates
from hall.catalogue.needs import REGISTRY_AND_HOUSING, always, norm, only
from hall.catalogue.norms import (
    CONSENTS_TO_BURDEN,
    HOLDER_RENAMED,
    applicant_norms,
    other_mortgagees_consent,
    proof,
)
from hall.catalogue.schema import BusinessItem, Part, gate, limit
from hall.catalogue.tables import TABLE_3
from hall.catalogue.words import CertificateKind, Fee, RegisterEffect
from hall.staff.departments import D

DETAILS = "《不动产登记暂行条例实施细则》"
FIRST = Part(
    "抵押权首次登记",
    (roles.MORTGAGEE, roles.MORTGAGOR),
    RegisterEffect.CREATE_MORTGAGE,
    CertificateKind.PROOF,
    Fee.MORTGAGE,
)
MORTGAGE_FIRST_REGISTRATION = BusinessItem(
    code="mortgage-first-registration",
    name="抵押权首次登记",
    row=9,
    basis=f"{DETAILS}第六十五条、第六十六条",
    summary="以房屋、土地等不动产设立抵押权；抵押权自登记时设立。",
    needs=(*TABLE_3, *CONSENTS_TO_BURDEN),
    gates=(
        *OWNER_DISPOSES,
        *gates(
            "property_may_be_mortgaged", "earlier_mortgages_are_ranked", "mortgage_amounts_are_consistent"
        ),
        *(gate(use.word, at=use.at, when=f.IS_UNDER_CONSTRUCTION) for use in gates("site_was_visited")),
    ),
    limit=limit(statutory=30, promised=5, stops=clock_stops.VISITED),
    parts=(FIRST,),
    site_visit=f.IS_UNDER_CONSTRUCTION,
    offered=True,
)
MAXIMUM_MORTGAGE = replace(
    MORTGAGE_FIRST_REGISTRATION,
    code="maximum-mortgage",
    name="最高额抵押权首次登记",
    summary="在最高债权额内，为一定期间内将要连续发生的债权设立抵押权。",
    basis=f"{DETAILS}第七十一条；《民法典》第四百二十条",
    needs=(
        *only(TABLE_3, "3-4", m.MAXIMUM_CLAIM_CONTRACT, m.PRINCIPAL_CONTRACT),
        *CONSENTS_TO_BURDEN,
    ),
    is_variant=True,
)
CONSTRUCTION_MORTGAGE = replace(
    MORTGAGE_FIRST_REGISTRATION,
    code="construction-mortgage",
    name="在建建筑物抵押权首次登记",
    summary="以建设用地使用权及全部或者部分在建建筑物设立抵押权；登记机构实地查看。",
    basis=f"{DETAILS}第七十五条、第七十六条",
    needs=(*always(TABLE_3, "3-6"), *CONSENTS_TO_BURDEN),
    gates=(
        *OWNER_DISPOSES,
        *gates(
            "property_may_be_mortgaged",
            "earlier_mortgages_are_ranked",
            "mortgage_amounts_are_consistent",
            "site_was_visited",
        ),
    ),
    site_visit=True,
    is_variant=True,
)
NOTICE_TO_MORTGAGE = replace(
    MORTGAGE_FIRST_REGISTRATION,
    code="presale-mortgage-notice-to-mortgage",
    name="预购商品房抵押权预告登记转现房抵押权登记",
    summary="预购商品房办理产权登记后，抵押权预告登记转为抵押权登记。",
    basis="《民法典》第二百二十一条；最高人民法院担保制度解释第五十二条",
    needs=(
        *TABLE_3,
        proof("3", "不动产登记证明（预购商品房抵押权预告登记）", by=REGISTRY_AND_HOUSING),
        HOLDER_RENAMED,
    ),
    parts=(replace(FIRST, effect=RegisterEffect.CONVERT_MORTGAGE_NOTICE),),
    gates=(
        *NOT_DISPOSING,
        *gates("applicant_is_registered_holder", "applicant_is_registered_owner"),
        *gates("mortgage_amounts_are_consistent", "earlier_mortgages_are_ranked"),
    ),
    site_visit=False,
    is_variant=True,
)

ALTER = f"{DETAILS}第六十八条、第七十二条"
MORTGAGE_ALTERATION = BusinessItem(
    code="mortgage-alteration",
    name="抵押权变更登记",
    row=10,
    offered=True,
    basis=ALTER,
    summary="抵押权人、抵押人姓名名称，担保数额、期限、顺位等变化。",
    needs=(
        *applicant_norms(),
        proof(),
        norm("4", m.MORTGAGE_ALTERATION_AGREEMENT, m.NAME_CHANGE_PROOF, basis=ALTER),
        other_mortgagees_consent("5"),
    ),
    gates=(
        *NOT_DISPOSING,
        *gates("applicant_is_registered_holder", "mortgage_amounts_are_consistent"),
        *gates("other_mortgagees_consent"),
        gate("unit_is_not_seized", at=EVERY_STEP, when=f.MORTGAGE_GROWS),
    ),
    limit=limit(statutory=30, promised=3, stops=clock_stops.ORDINARY),
    parts=(
        Part(
            "抵押权变更登记",
            (roles.MORTGAGEE, roles.MORTGAGOR),
            RegisterEffect.ALTER_MORTGAGE,
            CertificateKind.PROOF,
            Fee.FREE,
        ),
    ),
)
CONSTRUCTION_TO_HOUSE_MORTGAGE = replace(
    MORTGAGE_ALTERATION,
    code="construction-mortgage-to-house-mortgage",
    name="在建建筑物抵押权转房屋抵押权登记",
    summary="在建建筑物竣工并办理首次登记后，在建建筑物抵押权转为房屋抵押权。",
    basis=f"{DETAILS}第七十七条",
    needs=(
        *applicant_norms(),
        HOLDER_RENAMED,
        proof("3", "不动产登记证明（在建建筑物抵押权）"),
        norm(
            "4",
            m.TITLE_CERTIFICATE,
            given_by=(D.REGISTRATION,),
            basis=f"{DETAILS}第七十七条",
        ),
    ),
    parts=(
        replace(
            MORTGAGE_ALTERATION.parts[0],
            name="在建建筑物抵押权转房屋抵押权登记",
            effect=RegisterEffect.CONVERT_CONSTRUCTION_MORTGAGE,
        ),
    ),
    gates=(*NOT_DISPOSING, *gates("applicant_is_registered_holder")),
    is_variant=True,
)

TRANSFER = f"{DETAILS}第六十九条、第七十四条"
MORTGAGE_TRANSFER = BusinessItem(
    code="mortgage-transfer",
    name="抵押权转移登记",
    row=11,
    offered=True,
    basis=TRANSFER,
    summary="主债权转让，抵押权一并转给新的债权人；顺位不变。",
    needs=(
        *applicant_norms(),
        HOLDER_RENAMED,
        proof(),
        norm("4", m.CLAIM_TRANSFER_AGREEMENT, basis=TRANSFER),
        norm("5", m.PARTIAL_CLAIM_AGREEMENT, when=f.IS_MAXIMUM_MORTGAGE, basis=TRANSFER),
    ),
    gates=(*NOT_DISPOSING, *gates("applicant_is_registered_holder")),
    limit=limit(statutory=30, promised=3, stops=clock_stops.ORDINARY),
    parts=(
        Part(
            "抵押权转移登记",
            (roles.NEW_MORTGAGEE, roles.OLD_MORTGAGEE),
            RegisterEffect.TRANSFER_MORTGAGE,
            CertificateKind.PROOF,
            Fee.MORTGAGE,
        ),
    ),
)

CANCEL = f"{DETAILS}第七十条"
MORTGAGE_CANCELLATION = BusinessItem(
    code="mortgage-cancellation",
    name="抵押权注销登记",
    row=12,
    offered=True,
    basis=CANCEL,
    summary="债务还清、抵押权实现或者抵押权人放弃抵押权；抵押权人可以单方申请。",
    needs=(*applicant_norms(), HOLDER_RENAMED, proof(), norm("4", m.DEBT_SETTLEMENT, basis=CANCEL)),
    gates=(*NOT_DISPOSING, *gates("applicant_is_registered_holder")),
    limit=limit(statutory=30, promised=1, stops=clock_stops.ORDINARY),
    parts=(Part("抵押权注销登记", (roles.MORTGAGEE,), RegisterEffect.CANCEL_MORTGAGE),),
)

ITEMS = (
    MORTGAGE_FIRST_REGISTRATION,
    MAXIMUM_MORTGAGE,
    CONSTRUCTION_MORTGAGE,
    NOTICE_TO_MORTGAGE,
    MORTGAGE_ALTERATION,
    CONSTRUCTION_TO_HOUSE_MORTGAGE,
    MORTGAGE_TRANSFER,
    MORTGAGE_CANCELLATION,
)
