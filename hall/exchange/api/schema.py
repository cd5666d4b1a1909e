"""OpenAPI of the API (G32): who may call what, the submission number, and how a refusal looks."""

from typing import Any

from drf_spectacular.extensions import OpenApiAuthenticationExtension
from drf_spectacular.openapi import AutoSchema
from drf_spectacular.utils import OpenApiParameter

from hall.exchange.api.problems import CONTENT_TYPE, TITLES
from hall.exchange.api.resource import KEY_HEADER
from hall.staff.departments import D

PROBLEM: dict[str, Any] = {
    "type": "object",
    "required": ["title", "status", "detail"],
    "properties": {
        "type": {"type": "string"},
        "title": {"type": "string", "description": "一句话的类别"},
        "status": {"type": "integer"},
        "detail": {"type": "string", "description": "哪里不对、怎么办"},
        "errors": {
            "type": "object",
            "description": "逐项的问题",
            "additionalProperties": {"type": "array", "items": {"type": "string"}},
        },
    },
}
REFUSALS = {"GET": (401, 403, 404, 422, 429), "POST": (400, 401, 403, 404, 409, 413, 415, 422, 429)}


class KeyScheme(OpenApiAuthenticationExtension):  # type: ignore[no-untyped-call]  # drf-spectacular's own
    """`Authorization: Bearer hall_…`."""

    target_class = "hall.staff.key_authentication.KeyAuthentication"
    name = "接口密钥"

    def get_security_definition(self, auto_schema: Any) -> dict[str, str]:
        return {"type": "http", "scheme": "bearer", "description": "系统管理员发给贵单位系统的密钥"}


class HallSchema(AutoSchema):
    """An operation as the hall describes it: for whom, with which key, refused how."""

    def get_description(self) -> str:  # type: ignore[override]  # the stubs follow DRF, not drf-spectacular
        departments = sorted(getattr(self.view, "departments", ()))
        said = super().get_description() or ""
        if not departments:
            return said
        if set(departments) >= set(D.values):
            return f"{said}\n\n开放给：所有接入的系统"
        return f"{said}\n\n开放给：{'、'.join(D(code).label for code in departments)}"

    def get_override_parameters(self) -> list[Any]:
        if self.method != "POST" or not getattr(self.view, "departments", ()):
            return []
        words = "本次提交的编号：重发时用同一编号，只办一次；同一编号换了内容答复 409"
        return [OpenApiParameter(KEY_HEADER, str, OpenApiParameter.HEADER, required=True, description=words)]

    def get_operation(self, *args: Any, **kwargs: Any) -> Any:
        operation = super().get_operation(*args, **kwargs)
        if operation and getattr(self.view, "departments", None):
            for status in REFUSALS.get(str(self.method), ()):
                operation["responses"].setdefault(str(status), _refusal(status))
        return operation


def _refusal(status: int) -> dict[str, Any]:
    return {"description": TITLES[status], "content": {CONTENT_TYPE: {"schema": PROBLEM}}}
