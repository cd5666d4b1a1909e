"""The embedded PostgreSQL: cluster, roles, database, process."""

import contextlib
import os
import shutil
import signal
from collections.abc import Sequence
from pathlib import Path

import psycopg2
from psycopg2 import sql

from hall.config.engines import children
from hall.config.engines.binaries import postgresql_prefix
from hall.config.engines.engine import Engine
from hall.config.engines.place import DATABASE, SUPERUSER, EngineTrouble, Place
from hall.config.roles import APPLICATION, OWNER, make_role

SETTINGS = {
    "listen_addresses": "",
    "unix_socket_permissions": "0700",
    "max_connections": "200",
    "shared_buffers": "256MB",
    "max_wal_size": "2GB",
    "jit": "off",
    "log_checkpoints": "off",
    "log_min_error_statement": "panic",  # a refused statement may name people: no such thing in a log
    "log_error_verbosity": "terse",
}


class PostgreSQL(Engine):
    """Our own cluster: UTF-8, reached by a socket only; SIGINT stops it (SIGTERM waits for clients)."""

    name = "postgresql"
    stop_sign = signal.SIGINT

    def __init__(self, place: Place) -> None:
        super().__init__(place)
        self.prefix = postgresql_prefix(place)
        self.cluster = place.data / "postgres"

    def environment(self) -> dict[str, str]:
        return super().environment() | {"LD_LIBRARY_PATH": str(self.prefix / "lib")}

    def command(self) -> Sequence[str | Path]:
        options = [part for key, value in SETTINGS.items() for part in ("-c", f"{key}={value}")]
        return [self.prefix / "bin/postgres", "-D", self.cluster, "-k", self.place.sockets, *options]

    def prepare(self) -> None:
        """Make the cluster the first time; afterwards clear away what a killed server left behind."""
        if self.cluster.exists():
            self._reap()
        else:
            self._make_cluster()

    def _make_cluster(self) -> None:
        """`initdb` beside the final folder, moved there when complete: a kill half-way leaves nothing."""
        unfinished = self.place.data / "postgres.new"
        shutil.rmtree(unfinished, ignore_errors=True)
        initdb: list[str | Path] = [
            self.prefix / "bin/initdb",
            "-D",
            unfinished,
            "-U",
            SUPERUSER,
            "--auth=trust",
        ]
        with self.open_log() as log:
            child = self.run([*initdb, "--locale=C.UTF-8", "-E", "UTF8", "--no-instructions"], log)
        if child.wait():
            raise EngineTrouble(f"initdb 未成功，详见 {self.log}")
        unfinished.rename(self.cluster)

    def _reap(self) -> None:
        """End a server whose keeper is gone, and drop the lock files of one that was killed."""
        lock = self.cluster / "postmaster.pid"
        with contextlib.suppress(FileNotFoundError, ValueError, IndexError):
            pid = int(lock.read_text().split()[0])
            if self._is_ours(pid):
                os.kill(pid, signal.SIGINT)
                children.wait_until(lambda: not self._is_ours(pid), 10)
            if not self._is_ours(pid):
                lock.unlink(missing_ok=True)
        (self.place.sockets / ".s.PGSQL.5432.lock").unlink(missing_ok=True)

    def _is_ours(self, pid: int) -> bool:
        """Whether this process is a PostgreSQL on our cluster; a killed one's number may be another's now."""
        try:
            return os.fsencode(self.cluster) in Path(f"/proc/{pid}/cmdline").read_bytes()
        except OSError:
            return False

    def furnish(self) -> bool:
        """Make the log-ins and the database if they are missing; False while the server does not answer."""
        try:
            connection = psycopg2.connect(self.place.database_url(SUPERUSER, "postgres"), connect_timeout=5)
        except psycopg2.OperationalError:
            return False
        connection.autocommit = True
        with contextlib.closing(connection), connection.cursor() as cursor:
            cursor.execute("SELECT 1 FROM pg_database WHERE datname = %s", [DATABASE])
            if cursor.fetchone():
                return True
            make_role(cursor, OWNER, "LOGIN CREATEDB")
            make_role(cursor, APPLICATION, "LOGIN")
            names = {"owner": sql.Identifier(OWNER), "application": sql.Identifier(APPLICATION)}
            for statement in FURNISHING:
                cursor.execute(sql.SQL(statement).format(**names, database=sql.Identifier(DATABASE)))
        return True


FURNISHING = (
    "GRANT {application} TO {owner}",  # tests are made by the owner and run with the application's rights
    "GRANT SET ON PARAMETER session_replication_role TO {owner}",  # tests empty tables past the triggers
    "CREATE DATABASE {database} OWNER {owner}",  # last: whoever can connect finds all of it
)
