"""Engines of our own: started by whoever comes first, stopped by whoever leaves last, back after any kill."""

import os
import shutil
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import psycopg2
import pytest
import redis

from hall.config.engines import place as places
from hall.config.engines.children import wait_until
from hall.config.engines.place import EngineTrouble, Place, make_folders, place_of
from hall.config.engines.use import EngineUse, answering, engines_for, keeper_is_alive
from hall.config.roles import APPLICATION, OWNER

REPOSITORY = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="module")
def var() -> Iterator[Path]:
    """A folder for engines of these tests' own; nothing of them is left behind."""
    with tempfile.TemporaryDirectory(prefix="hall-test-") as folder:
        yield Path(folder) / "var"
        forget(place_of(Path(folder) / "var"))


@pytest.fixture
def other_var() -> Iterator[Path]:
    """Like `var`, for a test that needs a place nobody has used yet."""
    with tempfile.TemporaryDirectory(prefix="hall-test-") as folder:
        yield Path(folder) / "var"
        forget(place_of(Path(folder) / "var"))


def forget(place: Place) -> None:
    for leftover in (place.home, place.sockets):
        shutil.rmtree(leftover, ignore_errors=True)


@contextmanager
def running(var: Path) -> Iterator[EngineUse]:
    """Engines in use for the length of a block."""
    use = EngineUse(var)
    use.enter()
    try:
        yield use
    finally:
        use.leave()


@pytest.fixture
def engines(var: Path) -> Iterator[EngineUse]:
    """Running engines."""
    with running(var) as use:
        yield use


def ask(place: Place, question: str, role: str = APPLICATION) -> object:
    """One value from the embedded PostgreSQL."""
    with closing(psycopg2.connect(place.database_url(role))) as connection, connection.cursor() as cursor:
        cursor.execute(question)
        rows = cursor.fetchall()
        connection.commit()
        return rows[0][0]


def engine_processes(place: Place) -> list[int]:
    """Process numbers of the keeper and both servers of one place."""
    found = []
    for entry in Path("/proc").iterdir():
        try:
            words = (entry / "cmdline").read_bytes() if entry.name.isdigit() else b""
        except OSError:
            continue
        if any(os.fsencode(mark) in words for mark in (place.home, place.sockets)):
            found.append(int(entry.name))
    return found


def test_the_cluster_speaks_chinese_and_keeps_its_promises(engines: EngineUse) -> None:
    place = engines.place
    assert ask(place, "SHOW server_encoding") == "UTF8"
    assert ask(place, "SELECT datctype FROM pg_database WHERE datname = 'hall'") == "C.UTF-8"
    assert ask(place, "SHOW fsync") == "on"
    assert ask(place, "SHOW listen_addresses") == ""


def test_the_application_is_not_the_owner(engines: EngineUse) -> None:
    place = engines.place
    assert (
        ask(place, f"SELECT rolsuper OR rolcreatedb FROM pg_roles WHERE rolname = '{APPLICATION}'") is False
    )
    assert ask(place, "SELECT has_schema_privilege('public', 'CREATE')", OWNER) is True
    assert ask(place, "SELECT has_schema_privilege('public', 'CREATE')") is False


def test_the_last_one_out_stops_them(var: Path) -> None:
    with running(var) as second:
        with running(var):
            pass
        assert answering(second.place)
    assert not keeper_is_alive(second.place)
    assert engine_processes(second.place) == []


def test_leaving_twice_is_leaving_once(engines: EngineUse) -> None:
    engines.leave()
    engines.leave()
    assert not keeper_is_alive(engines.place)


def test_what_was_written_is_there_after_a_restart(var: Path) -> None:
    with running(var) as use, redis.Redis.from_url(use.place.redis_url) as client:
        ask(use.place, "CREATE TABLE kept AS SELECT 7 AS number; SELECT 1", OWNER)
        client.set("kept", "7")
    with running(var) as use, redis.Redis.from_url(use.place.redis_url) as client:
        assert ask(use.place, "SELECT number FROM kept", OWNER) == 7
        assert client.get("kept") == b"7"


