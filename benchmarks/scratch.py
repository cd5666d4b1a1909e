"""A database for one benchmark: made by the owner, used with the application's rights, dropped afterwards."""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from django.conf import settings
from django.db import connection
from django.db.backends.signals import connection_created

from hall.config.engines.place import variable_folder, wanted
from hall.config.engines.use import EngineUse
from hall.config.management.commands.migrate import owner_settings
from hall.config.roles import make_role


@contextmanager
def database() -> Iterator[None]:
    """A fresh, migrated database behind Django's default connection."""
    use = EngineUse(variable_folder()) if wanted() else None
    if use:
        use.enter()
    connection.settings_dict.update(owner_settings())
    kept = connection.settings_dict["NAME"]
    with connection._nodb_cursor() as cursor:
        make_role(cursor, settings.DATABASE_APP_ROLE)
    connection.creation.create_test_db(verbosity=0, autoclobber=True, serialize=False)
    connection_created.connect(take_the_applications_rights)
    connection.close()
    try:
        yield
    finally:
        connection_created.disconnect(take_the_applications_rights)
        connection.close()
        connection.creation.destroy_test_db(kept, verbosity=0)
        if use:
            use.leave()


def take_the_applications_rights(connection: Any, **kwargs: Any) -> None:
    with connection.cursor() as cursor:
        cursor.execute(f'SET ROLE "{settings.DATABASE_APP_ROLE}"')


@contextmanager
def as_owner() -> Iterator[Any]:
    """A cursor with the owner's rights, for filling tables by the million."""
    with connection.cursor() as cursor:
        cursor.execute("RESET ROLE")
        try:
            yield cursor
        finally:
            cursor.execute(f'SET ROLE "{settings.DATABASE_APP_ROLE}"')


def database_ms(work: Callable[[], object]) -> float:
    """Milliseconds the database took for what `work` asked, fetching included, Python left out."""
    spent = 0.0

    def timed(execute: Any, sql: Any, params: Any, many: bool, context: Any) -> Any:
        nonlocal spent
        started = time.perf_counter()
        try:
            return execute(sql, params, many, context)
        finally:
            spent += time.perf_counter() - started

    with connection.execute_wrapper(timed):
        work()
    return spent * 1000


def percentile(values: list[float], part: float) -> float:
    """The value below which this part (0–1) of the measured values lies."""
    ordered = sorted(values)
    return ordered[min(int(len(ordered) * part), len(ordered) - 1)]
