"""What housing has to check in a case: 政策性住房上市, 限售, 限购 – or nothing, with the reason."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from hall.cases.models import Case
from hall.cases.ports import FACTS
from hall.cases.ports import Subject as Asked
from hall.catalogue import materials as m
from transactions.policy import HousingPolicy, policy_in
from transactions.services.court_sales import is_court_sale, why_filed
from transactions.services.filing import awaits_filing

COURT_CHECKS = "购房资格由人民法院在处置时审查（法释〔2021〕18号）"


@dataclass(frozen=True)
class Subject:
    """审核事项: whether it concerns this case, and the sentence that says why or why not."""

    name: str
    concerned: bool
    reason: str


def subjects_of(case: Case, on: date) -> list[Subject]:
    """The questions of figures 1 and 2 for this case on that day."""
    if own := [one for one in (_new_use(case), _fund(case)) if one]:
        return own
    policy = policy_in(case.county, on)
    if is_court_sale(case):
        return [Subject("网签备案", *why_filed(case, policy)), Subject("限购", False, COURT_CHECKS)]
    if is_presale(case):
        return [_filing(case), _purchase(case, policy)]
    return [_policy_housing(case, policy), _resale(policy), _purchase(case, policy)]


def _new_use(case: Case) -> Subject | None:
    """A house that changes its use is asked about for that alone (row 6)."""
    if not case.facts.get("house_use_changes"):
        return None
    return Subject("房屋用途变更", True, "申请变更房屋用途，须出具意见")


def _fund(case: Case) -> Subject | None:
    """维修资金 of what a developer has not sold or keeps (表1第10行)."""
    if not any(row.material == m.UNSOLD_UNITS_FUND.code for row in case.checklist):
        return None
    return Subject("维修资金", True, "有未售房屋或者自留物业，须核对维修资金缴款")


def is_presale(case: Case) -> bool:
    """A home that is sold before it is finished: its contract is filed, nothing is resold."""
    return any(row.material == m.PRESALE_CONTRACT.code for row in case.checklist)


def _filing(case: Case) -> Subject:
    concerned = awaits_filing(case)
    reason = "预售合同随本件备案，须核对网签合同和预售许可" if concerned else "预售合同此前已经备案"
    return Subject("商品房预售合同备案", concerned, reason)


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
