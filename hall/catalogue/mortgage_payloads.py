"""What the papers of a mortgage and of a presold home say."""

from collections.abc import Mapping
from typing import Any

from hall.catalogue import materials as m
from hall.catalogue.payload_entries import BEGINS, ENDS, NUMBER, SIGNED, Entries, F, consent_of
from hall.catalogue.payload_fields import Kind

LOAN = (NUMBER, SIGNED, F("amount", "债权数额（元）", Kind.AMOUNT), BEGINS, ENDS)
RANKS = tuple((str(rank), f"第 {rank} 顺位") for rank in range(1, 10))
ENDING_GROUNDS = (
    ("settled", "主债权消灭"),
    ("realised", "抵押权已经实现"),
    ("waived", "抵押权人放弃抵押权"),
    ("judgment", "生效法律文书"),
)
RELEASES = (("release", "一并申请注销本单元的在建建筑物抵押权"), ("consent", "抵押权人同意预售"))

FIELDS: dict[str, Entries] = {
    m.PRINCIPAL_CONTRACT.code: LOAN,
    m.MAXIMUM_CLAIM_CONTRACT.code: (
        NUMBER,
        SIGNED,
        F("amount", "最高债权额（元）", Kind.AMOUNT),
        BEGINS,
        ENDS,
    ),
    m.MORTGAGE_CONTRACT.code: (
        NUMBER,
        SIGNED,
        F("kind", "抵押方式", Kind.CHOICE, choices=(("general", "一般抵押"), ("maximum", "最高额抵押"))),
        F("principal_amount", "被担保主债权数额（元）", Kind.AMOUNT, required=False),
        F("maximum_amount", "最高债权额（元）", Kind.AMOUNT, required=False),
        BEGINS,
        ENDS,
        F("secured_scope", "担保范围", max_length=300),
        F("forbids_transfer", "是否约定禁止或者限制转让抵押不动产", Kind.YES_NO),
    ),
    m.MORTGAGE_ALTERATION_AGREEMENT.code: (
        SIGNED,
        F("amount", "变更后的担保债权数额（元）", Kind.AMOUNT, required=False, hint="没有变化的不填"),
        F("begins_on", "变更后的起始日期", Kind.DATE, required=False),
        F("ends_on", "变更后的截止日期", Kind.DATE, required=False),
        F("secured_scope", "变更后的担保范围", required=False, max_length=300),
        F("forbids_transfer", "变更后是否约定禁止或者限制转让", Kind.YES_NO, required=False),
        F("rank", "变更后的抵押顺位", Kind.CHOICE, required=False, choices=RANKS),
        F("determined_fact", "最高债权确定的事实", required=False, max_length=300),
    ),
    m.CLAIM_TRANSFER_AGREEMENT.code: (
        NUMBER,
        SIGNED,
        F("amount", "转让的债权数额（元）", Kind.AMOUNT, required=False),
    ),
    m.DEBT_SETTLEMENT.code: (
        F("ground", "抵押权消灭的原因", Kind.CHOICE, choices=ENDING_GROUNDS),
        F("number", "证明文件编号", required=False, max_length=60),
        F("signed_on", "出具日期", Kind.PAST_DATE),
    ),
    m.CONSTRUCTION_MORTGAGE_RELEASE.code: (
        F("kind", "处理方式", Kind.CHOICE, choices=RELEASES),
        *consent_of("抵押权人"),
    ),
    m.OTHER_MORTGAGEES_CONSENT.code: consent_of("其他抵押权人"),
}


def one_amount_of_the_kind(payload: Mapping[str, Any]) -> Mapping[str, str]:
    """一般抵押 has the amount of its claim and no maximum; 最高额抵押 the reverse (R32)."""
    wanted, other = ("principal_amount", "maximum_amount")
    if payload.get("kind") == "maximum":
        wanted, other = other, wanted
    words = {"principal_amount": "被担保主债权数额", "maximum_amount": "最高债权额"}
    problems = {}
    if payload.get(wanted) is None:
        problems[wanted] = f"请填写{words[wanted]}"
    if payload.get(other) is not None:
        problems[other] = f"本抵押方式不填{words[other]}，请删去"
    return problems
