"""异议登记: row 21, and its end."""

from dataclasses import replace

from hall.catalogue import clock_stops, roles
from hall.catalogue import facts as f
from hall.catalogue import materials as m
from hall.catalogue.house_rules import NOT_DISPOSING, gates
from hall.catalogue.needs import norm
from hall.catalogue.norms import HOLDER_RENAMED, applicant_norms, proof
from hall.catalogue.schema import BusinessItem, Part, instant
from hall.catalogue.words import CertificateKind, Fee, RegisterEffect, ReviewClass, Severity

BASIS = "《不动产登记暂行条例实施细则》第八十二条"
BESIDE_OTHERS = tuple(
    replace(use, severity=Severity.INFORM) if use.word == "no_other_open_case" else use
    for use in NOT_DISPOSING
)
"""An objection waits for nobody: a sale that runs already only learns of it (R07)."""
END = "《不动产登记暂行条例实施细则》第八十三条"
OBJECTION = BusinessItem(
    code="objection",
    name="异议登记",
    row=21,
    basis=f"{BASIS}；《民法典》第二百二十条",
    summary="权利人不同意更正，利害关系人申请记载异议；十五日内不起诉的，异议登记失效。",
    needs=(
        *applicant_norms(),
        norm("3", m.INTEREST_PROOF, basis=BASIS),
        norm("4", m.OBJECTION_PROOF, basis=BASIS),
        norm("5", m.SUIT_ACCEPTANCE, when=f.SUIT_IS_FILED, basis=END),
    ),
    gates=(*BESIDE_OTHERS, *gates("objection_is_not_repeated")),
    limit=instant(statutory=30, stops=clock_stops.SAME_DAY),
    parts=(
        Part(
            "异议登记",
            (roles.INTERESTED,),
            RegisterEffect.RECORD_OBJECTION,
            CertificateKind.PROOF,
            Fee.HALF,
        ),
    ),
    review=ReviewClass.IMMEDIATE,
    offered=True,
)
OBJECTION_CANCELLATION = replace(
    OBJECTION,
    code="objection-cancellation",
    name="异议登记注销登记",
    summary="异议人申请注销，或者人民法院、仲裁委员会不支持异议。",
    basis=END,
    needs=(
        *applicant_norms(),
        proof("3", "不动产登记证明（异议登记）"),
        norm("4", m.CANCELLATION_PROOF, m.EFFECTIVE_LEGAL_DOCUMENT, basis=END),
    ),
    gates=(*BESIDE_OTHERS, *gates("objection_may_end")),
    parts=(Part("异议登记注销登记", (roles.INTERESTED,), RegisterEffect.CANCEL_OBJECTION),),
    is_variant=True,
)
OBJECTION_LAWSUIT = replace(
    OBJECTION,
    code="objection-lawsuit",
    name="异议登记记载起诉",
    summary="异议人自异议登记之日起十五日内起诉、申请仲裁的，提交受理材料，异议登记继续有效。",
    basis=END,
    needs=(
        *applicant_norms(),
        HOLDER_RENAMED,
        proof("3", "不动产登记证明（异议登记）"),
        norm("4", m.SUIT_ACCEPTANCE, basis=END),
    ),
    gates=(*BESIDE_OTHERS, *gates("applicant_is_registered_holder")),
    parts=(Part("异议登记记载起诉", (roles.INTERESTED,), RegisterEffect.PROVE_LAWSUIT),),
    is_variant=True,
)

ITEMS = (OBJECTION, OBJECTION_CANCELLATION, OBJECTION_LAWSUIT)
