"""How long a name is locked out at an address after failed log-ins: 1, 2, 4 … up to 60 minutes."""

from datetime import timedelta
from typing import Any

from axes.handlers.database import AxesDatabaseHandler
from axes.helpers import get_client_username
from axes.models import AccessAttempt
from django.conf import settings
from django.db.models import Sum
from django.http import HttpRequest

from hall.clock import now

FIRST = timedelta(minutes=1)
LONGEST = timedelta(hours=1)


def back_off(request: HttpRequest | None) -> timedelta:
    """How far back failures count for this name at this address.

    An hour before the limit is reached; from then on the time to wait, doubled by every further failure.
    """
    if request is None:
        return LONGEST
    failures = failures_of(get_client_username(request), getattr(request, "axes_ip_address", None))
    beyond = failures - settings.AXES_FAILURE_LIMIT
    return LONGEST if beyond < 0 else min(FIRST * 2 ** min(beyond, 10), LONGEST)


def failures_of(username: str | None, address: str | None) -> int:
    """Failed log-ins of a name at an address within the last hour, whichever browser was used."""
    attempts = AccessAttempt.objects.filter(
        username=username, ip_address=address, attempt_time__gte=now() - LONGEST
    )
    return attempts.aggregate(failures=Sum("failures_since_start"))["failures"] or 0


class BackOffHandler(AxesDatabaseHandler):  # type: ignore[misc]  # axes has no types
    """Forgets failures after an hour, not as soon as the shortest lock-out of anybody is over."""

    def clean_expired_user_attempts(self, request: HttpRequest | None = None, credentials: Any = None) -> int:
        count, _ = AccessAttempt.objects.filter(attempt_time__lt=now() - LONGEST).delete()
        return int(count)
