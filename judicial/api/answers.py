"""What a court's own system is told about its orders."""

from __future__ import annotations

from typing import Any

from rest_framework import serializers

from hall.cases.states import Channel
from judicial.api.paging import PageShape
from judicial.matters import ORDER

MATTERS = [(one.value, one.label) for one in ORDER]


class MatterShape(serializers.Serializer[dict[str, Any]]):
    """One matter and what became of it."""

    matter = serializers.ChoiceField(MATTERS, help_text="协助事项")
    case_number = serializers.CharField(help_text="受理号；过户的，成交登记、裁定送达后才有")
    state = serializers.CharField(help_text="办理情况")
    next_step = serializers.CharField(help_text="贵院还要做什么；没有的为空")
    next_url = serializers.CharField(help_text="办理页面的地址，已带上本文书的内容；没有的为空")
    result = serializers.CharField(help_text="登记结果")


class PaperShape(serializers.Serializer[dict[str, Any]]):
    """A paper that came back."""

    number = serializers.CharField(help_text="文书编号，用于下载")
    title = serializers.CharField(help_text="文书名称")
    official_number = serializers.CharField(help_text="字号")
    frozen_at = serializers.DateTimeField(help_text="出具时间")


class KeptScanShape(serializers.Serializer[dict[str, Any]]):
    """A scan the court has sent."""

    id = serializers.IntegerField(help_text="扫描件编号，用于下载")
    kind = serializers.CharField(help_text="哪一份文书")
    name = serializers.CharField(help_text="文件名")
    sha256 = serializers.CharField(help_text="内容摘要")
    kept_at = serializers.DateTimeField(help_text="收到时间")


class FollowedShape(serializers.Serializer[dict[str, Any]]):
    """An order with what has become of it."""

    number = serializers.CharField(help_text="文书编号")
    notice_number = serializers.CharField(help_text="通知书案号")
    served_at = serializers.DateTimeField(help_text="送达时间，到分钟")
    channel = serializers.ChoiceField(Channel.choices, help_text="渠道")
    unit_numbers = serializers.ListField(child=serializers.CharField(), help_text="不动产单元号")
    served_before = serializers.BooleanField(help_text="此前已经送达，没有重复登记")
    matters = MatterShape(many=True, help_text="各项协助事项")
    papers = PaperShape(many=True, help_text="返回的文书")
    scans = KeptScanShape(many=True, help_text="贵院送来的扫描件")


class OrderSearchShape(PageShape):
    """Which orders are wanted."""

    text = serializers.CharField(
        max_length=60, required=False, allow_blank=True, help_text="案号或者 28 位单元号"
    )


class BackShape(PaperShape):
    """A paper that came back, and of which case."""

    case_number = serializers.CharField(help_text="受理号，没有的为空")


class DueShape(serializers.Serializer[dict[str, Any]]):
    """One thing the court is to do."""

    case_number = serializers.CharField(help_text="案号")
    words = serializers.CharField(help_text="事项")
    action = serializers.CharField(help_text="怎么办")
    light = serializers.CharField(help_text="期限")
    place = serializers.CharField(help_text="不动产坐落")
    due_on = serializers.DateField(allow_null=True, help_text="到期日，不限的为空")
    url = serializers.CharField(help_text="办理页面的地址")
