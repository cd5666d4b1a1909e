"""Opening and closing a session, and what is still owed after the password."""

from datetime import timedelta
from typing import Any

from django.conf import settings
from django.contrib.auth import login, logout
from django.http import HttpRequest

from hall.staff import machine_time, sessions
from hall.staff.access import actor_of, address_of
from hall.staff.actors import officer_actor, stranger
from hall.staff.audit import record_act
from hall.staff.models import Officer


def open_session(request: HttpRequest, officer: Officer) -> None:
    """Log the officer in under a new session key, and write it down."""
    request.session.flush()
    login(request, officer)
    sessions.touch(request.session)
    record_act(officer_actor(officer, address=address_of(request)), "登录", f"officer:{officer.pk}")


def close_session(request: HttpRequest) -> None:
    """Log out: the session is dead on the server, whatever the browser keeps."""
    if isinstance(request.user, Officer):
        record_act(actor_of(request), "退出", f"officer:{request.user.pk}")
    logout(request)


def account_of(request: HttpRequest, credentials: dict[str, Any] | None) -> str:
    """The log-in name as lock-out counts it: capitals and blanks do not make it another account."""
    typed = (credentials or {}).get("username") or request.POST.get("username") or ""
    return str(typed).strip().lower()[:150]


def record_failure(request: HttpRequest, username: str) -> None:
    """Write down a log-in that failed; what was typed as name is kept encrypted."""
    record_act(stranger(address_of(request)), "登录失败", "officer:", username=username[:150])


def unfinished_step(request: HttpRequest) -> str | None:
    """The page (url name) the officer must visit before any other; None when the log-in is complete."""
    if not isinstance(request.user, Officer):
        return None
    if owes_second_factor(request, request.user):
        return "staff:second_factor"
    return "staff:password" if owes_new_password(request.user) else None


def owes_second_factor(request: HttpRequest, officer: Officer) -> bool:
    """Reviewers, recorders and administrators give a one-time code each session, where it is switched on."""
    return (
        bool(settings.SECOND_FACTOR) and officer.needs_second_factor and not request.user.is_verified()  # type: ignore[union-attr]  # django-otp adds it to the user
    )


def owes_new_password(officer: Officer) -> bool:
    """Initial passwords are changed at once; the 等保 profile also asks for a new one every so many days."""
    if officer.must_change_password:
        return True
    days, since = settings.PASSWORD_DAYS, officer.password_set_at
    return bool(days) and (since is None or machine_time.instant() - since >= timedelta(days=days))
