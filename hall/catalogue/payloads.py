"""What a shared material says: its typed entries, kept with the case and passed to who may see them.

`fields_of(material)` builds forms; `clean_payload(material, raw)` gives str, Decimal, date and bool.
A material without entries here is kept as a scan only.
"""

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from django.core.exceptions import ValidationError

from hall.catalogue import materials as m
from hall.catalogue.authorities import order_is_numbered
from hall.catalogue.burden_payloads import FIELDS as BURDEN_FIELDS
from hall.catalogue.judicial_payloads import FIELDS as JUDICIAL_FIELDS
from hall.catalogue.mortgage_payloads import FIELDS as MORTGAGE_FIELDS
from hall.catalogue.mortgage_payloads import one_amount_of_the_kind
from hall.catalogue.payload_entries import (
    AREA,
    AUTHORITY,
    AUTHORITY_TYPE,
    BEGINS,
    ENDS,
    HOMES,
    NUMBER,
    ORDER_NUMBER,
    PRICE,
    SIGNED,
    Entries,
    F,
    consent_of,
    numbered,
)
from hall.catalogue.payload_fields import Kind
from hall.catalogue.schema import Material
from hall.catalogue.title_payloads import FIELDS as TITLE_FIELDS

Check = Callable[[Mapping[str, Any]], Mapping[str, str]]

FUND = (
    F("receipt_number", "缴款凭证号", max_length=60),
    F("amount", "缴款金额（元）", Kind.AMOUNT),
    F("paid_on", "缴款日期", Kind.PAST_DATE),
)

FIELDS: dict[str, Entries] = {
    m.APPLICATION_FORM.code: (
        F("contract_filing_number", "合同备案号（网签号）", required=False, max_length=60),
        F("acquired_on", "转让方取得房屋的日期", Kind.PAST_DATE, required=False),
        F("original_price", "转让方取得房屋的原值（元）", Kind.AMOUNT, required=False),
    ),
    m.POWER_OF_ATTORNEY.code: (
        F("scope", "委托事项", max_length=200),
        F("signed_on", "委托日期", Kind.PAST_DATE),
        F("valid_until", "委托期限至", Kind.DATE, required=False),
        F("is_notarised", "是否经过公证", Kind.YES_NO, default=False),
        F("notarial_number", "公证书编号", required=False, max_length=60),
    ),
    m.TITLE_CERTIFICATE.code: (F("number", "不动产权证号", max_length=60),),
    m.REGISTRATION_PROOF.code: (F("number", "不动产登记证明号", max_length=60),),
    m.OLD_CERTIFICATE.code: (F("number", "原证书、证明号", max_length=60),),
    m.LOSS_STATEMENT.code: (
        F("number", "遗失的证书、证明号", max_length=60),
        F("published_on", "声明刊发日期", Kind.PAST_DATE),
    ),
    m.SALE_CONTRACT.code: (
        NUMBER,
        SIGNED,
        PRICE,
        F("price_includes_tax", "成交价是否含增值税", Kind.YES_NO, default=True),
        AREA,
    ),
    m.PRESALE_CONTRACT.code: (
        F("contract_number", "合同编号", max_length=60),
        SIGNED,
        PRICE,
        AREA,
        F("presale_permit", "预售许可证号", max_length=60, required=False),
        F("filing_number", "预售合同备案号", max_length=60, required=False, hint="随本件备案的不填"),
    ),
    m.COURT_RULING.code: (
        AUTHORITY_TYPE,
        AUTHORITY,
        ORDER_NUMBER,
        F("made_on", "裁定（决定）日期", Kind.PAST_DATE),
    ),
    **JUDICIAL_FIELDS,
    m.ALLOCATED_LAND_APPROVAL.code: (
        *numbered("批准文件"),
        F("land_price", "补缴出让金或者上缴收益（元）", Kind.AMOUNT_OR_ZERO, required=False),
    ),
    m.PLANNING_COMPLIANCE.code: numbered("规划核实文件"),
    m.COMPLETION_PROOF.code: numbered("竣工验收备案"),
    m.SURVEY_REPORT.code: numbered("调查报告", "调查单位"),
    m.MAPPING_REPORT.code: numbered("测绘报告", "测绘单位"),
    m.CONSTRUCTION_PLANNING_PERMIT.code: numbered("规划许可"),
    m.TAX_CERTIFICATE.code: (
        F("notice", "核税通知书号", max_length=60),
        F("total", "缴纳税费合计（元）", Kind.AMOUNT_OR_ZERO),
        F("cleared_on", "缴清日期", Kind.PAST_DATE),
    ),
    m.TAX_RELIEF_CLAIM.code: (
        F("buyer_homes", "买方家庭购买本房后", Kind.CHOICE, choices=HOMES),
        F("seller_only_home", "卖方是否家庭唯一生活用房", Kind.YES_NO, default=False),
    ),
    m.UNSOLD_UNITS_FUND.code: FUND,
    m.MAINTENANCE_FUND.code: FUND,
    m.POLICY_HOUSING_PROOF.code: numbered("上市批准文件"),
    m.MARKET_CONTROL_PROOF.code: numbered("购房资格证明"),
    m.MARRIAGE_PROOF.code: (
        F("number", "结婚证字号", max_length=60),
        F("registered_on", "登记日期", Kind.PAST_DATE),
    ),
    **MORTGAGE_FIELDS,
    **BURDEN_FIELDS,
    **TITLE_FIELDS,
    m.EASEMENT_CONTRACT.code: (SIGNED, F("content", "地役权内容", max_length=500), BEGINS, ENDS),
    m.RESIDENCE_CONTRACT.code: (
        F(
            "ground",
            "设立方式",
            Kind.CHOICE,
            choices=(("contract", "合同"), ("will", "遗嘱"), ("judgment", "生效法律文书")),
        ),
        F("scope", "居住范围", max_length=200),
        F("begins_on", "起始日期", Kind.DATE),
        F("ends_on", "截止日期", Kind.DATE, required=False),
        F("conditions", "居住条件和要求", required=False, max_length=300),
        F("is_paid", "是否有偿", Kind.YES_NO, default=False),
    ),
    m.MORTGAGEE_CONSENT.code: consent_of("抵押权人"),
    m.DIVISION_CONSENT.code: (
        *consent_of("抵押权人"),
        F(
            "scope",
            "合并后的抵押范围",
            required=False,
            max_length=200,
            hint="合并前各单元的抵押权不一致的必填，如：及于合并后的整套房屋",
        ),
    ),
    m.NOTICE_HOLDER_CONSENT.code: consent_of("预告登记权利人"),
    m.OBJECTION_COMMITMENT.code: consent_of("承诺人"),
    m.PRE_EMPTION_WAIVER.code: consent_of("放弃优先购买权的共有人"),
    m.GUARDIAN_STATEMENT.code: consent_of("监护人"),
    m.ENCUMBRANCERS_CONSENT.code: consent_of("同意人"),
}


