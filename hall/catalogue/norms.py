"""What rows without a table of the seed share: the applicants' papers, and the consents of the law."""

from hall.catalogue import facts as f
from hall.catalogue import materials as m
from hall.catalogue.needs import IDENTITY_VERIFIED, PAPER, REGISTRY, consent, norm
from hall.catalogue.schema import Fact, Need
from hall.staff.departments import D

GENERAL = "《不动产登记暂行条例》第十六条"


def applicant_norms(by: frozenset[D] = REGISTRY) -> tuple[Need, ...]:
    """申请书, 身份证明, 委托书: asked of every applicant (条例 16)."""
    return (
        norm("1", m.APPLICATION_FORM, by=by, basis=GENERAL),
        norm("2a", m.IDENTITY_DOCUMENT, by=by, ways=(PAPER, IDENTITY_VERIFIED), basis=GENERAL),
        norm("2b", m.POWER_OF_ATTORNEY, by=by, when=f.HAS_AGENT, basis=GENERAL),
    )


def title(line: str = "3", by: frozenset[D] = REGISTRY, when: Fact | None = None) -> Need:
    """不动产权属证书, issued by the registry, brought by the applicant."""
    return norm(line, m.TITLE_CERTIFICATE, by=by, given_by=(D.REGISTRATION,), when=when, basis=GENERAL)


def proof(line: str = "3", called: str = "", by: frozenset[D] = REGISTRY) -> Need:
    """不动产登记证明, issued by the registry, brought by the applicant."""
    return norm(line, m.REGISTRATION_PROOF, by=by, given_by=(D.REGISTRATION,), called=called, basis=GENERAL)


CONSENTS_TO_BURDEN = (
    consent("advance_notice_is_consented", f.NOTICE_HOLDER_CONSENT_IS_NEEDED),
    consent("no_objection_or_commitment", f.HAS_OBJECTION),
    consent("guardian_acts_for_ward", f.DISPOSER_IS_WARD),
)
"""Consents the law wants when an owner burdens the property."""
WAIVER = consent("co_owners_waive_pre_emption", f.SHARE_GOES_TO_OUTSIDER)
CONSENTS_TO_TRANSFER = (
    *CONSENTS_TO_BURDEN,
    consent("mortgage_allows_transfer", f.MORTGAGEE_CONSENT_IS_NEEDED),
    WAIVER,
)
"""Consents the law wants when the property passes to somebody else."""
CONSENT_TO_GIVE_UP = consent("encumbrancers_consent", f.IS_ENCUMBERED)


def other_mortgagees_consent(line: str) -> Need:
    """What a changed mortgage does to those behind it needs their word (M35)."""
    basis = "《民法典》第四百零九条"
    return norm(line, m.OTHER_MORTGAGEES_CONSENT, when=f.BURDENS_OTHER_MORTGAGEES, basis=basis)


HOLDER_RENAMED = norm("2c", m.NAME_CHANGE_PROOF, when=f.HOLDER_WAS_RENAMED, basis=GENERAL)
"""Who holds the right a proof names, and is called otherwise now: asked wherever the holder is checked."""
