"""What holds for every request: the caller's true address, an address that can be, answers nobody keeps."""

from collections.abc import Callable

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

Answer = Callable[[HttpRequest], HttpResponse]


def caller_behind_proxies(get_response: Answer) -> Answer:
    """Put the caller's address into REMOTE_ADDR when our own proxies stand in front.

    Counted from the right: what a caller writes into X-Forwarded-For stands further left and is not believed.
    """

    def middleware(request: HttpRequest) -> HttpResponse:
        proxies = settings.PROXIES_BEFORE_US
        hops = [hop.strip() for hop in request.headers.get("X-Forwarded-For", "").split(",")]
        if proxies and len(hops) >= proxies and hops[-proxies]:
            request.META["REMOTE_ADDR"] = hops[-proxies]
        return get_response(request)

    return middleware


def never_stored(get_response: Answer) -> Answer:
    """Pages may show personal data: no browser or proxy keeps them, unless a view says otherwise."""

    def middleware(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        response.headers.setdefault("Cache-Control", "no-store")
        return response

    return middleware


def no_null_in_address(get_response: Answer) -> Answer:
    """No number of ours holds a NUL, and the database cannot even look for one: there is no such page."""

    def middleware(request: HttpRequest) -> HttpResponse:
        if "\x00" in request.path_info or "%00" in request.META.get("QUERY_STRING", ""):
            raise Http404
        return get_response(request)

    return middleware


def opened_by_address(get_response: Answer) -> Answer:
    """An address that only takes forms, opened like a page: say where to go on instead of an empty window."""

    def middleware(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        looked = request.method == "GET" and request.accepts("text/html")
        if response.status_code != 405 or not looked or response.content:
            return response
        page = render(request, "405.html", status=405)
        page.headers["Allow"] = response.headers["Allow"]
        return page

    return middleware
