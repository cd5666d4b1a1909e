"""The two database log-ins: the owner migrates, the application only reads and writes rows.

Roles belong to the cluster and are made before migrations, never inside one: two
`CREATE ROLE` at once fail, so a lost race is answered by looking again.
"""

from typing import Any, Protocol

from psycopg2 import errors, sql

OWNER = "hall_owner"
APPLICATION = "hall_app"


class Cursor(Protocol):
    """What is needed of a database cursor; psycopg2's and Django's both fit."""

    def execute(self, query: Any, params: Any = None) -> Any: ...
    def fetchone(self) -> Any: ...


def role_exists(cursor: Cursor, role: str) -> bool:
    """Whether the cluster knows this log-in."""
    cursor.execute("SELECT 1 FROM pg_roles WHERE rolname = %s", [role])
    return cursor.fetchone() is not None


def make_role(cursor: Cursor, role: str, rights: str = "LOGIN") -> None:
    """Make a log-in unless it is there; the connection must commit each statement by itself."""
    if role_exists(cursor, role):
        return
    try:
        cursor.execute(sql.SQL("CREATE ROLE {} " + rights).format(sql.Identifier(role)))
    except Exception as error:
        cause = error.__cause__ or error
        if not isinstance(cause, errors.DuplicateObject | errors.UniqueViolation):
            raise
