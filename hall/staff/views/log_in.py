"""登录、退出、动态口令、改密码."""

from base64 import b32encode

import django_otp
import segno
from django.contrib import messages
from django.contrib.auth import update_session_auth_hash
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST
from django_otp.plugins.otp_totp.models import TOTPDevice

from hall.staff import sessions
from hall.staff.access import actor_of, officer_of, open_to_everyone
from hall.staff.audit import record_act
from hall.staff.forms import LogInForm, NewPasswordForm, OneTimeCodeForm
from hall.staff.landing import first_page
from hall.staff.log_in import close_session, open_session, record_failure
from hall.staff.models import Officer


@open_to_everyone
@never_cache
@sensitive_post_parameters("password")
@require_http_methods(["GET", "HEAD", "POST"])
def log_in(request: HttpRequest) -> HttpResponse:
    """登录: one message for every failure; five failures lock the account at this address."""
    if isinstance(request.user, Officer) and request.method != "POST":
        return redirect(_next(request, request.user))
    form = LogInForm(request, request.POST or None)
    if request.method == "POST":
        if form.is_valid() and isinstance(officer := form.get_user(), Officer):
            open_session(request, officer)
            return redirect(_next(request, officer))
        record_failure(request, request.POST.get("username", ""))
    ended = sessions.WORDS.get(request.session.pop(sessions.ENDED, ""), "")
    return render(request, "staff/login.html", {"form": form, "next": _asked_for(request), "ended": ended})


@require_POST
def log_out(request: HttpRequest) -> HttpResponse:
    """退出: the session is dead on the server."""
    close_session(request)
    messages.success(request, "您已退出登录。")
    return redirect("staff:login")


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def second_factor(request: HttpRequest) -> HttpResponse:
    """动态口令: enrol the first time (scan, then confirm), afterwards a code at each log-in."""
    officer = officer_of(request)
    device = _device_of(officer)
    form = OneTimeCodeForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        if _verified(device, form.cleaned_data["code"]):
            request.session.cycle_key()
            django_otp.login(request, device)
            record_act(actor_of(request), "动态口令通过", f"officer:{officer.pk}")
            return redirect(_next(request, officer))
        record_act(actor_of(request), "动态口令不符", f"officer:{officer.pk}")
        form.add_error("code", "口令不对或已用过。请等手机上的口令换新后再录；连续不对要稍等片刻。")
    picture = "" if device.confirmed else segno.make(device.config_url).svg_data_uri(scale=5)
    context = {"form": form, "next": _asked_for(request), "picture": picture, "key": _key_to_type(device)}
    return render(request, "staff/second_factor.html", context)


@never_cache
@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
def password(request: HttpRequest) -> HttpResponse:
    """改密码: the old one, the new one twice; every other session of the account ends."""
    officer = officer_of(request)
    form = NewPasswordForm(officer, request.POST or None)
    if request.method == "POST" and form.is_valid():
        officer.must_change_password = False
        form.save()
        update_session_auth_hash(request, officer)
        record_act(actor_of(request), "改密码", f"officer:{officer.pk}")
        messages.success(request, "密码已改，其他地方的登录已退出。")
        return redirect(_next(request, officer))
    return render(request, "staff/password.html", {"form": form, "next": _asked_for(request)})


@open_to_everyone
def front_door(request: HttpRequest) -> HttpResponse:
    """The first page of whoever is logged in; the log-in page for a stranger."""
    return redirect(first_page(request.user) if isinstance(request.user, Officer) else "staff:login")


def _device_of(officer: Officer) -> TOTPDevice:
    """The confirmed authenticator, or the one being enrolled (made now if there is none)."""
    devices = TOTPDevice.objects.filter(user=officer).order_by("-confirmed", "id")
    return devices.first() or TOTPDevice.objects.create(user=officer, name="动态口令", confirmed=False)


def _key_to_type(device: TOTPDevice) -> str:
    """The secret as authenticators want it typed: base 32 in groups of four."""
    letters = b32encode(device.bin_key).decode()
    return " ".join(letters[at : at + 4] for at in range(0, len(letters), 4))


def _verified(device: TOTPDevice, code: str) -> bool:
    """Is it the code of this moment, not used before? The first right code confirms the authenticator."""
    if not device.verify_token(code):
        return False
    if not device.confirmed:
        device.confirmed = True
        device.save(update_fields=["confirmed"])
    return True


def _asked_for(request: HttpRequest) -> str:
    """The page to return to, if it is one of ours."""
    target = request.POST.get("next") or request.GET.get("next") or ""
    ours = url_has_allowed_host_and_scheme(target, {request.get_host()}, require_https=request.is_secure())
    return target if ours else ""


def _next(request: HttpRequest, officer: Officer) -> str:
    return _asked_for(request) or first_page(officer)
