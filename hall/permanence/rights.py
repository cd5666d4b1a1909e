"""What the application's database log-in may do: the first wall around the register.

A trigger can be switched off by a setting that is open to every role; a right that was
never given cannot.
"""

from django.db import transaction
from django.db.backends.base.base import BaseDatabaseWrapper
from psycopg2 import sql

from hall.permanence.models import InsertOnly

GRANTS = """
    REVOKE CREATE ON SCHEMA public FROM PUBLIC, {role};
    GRANT USAGE ON SCHEMA public TO {role};
    REVOKE ALL ON ALL TABLES IN SCHEMA public FROM {role};
    GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO {role};
    GRANT USAGE ON ALL SEQUENCES IN SCHEMA public TO {role};
    REVOKE INSERT, UPDATE, DELETE ON TABLE django_migrations FROM {role};
"""
KEEP = "REVOKE UPDATE, DELETE ON TABLE {table} FROM {role}"
BROKEN_WALL = """
    SELECT c.relname FROM pg_class c
    WHERE c.relnamespace = 'public'::regnamespace AND c.relname = ANY(%s)
      AND has_table_privilege(%s, c.oid, 'UPDATE, DELETE, TRUNCATE, TRIGGER')
    ORDER BY c.relname
"""


def insert_only_tables(connection: BaseDatabaseWrapper) -> list[str]:
    """The tables of insert-only models that exist by now, sorted."""
    existing = set(connection.introspection.table_names())
    return sorted(existing & {model._meta.db_table for model in InsertOnly.kept()})


def grant_rights(connection: BaseDatabaseWrapper, role: str) -> list[str]:
    """Let `role` read and write rows, but only add to insert-only tables; returns those tables.

    The connection must be the owner's. Nobody but the owner may TRUNCATE or switch triggers off.
    """
    tables = insert_only_tables(connection)
    name = sql.Identifier(role)
    with transaction.atomic(using=connection.alias), connection.cursor() as cursor:
        cursor.execute(sql.SQL(GRANTS).format(role=name))
        for table in tables:
            cursor.execute(sql.SQL(KEEP).format(table=sql.Identifier(table), role=name))
    return tables


def tables_the_role_could_change(connection: BaseDatabaseWrapper, role: str) -> list[str]:
    """The insert-only tables this role could alter all the same: a hole in the wall, should be none."""
    with connection.cursor() as cursor:
        cursor.execute(BROKEN_WALL, [insert_only_tables(connection), role])
        return [name for (name,) in cursor.fetchall()]
