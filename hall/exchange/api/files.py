"""A file inside a request: its name and its bytes as base64."""

import base64
import binascii
from typing import Any

from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from hall.exchange.sheets import LARGEST


@extend_schema_field(OpenApiTypes.BYTE)
class Base64Field(serializers.Field[bytes, str, str, Any]):
    """Bytes as base64. Refuses what is none, nothing at all, and more than 20 MB."""

    default_error_messages = {
        "invalid": "应为 base64 编码的文件内容。",
        "empty": "文件是空的，请重新导出。",
        "large": "文件超过 20 MB，请分幢提交。",
    }

    def to_internal_value(self, data: Any) -> bytes:
        try:
            content = base64.b64decode(data, validate=True)
        except (binascii.Error, ValueError, TypeError):
            self.fail("invalid")
        if not content:
            self.fail("empty")
        if len(content) > LARGEST:
            self.fail("large")
        return content

    def to_representation(self, value: bytes) -> str:
        return base64.b64encode(value).decode()


class SheetShape(serializers.Serializer[dict[str, Any]]):
    """楼盘表文件."""

    name = serializers.CharField(max_length=200, help_text="文件名，以 .csv 或 .xlsx 结尾")
    content = Base64Field(help_text="文件内容，base64")
