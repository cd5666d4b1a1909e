"""How the API says no: `application/problem+json` (RFC 9457), in Chinese, with what to do."""

from typing import Any, Final

from django.core.exceptions import NON_FIELD_ERRORS, PermissionDenied, ValidationError
from django.http import Http404
from rest_framework import exceptions
from rest_framework.response import Response
from rest_framework.views import exception_handler, set_rollback

from hall.exchange.api.refusals import status_of
from hall.exchange.commands import CommandConflict

CONTENT_TYPE: Final = "application/problem+json"
TITLES: Final = {
    400: "请求有误",
    401: "没有有效的接口密钥",
    403: "无权办理",
    404: "没有这项内容",
    405: "不支持这种请求方法",
    406: "不支持所要的格式",
    409: "与已有内容冲突",
    413: "内容过大",
    415: "不支持的内容格式",
    422: "内容不能办理",
    429: "调用过于频繁",
}
DETAILS: Final = {
    401: "请在请求头写明 Authorization: Bearer 和系统管理员发给贵单位系统的密钥。",
    404: "没有找到，或者不属于贵单位。请核对编号。",
    405: "请对照接口说明 /api/v1/ 使用正确的请求方法。",
    406: "接口只以 JSON 答复，请去掉或改正请求头 Accept。",
    415: "请以 Content-Type: application/json 发送。",
}
Faults = dict[str, list[str]]


def answer_problem(error: Exception, context: dict[str, Any]) -> Response | None:
    """DRF's exception handler: every refusal becomes a problem; None (a 500) for a fault of ours."""
    if isinstance(error, CommandConflict):
        return problem(409, str(error))
    if isinstance(error, ValidationError):
        set_rollback()
        return problem(status_of(error) or 422, "；".join(error.messages), faults_of(error))
    if status := status_of(error):
        set_rollback()
        return problem(status, str(error))
    response = exception_handler(error, context)
    if response is None:
        return None
    if isinstance(error, exceptions.ValidationError):
        faults = _named(error.detail)
        return problem(422, "；".join(_sentences(faults)), faults)
    response.data = body_of(response.status_code, _detail(error))
    response.content_type = CONTENT_TYPE
    return response


def problem(status: int, detail: str, faults: Faults | None = None) -> Response:
    """An answer that says what is wrong: title, detail, and the faults field by field."""
    return Response(body_of(status, detail, faults), status=status, content_type=CONTENT_TYPE)


def body_of(status: int, detail: str, faults: Faults | None = None) -> dict[str, Any]:
    """The fields of RFC 9457, with our own `errors`."""
    body: dict[str, Any] = {
        "type": "about:blank",
        "title": TITLES.get(status, "没有办理"),
        "status": status,
        "detail": detail,
    }
    return body | ({"errors": faults} if faults else {})


def faults_of(error: ValidationError) -> Faults:
    """Field → sentences; what belongs to no field stands under an empty name."""
    if not hasattr(error, "error_dict"):
        return {"": error.messages}
    return {("" if name == NON_FIELD_ERRORS else name): said for name, said in error.message_dict.items()}


def _detail(error: Exception) -> str:
    if isinstance(error, PermissionDenied) and error.args:
        return str(error.args[0])
    if isinstance(error, exceptions.NotAuthenticated | Http404 | exceptions.NotFound):
        return DETAILS[401 if isinstance(error, exceptions.NotAuthenticated) else 404]
    status = getattr(error, "status_code", 400)
    return DETAILS.get(status, "") if status in {405, 406, 415} else str(getattr(error, "detail", error))


def _named(detail: Any, prefix: str = "") -> Faults:
    """DRF's nested details, flat: `documents.0.name` → sentences."""
    if isinstance(detail, dict):
        parts = detail.items()
    elif isinstance(detail, list) and any(isinstance(item, dict | list) for item in detail):
        parts = {str(number): item for number, item in enumerate(detail)}.items()
    else:
        said = detail if isinstance(detail, list) else [detail]
        return {prefix: [str(sentence) for sentence in said]} if said else {}
    faults: Faults = {}
    for name, item in parts:
        own = "" if name == "non_field_errors" else str(name)
        faults |= _named(item, ".".join(filter(None, (prefix, own))))
    return faults


def _sentences(faults: Faults) -> list[str]:
    return [f"{name}：{said}" if name else said for name, all_said in faults.items() for said in all_said]
