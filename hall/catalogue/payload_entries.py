"""Entries that several materials share: number, days, price, area, court, consent."""

from hall.catalogue.authorities import Authority
from hall.catalogue.payload_fields import Kind, PayloadField

F = PayloadField
Entries = tuple[PayloadField, ...]

NUMBER = F("contract_number", "合同编号", required=False, max_length=60)
SIGNED = F("signed_on", "签订日期", Kind.PAST_DATE)
PRICE = F("price", "成交价（元）", Kind.AMOUNT, hint="直接填数字，不带逗号，最多两位小数")
AREA = F("area", "建筑面积（平方米）", Kind.AREA, required=False)
COURT = F("court", "人民法院全称", max_length=60)
CASE = F("case_number", "案号", Kind.COURT_CASE, hint="如（2026）粤5302执1234号")
AUTHORITY_TYPE = F(
    "authority_type",
    "来文机关类别",
    Kind.CHOICE,
    required=False,
    choices=tuple(Authority.choices),
    default=Authority.COURT.value,
)
AUTHORITY = F("court", "来文机关全称", max_length=60)
ORDER_NUMBER = F(
    "case_number",
    "案号（文号）",
    Kind.ORDER_NUMBER,
    max_length=60,
    hint="法院的如（2026）粤5302执1234号；其他机关照文书填写",
)
BEGINS, ENDS = F("begins_on", "起始日期", Kind.DATE), F("ends_on", "截止日期", Kind.DATE)
RELATION = F(
    "relation",
    "受让人与转让人的关系",
    Kind.CHOICE,
    choices=(
        ("spouse", "配偶"),
        ("kin", "父母、子女、祖孙、兄弟姐妹"),
        ("carer", "直接抚养人或者赡养人"),
        ("none", "其他"),
    ),
)
HOMES = (("only", "家庭唯一住房"), ("second", "家庭第二套住房"), ("more", "第三套及以上住房"))


def numbered(label: str, issuer: str = "出具机关") -> Entries:
    """A document with a number, an issuer and a day."""
    return (
        F("number", f"{label}编号", max_length=60),
        F("issued_by", issuer, max_length=60, required=False),
        F("issued_on", "出具日期", Kind.PAST_DATE),
    )


def consent_of(label: str) -> Entries:
    """A written consent or commitment: whose, and of which day."""
    return (
        F("given_by", label, max_length=300, hint="写全姓名、名称，有几人的用顿号（、）分开"),
        F("signed_on", "签署日期", Kind.PAST_DATE),
    )
