"""What every test may rely on: a frozen clock, the application's database rights, a place for files."""

import json
import os
from collections import defaultdict
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest
import time_machine
from django.conf import settings
from django.db import connection
from django.db.backends.postgresql.operations import DatabaseOperations
from django.db.backends.signals import connection_created
from django.test import override_settings
from pytest_django import DjangoDbBlocker

from hall.config.engines.place import variable_folder, wanted
from hall.config.engines.use import EngineUse
from hall.config.management.commands.migrate import owner_settings
from hall.config.roles import make_role
from tests.first_rows import PUT_BACK, keep_what_migrations_left

SHANGHAI = ZoneInfo("Asia/Shanghai")
FRIDAY = datetime(2026, 9, 18, 10, 0, tzinfo=SHANGHAI)
REPOSITORY = Path(__file__).resolve().parents[1]

os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "1")  # Playwright's loop and the ORM share a thread


# -- the engines: our own, unless the environment names others ----------------------------------

ENGINES = pytest.StashKey[EngineUse]()


def pytest_configure(config: pytest.Config) -> None:
    if wanted():
        config.stash[ENGINES] = EngineUse(variable_folder())
        config.stash[ENGINES].enter()


def pytest_unconfigure(config: pytest.Config) -> None:
    if use := config.stash.get(ENGINES, None):
        use.leave()


# -- the clock ---------------------------------------------------------------------------------


class Clock:
    """The frozen clock of a test; naive moments are Shanghai's."""

    def __init__(self, traveller: time_machine.Traveller) -> None:
        self._traveller = traveller

    def move_to(self, moment: datetime | str) -> None:
        """Jump to a moment: a datetime or ISO text such as "2026-09-30 09:00"."""
        when = datetime.fromisoformat(moment) if isinstance(moment, str) else moment
        self._traveller.move_to(when if when.tzinfo else when.replace(tzinfo=SHANGHAI))

    def shift(self, delta: timedelta | float) -> None:
        """Let so much time pass (seconds, if a number)."""
        self._traveller.shift(delta)


@pytest.fixture(autouse=True)
def clock() -> Iterator[Clock]:
    """It is Friday 18 September 2026, ten o'clock in Shanghai, and stays so until moved."""
    with time_machine.travel(FRIDAY, tick=False) as traveller:
        yield Clock(traveller)


# -- the database: made by the owner, used with the application's rights ------------------------


def take_the_applications_rights(connection: Any, **kwargs: Any) -> None:
    """Every connection of a test may do what the application may do in production, and no more."""
    if connection.alias == "default":
        with connection.cursor() as cursor:
            cursor.execute(f'SET ROLE "{settings.DATABASE_APP_ROLE}"')


def flush_as_owner(self: DatabaseOperations, sql_list: list[str]) -> None:
    """Between tests: as the owner, past the triggers that refuse it, back to what migrations left."""
    with self.connection.cursor() as cursor:
        cursor.execute("RESET ROLE; SET session_replication_role = replica")
        cursor.execute(PUT_BACK)
        cursor.execute(f'RESET session_replication_role; SET ROLE "{settings.DATABASE_APP_ROLE}"')


@pytest.fixture(scope="session")
def django_db_modify_db_settings(
    django_db_modify_db_settings_parallel_suffix: None, django_db_blocker: DjangoDbBlocker
) -> None:
    """Log in as the owner, and have the application's role before anything is migrated."""
    connection.settings_dict.update(owner_settings())
    with django_db_blocker.unblock(), connection._nodb_cursor() as cursor:
        make_role(cursor, settings.DATABASE_APP_ROLE)


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    """From here on until the database is dropped, the application's rights are all there is."""
    with pytest.MonkeyPatch.context() as patch, django_db_blocker.unblock():
        keep_what_migrations_left()
        connection.close()
        connection_created.connect(take_the_applications_rights)
        patch.setattr(DatabaseOperations, "execute_sql_flush", flush_as_owner)
        yield
        connection_created.disconnect(take_the_applications_rights)
        connection.close()


# -- files, passwords, messages -----------------------------------------------------------------


@pytest.fixture(scope="session", autouse=True)
def light_settings(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Files go to a temporary folder, passwords are hashed fast, no broker is needed."""
    with override_settings(
        MEDIA_ROOT=tmp_path_factory.mktemp("files"),
        STATIC_ROOT=tmp_path_factory.mktemp("static"),
        PASSWORD_HASHERS=["django.contrib.auth.hashers.MD5PasswordHasher"],
        CELERY_BROKER_URL="memory://",
        STORAGES=settings.STORAGES
        | {"staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}},
    ):
        yield


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of specifications and sample data, beside the repository or where HALL_SHARED says."""
    folder = Path(os.environ.get("HALL_SHARED", REPOSITORY.parent / "shared"))
    if not folder.is_dir():
        pytest.skip(f"没有规格与样例数据文件夹 {folder}；可用环境变量 HALL_SHARED 指定")
    return folder


# -- which test proves which clause -------------------------------------------------------------

LONG = {"long", "browser"}


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--clauses", metavar="FILE", help="把各条款由哪些测试证明、结果如何写入 JSON 文件")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """What takes longest is begun first, so that at the end no worker waits alone for the other."""
    items.sort(key=lambda item: LONG.isdisjoint(mark.name for mark in item.iter_markers()))
    for item in items:
        clauses = [clause for mark in item.iter_markers("clause") for clause in mark.args]
        item.user_properties.append(("clauses", clauses))


def pytest_terminal_summary(terminalreporter: Any, config: pytest.Config) -> None:
    if not (target := config.getoption("clauses")):
        return
    proofs: dict[str, dict[str, str]] = defaultdict(dict)
    for outcome in ("skipped", "passed", "failed", "error"):
        for report in terminalreporter.stats.get(outcome, []):
            for clause in dict(getattr(report, "user_properties", ())).get("clauses", []):
                proofs[clause][report.nodeid.partition("[")[0]] = outcome
    Path(target).write_text(json.dumps(proofs, ensure_ascii=False, indent=1, sort_keys=True), "utf-8")
