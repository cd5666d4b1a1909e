"""国有建设用地使用权: rows 1–4."""

from hall.catalogue import clock_stops, co_reviews, roles
from hall.catalogue import facts as f
from hall.catalogue import materials as m
from hall.catalogue.house_rules import ALWAYS, DECISION, DISPOSAL, EVERY_STEP, NOT_DISPOSING, gates
from hall.catalogue.needs import PAPER, REGISTRY_AND_TAX, norm, or_certificate_of
from hall.catalogue.norms import CONSENT_TO_GIVE_UP, CONSENTS_TO_TRANSFER, applicant_norms, title
from hall.catalogue.schema import BusinessItem, Need, Part, gate, limit
from hall.catalogue.words import CertificateKind, Fee, RegisterEffect, Severity
from hall.staff.departments import D

DETAILS = "《不动产登记暂行条例实施细则》"


def tax_paid(line: str, basis: str) -> Need:
    """税费缴纳凭证 for land: shared by 税务 or on paper."""
    return norm(
        line,
        m.TAX_CERTIFICATE,
        given_by=(D.TAXATION,),
        ways=(PAPER, or_certificate_of(D.TAXATION)),
        when=f.TAX_IS_DUE,
        basis=basis,
    )


FIRST = f"{DETAILS}第三十四条"
LAND_FIRST_REGISTRATION = BusinessItem(
    code="land-first-registration",
    name="国有建设用地使用权首次登记",
    row=1,
    basis=FIRST,
    summary="依法取得国有建设用地使用权，第一次记入登记簿。",
    needs=(
        *applicant_norms(REGISTRY_AND_TAX),
        norm("3", m.LAND_TITLE_SOURCE, by=REGISTRY_AND_TAX, basis=FIRST),
        norm("4", m.CADASTRAL_SURVEY, basis=FIRST),
        norm("5", m.LAND_PRICE_RECEIPT, by=REGISTRY_AND_TAX, basis=FIRST),
        tax_paid("6", FIRST),
        norm("7", m.TAX_RELIEF_CLAIM, by=frozenset({D.TAXATION}), when=f.CLAIMS_TAX_RELIEF, basis=FIRST),
    ),
    co_reviews=(co_reviews.TAX,),
    gates=(*ALWAYS, *gates("no_title_registered_yet", "amounts_are_positive", "taxes_are_cleared")),
    limit=limit(statutory=30, promised=10, stops=clock_stops.TAXED),
    parts=(
        Part(
            "国有建设用地使用权首次登记",
            (roles.LAND_USER,),
            RegisterEffect.OPEN_LAND,
            CertificateKind.TITLE,
            Fee.STANDARD,
        ),
    ),
    offered=True,
)

ALTER = f"{DETAILS}第三十七条"
LAND_ALTERATION = BusinessItem(
    code="land-alteration",
    name="国有建设用地使用权变更登记",
    row=2,
    basis=ALTER,
    summary="权利人姓名、名称，土地坐落、界址、面积、用途、期限等变化，权利人不变。",
    needs=(
        *applicant_norms(),
        title(),
        norm("4", m.ALTERATION_PROOF, m.NAME_CHANGE_PROOF, basis=ALTER),
        norm("5", m.CADASTRAL_SURVEY, when=f.BOUNDARY_CHANGES, basis=ALTER),
        norm("6", m.LAND_TERMS_APPROVAL, by=REGISTRY_AND_TAX, when=f.LAND_TERMS_CHANGE, basis=ALTER),
        norm("7", m.LAND_PRICE_RECEIPT, by=REGISTRY_AND_TAX, when=f.LAND_TERMS_CHANGE, basis=ALTER),
    ),
    co_reviews=(co_reviews.TAX_ON_NEW_TERMS,),
    gates=(
        *NOT_DISPOSING,
        *gates("applicant_is_registered_owner", "amounts_are_positive", "right_has_not_expired"),
        gate("all_owners_apply", at=EVERY_STEP, when=f.LAND_TERMS_CHANGE),
        gate("unit_is_not_seized", at={"accept", "approve", "record"}, when=f.LAND_TERMS_CHANGE),
    ),
    limit=limit(statutory=30, promised=5, stops=clock_stops.TAXED),
    parts=(
        Part(
            "国有建设用地使用权变更登记",
            (roles.LAND_USER,),
            RegisterEffect.ALTER_LAND,
            CertificateKind.TITLE,
            Fee.FREE,
        ),
    ),
    offered=True,
)

TRANSFER = f"{DETAILS}第三十八条"
LAND_TRANSFER = BusinessItem(
    code="land-transfer",
    name="国有建设用地使用权转移登记",
    row=3,
    basis=TRANSFER,
    summary="国有建设用地使用权因转让、互换、出资、赠与、继承等转给他人。",
    needs=(
        *applicant_norms(REGISTRY_AND_TAX),
        title(by=REGISTRY_AND_TAX),
        norm(
            "4",
            m.SALE_CONTRACT,
            m.EXCHANGE_CONTRACT,
            m.CONTRIBUTION_AGREEMENT,
            m.GIFT_CONTRACT,
            m.INHERITANCE_PROOF,
            m.MERGER_PROOF,
            m.SHARE_TRANSFER_AGREEMENT,
            m.PARTITION_PROOF,
            m.EFFECTIVE_LEGAL_DOCUMENT,
            m.GOVERNMENT_DECISION,
            by=REGISTRY_AND_TAX,
            called="国有建设用地使用权转移的材料",
            basis=TRANSFER,
        ),
        norm(
            "5",
            m.ALLOCATED_LAND_APPROVAL,
            given_by=(D.GOVERNMENT,),
            when=f.IS_ALLOCATED_LAND,
            basis="《城市房地产管理法》第四十条",
        ),
        norm("6", m.INVESTMENT_PROOF, when=f.IS_GRANTED_LAND, basis="《城市房地产管理法》第三十九条"),
        tax_paid("7", TRANSFER),
        norm("8", m.TAX_RELIEF_CLAIM, by=frozenset({D.TAXATION}), when=f.CLAIMS_TAX_RELIEF, basis=TRANSFER),
        *CONSENTS_TO_TRANSFER,
    ),
    co_reviews=(co_reviews.TAX,),
    gates=(
        *DISPOSAL,
        *gates("allocated_land_is_approved", "granted_land_is_paid_and_built", "taxes_are_cleared"),
    ),
    limit=limit(statutory=30, promised=5, stops=clock_stops.TAXED),
    parts=(
        Part(
            "国有建设用地使用权转移登记",
            (roles.TRANSFEREE, roles.TRANSFEROR),
            RegisterEffect.TRANSFER_LAND,
            CertificateKind.TITLE,
            Fee.STANDARD,
        ),
    ),
    offered=True,
)

CANCEL = f"{DETAILS}第二十八条"
LAND_CANCELLATION = BusinessItem(
    code="land-cancellation",
    name="国有建设用地使用权注销登记",
    row=4,
    basis=CANCEL,
    summary="土地灭失、权利人放弃权利、依法收回或者生效文书使权利消灭。",
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
    parts=(Part("国有建设用地使用权注销登记", (roles.LAND_USER,), RegisterEffect.CANCEL_LAND),),
    site_visit=f.IS_DESTROYED,
    offered=True,
)

ITEMS = (LAND_FIRST_REGISTRATION, LAND_ALTERATION, LAND_TRANSFER, LAND_CANCELLATION)
