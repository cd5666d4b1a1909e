"""Who is asking, from where, and whether their duties open this page."""

from collections.abc import Callable
from functools import wraps
from ipaddress import ip_address
from typing import TYPE_CHECKING, Concatenate, NoReturn, ParamSpec, TypeVar, cast

from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponseBase

from hall.staff.actors import Actor, client_system, officer_actor, stranger
from hall.staff.audit import record_act
from hall.staff.departments import D
from hall.staff.duties import SYSTEM_DUTIES, Duty
from hall.staff.models import ClientSystem, Officer

if TYPE_CHECKING:
    from rest_framework.request import Request

__all__ = [
    "AuthenticatedHttpRequest",
    "actor_of",
    "address_of",
    "duty_required",
    "officer_of",
    "open_to_everyone",
]

P = ParamSpec("P")
R = TypeVar("R", bound=HttpResponseBase)

open_to_everyone = login_not_required
"""Marks a view that strangers may open; everything else is closed by default."""


class AuthenticatedHttpRequest(HttpRequest):
    """A request that LoginRequiredMiddleware let through."""

    user: Officer


def address_of(request: "HttpRequest | Request") -> str:
    """The client's address (our own proxies are seen through before); empty where the server knows none."""
    try:
        return str(ip_address(request.META.get("REMOTE_ADDR", "")))
    except ValueError:
        return ""


def officer_of(request: HttpRequest) -> Officer:
    """The officer who is logged in. Raises PermissionDenied for anybody else."""
    if not isinstance(request.user, Officer):
        raise PermissionDenied("请先登录。")
    return request.user


def actor_of(request: "HttpRequest | Request") -> Actor:
    """The officer who is logged in or the system that calls, as actor with address; a stranger otherwise."""
    address, user = address_of(request), cast(object, request.user)
    if isinstance(user, Officer):
        return officer_actor(user, address=address)
    if isinstance(user, ClientSystem):
        duties = SYSTEM_DUTIES.get(D(user.department), frozenset())
        return client_system(user.name, user.department, *duties, address=address, court_code=user.court_code)
    return stranger(address)


def duty_required(
    *duties: str,
    department: D | None = None,
) -> Callable[
    [Callable[Concatenate[AuthenticatedHttpRequest, P], R]],
    Callable[Concatenate[HttpRequest, P], R],
]:
    """The view opens for officers holding one of the duties; others get 403, and the audit a line.

    `department` narrows duties that several departments have, such as a head's.
    """
    labels = "、".join(Duty(duty).label for duty in duties)

    def guard(
        view: Callable[Concatenate[AuthenticatedHttpRequest, P], R],
    ) -> Callable[Concatenate[HttpRequest, P], R]:
        @wraps(view)
        def guarded(request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs) -> R:
            officer = officer_of(request)
            if not officer.has_duty(*duties) or department not in (None, officer.department):
                deny(request, f"本页由“{labels}”岗位使用；需要时请安全管理员为您设岗。")
            return view(request, *args, **kwargs)  # type: ignore[arg-type]  # an officer is logged in: see above

        return guarded

    return guard


def deny(request: HttpRequest, message: str) -> NoReturn:
    """Write down that somebody tried what they may not, then raise PermissionDenied(message)."""
    match = request.resolver_match
    record_act(actor_of(request), "越权被拒", f"page:{match.view_name if match else ''}", reason=message)
    raise PermissionDenied(message)
