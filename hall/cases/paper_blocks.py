"""The blocks a case gives to its papers: office, people, property, materials (`hall.papers.contents`)."""

from __future__ import annotations

from collections.abc import Iterable

from hall.cases.models import Applicant, Case, CaseMaterial
from hall.cases.states import ApplicantRole, CoOwnership, MaterialState
from hall.identity.documents import DocumentKind
from hall.papers.contents.shared import MaterialLine, Office, Person, Property, Remedy

REMEDY = Remedy(review_body="登记机构的同级人民政府", court="登记机构所在地有管辖权的人民法院")
"""行政复议法 20: 60 日; 行政诉讼法 46: 6 个月."""
FORMS = {
    MaterialState.SUPPLIED: "原件",
    MaterialState.VERIFIED: "共享核验",
    MaterialState.GENERATED: "系统生成",
    MaterialState.LATER: "电子凭证，缴清后共享",
    MaterialState.MISSING: "待补",
}


def office(case: Case) -> Office:
    """The registry as it stands on the paper; the hall that accepted."""
    hall = case.hall
    if hall is None:
        return Office(name="不动产登记机构")
    return Office(
        name=f"{hall.office_name}不动产登记机构", hall=hall.name, address=hall.address, phone=hall.phone
    )


def person(applicant: Applicant) -> Person:
    """An applicant in full: papers are encrypted at rest and given to the people themselves."""
    in_shares = applicant.co_ownership == CoOwnership.SHARES
    return Person(
        name=applicant.name,
        document_kind=DocumentKind(applicant.document_kind).label,
        document_number=applicant.document_number,
        phone=applicant.phone,
        address=applicant.address,
        representative=applicant.representative,
        share=f"{applicant.share_numerator}/{applicant.share_denominator}" if in_shares else "",
        agent=applicant.agent_name,
        agent_document=applicant.agent_document_number,
        agent_phone=applicant.agent_phone,
    )


def people(case: Case, *roles: ApplicantRole) -> tuple[Person, ...]:
    """The applicants of these roles, in order."""
    return tuple(person(one) for one in case.people if one.role in roles)


def names(case: Case, *roles: ApplicantRole) -> tuple[str, ...]:
    """Their names; of everybody where no role is given; the registry where it acts ex officio."""
    if not case.people and ApplicantRole.OBLIGOR not in roles:
        return ("登记机构（依职权）",)
    return tuple(one.name for one in case.people if not roles or one.role in roles)


def properties(case: Case) -> tuple[Property, ...]:
    """The units of the case, at least one."""
    return tuple(
        Property(location=unit.located_at or case.located_at or "见登记簿", unit_number=unit.number)
        for unit in case.subjects
    )


def material_lines(rows: Iterable[CaseMaterial]) -> tuple[MaterialLine, ...]:
    """A list of materials as printed."""
    return tuple(
        MaterialLine(
            name=row.name,
            form=FORMS[MaterialState(row.state)] if row.is_original or row.state != "supplied" else "复印件",
            copies=row.copies,
            note=row.remark,
        )
        for row in rows
    )
