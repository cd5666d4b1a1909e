"""Many rows at once by COPY: what a developer's building writes would else be compiled value by value."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from io import StringIO
from operator import attrgetter
from typing import Any, Final, TypeVar

from django.db import connection, models
from django.db.models.expressions import DatabaseDefault

M = TypeVar("M", bound=models.Model)
WORTH_IT: Final = 100
"""Fewer rows than that are inserted as usual."""
BATCH: Final = 1000
NOTHING: Final = r"\N"
ESCAPED: Final = str.maketrans({"\\": r"\\", "\t": r"\t", "\n": r"\n", "\r": r"\r"})
ODD: Final = (models.JSONField, models.BinaryField, models.GeneratedField)
"""Kinds of columns that are left to the usual way."""


def insert_many(model: type[M], rows: Iterable[M]) -> list[M]:
    """Insert the rows and give them their keys. Raises IntegrityError as any insert does.

    Like `bulk_create`: no signals, defaults and `pre_save` of every field are honoured.
    """
    every = list(rows)
    columns = [field for field in model._meta.local_concrete_fields if not from_database(field, every)]
    if len(every) < WORTH_IT or any(isinstance(field, ODD) for field in columns):
        return model._default_manager.bulk_create(every, batch_size=BATCH)
    give_keys(model, every)
    table = connection.ops.quote_name(model._meta.db_table)
    names = ", ".join(connection.ops.quote_name(str(field.column)) for field in columns)
    content = StringIO("".join(lines(every, columns)))
    with connection.cursor() as cursor, connection.wrap_database_errors:
        cursor.copy_expert(f"COPY {table} ({names}) FROM STDIN", content)
    for row in every:
        row._state.adding, row._state.db = False, connection.alias
    return every


def from_database(field: models.Field[Any, Any], rows: Sequence[models.Model]) -> bool:
    """Whether the database itself fills the column."""
    return bool(rows) and all(isinstance(getattr(row, field.attname), DatabaseDefault) for row in rows)


def give_keys(model: type[models.Model], rows: Sequence[models.Model]) -> None:
    """The next numbers of the table's own counter for the rows that have none."""
    key = model._meta.pk
    missing = [row for row in rows if row.pk is None]
    if not missing or not isinstance(key, models.AutoField | models.BigAutoField):
        return
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT nextval(pg_get_serial_sequence(%s, %s)) FROM generate_series(1, %s)",
            [model._meta.db_table, str(key.column), len(missing)],
        )
        for row, (number,) in zip(missing, cursor.fetchall(), strict=True):
            row.pk = number


def lines(rows: Iterable[models.Model], columns: Sequence[models.Field[Any, Any]]) -> Iterator[str]:
    """Every row as COPY reads it."""
    readers = [reader_of(field) for field in columns]
    for row in rows:
        yield "\t".join([text_of(read(row)) for read in readers]) + "\n"


def reader_of(field: models.Field[Any, Any]) -> Callable[[Any], Any]:
    """How the value to store is read of a row: as it is, unless the field has a say in it."""
    ours = not type(field).__module__.startswith("django.")
    stamped = bool(getattr(field, "auto_now", False) or getattr(field, "auto_now_add", False))
    if ours:
        return lambda row: field.get_prep_value(field.pre_save(row, True))
    if stamped or isinstance(field, models.FileField):
        return lambda row: field.pre_save(row, True)
    return attrgetter(field.attname)


def text_of(value: Any) -> str:
    """One value in COPY's text format."""
    if value is None:
        return NOTHING
    if isinstance(value, bool):
        return "t" if value else "f"
    text = str(value)
    return text.translate(ESCAPED) if isinstance(value, str) else text
