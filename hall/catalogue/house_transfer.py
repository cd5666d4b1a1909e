"""国有建设用地使用权及房屋所有权转移登记: row 7 and its variants, one for each cause of 表2第4行."""

from collections.abc import Iterable
from dataclasses import replace

from hall.catalogue import clock_stops, co_reviews, roles
from hall.catalogue import facts as f
from hall.catalogue import materials as m
from hall.catalogue.house_rules import DISPOSAL, OF_HOUSES, gates
from hall.catalogue.needs import always, lines, norm, only, without
from hall.catalogue.norms import CONSENTS_TO_TRANSFER, HOLDER_RENAMED, other_mortgagees_consent
from hall.catalogue.schema import (
    BusinessItem,
    GateUse,
    Material,
    Need,
    Part,
    Role,
    combined,
    limit,
)
from hall.catalogue.tables import TABLE_2, TABLE_3
from hall.catalogue.words import CertificateKind, Fee, RegisterEffect
from hall.staff.departments import D

CAUSES = ("2-4a", "2-4b", "2-4c", "2-4d", "2-4e", "2-4f", "2-4g")
STANDS_ALONE = frozenset({"2-4f", "2-4g"})
BASIS = "《不动产登记暂行条例实施细则》第三十八条"
ASKED = (*DISPOSAL, *OF_HOUSES)


def passing(
    *sides: Role,
    effect: RegisterEffect = RegisterEffect.TRANSFER_OWNERSHIP,
    fee: Fee = Fee.STANDARD,
    name: str = "国有建设用地使用权及房屋所有权转移登记",
) -> Part:
    """The registration by which a house passes."""
    return Part(name, sides, effect, CertificateKind.TITLE, fee)


def caused_by(cause: str, table: Iterable[Need] = TABLE_2) -> tuple[Need, ...]:
    """Table 2 with 表2第4行 narrowed to one of its seven kinds; 批准文件 beside it where needed."""
    approval = cause not in STANDS_ALONE
    kept = without(table, *(line for line in CAUSES if line != cause and not (approval and line == "2-4g")))
    return tuple(
        replace(row, group=None, when=f.TRANSFER_NEEDS_APPROVAL) if approval and row.line == "2-4g" else row
        for row in kept
    )


HOUSE_TRANSFER = BusinessItem(
    code="house-transfer",
    name="国有建设用地使用权及房屋所有权转移登记",
    row=7,
    basis=BASIS,
    summary="房屋所有权连同所占土地使用权转给他人；按转移原因选择下列具体事项办理。",
    needs=(*TABLE_2, *CONSENTS_TO_TRANSFER),
    co_reviews=(co_reviews.QUALIFICATION, co_reviews.TAX),
    gates=ASKED,
    limit=limit(statutory=30, promised=5, stops=clock_stops.HOUSE_SOLD),
    parts=(passing(roles.TRANSFEREE, roles.TRANSFEROR),),
    through_variants=True,
)


def variant(
    code: str,
    name: str,
    summary: str,
    needs: Iterable[Need],
    *sides: Role,
    gates: tuple[GateUse, ...] = ASKED,
    consents: bool = True,
    offered: bool = False,
    basis: str = BASIS,
    parts: tuple[Part, ...] = (),
) -> BusinessItem:
    """A transfer for one cause, with the limits and departments of row 7."""
    return replace(
        HOUSE_TRANSFER,
        code=code,
        name=name,
        summary=summary,
        basis=basis,
        needs=(*needs, *CONSENTS_TO_TRANSFER) if consents else tuple(needs),
        gates=gates,
        parts=parts or (passing(*sides),),
        is_variant=True,
        through_variants=False,
        offered=offered,
    )


def contract(material: Material, table: Iterable[Need] = TABLE_2) -> tuple[Need, ...]:
    """Table 2 for a transfer by this kind of contract."""
    return only(caused_by("2-4a", table), "2-4a", material)


