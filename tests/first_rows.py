"""The rows migrations make – departments, calendar, content types – survive the emptying of tables.

A test with real transactions ends with every table emptied. What migrations had put there is
kept in a schema of its own and put back, so that the next test finds the hall as it opens.
"""

from typing import Any

from django.db import connection

KEPT = "first_rows"
COLUMNS = """
    SELECT string_agg(quote_ident(attname), ', ' ORDER BY attnum) FROM pg_attribute
    WHERE attrelid = %s::regclass AND attnum > 0 AND NOT attisdropped AND attgenerated = ''
"""
SEQUENCE = """
    SELECT attname FROM pg_attribute
    WHERE attrelid = %s::regclass AND attnum > 0
      AND CASE WHEN NOT attisdropped THEN pg_get_serial_sequence(%s, attname) END IS NOT NULL
"""


def keep_what_migrations_left() -> None:
    """Copy every table that is not empty after migrating; the connection must be the owner's."""
    with connection.cursor() as cursor:
        tables = [table for table in connection.introspection.table_names() if table != "django_migrations"]
        cursor.execute(f"DROP SCHEMA IF EXISTS {KEPT} CASCADE; CREATE SCHEMA {KEPT}")
        for table in tables:
            cursor.execute(f"SELECT EXISTS (SELECT FROM public.{table})")
            if cursor.fetchone() == (True,):
                cursor.execute(f"CREATE TABLE {KEPT}.{table} AS TABLE public.{table}")


def restoring(cursor: Any) -> list[str]:
    """The statements that put those rows back into the emptied tables, and their sequences behind them."""
    cursor.execute("SELECT tablename FROM pg_tables WHERE schemaname = %s ORDER BY 1", [KEPT])
    return [statement for (table,) in cursor.fetchall() for statement in restoring_table(cursor, table)]


def restoring_table(cursor: Any, table: str) -> list[str]:
    cursor.execute(COLUMNS, [table])
    (columns,) = cursor.fetchone()
    cursor.execute(SEQUENCE, [table, table])
    counted = [column for (column,) in cursor.fetchall()]
    rows = f"INSERT INTO {table} ({columns}) OVERRIDING SYSTEM VALUE SELECT {columns} FROM {KEPT}.{table}"
    behind = "SELECT setval(pg_get_serial_sequence('{0}', '{1}'), (SELECT max({1}) FROM {0}))"
    return [rows, *(behind.format(table, column) for column in counted)]
