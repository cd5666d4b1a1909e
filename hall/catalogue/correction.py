"""更正登记: row 20, applied for by the holder, by an interested party, or made ex officio."""

from dataclasses import replace

from hall.catalogue import clock_stops, roles
from hall.catalogue import facts as f
from hall.catalogue import materials as m
from hall.catalogue.house_rules import NOT_DISPOSING, gates
from hall.catalogue.needs import GENERATED, norm
from hall.catalogue.norms import GENERAL, applicant_norms
from hall.catalogue.schema import BusinessItem, Part, Role, limit
from hall.catalogue.words import CertificateKind, RegisterEffect
from hall.staff.departments import D

BASIS = "《不动产登记暂行条例实施细则》第七十九条"
EX_OFFICIO = "《不动产登记暂行条例实施细则》第八十一条"


def correcting(*sides: Role) -> tuple[Part, ...]:
    """The one registration of a correction; a new certificate only where its face changes."""
    return (Part("更正登记", sides, RegisterEffect.CORRECT_ENTRY, CertificateKind.TITLE),)


CORRECTION = BusinessItem(
    code="correction",
    name="更正登记",
    row=20,
    basis=BASIS,
    summary="登记簿记载确有错误，由权利人或者利害关系人申请更正。",
    needs=(
        *applicant_norms(),
        norm(
            "3",
            m.TITLE_CERTIFICATE,
            m.REGISTRATION_PROOF,
            given_by=(D.REGISTRATION,),
            when=f.APPLICANT_IS_HOLDER,
            basis=GENERAL,
        ),
        norm("4", m.ERROR_PROOF, m.HOLDER_CONSENT, basis=BASIS),
        norm("5", m.INTEREST_PROOF, when=f.APPLICANT_IS_INTERESTED_PARTY, basis=BASIS),
    ),
    gates=(*NOT_DISPOSING, *gates("correction_is_stated", "corrector_may_apply")),
    limit=limit(statutory=30, promised=10, stops=clock_stops.VISITED),
    parts=correcting(roles.HOLDER),
    offered=True,
)
CORRECTION_BY_INTERESTED_PARTY = replace(
    CORRECTION,
    code="correction-by-interested-party",
    name="利害关系人申请更正登记",
    summary="利害关系人认为登记簿记载错误，权利人书面同意或者有证据证明确有错误。",
    needs=(
        *applicant_norms(),
        norm("4", m.ERROR_PROOF, m.HOLDER_CONSENT, basis=BASIS),
        norm("5", m.INTEREST_PROOF, basis=BASIS),
    ),
    parts=correcting(roles.INTERESTED),
    is_variant=True,
)
CORRECTION_EX_OFFICIO = replace(
    CORRECTION,
    code="correction-ex-officio",
    name="依职权更正登记",
    summary="登记机构发现登记错误，通知权利人三十个工作日内申请；逾期不申请的，公告后依职权更正。",
    basis=EX_OFFICIO,
    needs=(
        norm("1", m.ERROR_PROOF, given_by=(D.REGISTRATION,), basis=EX_OFFICIO),
        norm(
            "2",
            m.CORRECTION_NOTICE,
            given_by=(D.REGISTRATION,),
            ways=(GENERATED,),
            basis=EX_OFFICIO,
        ),
    ),
    gates=(
        *NOT_DISPOSING,
        *gates(
            "correction_is_stated",
            "owner_was_told_of_the_error",
            "correction_is_still_possible",
            "announcement_is_over",
        ),
    ),
    limit=limit(statutory=30, promised=10, stops=clock_stops.EX_OFFICIO),
    parts=correcting(roles.REGISTRY_ITSELF),
    announcement=True,
    is_variant=True,
)

ITEMS = (CORRECTION, CORRECTION_BY_INTERESTED_PARTY, CORRECTION_EX_OFFICIO)
