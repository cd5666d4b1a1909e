"""日封: a head over the whole book, published daily, so that nobody can cut its tail unseen."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from typing import Final

from django.db import connection, transaction

from hall.clock import now
from registration.models import DailySeal, Entry
from registration.models.entries import GENESIS

ENDLESS: Final = 2**63 - 1
LOCK: Final = 0x5EA1
COVERED: Final = """
    SELECT id, hash FROM registration_entry
    WHERE id > %s AND id <= %s AND transaction >= %s::text::xid8 AND transaction < %s::text::xid8
    ORDER BY id
"""
HORIZON: Final = "SELECT pg_snapshot_xmin(pg_current_snapshot())::text::bigint"


class RegisterWasRestored(RuntimeError):
    """The cluster counts its transactions anew: seal once with `after_restore=True`, service stopped."""


@transaction.atomic
def seal_register(*, after_restore: bool = False) -> DailySeal | None:
    """Chain every entry committed since the last seal; None when there is nothing new.

    Runs at any time beside writers: covers what lies below pg_snapshot_xmin, the rest falls to the next
    seal. `after_restore` covers all visible entries by id and is run once, with nobody writing, after the
    data was moved to another cluster. Raises RegisterWasRestored when that was forgotten.
    """
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [LOCK])
        cursor.execute(HORIZON)
        horizon = int(cursor.fetchone()[0])
    seal = seal_after_restore() if after_restore else next_seal(horizon)
    seal.entries, seal.hash = digest(seal)
    if not seal.entries:
        return None
    seal.save()
    return seal


def next_seal(horizon: int) -> DailySeal:
    last = DailySeal.objects.order_by("-number").first()
    if last and last.below_transaction != ENDLESS and horizon < last.below_transaction:
        raise RegisterWasRestored(f"事务号 {horizon} 小于上次日封的 {last.below_transaction}")
    restored = last is not None and last.through_id is not None
    return DailySeal(
        number=last.number + 1 if last else 1,
        sealed_at=now(),
        after_id=(last.through_id or last.after_id) if last else 0,
        from_transaction=0 if last is None or restored else last.below_transaction,
        below_transaction=horizon,
        previous_hash=last.hash if last else GENESIS,
    )


def seal_after_restore() -> DailySeal:
    last = DailySeal.objects.order_by("-number").first()
    newest = Entry.objects.order_by("-id").values_list("id", flat=True).first() or 0
    return DailySeal(
        number=last.number + 1 if last else 1,
        sealed_at=now(),
        after_id=last.after_id if last else 0,
        from_transaction=last.below_transaction if last else 0,
        below_transaction=ENDLESS,
        through_id=newest,
        previous_hash=last.hash if last else GENESIS,
    )


def digest(seal: DailySeal) -> tuple[int, str]:
    """How many entries a seal covers, and the hash over the seal before it and all of them."""
    head = (
        f"{seal.number}|{seal.previous_hash}|{seal.after_id}|{seal.from_transaction}|{seal.below_transaction}"
    )
    text, count = hashlib.sha256(head.encode()), 0
    for entry_id, entry_hash in covered(seal):
        text.update(f"|{entry_id}:{entry_hash}".encode())
        count += 1
    return count, text.hexdigest()


def covered(seal: DailySeal) -> Iterator[tuple[int, str]]:
    """Ids and hashes of the entries under a seal, streamed in the order of the ids."""
    with transaction.atomic(), connection.chunked_cursor() as cursor:
        cursor.execute(
            COVERED,
            [
                seal.after_id,
                seal.through_id or ENDLESS,
                str(seal.from_transaction),
                str(seal.below_transaction),
            ],
        )
        yield from cursor
