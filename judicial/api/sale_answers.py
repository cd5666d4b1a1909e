"""What a court's own system is told about its sales, its notices to housing and the letters to it."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from django.utils.timezone import localtime
from rest_framework import serializers

from hall.clock import today
from judicial.auctions.asking import LABELS
from judicial.auctions.checks import reminder_of_housing
from judicial.auctions.joining import order_of_sale
from judicial.auctions.lights import light_of
from judicial.models import Auction, Coordination, CourtLetter

Said = dict[str, Any]


class KeptSaleShape(serializers.Serializer[Said]):
    """A sale with its clock and what has become of it."""

    number = serializers.CharField(help_text="处置编号")
    execution_number = serializers.CharField(help_text="执行案号")
    unit_numbers = serializers.ListField(child=serializers.CharField(), help_text="不动产单元号")
    place = serializers.CharField(help_text="坐落，以登记簿为准")
    price = serializers.DecimalField(max_digits=16, decimal_places=2, help_text="成交价，元")
    buyers = serializers.ListField(child=serializers.CharField(), help_text="买受人，姓名已隐去部分")
    sold_on = serializers.DateField(help_text="成交日期")
    paid_on = serializers.DateField(allow_null=True, help_text="付清全款日期")
    ruled_on = serializers.DateField(allow_null=True, help_text="裁定日期")
    served_on = serializers.DateField(allow_null=True, help_text="裁定送达买受人日期")
    ruling_number = serializers.CharField(help_text="裁定书案号，没有送达的为空")
    due_on = serializers.DateField(allow_null=True, help_text="应函告登记机构日，尚不能起算的为空")
    state = serializers.CharField(help_text="办理情况")
    delivered_at = serializers.DateTimeField(allow_null=True, help_text="送达登记机构时间")
    buyers_told_at = serializers.DateTimeField(allow_null=True, help_text="登记机构出具通知的时间")
    buyers_reached = serializers.BooleanField(help_text="是否已经通知到买受人；短信待发送的不算")
    reminder = serializers.CharField(help_text="应当补办的，如执行前告知住建；没有的为空")
    order_number = serializers.CharField(help_text="过户的协助执行文书编号，凭它取送达回证；没有的为空")
    case_number = serializers.CharField(help_text="过户受理号，买受人申请后才有")


class KeptNoticeShape(serializers.Serializer[Said]):
    """A notice to housing, and its record."""

    number = serializers.CharField(help_text="告知编号")
    execution_number = serializers.CharField(help_text="执行案号")
    unit_numbers = serializers.ListField(child=serializers.CharField(), help_text="不动产单元号")
    project = serializers.CharField(help_text="开发项目")
    told_at = serializers.DateTimeField(help_text="告知时间")
    coordinated_at = serializers.DateTimeField(allow_null=True, help_text="会商时间，还没有会商的为空")
    record = serializers.CharField(help_text="会商情况")


class PointShape(serializers.Serializer[Said]):
    """One point of a letter."""

    name = serializers.CharField(help_text="事项，复函时用同一名称")
    matter = serializers.CharField(help_text="事项名称")
    standing = serializers.ListField(child=serializers.CharField(), help_text="登记簿现有的记载")
    answer = serializers.CharField(help_text="答复：cancel 涂销，keep 保留，没有答复的为空")


class LetterShape(serializers.Serializer[Said]):
    """A letter to the court and its answer."""

    case_number = serializers.CharField(help_text="受理号")
    paper_number = serializers.CharField(help_text="函号")
    order_number = serializers.CharField(help_text="协助执行通知书案号")
    place = serializers.CharField(help_text="坐落")
    asked_at = serializers.DateTimeField(help_text="发函时间")
    points = PointShape(many=True, help_text="函询事项")
    reply_number = serializers.CharField(help_text="复函文号，没有答复的为空")
    answered_at = serializers.DateTimeField(allow_null=True, help_text="答复时间")


def said_of_sale(auction: Auction) -> Said:
    """A sale as the API tells it; names of buyers are masked."""
    told = auction.told.order_by("at").first()
    matter = order_of_sale(auction)
    return plain(auction, KeptSaleShape) | {
        "buyers_reached": auction.is_told,
        "reminder": reminder_of_housing(auction),
        "order_number": matter.order.number if matter else "",
        "price": f"{auction.price:.2f}",
        "buyers": [one.masked_name for one in auction.buyers.all()],
        "state": light_of(auction, today())[1],
        "buyers_told_at": iso(told.at) if told else None,
    }


def said_of_notice(notice: Coordination) -> Said:
    """A notice to housing as the API tells it."""
    return plain(notice, KeptNoticeShape)


def said_of_letter(letter: CourtLetter) -> Said:
    """A letter as the API tells it."""
    points = [
        {"name": name, "matter": LABELS[name], "standing": words, "answer": letter.answer.get(name, "")}
        for name, words in letter.points.items()
    ]
    return plain(letter, LetterShape) | {"points": points}


def plain(row: Any, shape: type[serializers.Serializer[Said]]) -> Said:
    """The columns of a row that a shape names; days and moments in ISO 8601."""
    names = [name for name in map(str, shape().fields) if name not in {"buyers", "points"}]
    return {name: iso(getattr(row, name)) for name in names if hasattr(row, name)}


def iso(value: Any) -> Any:
    """Days and moments in ISO 8601, moments in the hall's time; anything else as it is."""
    if isinstance(value, datetime):
        return localtime(value).isoformat()
    return value.isoformat() if isinstance(value, date) else value
