"""What a court's own system sends and is told about its orders; shape only."""

from __future__ import annotations

import base64
import binascii
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from rest_framework import serializers

from hall.catalogue.burden_payloads import TERMS
from judicial.forms.orders import SAID
from judicial.matters import ORDER
from judicial.models.orders import SCANNED
from judicial.services.notices import ServedNotice

MATTERS = [(one.value, one.label) for one in ORDER]
LARGEST_TEXT = 28 * 1024 * 1024


class ScanShape(serializers.Serializer[dict[str, Any]]):
    """One scanned paper."""

    kind = serializers.ChoiceField(list(SCANNED.items()), help_text="哪一份文书")
    name = serializers.CharField(max_length=200, help_text="文件名，如 通知书.pdf")
    content = serializers.CharField(max_length=LARGEST_TEXT, help_text="文件内容，base64")

    def validate_content(self, text: str) -> bytes:
        try:
            return base64.b64decode(text, validate=True)
        except (binascii.Error, ValueError):
            raise serializers.ValidationError("附件内容不是有效的 base64，请核对后再发") from None


class OrderShape(serializers.Serializer[dict[str, Any]]):
    """协助执行通知书 with its ruling, as served."""

    matters = serializers.ListField(
        child=serializers.ChoiceField(MATTERS),
        allow_empty=False,
        help_text="协助事项，可以多项；与过户同一通知书的解除查封、涂销抵押，在过户登簿时一并办理",
    )
    notice_number = serializers.CharField(max_length=60, help_text="通知书案号")
    dated_on = serializers.DateField(help_text="通知书日期")
    sent_at = serializers.DateTimeField(
        required=False, help_text="贵院发出的时间；送达时间以本系统收到的时间为准"
    )
    ruling_number = serializers.CharField(max_length=60, help_text="依据的裁定书案号")
    ruling_on = serializers.DateField(help_text="裁定日期")
    unit_numbers = serializers.ListField(
        child=serializers.CharField(max_length=60), allow_empty=False, help_text="不动产单元号，可以多个"
    )
    debtor = serializers.CharField(max_length=120, required=False, allow_blank=True, help_text="被执行人")
    debtor_document = serializers.CharField(
        max_length=200, required=False, allow_blank=True, help_text="被执行人证件号码，预查封请写明"
    )
    creditor = serializers.CharField(max_length=120, required=False, allow_blank=True, help_text="申请执行人")
    held_by_another = serializers.BooleanField(
        required=False, help_text="登记在他人名下，裁定写明属于被执行人"
    )
    begins_on = serializers.DateField(required=False, allow_null=True, help_text="期限自")
    ends_on = serializers.DateField(required=False, allow_null=True, help_text="期限至")
    term_months = serializers.ChoiceField(
        TERMS, required=False, allow_blank=True, help_text="没有写明止日的，期限（月）"
    )
    scope = serializers.CharField(max_length=200, required=False, allow_blank=True, help_text="查封范围")
    share_of = serializers.CharField(
        max_length=120, required=False, allow_blank=True, help_text="只查封份额的，该共有人姓名"
    )
    earlier_number = serializers.CharField(
        max_length=60, required=False, allow_blank=True, help_text="原查封案号"
    )
    mortgage = serializers.CharField(
        max_length=120, required=False, allow_blank=True, help_text="涂销的抵押权，登记证明号或者“全部”"
    )
    transfer_letter = serializers.CharField(
        max_length=60, required=False, allow_blank=True, help_text="移送执行函文号"
    )
    buyer_served_on = serializers.DateField(
        required=False, allow_null=True, help_text="过户的，裁定送达买受人的日期"
    )
    officers = serializers.CharField(max_length=60, help_text="承办人，两人，用“、”隔开")
    credentials = serializers.CharField(max_length=60, help_text="工作证、执行公务证号")
    phone = serializers.CharField(max_length=20, required=False, allow_blank=True, help_text="联系电话")
    scans = ScanShape(many=True, required=False, help_text="扫描件")


def scans_of(said: dict[str, Any]) -> dict[str, list[SimpleUploadedFile]]:
    """The scans sent along, by what they are scans of."""
    scans: dict[str, list[SimpleUploadedFile]] = {}
    for one in said.get("scans", ()):
        scans.setdefault(one["kind"], []).append(SimpleUploadedFile(one["name"], one["content"]))
    return scans


def notice_of(said: dict[str, Any]) -> ServedNotice:
    """What was sent, for the service."""
    return ServedNotice(
        notice_number=said["notice_number"],
        dated_on=said["dated_on"],
        matters=said["matters"],
        unit_numbers=said["unit_numbers"],
        ruling_number=said["ruling_number"],
        ruling_on=said["ruling_on"],
        officers=said["officers"],
        credentials=said["credentials"],
        phone=said.get("phone", ""),
        said={name: said.get(name) for name in SAID},
        scans=scans_of(said),
        buyer_served_on=said.get("buyer_served_on"),
        sent_at=said.get("sent_at"),
    )
