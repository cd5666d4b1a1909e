"""Locking everything anew with the current key."""

from collections.abc import Iterator

from django.apps import apps
from django.db import connection, models, transaction

from hall.identity.fields import EncryptedField
from hall.identity.keys import decrypt, encrypt, locked_with_current_key

BATCH = 500


def locked_columns() -> Iterator[tuple[type[models.Model], str]]:
    """Every encrypted column of tables whose rows may change; insert-only rows keep the key they have."""
    for model in apps.get_models():
        if not getattr(model, "insert_only", False):
            for field in model._meta.local_concrete_fields:
                if isinstance(field, EncryptedField) and field.column:
                    yield model, field.column


def lock_anew(model: type[models.Model], column: str) -> int:
    """Rewrite the column's values that an older key locked, BATCH rows a transaction; how many there were.

    Runs beside the counter's work: rows are locked one batch at a time, and a second run finds nothing.
    """
    table = connection.ops.quote_name(model._meta.db_table)
    key = connection.ops.quote_name(str(model._meta.pk.column))
    name = connection.ops.quote_name(column)
    read = f"SELECT {key}, {name} FROM {table} WHERE {key} > %s ORDER BY {key} LIMIT {BATCH} FOR UPDATE"  # noqa: S608 - names of our own columns
    write = f"UPDATE {table} SET {name} = %s WHERE {key} = %s"  # noqa: S608 - names of our own columns
    last, done = 0, 0
    while True:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(read, [last])
            rows = cursor.fetchall()
            old = [
                (encrypt(decrypt(value)), pk)
                for pk, value in rows
                if not locked_with_current_key(value or "")
            ]
            cursor.executemany(write, old)
        if not rows:
            return done
        last, done = rows[-1][0], done + len(old)