def period_runs_forward(payload: Mapping[str, Any]) -> Mapping[str, str]:
    """The first day does not lie after the last (R32)."""
    begins, ends = payload.get("begins_on"), payload.get("ends_on")
    if begins and ends and begins > ends:
        return {"ends_on": f"截止日期{ends}早于起始日期{begins}，请核对"}
    return {}


def notarised_ones_have_a_number(payload: Mapping[str, Any]) -> Mapping[str, str]:
    """公证 is proved by its number."""
    if payload.get("is_notarised") and not payload.get("notarial_number"):
        return {"notarial_number": "委托书经过公证的，请填写公证书编号"}
    return {}


CHECKS: dict[str, tuple[Check, ...]] = {
    m.MORTGAGE_CONTRACT.code: (one_amount_of_the_kind,),
    m.ASSISTANCE_NOTICE.code: (order_is_numbered,),
    m.COURT_RULING.code: (order_is_numbered,),
    m.POWER_OF_ATTORNEY.code: (notarised_ones_have_a_number,),
}


def fields_of(material: Material | str) -> Entries:
    """The typed entries of a material, in the order of a form; empty for a scan only."""
    return FIELDS.get(material.code if isinstance(material, Material) else material, ())


def clean_payload(material: Material | str, raw: Mapping[str, Any]) -> dict[str, Any]:
    """What was typed, as values (str, Decimal yuan or ㎡, date, bool, None); unknown names are left out.

    Raises ValidationError with one Chinese sentence per wrong entry, all of them at once.
    """
    code = material.code if isinstance(material, Material) else material
    values: dict[str, Any] = {}
    problems: dict[str, Any] = {}
    for field in fields_of(code):
        try:
            values[field.name] = field.clean(raw.get(field.name))
        except ValidationError as refusal:
            problems[field.name] = refusal.messages
    problems |= _contradictions((period_runs_forward, *CHECKS.get(code, ())), values, problems)
    if problems:
        raise ValidationError(problems)
    return values


def _contradictions(
    checks: Iterable[Check], values: Mapping[str, Any], known: Mapping[str, Any]
) -> dict[str, str]:
    found = {name: sentence for check in checks for name, sentence in check(values).items()}
    return {name: sentence for name, sentence in found.items() if name not in known}
