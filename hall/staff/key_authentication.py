"""Who calls the API: `Authorization: Bearer hall_…`, and which departments a resource is open to."""

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest
from rest_framework.authentication import BaseAuthentication
from rest_framework.exceptions import AuthenticationFailed, Throttled
from rest_framework.permissions import BasePermission
from rest_framework.request import Request

from hall.staff.access import actor_of, address_of
from hall.staff.audit import record_act
from hall.staff.client_keys import WITHIN, KeyRefused, TooManyFailures, whose_key
from hall.staff.models import ClientSystem

WRONG = "接口密钥不对或已停用。请核对请求头 Authorization: Bearer 后面的密钥；遗失的请系统管理员重发。"


class KeyAuthentication(BaseAuthentication):
    """The only way in: no session, no cookie, so nothing a browser sends by itself is believed."""

    def authenticate(self, request: Request) -> tuple[ClientSystem, None] | None:
        """The system whose key the request carries; None without one (the permission then refuses).

        Raises AuthenticationFailed (401) or Throttled (429).
        """
        scheme, _, key = request.META.get("HTTP_AUTHORIZATION", "").partition(" ")
        if scheme.lower() != "bearer":
            return None
        try:
            return whose_key(key.strip(), address=address_of(request)), None
        except KeyRefused:
            raise AuthenticationFailed(WRONG) from None
        except TooManyFailures:
            raise Throttled(WITHIN.total_seconds(), "密钥连续不对，本地址暂停调用。") from None

    def authenticate_header(self, request: Request) -> str:
        return 'Bearer realm="hall"'


class OpenToDepartments(BasePermission):
    """Closed by default: a resource is open to the departments it names, to nobody where it names none."""

    message = "这个接口不对贵单位的系统开放。"

    def has_permission(self, request: Request, view: Any) -> bool:
        user: Any = request.user
        if not isinstance(user, ClientSystem):
            return False
        if user.department in getattr(view, "departments", ()):
            return True
        record_act(actor_of(request), "越权被拒", f"api:{request.method}", path=request.path)
        return False


class OpenToEverybody(BasePermission):
    """For the description of the API only."""

    def has_permission(self, request: Request | HttpRequest, view: Callable[..., Any] | Any) -> bool:
        return True
