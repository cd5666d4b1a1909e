"""Other processes that work on the test's database."""

import os
from pathlib import Path
from urllib.parse import quote

from django.conf import settings
from django.db import connection

from hall.clock import now

REPOSITORY = Path(__file__).resolve().parents[2]


def environment_of_a_child(**more: str) -> dict[str, str]:
    """The environment of a process that sees this test's database, keys and instant."""
    return os.environ | {
        "DATABASE_URL": database_url(),
        "HALL_SECRET_KEY": settings.SECRET_KEY,
        "HALL_NOW": now().isoformat(),
        "PYTHONPATH": os.pathsep.join([str(REPOSITORY), os.environ.get("PYTHONPATH", "")]),
        **more,
    }


def database_url() -> str:
    """The address of the database that the tests use now."""
    at = connection.settings_dict
    host = quote(str(at["HOST"]), safe="")
    user = quote(str(at["USER"]), safe="")
    password = f":{quote(str(at['PASSWORD']), safe='')}" if at["PASSWORD"] else ""
    port = f":{at['PORT']}" if at["PORT"] else ""
    return f"postgres://{user}{password}@{host}{port}/{at['NAME']}"
