"""`migrate` as the database's owner, and the application's rights after it."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import dj_database_url
from django.conf import settings
from django.core.management.commands.migrate import Command as DjangoMigrate
from django.db import connections
from django.db.backends.base.base import BaseDatabaseWrapper

from hall.config.roles import role_exists
from hall.permanence.rights import grant_rights

LOG_IN = ("USER", "PASSWORD", "HOST", "PORT")


def owner_settings() -> dict[str, Any]:
    """Log-in and address of the database's owner, as Django's settings name them."""
    owner = dj_database_url.parse(settings.DATABASE_OWNER_URL)
    return {key: owner.get(key, "") for key in LOG_IN}


@contextmanager
def logged_in_as_owner(connection: BaseDatabaseWrapper) -> Iterator[None]:
    """Let this connection log in as the owner for a while; the database stays the same."""
    kept = {key: connection.settings_dict[key] for key in LOG_IN}
    connection.close()
    connection.settings_dict.update(owner_settings())
    try:
        yield
    finally:
        connection.close()
        connection.settings_dict.update(kept)


class Command(DjangoMigrate):
    """Django's own command between logging in as the owner and granting rights."""

    def handle(self, *args: Any, **options: Any) -> None:
        connection = connections[options["database"]]
        with logged_in_as_owner(connection):
            super().handle(*args, **options)
            if options["plan"] or options["check_unapplied"]:
                return
            with connection.cursor() as cursor:
                known = role_exists(cursor, settings.DATABASE_APP_ROLE)
            if known:
                grant_rights(connection, settings.DATABASE_APP_ROLE)
            elif options["verbosity"] > 0:
                self.stderr.write(f"数据库角色 {settings.DATABASE_APP_ROLE} 不存在，未授权")
