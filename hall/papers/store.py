"""Where finished PDFs lie: in Django's storage, locked with the hall's keys (they carry ID numbers)."""

import os

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage

from hall.identity.keys import NONCE_BYTES, CannotDecrypt, key_ring

MARK = b"HALL1"
"""First bytes of a locked file, then `:key id:`, nonce and ciphertext (AES-256-GCM)."""


def put(name: str, content: bytes) -> str:
    """Store these bytes, locked, in place of what lies under that name; returns the name to get() them by."""
    default_storage.delete(name)
    return default_storage.save(name, ContentFile(_lock(content)))


def get(name: str) -> bytes:
    """The bytes put() was given. Raises FileNotFoundError, or CannotDecrypt for an altered file."""
    with default_storage.open(name) as stored:
        return _open(stored.read())


def _lock(content: bytes) -> bytes:
    ring = key_ring()
    head = b":".join([MARK, ring.current.encode(), b""])
    nonce = os.urandom(NONCE_BYTES)
    return head + nonce + ring.ciphers[ring.current].encrypt(nonce, content, head)


def _open(stored: bytes) -> bytes:
    mark, _, rest = stored.partition(b":")
    key_id, _, body = rest.partition(b":")
    cipher = key_ring().ciphers.get(key_id.decode(errors="replace"))
    if mark != MARK or cipher is None:
        raise CannotDecrypt("文书文件不是大厅存的，或其密钥已不在 HALL_ENCRYPTION_KEYS 中")
    head = b":".join([mark, key_id, b""])
    try:
        return cipher.decrypt(body[:NONCE_BYTES], body[NONCE_BYTES:], head)
    except Exception as error:
        raise CannotDecrypt("文书文件已损坏或被改动") from error
