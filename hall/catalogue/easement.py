"""地役权: rows 16–19; 居住权, the nearest right of use, as their variants."""

from dataclasses import replace

from hall.catalogue import clock_stops, roles
from hall.catalogue import materials as m
from hall.catalogue.house_rules import NOT_DISPOSING, OWNER_DISPOSES, gates
from hall.catalogue.needs import norm
from hall.catalogue.norms import CONSENTS_TO_BURDEN, HOLDER_RENAMED, applicant_norms, proof, title
from hall.catalogue.schema import BusinessItem, Part, limit
from hall.catalogue.words import CertificateKind, Fee, RegisterEffect

DETAILS = "《不动产登记暂行条例实施细则》"
RESIDENCE = "《民法典》第三百六十六条至第三百七十一条；自然资函〔2021〕242号"
BOTH_LANDS = (roles.DOMINANT, roles.SERVIENT)

FIRST = f"{DETAILS}第六十条、第六十四条"
EASEMENT_FIRST_REGISTRATION = BusinessItem(
    code="easement-first-registration",
    name="地役权首次登记",
    row=16,
    basis=FIRST,
    summary="按合同利用他人不动产以提高自己不动产效益，供役地和需役地的登记簿都要记载。",
    needs=(
        *applicant_norms(),
        norm(
            "3",
            m.TITLE_CERTIFICATE,
            called="不动产权属证书（需役地、供役地）",
            basis=FIRST,
        ),
        norm("4", m.EASEMENT_CONTRACT, basis=FIRST),
        *CONSENTS_TO_BURDEN,
    ),
    gates=(*OWNER_DISPOSES, *gates("easement_units_differ", "dominant_owner_applies")),
    limit=limit(statutory=30, promised=5, stops=clock_stops.ORDINARY),
    parts=(
        Part(
            "地役权首次登记", BOTH_LANDS, RegisterEffect.CREATE_EASEMENT, CertificateKind.PROOF, Fee.STANDARD
        ),
    ),
    offered=True,
)
RESIDENCE_FIRST_REGISTRATION = replace(
    EASEMENT_FIRST_REGISTRATION,
    code="residence-first-registration",
    name="居住权首次登记",
    summary="按合同、遗嘱或者生效法律文书，在他人住宅上设立居住权；居住权自登记时设立。",
    basis=RESIDENCE,
    needs=(
        *applicant_norms(),
        title(),
        norm("4", m.RESIDENCE_CONTRACT, basis=RESIDENCE),
        *CONSENTS_TO_BURDEN,
    ),
    gates=(*OWNER_DISPOSES, *gates("unit_is_a_dwelling")),
    parts=(
        Part(
            "居住权首次登记",
            (roles.RESIDENT, roles.RESIDENCE_OWNER),
            RegisterEffect.CREATE_RESIDENCE,
            CertificateKind.PROOF,
        ),
    ),
    is_variant=True,
)

ALTER = f"{DETAILS}第六十一条"
EASEMENT_ALTERATION = BusinessItem(
    code="easement-alteration",
    name="地役权变更登记",
    row=17,
    basis=ALTER,
    summary="地役权内容、期限，当事人姓名名称，需役地、供役地的自然状况等变化。",
    needs=(
        *applicant_norms(),
        HOLDER_RENAMED,
        proof(),
        norm("4", m.EASEMENT_AGREEMENT, m.ALTERATION_PROOF, basis=ALTER),
    ),
    gates=(*NOT_DISPOSING, *gates("applicant_is_registered_holder")),
    limit=limit(statutory=30, promised=5, stops=clock_stops.ORDINARY),
    parts=(Part("地役权变更登记", BOTH_LANDS, RegisterEffect.ALTER_EASEMENT, CertificateKind.PROOF),),
    offered=True,
)
RESIDENCE_ALTERATION = replace(
    EASEMENT_ALTERATION,
    code="residence-alteration",
    name="居住权变更登记",
    summary="居住权人姓名、居住条件和要求、期限等变化。",
    basis=RESIDENCE,
    needs=(*applicant_norms(), HOLDER_RENAMED, proof(), norm("4", m.RESIDENCE_AGREEMENT, basis=RESIDENCE)),
    parts=(
        Part(
            "居住权变更登记",
            (roles.RESIDENT, roles.RESIDENCE_OWNER),
            RegisterEffect.ALTER_RESIDENCE,
            CertificateKind.PROOF,
        ),
    ),
    is_variant=True,
)

TRANSFER = f"{DETAILS}第六十二条；《民法典》第三百八十条"
EASEMENT_TRANSFER = BusinessItem(
    code="easement-transfer",
    name="地役权转移登记",
    row=18,
    basis=TRANSFER,
    summary="需役地的权利转移，地役权一并转移；地役权不得单独转让。",
    needs=(
        *applicant_norms(),
        HOLDER_RENAMED,
        proof(),
        norm(
            "4",
            m.EASEMENT_AGREEMENT,
            m.TITLE_CERTIFICATE,
            called="地役权转移合同或者需役地权利转移的证明材料",
            basis=TRANSFER,
        ),
    ),
    gates=(*NOT_DISPOSING, *gates("applicant_is_registered_holder", "easement_goes_with_land")),
    limit=limit(statutory=30, promised=5, stops=clock_stops.ORDINARY),
    parts=(
        Part(
            "地役权转移登记",
            (roles.TRANSFEREE, roles.TRANSFEROR),
            RegisterEffect.TRANSFER_EASEMENT,
            CertificateKind.PROOF,
            Fee.STANDARD,
        ),
    ),
    offered=True,
)

CANCEL = f"{DETAILS}第六十三条"
EASEMENT_CANCELLATION = BusinessItem(
    code="easement-cancellation",
    name="地役权注销登记",
    row=19,
    basis=CANCEL,
    summary="期限届满、需役地与供役地归于一人、合同解除等，地役权消灭。",
    needs=(
        *applicant_norms(),
        HOLDER_RENAMED,
        proof(),
        norm("4", m.EASEMENT_AGREEMENT, m.CANCELLATION_PROOF, basis=CANCEL),
    ),
    gates=(*NOT_DISPOSING, *gates("applicant_is_registered_holder")),
    limit=limit(statutory=30, promised=1, stops=clock_stops.ORDINARY),
    parts=(Part("地役权注销登记", (roles.DOMINANT,), RegisterEffect.CANCEL_EASEMENT),),
    offered=True,
)
RESIDENCE_CANCELLATION = replace(
    EASEMENT_CANCELLATION,
    code="residence-cancellation",
    name="居住权注销登记",
    summary="期限届满、居住权人死亡或者放弃，居住权消灭。",
    basis=RESIDENCE,
    needs=(
        *applicant_norms(),
        HOLDER_RENAMED,
        proof(),
        norm("4", m.RESIDENCE_AGREEMENT, m.CANCELLATION_PROOF, basis=RESIDENCE),
    ),
    parts=(Part("居住权注销登记", (roles.RESIDENT,), RegisterEffect.CANCEL_RESIDENCE),),
    is_variant=True,
)

ITEMS = (
    EASEMENT_FIRST_REGISTRATION,
    RESIDENCE_FIRST_REGISTRATION,
    EASEMENT_ALTERATION,
    RESIDENCE_ALTERATION,
    EASEMENT_TRANSFER,
    EASEMENT_CANCELLATION,
    RESIDENCE_CANCELLATION,
)
