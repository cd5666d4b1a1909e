"""What a court's own system sends of a sale, its papers, a notice to housing, an answer; shape only."""

from __future__ import annotations

from typing import Any

from rest_framework import serializers

from hall.catalogue.judicial_payloads import CANCELLED_OR_KEPT, DISPOSED
from hall.identity.documents import DocumentKind
from judicial.api.shapes import ScanShape
from judicial.auctions.said import BuyerSaid, PapersSaid, SaleSaid
from judicial.models.auctions import WAYS

Said = dict[str, Any]
MOST_UNITS = 2000
MOST_BUYERS = 100
MOST_PARTS = 10**6


def text(most: int, words: str) -> serializers.CharField:
    """A text that may be left out."""
    return serializers.CharField(max_length=most, required=False, allow_blank=True, help_text=words)


def day(words: str) -> serializers.DateField:
    """A day that may be left out."""
    return serializers.DateField(required=False, allow_null=True, help_text=words)


def kept(words: str) -> serializers.ChoiceField:
    """涂销 or 保留; left out where the paper does not say."""
    return serializers.ChoiceField(
        CANCELLED_OR_KEPT,
        required=False,
        allow_blank=True,
        help_text=f"{words}；文书没有写明的不填，不作推断",
    )


def units() -> serializers.ListField:
    return serializers.ListField(
        child=serializers.CharField(max_length=60),
        allow_empty=False,
        max_length=MOST_UNITS,
        help_text="不动产单元号，可以多个",
    )


def part(words: str) -> serializers.IntegerField:
    return serializers.IntegerField(min_value=1, max_value=MOST_PARTS, required=False, help_text=words)


class BuyerShape(serializers.Serializer[Said]):
    """买受人."""

    name = serializers.CharField(max_length=120, help_text="姓名、名称")
    document_kind = serializers.ChoiceField(
        DocumentKind.choices, required=False, help_text="证件种类，不填的为身份证"
    )
    document_number = serializers.CharField(max_length=50, help_text="证件号码")
    phone = text(20, "联系电话")
    share_numerator = part("按份共有的份额，分子")
    share_denominator = part("按份共有的份额，分母；都不填的为单独所有、共同共有")


class SaleShape(serializers.Serializer[Said]):
    """成交, as the confirmation says it."""

    execution_number = serializers.CharField(max_length=60, help_text="执行案号")
    unit_numbers = units()
    debtor = serializers.CharField(max_length=120, help_text="被执行人")
    debtor_document = text(50, "被执行人证件号码，写明的与登记簿核对")
    way = serializers.ChoiceField(WAYS, help_text="处置方式")
    platform = text(60, "拍卖平台")
    lot_number = text(60, "标的编号")
    price = serializers.DecimalField(max_digits=16, decimal_places=2, help_text="成交价，元")
    price_includes_tax = serializers.BooleanField(required=False, help_text="成交价是否含增值税，不填的为含")
    sold_on = serializers.DateField(help_text="成交日期")
    paid_on = day("付清全款日期")
    buyers = serializers.ListField(
        child=BuyerShape(), allow_empty=False, max_length=MOST_BUYERS, help_text="买受人"
    )
    priority_letter = text(60, "移送执行函文号，本院不是首封法院的填写")
    project = text(200, "开发项目名称，在建在售、已建在售项目的填写")
    resale = serializers.BooleanField(
        required=False, help_text="重新拍卖：原买受人悔拍，原成交作废；不填的为否"
    )


class PapersShape(serializers.Serializer[Said]):
    """裁定书 and 协助执行通知书."""

    ruling_number = serializers.CharField(max_length=60, help_text="裁定书案号")
    ruled_on = serializers.DateField(help_text="裁定日期")
    served_on = serializers.DateField(help_text="送达买受人日期，所有权自这一天转移")
    paid_on = day("付清全款日期")
    disposed = serializers.ChoiceField(DISPOSED, required=False, help_text="处置范围，不填的为全部")
    mortgages = kept("抵押权")
    notices = kept("预告登记")
    objections = kept("异议登记")
    buyer_documents = serializers.ListField(
        child=serializers.CharField(max_length=50),
        required=False,
        max_length=MOST_BUYERS,
        help_text="裁定书写明的买受人证件号码，填写的与成交登记核对",
    )
    scans = ScanShape(many=True, required=False, help_text="裁定书、协助执行通知书等扫描件")


class DaysShape(serializers.Serializer[Said]):
    """Payment, ruling and service, as they become known."""

    paid_on = day("付清全款日期")
    ruled_on = day("裁定日期")
    served_on = day("裁定送达买受人日期")


class ToldShape(serializers.Serializer[Said]):
    """执行前告知住建."""

    execution_number = serializers.CharField(max_length=60, help_text="执行案号")
    unit_numbers = units()
    matter = serializers.CharField(max_length=300, help_text="拟采取的执行措施")
    declared = text(200, "开发项目名称，住建部门有记录的不必填")


class LetterReplyShape(serializers.Serializer[Said]):
    """复函: an answer to each point of the letter."""

    reply_number = serializers.CharField(max_length=60, help_text="复函文号")
    mortgages = kept("抵押权")
    notices = kept("预告登记")
    objections = kept("异议登记")


def sale_of(said: Said) -> SaleSaid:
    """What was sent, for the service."""
    return SaleSaid(**(said | {"buyers": [buyer_of(one) for one in said["buyers"]]}))


def buyer_of(said: Said) -> BuyerSaid:
    share = (said.pop("share_numerator", 1), said.pop("share_denominator", 1))
    return BuyerSaid(**said, share=share)


def papers_of(said: Said) -> PapersSaid:
    return PapersSaid(**{name: value for name, value in said.items() if name != "scans"})
