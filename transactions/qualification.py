"""What housing has to check in a case: 政策性住房上市, 限售, 限购 – or nothing, with the reason."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from hall.cases.models import Case
from hall.cases.ports import FACTS
from hall.cases.ports import Subject as Asked
from transactions.policy import HousingPolicy, policy_in


@dataclass(frozen=True)
class Subject:
    """审核事项: whether it concerns this case, and the sentence that says why or why not."""

    name: str
    concerned: bool
    reason: str


def subjects_of(case: Case, on: date) -> list[Subject]:
    """The three questions of figure 2 for this case on that day."""
    policy = policy_in(case.county, on)
    return [_policy_housing(case, policy), _resale(policy), _purchase(case, policy)]


def _policy_housing(case: Case, policy: HousingPolicy) -> Subject:
    natures = registered_natures(case)
    if natures & policy.not_transferable:
        return Subject("政策性住房上市", True, "登记簿记载为公租房、廉租住房，性质未变更前不得转让")
    concerned = bool(natures & policy.policy_housing) or bool(case.facts.get("is_policy_housing"))
    reason = "登记簿记载为政策性住房，须审核上市条件" if concerned else "不是政策性住房"
    return Subject("政策性住房上市", concerned, reason)


def registered_natures(case: Case) -> set[int]:
    """房屋性质 (FWXZ) of the case's units as the register has it; empty where it knows none."""
    known = [FACTS["unit_in_the_book"](Asked([number])) for number in case.unit_numbers]
    return {int(one["housing_nature"]) for one in known if one.get("housing_nature")}


def _resale(policy: HousingPolicy) -> Subject:
    if not policy.resale_lock_years:
        return Subject("限售", False, "本地未实施限售")
    return Subject("限售", True, f"本地限售 {policy.resale_lock_years} 年，须核对取得时间")


def _purchase(case: Case, policy: HousingPolicy) -> Subject:
    if not policy.purchase_restricted:
        return Subject("限购", False, "本地未实施限购")
    return Subject("限购", True, "本地实施限购，须核对购房资格")
