"""How often one may guess: failed look-ups are counted in PostgreSQL, by caller and by case number."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import connection

from hall.clock import now
from hall.identity.fields import search_hash
from hall.portal.models import Knock

FORGOTTEN_AFTER = timedelta(days=2)


@dataclass(frozen=True, slots=True)
class Allowance:
    """So many failures of one source in one window of time."""

    kind: str
    window: timedelta
    tries: int


ALLOWANCES = (
    Allowance("address", timedelta(minutes=15), 30),
    Allowance("number", timedelta(hours=1), 6),
    Allowance("number", timedelta(days=1), 15),
)
"""A hall's terminals share one address; six characters of one case must not be guessed in a lifetime."""


def knock(address: str, number: str) -> bool:
    """Count one try before it is answered; False when any allowance is used up. Whether the case exists is
    not looked at: a number that does not exist is closed just the same.
    """
    sources = {"address": address, "number": number}
    counted = [(count(allowance, sources[allowance.kind]), allowance.tries) for allowance in ALLOWANCES]
    return all(tries <= most for tries, most in counted)


def forgive(address: str, number: str) -> None:
    """The try was right: it does not count, and the day's other failures stay."""
    sources = {"address": address, "number": number}
    for allowance in ALLOWANCES:
        _add(allowance, sources[allowance.kind], -1)


def forget_old_knocks() -> int:
    """Remove counts of windows long past; how many."""
    return Knock.objects.filter(since__lt=now() - FORGOTTEN_AFTER).delete()[0]


def count(allowance: Allowance, source: str) -> int:
    """Count one try of a source; how many it has made in this window."""
    tries = _add(allowance, source, 1)
    if tries == 1:
        forget_old_knocks()
    return tries


def _add(allowance: Allowance, source: str, by: int) -> int:
    """One statement, so that two tries at once are two tries."""
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO portal_knock (source, since, tries) VALUES (%s, %s, GREATEST(%s, 0)) "
            "ON CONFLICT (source, since) DO UPDATE SET tries = GREATEST(portal_knock.tries + %s, 0) "
            "RETURNING tries",
            [_name(allowance, source), _window(allowance), by, by],
        )
        row = cursor.fetchone()
    return int(row[0])


def _name(allowance: Allowance, source: str) -> str:
    return search_hash(f"{allowance.kind} {allowance.window} {source}")


def _window(allowance: Allowance) -> datetime:
    seconds = int(allowance.window.total_seconds())
    moment = now()
    return moment - timedelta(seconds=moment.timestamp() % seconds)
