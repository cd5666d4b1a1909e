"""The keys that lock personal data: which exist, which locks what is written now, and the index beside them.

`settings.ENCRYPTION_KEYS` is a list of `id:key` (32 bytes in URL-safe base64). The first locks, all open.
To rotate, put a new key in front, run `manage.py rotate_encryption`, and keep the old one for the rows
that never change.
Without keys (development only) one is derived from SECRET_KEY.
"""

import base64
import hashlib
import hmac
import os
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.conf import settings
from django.core.exceptions import ImproperlyConfigured

NONCE_BYTES = 12
DERIVED_ID = "dev"


class CannotDecrypt(ValueError):
    """Stored text that none of the configured keys opens: a key is missing or the row was tampered with."""


@dataclass(frozen=True, slots=True)
class KeyRing:
    """The keys by id; `current` locks."""

    current: str
    ciphers: dict[str, AESGCM]


def encrypt(text: str) -> str:
    """`key id:base64(nonce + ciphertext)` (AES-256-GCM); the empty string stays empty."""
    if not text:
        return ""
    ring = key_ring()
    nonce = os.urandom(NONCE_BYTES)
    locked = ring.ciphers[ring.current].encrypt(nonce, text.encode(), ring.current.encode())
    return f"{ring.current}:{base64.b64encode(nonce + locked).decode()}"


def decrypt(stored: str) -> str:
    """The text that encrypt() was given. Raises CannotDecrypt."""
    if not stored:
        return ""
    key_id, _, body = stored.partition(":")
    cipher = key_ring().ciphers.get(key_id)
    if cipher is None:
        raise CannotDecrypt("没有打开这条数据的密钥，请检查 HALL_ENCRYPTION_KEYS 是否保留了旧密钥")
    try:
        raw = base64.b64decode(body, validate=True)
        return cipher.decrypt(raw[:NONCE_BYTES], raw[NONCE_BYTES:], key_id.encode()).decode()
    except (InvalidTag, ValueError) as error:
        raise CannotDecrypt("密文已损坏或被改动") from error


def locked_with_current_key(stored: str) -> bool:
    """Is there nothing to do for this stored text when keys are rotated?"""
    return not stored or stored.partition(":")[0] == key_ring().current


def search_form(value: str) -> str:
    """What the index sees: NFKC (full-width digits!), upper case, stripped."""
    return unicodedata.normalize("NFKC", value).upper().strip()


def search_hash(value: str) -> str:
    """HMAC-SHA256 (64 hex characters) of search_form(value), for exact search; empty stays empty.

    Its key is SEARCH_HASH_KEY (without one, SECRET_KEY) and is not rotated with the encryption keys:
    whoever changes it must write every index anew.
    """
    plain = search_form(value)
    return hmac.new(_search_key(), plain.encode(), hashlib.sha256).hexdigest() if plain else ""


def key_ring() -> KeyRing:
    """The keys of the settings. Raises ImproperlyConfigured for a key that is none."""
    return _ring(tuple(settings.ENCRYPTION_KEYS), settings.SECRET_KEY)


def _search_key() -> bytes:
    return _derived(settings.SEARCH_HASH_KEY or settings.SECRET_KEY, b"hall search index")


@lru_cache(maxsize=8)
def _ring(lines: tuple[str, ...], secret: str) -> KeyRing:
    if not lines:
        return KeyRing(DERIVED_ID, {DERIVED_ID: AESGCM(_derived(secret, b"hall encryption"))})
    ciphers = dict(_key(line) for line in lines)
    if len(ciphers) != len(lines):
        raise ImproperlyConfigured("HALL_ENCRYPTION_KEYS 中有重复的密钥编号")
    return KeyRing(lines[0].partition(":")[0], ciphers)


def _key(line: str) -> tuple[str, AESGCM]:
    key_id, _, text = line.partition(":")
    try:
        raw = base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))
    except ValueError:
        raw = b""
    if not key_id.isalnum() or len(raw) != 32:
        raise ImproperlyConfigured(
            f"HALL_ENCRYPTION_KEYS 中编号为“{key_id}”的密钥无效：应为“编号:32 字节密钥的 base64”"
        )
    return key_id, AESGCM(raw)


@lru_cache(maxsize=8)
def _derived(secret: str, purpose: bytes) -> bytes:
    return HKDF(algorithm=SHA256(), length=32, salt=None, info=purpose).derive(secret.encode())
