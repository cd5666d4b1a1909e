"""验证书: anybody may ask whether a certificate is good (P10)."""

from __future__ import annotations

from typing import Final

from django.core.cache import cache
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from hall.clock import now
from hall.staff.access import address_of, open_to_everyone
from registration.forms import VerifyForm
from registration.validity import numbered_certificate, signed_certificate, validity_of

PER_HOUR: Final = 60
TOO_OFTEN: Final = "查得太频繁了，请过一小时再试，或者扫描证书上的二维码。"


@open_to_everyone
@never_cache
@require_safe
def verify(request: HttpRequest) -> HttpResponse:
    """By the number typed in; an address may ask so many times an hour."""
    form = VerifyForm(request.GET or None)
    context: dict[str, object] = {"form": form, "asked_at": now()}
    if form.is_valid():
        if asked_too_often(address_of(request)):
            form.add_error(None, TOO_OFTEN)
            return render(request, "registration/verify.html", context, status=429)
        context["validity"] = validity_of(numbered_certificate(form.cleaned_data["number"]))
    return render(request, "registration/verify.html", context, status=422 if form.errors else 200)


@open_to_everyone
@never_cache
@require_safe
def signed(request: HttpRequest, key: str) -> HttpResponse:
    """By the signed address of the QR code; a forged one looks like an unknown one."""
    found = signed_certificate(key, request.GET.get("s", ""))
    context = {"form": VerifyForm(), "validity": validity_of(found), "scanned": True, "asked_at": now()}
    return render(request, "registration/verify.html", context, status=200 if found else 404)


def asked_too_often(address: str) -> bool:
    """Count one question of an address; True beyond the hour's allowance. A silent cache lets all pass."""
    key = f"verify:{address}:{now():%Y%m%d%H}"
    try:
        cache.add(key, 0, timeout=3600)
        return int(cache.incr(key)) > PER_HOUR
    except (ValueError, ConnectionError):
        return False
