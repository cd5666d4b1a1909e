"""Asking twice does nothing twice: the key, body and reply of every command (G6; promise:R4)."""

from collections.abc import Callable
from hashlib import sha256
from typing import Any, Final

from django.conf import settings
from django.db import connection, transaction
from django.utils.crypto import constant_time_compare, salted_hmac

from hall.clock import now
from hall.exchange.models import Command
from hall.identity.json_text import from_json_text, to_json_text
from hall.staff.actors import Actor

Reply = dict[str, Any]
LONGEST_KEY: Final = 100
BEGIN = """
    INSERT INTO exchange_command (scope, key, body_hash, stream, at) VALUES (%s, %s, %s, %s, %s)
    ON CONFLICT (scope, key) DO NOTHING RETURNING id
"""


class CommandConflict(Exception):
    """The same key with another body: answered with 409, and nothing is done."""

    def __init__(self) -> None:
        super().__init__("这个提交编号已经用于另一内容，没有重复办理；请返回上一页刷新后重新提交")


def once(
    key: str, body: Any, run: Callable[[], Reply], *, by: Actor | None = None, stream: str = ""
) -> tuple[Reply, bool]:
    """Run a command once and keep its reply; the same again gets the same reply, `replayed` True.

    `body` is anything JSON can say (Decimal and dates too); `run` returns the reply and may raise, which
    leaves no trace: the same key may then be tried again. Eight at once wait for the first. An empty key is
    a request without protection and simply runs. Raises CommandConflict for the same key with another body.
    """
    if not key:
        return _plain(run()), False
    key = as_kept(key)
    scope = f"{by.kind}:{by.officer_id or by.label}"[:80] if by else ""
    with transaction.atomic():
        begun = _begin(scope, key, body, stream)
        if begun is None:
            return _earlier_reply(scope, key, body), True
        reply = _plain(run())
        Command.objects.filter(pk=begun).update(reply=reply)
        return reply, False


def as_kept(key: str) -> str:
    """The key, or – of one no page of ours made, too long or not printable – what stands for it."""
    return key if len(key) <= LONGEST_KEY and key.isprintable() else sha256(key.encode()).hexdigest()


def _begin(scope: str, key: str, body: Any, stream: str) -> int | None:
    """The new row's id; None when the key is taken by one who has committed (this waits for the rest)."""
    with connection.cursor() as cursor:
        cursor.execute(BEGIN, [scope, key, _body_hash(body), stream, now()])
        row = cursor.fetchone()
    return int(row[0]) if row else None


def _earlier_reply(scope: str, key: str, body: Any) -> Reply:
    kept = Command.objects.get(scope=scope, key=key)
    secrets = [settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS]
    if not any(constant_time_compare(kept.body_hash, _body_hash(body, secret)) for secret in secrets):
        raise CommandConflict
    return kept.reply or {}


def _plain(reply: Reply) -> Reply:
    """The reply as it will be read back, so that first and later answers are the same."""
    plain: Reply = from_json_text(to_json_text(reply))
    return plain


def _body_hash(body: Any, secret: str | bytes | None = None) -> str:
    """Keyed, because a short body could be guessed from a plain hash."""
    text = body if isinstance(body, bytes) else to_json_text(body)
    return salted_hmac("hall.exchange.commands", text, secret=secret, algorithm="sha256").hexdigest()
