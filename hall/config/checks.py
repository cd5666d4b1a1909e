"""Start-up checks of what the hall stands on: the database's settings, its rights, the calendar."""

from collections.abc import Iterable, Sequence
from typing import Any

from django.conf import settings
from django.core import checks
from django.core.checks import CheckMessage, Error, Tags, register
from django.db import DatabaseError, connections
from django.db.backends.base.base import BaseDatabaseWrapper

from hall.clock import today
from hall.clock.calendars import coverage_warning, current_calendar
from hall.config.roles import role_exists
from hall.permanence.models import REFUSALS
from hall.permanence.rights import insert_only_tables, tables_the_role_could_change

MADE_AS = "建库时请用 --locale=C.UTF-8 -E UTF8（或 CREATE DATABASE … ENCODING 'UTF8' LC_CTYPE 'C.UTF-8'）"
MADE = "SELECT pg_encoding_to_char(encoding), datctype FROM pg_database WHERE datname = current_database()"
MUST_BE_ON = ("fsync", "full_page_writes", "synchronous_commit")
GUARDED = """
    SELECT c.relname FROM pg_class c WHERE c.relname = ANY(%s) AND c.relnamespace = 'public'::regnamespace
      AND (SELECT count(*) FROM pg_trigger t WHERE t.tgrelid = c.oid AND NOT t.tgisinternal
           AND t.tgenabled IN ('O', 'A') AND t.tgname LIKE 'pgtrigger_refuse_%%') < %s
    ORDER BY c.relname
"""


@register(Tags.database)
def database_keeps_text_and_promises(
    databases: Sequence[str] | None = None, **kwargs: Any
) -> list[CheckMessage]:
    """UTF-8 with a character type that knows Chinese, and no commit that a power cut could take back."""
    return [message for alias in databases or () for message in _looked_at(connections[alias])]


@register(Tags.database)
def register_is_insert_only(databases: Sequence[str] | None = None, **kwargs: Any) -> list[CheckMessage]:
    """The application cannot update the book: neither by right nor past the triggers."""
    return [message for alias in databases or () for message in _walls_of(connections[alias])]


@register(Tags.database)
def calendar_reaches_far_enough(databases: Sequence[str] | None = None, **kwargs: Any) -> list[CheckMessage]:
    """The working-day calendar covers today and sixty working days more."""
    try:
        warning = coverage_warning(current_calendar(), today()) if databases else ""
    except DatabaseError:
        return []  # not migrated yet
    return [checks.Warning(warning, id="hall.W003")] if warning else []


def _looked_at(connection: BaseDatabaseWrapper) -> Iterable[CheckMessage]:
    with connection.cursor() as cursor:
        cursor.execute(MADE)
        encoding, character_type = cursor.fetchone()
        if encoding != "UTF8":
            yield Error(f"数据库编码是 {encoding}，应为 UTF8", hint=MADE_AS, id="hall.E001")
        if character_type in {"C", "POSIX"}:
            yield Error(f"数据库 LC_CTYPE 是 {character_type}，认不出汉字", hint=MADE_AS, id="hall.E002")
        for name in MUST_BE_ON:
            cursor.execute("SELECT current_setting(%s)", [name])
            (value,) = cursor.fetchone()
            if value == "off":
                yield Error(
                    f"数据库 {name} = off，断电会丢失已办结的登记", hint=f"请改为 {name} = on", id="hall.E003"
                )


def _walls_of(connection: BaseDatabaseWrapper) -> Iterable[CheckMessage]:
    if not settings.OWNER_IS_APART:
        yield checks.Warning(
            "应用以数据库所有者的身份登录，登记簿只增不改就少了一道墙",
            hint="请把 DATABASE_URL 设为无建表权的应用角色，DATABASE_OWNER_URL 设为所有者",
            id="hall.W001",
        )
    with connection.cursor() as cursor:
        if settings.OWNER_IS_APART and role_exists(cursor, settings.DATABASE_APP_ROLE):
            for table in tables_the_role_could_change(connection, settings.DATABASE_APP_ROLE):
                yield Error(
                    f"应用角色可以改动只增不改的表 {table}", hint="请运行 manage.py migrate", id="hall.E004"
                )
        cursor.execute(GUARDED, [insert_only_tables(connection), len(REFUSALS)])
        for (table,) in cursor.fetchall():
            yield Error(
                f"表 {table} 的只增不改触发器缺失或被关闭",
                hint="请运行 manage.py pgtrigger install",
                id="hall.E005",
            )
