"""What happens to every request of an officer: limits of the session, unfinished log-ins, headers."""

from collections.abc import Callable
from typing import Any, Final
from urllib.parse import urlencode, urlsplit

from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme

from hall.staff import sessions
from hall.staff.log_in import unfinished_step

GetResponse = Callable[[HttpRequest], HttpResponseBase]

PERMISSIONS: Final = "camera=(self), microphone=(), geolocation=(), payment=(), usb=(), interest-cohort=()"
POLL: Final = "Hall-Poll"
"""Requests a page makes by itself (queue counts, screens) carry this header: they keep nobody logged in."""


def permissions_policy(get_response: GetResponse) -> GetResponse:
    """No page may use what of the browser it does not need (the camera scans papers)."""

    def middleware(request: HttpRequest) -> HttpResponseBase:
        response = get_response(request)
        response.headers.setdefault("Permissions-Policy", PERMISSIONS)
        return response

    return middleware


def session_limits(get_response: GetResponse) -> GetResponse:
    """Ends sessions that are idle or too old; a fragment or post of a stranger leads to the log-in page."""

    def middleware(request: HttpRequest) -> HttpResponseBase:
        if request.user.is_authenticated:
            if reason := sessions.why_ended(request.session):
                logout(request)
                request.session[sessions.ENDED] = reason
            elif POLL not in request.headers:
                sessions.touch(request.session)
        response = get_response(request)
        return _whole_page(request, response)

    return middleware


class UnfinishedLogIn:
    """Who has given a password but still owes a one-time code or a new password gets nowhere else."""

    ALWAYS_OPEN: Final = frozenset({"staff:logout", "look:large_print"})

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        return self.get_response(request)

    def process_view(
        self, request: HttpRequest, view: Callable[..., Any], args: Any, kwargs: Any
    ) -> HttpResponseBase | None:
        if not request.user.is_authenticated or not getattr(view, "login_required", True):
            return None
        step = unfinished_step(request)
        here = request.resolver_match.view_name if request.resolver_match else ""
        if step is None or here == step or here in self.ALWAYS_OPEN:
            return None
        return HttpResponseRedirect(f"{reverse(step)}?{urlencode({'next': _way_back(request)})}")


def _whole_page(request: HttpRequest, response: HttpResponseBase) -> HttpResponseBase:
    """A redirect to the log-in page that leads back to a page: never to a fragment or a post."""
    login = reverse("staff:login")
    location = response.headers.get("Location", "")
    if urlsplit(location).path != login or "next=" not in location:
        return response
    target = f"{login}?{urlencode({'next': _way_back(request)})}"
    if "HX-Request" in request.headers:
        return HttpResponse(status=401, headers={"HX-Redirect": target})
    return HttpResponseRedirect(target)


def _way_back(request: HttpRequest) -> str:
    """The page to return to: this one, or for posts and fragments the one they came from."""
    came_from = request.headers.get("HX-Current-URL") or request.headers.get("Referer", "")
    if request.method == "GET" and "HX-Request" not in request.headers:
        return request.get_full_path()
    if url_has_allowed_host_and_scheme(came_from, {request.get_host()}, request.is_secure()):
        return urlsplit(came_from).path or "/"
    return "/"
