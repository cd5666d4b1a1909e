"""The one page-wide switch: large print on or off."""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_POST

from hall.look.context import LARGE_PRINT_COOKIE

YEAR = 365 * 24 * 3600


@login_not_required
@require_POST
def large_print(request: HttpRequest) -> HttpResponse:
    """Remember the reader's choice in this browser, and with the account when somebody is logged in."""
    on = request.POST.get("on") == "1"
    back = request.POST.get("next", "")
    safe = url_has_allowed_host_and_scheme(back, {request.get_host()}, require_https=request.is_secure())
    reply = HttpResponseRedirect(back if safe else "/")
    reply.set_cookie(LARGE_PRINT_COOKIE, "1" if on else "0", max_age=YEAR, httponly=True, samesite="Lax")
    if request.user.is_authenticated and hasattr(request.user, "large_print"):
        request.user.large_print = on
        request.user.save(update_fields=["large_print"])
    return reply