@pytest.mark.parametrize("victim", ["postgres", "redis", "keeper"])
def test_a_killed_process_is_replaced(engines: EngineUse, victim: str) -> None:
    place = engines.place
    killed = one_process(place, victim)
    os.kill(killed, signal.SIGKILL)

    def is_back() -> bool:
        engines.revive()
        return not Path(f"/proc/{killed}").exists() and answering(place)

    reap(engines)
    assert wait_until(is_back, 30)


def test_engines_go_when_their_only_user_is_killed(var: Path) -> None:
    program = (
        f"import pathlib, sys; sys.path.insert(0, {str(REPOSITORY)!r})\n"
        "from hall.config.engines.use import EngineUse\n"
        f"use = EngineUse(pathlib.Path({str(var)!r})); use.enter(); print('in', flush=True); sys.stdin.read()"
    )
    user = subprocess.Popen(
        [sys.executable, "-c", program], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    assert user.stdout
    assert user.stdout.readline() == "in\n"
    user.kill()
    user.wait()
    assert wait_until(lambda: engine_processes(place_of(var)) == [], 30)


def test_lock_files_of_a_dead_server_are_in_nobodys_way(var: Path) -> None:
    with running(var) as use:
        data = use.place.data
    (data / "postgres/postmaster.pid").write_text(f"{os.getpid()}\n{data}/postgres\n")
    (use.place.sockets / ".s.PGSQL.5432.lock").write_text(f"{os.getpid()}\n")
    with running(var):
        assert answering(use.place)


def test_what_was_left_half_done_is_done_anew(other_var: Path) -> None:
    place = place_of(other_var)
    make_folders(place, other_var)
    half, unreadable = place.data / "postgres.new", place.data / "redis"
    for folder in (half, unreadable):
        folder.mkdir()
        os.chown(folder, place.account.uid, place.account.gid)
    (half / "PG_VERSION").write_text("18\n")
    (unreadable / "appendonly.aof").write_bytes(b"REDIS9999 from the future" * 9)
    with running(other_var):
        assert answering(place)
        assert ask(place, "SELECT 1") == 1


def test_sockets_have_short_names_however_deep_the_checkout_lies() -> None:
    place = place_of(Path("/" + "很深的文件夹/" * 60, "var"))
    assert len(os.fsencode(place.sockets / ".s.PGSQL.5432.lock")) < 107


def test_two_checkouts_have_two_places(tmp_path: Path) -> None:
    first, second = place_of(tmp_path / "a"), place_of(tmp_path / "b")
    assert first.sockets != second.sockets
    assert first.home != second.home


def test_a_socket_folder_of_somebody_else_is_not_used(other_var: Path) -> None:
    place = place_of(other_var)
    place.sockets.symlink_to("/etc")
    with pytest.raises(EngineTrouble, match="请删除"):
        make_folders(place, other_var)
    place.sockets.unlink()


def test_the_address_of_the_engines_is_written_down(engines: EngineUse) -> None:
    assert (engines.var / "engine").read_text("utf-8").strip() == str(engines.place.home)


def test_named_databases_need_no_engines(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("HALL_VAR", str(tmp_path / "var"))
    monkeypatch.setenv("DATABASE_URL", "postgres://elsewhere/hall")
    monkeypatch.setenv("REDIS_URL", "redis://elsewhere")
    assert not places.wanted()
    with engines_for(["manage.py", "migrate"]):
        assert list(tmp_path.iterdir()) == []


def one_process(place: Place, name: str) -> int:
    """The process number of one engine, or of the keeper above them."""
    for pid in engine_processes(place):
        words = Path(f"/proc/{pid}/cmdline").read_bytes()
        parent = int(Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()[1])
        if b"redis-server" in words:
            return parent if name == "keeper" else pid if name == "redis" else one_postmaster(place)
    raise AssertionError(name)


def one_postmaster(place: Place) -> int:
    return int((place.data / "postgres/postmaster.pid").read_text().split()[0])


def reap(use: EngineUse) -> None:
    """Let a killed keeper leave the list of processes."""
    if use._keeper:
        use._keeper.poll()