SALE_OF_EXISTING_HOUSE = variant(
    "sale-of-existing-house",
    "存量房买卖转移登记",
    "买卖已经办理过产权登记的房屋（二手房），登记、交易审核、核税缴税一次办。",
    contract(m.SALE_CONTRACT),
    roles.BUYER,
    roles.SELLER,
    offered=True,
)
SALE_OF_NEW_HOUSE = variant(
    "sale-of-new-house",
    "新建商品房买卖转移登记",
    "向房地产开发企业购买已经办理首次登记的新建商品房。",
    contract(m.SALE_CONTRACT),
    roles.BUYER,
    roles.SELLER,
    offered=True,
)
NOTICE_TO_TITLE = variant(
    "presale-notice-to-title",
    "预告登记转本登记",
    "预购商品房竣工并办理首次登记后，预购人将预告登记转为产权登记。",
    always(contract(m.SALE_CONTRACT), "2-5"),
    basis=f"《民法典》第二百二十一条；{BASIS}",
    parts=(passing(roles.BUYER, roles.SELLER, effect=RegisterEffect.CONVERT_ADVANCE_NOTICE),),
    offered=True,
)
BURDENED = gates(
    "property_may_be_mortgaged", "earlier_mortgages_are_ranked", "mortgage_amounts_are_consistent"
)
WITH_MORTGAGE = (*contract(m.SALE_CONTRACT), *lines(TABLE_3, "3-4", "3-5"))
NEW_MORTGAGE = Part(
    "抵押权首次登记",
    (roles.MORTGAGEE, roles.MORTGAGOR),
    RegisterEffect.CREATE_MORTGAGE,
    CertificateKind.PROOF,
    Fee.MORTGAGE,
    uses_earlier=True,
)
CARRIED_MORTGAGE = Part(
    "抵押权变更登记（抵押权随房屋转移）",
    (roles.MORTGAGEE, roles.MORTGAGOR),
    RegisterEffect.ALTER_MORTGAGE,
    CertificateKind.PROOF,
    Fee.FREE,
    uses_earlier=True,
)
SALE_WITH_MORTGAGE = replace(
    variant(
        "sale-with-mortgage",
        "存量房买卖转移登记与抵押权首次登记（合并办理）",
        "买方贷款购房，转移登记和抵押权登记一次受理、一并登簿。",
        WITH_MORTGAGE,
        gates=(*ASKED, *BURDENED),
        parts=(passing(roles.BUYER, roles.SELLER), NEW_MORTGAGE),
        offered=True,
    ),
    limit=combined(statutory=30, promised=5, stops=clock_stops.HOUSE_SOLD),
)
MORTGAGED_HOUSE_SALE = replace(
    variant(
        "sale-of-mortgaged-house",
        "带押过户（转移登记与抵押权变更登记合并办理）",
        "房屋抵押期间不先还清贷款而转让，抵押权随房屋继续存在。",
        (
            *WITH_MORTGAGE,
            norm("1", m.REGISTRATION_PROOF, given_by=(D.REGISTRATION,), basis="《民法典》第四百零六条"),
            other_mortgagees_consent("2"),
            HOLDER_RENAMED,
        ),
        basis=f"《民法典》第四百零六条；{BASIS}",
        gates=(
            *ASKED,
            *gates("applicant_is_registered_holder", "mortgage_amounts_are_consistent"),
            *gates("other_mortgagees_consent"),
        ),
        parts=(passing(roles.BUYER, roles.SELLER), CARRIED_MORTGAGE),
        offered=True,
    ),
    limit=combined(statutory=30, promised=5, stops=clock_stops.HOUSE_SOLD),
)

ITEMS = (
    HOUSE_TRANSFER,
    SALE_OF_EXISTING_HOUSE,
    SALE_OF_NEW_HOUSE,
    NOTICE_TO_TITLE,
    SALE_WITH_MORTGAGE,
    MORTGAGED_HOUSE_SALE,
)
