"""岗位: what an officer may do, in one table."""

from dataclasses import dataclass
from fnmatch import fnmatchcase
from typing import Final

from django.db.models import TextChoices

from hall.staff.departments import D


class Duty(TextChoices):
    """岗位 ([S2] 一): duties have the name of the step they take."""

    GUIDE = "guide", "导办"
    ACCEPT = "accept", "综合受理"
    EXAMINE = "examine", "初审"
    APPROVE = "approve", "核定"
    RECORD = "record", "登簿"
    ENGROSS = "engross", "缮证"
    ISSUE = "issue", "发证"
    ARCHIVE = "archive", "归档"
    REVIEW_HOUSING = "review_housing", "住建审核"
    ASSESS = "assess", "核税"
    COLLECT = "collect", "税费收缴"
    SUPERVISE = "supervise", "督导主管"
    COURT = "court", "法院联络"
    ADMINISTER = "administer", "系统管理"
    SECURE = "secure", "安全管理"
    AUDIT = "audit", "审计"


@dataclass(frozen=True, slots=True)
class DutyRule:
    """One line of the table: who can hold the duty, which steps it opens, what it excludes."""

    departments: frozenset[D]
    steps: frozenset[str] = frozenset()
    excludes: frozenset[Duty] = frozenset()
    second_factor: bool = False


REGISTRY: Final = frozenset({D.REGISTRATION})
WORK: Final = frozenset(Duty) - {Duty.ADMINISTER, Duty.SECURE, Duty.AUDIT}


def _rule(
    *departments: D, steps: str = "", excludes: frozenset[Duty] = frozenset(), second_factor: bool = False
) -> DutyRule:
    return DutyRule(frozenset(departments), frozenset(steps.split()), excludes, second_factor)


DUTIES: Final[dict[Duty, DutyRule]] = {
    Duty.GUIDE: _rule(D.REGISTRATION),
    Duty.ACCEPT: _rule(D.REGISTRATION, steps="accept decline withdraw"),
    Duty.EXAMINE: _rule(D.REGISTRATION, steps="examine send_back refuse", second_factor=True),
    Duty.APPROVE: _rule(D.REGISTRATION, steps="approve finish send_back refuse", second_factor=True),
    Duty.RECORD: _rule(D.REGISTRATION, steps="record", second_factor=True),
    Duty.ENGROSS: _rule(D.REGISTRATION, steps="engross"),
    Duty.ISSUE: _rule(D.REGISTRATION, steps="issue"),
    Duty.ARCHIVE: _rule(D.REGISTRATION, steps="archive"),
    Duty.REVIEW_HOUSING: _rule(D.TRANSACTIONS, steps="approve finish refuse", second_factor=True),
    Duty.ASSESS: _rule(D.TAXATION, second_factor=True),
    Duty.COLLECT: _rule(D.TAXATION, D.REGISTRATION),
    Duty.SUPERVISE: _rule(D.REGISTRATION, D.TRANSACTIONS, D.TAXATION),
    Duty.COURT: _rule(D.COURT, D.REGISTRATION),
    # 等保 2.0: the three administrators are three people, and none of them handles cases.
    Duty.ADMINISTER: _rule(D.REGISTRATION, excludes=WORK | {Duty.SECURE, Duty.AUDIT}, second_factor=True),
    Duty.SECURE: _rule(D.REGISTRATION, excludes=WORK | {Duty.ADMINISTER, Duty.AUDIT}, second_factor=True),
    Duty.AUDIT: _rule(D.REGISTRATION, excludes=WORK | {Duty.ADMINISTER, Duty.SECURE}, second_factor=True),
}
"""Who may take which step of a case. Duties without steps open pages of their own."""


SYSTEM_DUTIES: Final[dict[D, frozenset[Duty]]] = {
    D.COURT: frozenset({Duty.COURT}),
    D.TRANSACTIONS: frozenset({Duty.REVIEW_HOUSING}),
    D.TAXATION: frozenset({Duty.ASSESS}),
}
"""What a department's own system may do by API; a department without a line may ask nothing of a case."""


def duties_for_step(step: str) -> frozenset[Duty]:
    """The duties that open this step of the case; empty for a step nobody but the system takes."""
    return frozenset(duty for duty, rule in DUTIES.items() if step in rule.steps)


ADMIN_RIGHTS: Final[dict[Duty, tuple[str, ...]]] = {
    # 系统管理: accounts without duties, halls, windows, calendars, catalogue settings, channels
    Duty.ADMINISTER: (
        "staff.view_[dhco]*",
        "staff.[avc]*_hall",
        "staff.[avc]*_counter",
        "staff.[avc]*_department",
        "staff.[avc]*_clientsystem",
        "staff.add_officer",
        "staff.change_officer",
        "clock.*",
        "catalogue.*",
        "exchange.*",
        "sharing.*",
        "portal.[avc]*_bulletin",
    ),
    # 安全管理: who holds which duty, locked accounts, second factors
    Duty.SECURE: ("staff.view_[dhco]*", "staff.change_officer", "axes.*", "otp_totp.*"),
    # 审计: reads every act and every look, changes nothing
    Duty.AUDIT: ("*.view_*",),
}
"""Which of Django's admin permissions go with a duty (patterns of `app.verb_model`); the rest have none."""


def admin_allows(duty: str, permission: str) -> bool:
    """Does the duty carry this permission of the admin? People and audit rows are never deleted."""
    return any(fnmatchcase(permission, pattern) for pattern in ADMIN_RIGHTS.get(Duty(duty), ()))


def conflicts(duties: frozenset[str], department: str) -> list[str]:
    """What is wrong with giving these duties to one person of this department, in Chinese."""
    held = [Duty(duty) for duty in sorted(duties)]
    reasons = [
        f"“{duty.label}”不是{D(department).label}的岗位，请改部门或去掉这个岗位。"
        for duty in held
        if department not in DUTIES[duty].departments
    ]
    for duty in held:
        if shared := DUTIES[duty].excludes & set(held):
            others = "、".join(sorted(other.label for other in shared))
            reasons.append(f"“{duty.label}”不能由同一人兼任“{others}”，请分给两个人。")
    return reasons
