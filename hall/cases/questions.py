"""询问的问题 (操作规范 A.5; 民法典第二百一十二条)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from hall.cases.states import ApplicantRole, CoOwnership
from hall.catalogue.facts import IS_DESTROYED
from hall.catalogue.words import CertificateKind, RegisterEffect

if TYPE_CHECKING:
    from hall.cases.models import Applicant, Case


@dataclass(frozen=True)
class Question:
    """One question; `choices` are offered as buttons, any other answer may be written."""

    code: str
    text: str
    choices: tuple[str, ...] = ("是", "否")


TRUE_WISH = Question("true-wish", "申请登记的事项是否为您的真实意思表示？")
HOW_OWNED = Question(
    "how-owned", "不动产是单独所有还是共有？", tuple(CoOwnership(kind).label for kind in (0, 1, 2))
)
SHARES = Question("shares", "按份共有的，各占多少份额？", ("按申请书所载份额",))
DISPUTE = Question("dispute", "该不动产有没有权属争议？", ("没有", "有"))
DISPUTED = "ownership_is_disputed"
"""The fact kept with the case when somebody, asked, tells of a dispute."""
DESTROYED = Question("destroyed", "申请注销的不动产是否已经灭失？", ("没有灭失", "已经灭失"))
OCCUPIED = Question("occupied", "该不动产是否设有居住权、是否出租？", ("都没有", "有"))
HOLDER_DISAGREES = Question(
    "holder-disagrees", "登记簿记载的权利人是否不同意更正？", ("不同意更正", "同意更正")
)
KNOWS_LIABILITY = Question(
    "knows-liability",
    "异议登记不当，造成权利人损害的，权利人可以请求您赔偿。您是否知悉？",
    ("知悉", "不知悉"),
)
PRE_EMPTION = Question("pre-emption", "其他按份共有人是否放弃优先购买权？", ("是", "否", "不涉及"))


def questions_for(case: Case, person: Applicant) -> list[Question]:
    """Everybody is asked the true wish, owners how they own, the giver about disputes."""
    asked = [TRUE_WISH]
    if person.role == ApplicantRole.OBLIGEE and becomes_owner(case, person):
        asked.append(HOW_OWNED)
        if person.co_ownership == CoOwnership.SHARES:
            asked.append(SHARES)
    if person.role == ApplicantRole.OBLIGOR:
        asked += [DISPUTE, OCCUPIED]
        if case.facts.get("share_goes_to_outsider"):
            asked.append(PRE_EMPTION)
    if IS_DESTROYED in case.item.facts:
        asked.append(DESTROYED)
    if RegisterEffect.RECORD_OBJECTION in case.item.effects:
        asked += [HOLDER_DISAGREES, KNOWS_LIABILITY]
    return asked


def becomes_owner(case: Case, person: Applicant) -> bool:
    """Whether the person's part makes a title; a mortgagee is not asked how the house is owned."""
    return case.item.parts[person.part_ordinal - 1].certificate == CertificateKind.TITLE


def tells_of_destruction(answers: Sequence[Mapping[str, str]]) -> bool:
    """Whether an interview's kept answers say that what is to be cancelled is no more."""
    return any(one["code"] == DESTROYED.code and one["answer"].startswith("已") for one in answers)


def tells_of_dispute(answers: Sequence[Mapping[str, str]]) -> bool:
    """Whether an interview's kept answers say that the ownership is disputed; 没有 is no dispute."""
    return any(one["code"] == DISPUTE.code and one["answer"].startswith("有") for one in answers)
