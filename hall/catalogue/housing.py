"""房屋交易管理: row 25, the housing bureau's own business; it ends with the filing or the opinion."""

from dataclasses import replace

from hall.catalogue import clock_stops, roles
from hall.catalogue import facts as f
from hall.catalogue import materials as m
from hall.catalogue.house_rules import gates
from hall.catalogue.needs import HOUSING, IDENTITY_VERIFIED, PAPER, always, lines, norm
from hall.catalogue.schema import BusinessItem, Need, Part, Role, instant
from hall.catalogue.tables import TABLE_4
from hall.catalogue.words import ReviewClass
from hall.staff.departments import D

BASIS = "《城市房地产管理法》第四十五条；《城市商品房预售管理办法》第十条"
SIGNING = "《房屋交易合同网签备案业务规范（试行）》"
APPLICANTS = (
    norm("1", m.IDENTITY_DOCUMENT, by=HOUSING, ways=(PAPER, IDENTITY_VERIFIED), basis=BASIS),
    norm("2", m.POWER_OF_ATTORNEY, by=HOUSING, when=f.HAS_AGENT, basis=BASIS),
)
PRESALE = tuple(replace(row, when=f.IS_PRESALE_CONTRACT) for row in lines(TABLE_4, "4-4", "4-7"))
SALE = norm("3", m.SALE_CONTRACT, by=HOUSING, when=f.IS_EXISTING_HOUSE_CONTRACT, basis=SIGNING)
CONTROL = norm(
    "4",
    m.MARKET_CONTROL_PROOF,
    by=HOUSING,
    given_by=(D.COMPETENT,),
    when=f.PURCHASE_IS_RESTRICTED,
    basis="《不动产登记“最多跑一次”操作规程》四",
)
POLICY = norm(
    "5",
    m.POLICY_HOUSING_PROOF,
    by=HOUSING,
    when=f.IS_POLICY_HOUSING,
    basis="《不动产登记“最多跑一次”操作规程》四",
)

HOUSING_TRANSACTIONS = BusinessItem(
    code="housing-transactions",
    name="房屋交易管理",
    row=25,
    basis=BASIS,
    summary="预售合同备案、存量房网签、购房资格和政策性住房上市审核；在综合受理窗口一并提出。",
    needs=(*APPLICANTS, *PRESALE, SALE, CONTROL, POLICY),
    gates=(),
    limit=instant(statutory=1, stops=clock_stops.SAME_DAY),
    parts=(Part("房屋交易管理", roles.CONTRACT_SIDES, statutory=1),),
    review=ReviewClass.NO_REGISTER,
    owner=D.TRANSACTIONS,
    through_variants=True,
)


OF_ITEM = {
    "presale-contract-filing": gates("unit_exists", "contract_is_not_filed_twice"),
    "existing-house-contract-signing": gates(
        "unit_exists",
        "applicant_is_registered_owner",
        "all_owners_apply",
        "unit_is_not_seized",
        "contract_is_not_filed_twice",
    ),
}
"""What is asked before a contract is filed; the other acts ask only for the home itself."""


def variant(
    code: str,
    name: str,
    summary: str,
    basis: str,
    *needs: Need,
    sides: tuple[Role, ...] = roles.CONTRACT_SIDES,
) -> BusinessItem:
    """One act of the housing bureau, with the limits of row 25."""
    return replace(
        HOUSING_TRANSACTIONS,
        code=code,
        name=name,
        summary=summary,
        basis=basis,
        needs=(*APPLICANTS, *needs),
        gates=OF_ITEM.get(code, gates("unit_exists")),
        parts=(Part(name, sides, statutory=1),),
        is_variant=True,
        through_variants=False,
        offered=True,
    )


ITEMS = (
    HOUSING_TRANSACTIONS,
    variant(
        "presale-contract-filing",
        "商品房预售合同备案",
        "商品房预售合同签订后备案，备案信息共享给登记机构。",
        BASIS,
        *always(PRESALE, "4-4", "4-7"),
        CONTROL,
    ),
    variant(
        "existing-house-contract-signing",
        "存量房买卖合同网签备案",
        "二手房买卖合同网上签订并备案。",
        SIGNING,
        *always((SALE,), "k-3"),
        CONTROL,
        POLICY,
    ),
    variant(
        "purchase-qualification",
        "购房资格审查",
        "执行限购等调控政策期间，审查购房人资格。",
        "《不动产登记“最多跑一次”操作规程》四",
        *always((CONTROL,), "k-4"),
        sides=(roles.BUYER,),
    ),
    variant(
        "policy-housing-listing",
        "政策性住房上市交易审核",
        "经济适用住房等政策性住房上市交易前的审核。",
        "《不动产登记“最多跑一次”操作规程》四",
        *always((POLICY,), "k-5"),
        sides=(roles.HOLDER,),
    ),
)
