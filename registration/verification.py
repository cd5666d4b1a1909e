"""The address in a certificate's QR code: short, signed, without personal data, outliving every secret.

`/verify/<key id>-<code>?s=<signature>`: the key's id stands in the address, keys are rows that are kept for
ever, so a certificate of many years ago still verifies after the signing key has been changed.
"""

from __future__ import annotations

import base64
import hashlib
import hmac
import secrets

from django.db import IntegrityError, transaction

from hall.clock import now
from registration.models import VerificationKey

CODE_ALPHABET = "23456789ABCDEFGHJKMNPQRSTVWXYZ"
"""Without 0 O 1 I L U, for people who type."""


def new_code() -> str:
    """Twelve random characters (59 bits): cannot be guessed, says nothing."""
    return "".join(secrets.choice(CODE_ALPHABET) for _place in range(12))


def current_key() -> VerificationKey:
    """The key that signs now; the first is made on first need."""
    key = VerificationKey.objects.filter(retired_at=None).order_by("-since", "-pk").first()
    return key or make_key()


def make_key() -> VerificationKey:
    """A new signing key with the next id (k1, k2, …); older keys go on verifying."""
    ordinal = VerificationKey.objects.count() + 1
    try:
        with transaction.atomic():
            return VerificationKey.objects.create(
                code=f"k{ordinal}", secret=secrets.token_urlsafe(32), since=now()
            )
    except IntegrityError:
        return VerificationKey.objects.get(code=f"k{ordinal}")


def signature(key: VerificationKey, code: str) -> str:
    """16 URL-safe characters (96 bits) of HMAC-SHA256."""
    digest = hmac.new(key.secret.encode(), f"{key.code}-{code}".encode(), hashlib.sha256).digest()
    return base64.urlsafe_b64encode(digest[:12]).decode()


def is_signed(key: VerificationKey, code: str, given: str) -> bool:
    return hmac.compare_digest(signature(key, code).encode(), given.encode())
