"""Keys of client systems: given once, kept as a hash, compared in constant time, guessed at in vain."""

import hashlib
from datetime import timedelta
from secrets import token_hex, token_urlsafe
from typing import Final

from django.db import transaction
from django.db.models.functions import Now
from django.utils.crypto import constant_time_compare

from hall.staff import machine_time
from hall.staff.actors import Actor, stranger
from hall.staff.audit import record_act
from hall.staff.models import Act, ClientSystem

SCHEME: Final = "hall"
FAILURES: Final = 10
WITHIN: Final = timedelta(minutes=15)
WRONG_KEY: Final = "接口密钥不对"


class TooManyFailures(Exception):
    """Wrong keys of this system from this address, again and again: nothing is looked at for a while."""


class KeyRefused(Exception):
    """No system has this key, or the system is switched off."""


@transaction.atomic
def issue_key(system: ClientSystem, *, by: Actor) -> str:
    """A new key for this system, `hall_<number>_<secret>`; the one before stops working at once."""
    key_id, secret = token_hex(4), token_urlsafe(32)
    system.key_id, system.key_hash = key_id, _hash(secret)
    system.key_issued_at = machine_time.instant()
    system.save(update_fields=["key_id", "key_hash", "key_issued_at"])
    record_act(by, "发出接口密钥", f"staff.clientsystem:{system.pk}", name=system.name, key_number=key_id)
    return f"{SCHEME}_{key_id}_{secret}"


def whose_key(key: str, *, address: str) -> ClientSystem:
    """The active system that has this key.

    Raises KeyRefused, which leaves a line in the audit, and TooManyFailures once there are ten such lines for
    this key number from this address within a quarter of an hour – even for the right key, so that guessing
    is pointless; the system may still come in from its other addresses.
    """
    scheme, _, rest = key.partition("_")
    key_id, _, secret = rest.partition("_")
    plausible = scheme == SCHEME and key_id.isascii() and key_id.isalnum()
    system = ClientSystem.objects.filter(key_id=key_id).first() if plausible else None
    subject = f"api:{key_id if system else 'unknown'}@{address}"
    if Act.objects.filter(subject=subject, verb=WRONG_KEY, at__gte=Now() - WITHIN).count() >= FAILURES:
        raise TooManyFailures
    matches = constant_time_compare(_hash(secret), system.key_hash if system else _hash(""))
    if system is None or not matches or not system.is_active:
        record_act(stranger(address), WRONG_KEY, subject, system=system.name if system else "")
        raise KeyRefused
    return system


def _hash(secret: str) -> str:
    """256 random bits need no slow hash."""
    return hashlib.sha256(secret.encode()).hexdigest()
