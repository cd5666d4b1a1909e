"""Using the embedded engines: enter, work, leave; the last one out waits until they have stopped."""

import fcntl
import os
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import IO

import psycopg2

from hall.config.engines.keeper import keeper_lock, obtained, users_lock
from hall.config.engines.place import EngineTrouble, Place, make_folders, place_of, variable_folder, wanted
from hall.config.engines.redis_server import redis_answers

REPOSITORY = Path(__file__).resolve().parents[3]
WITHOUT_ENGINES = {
    "help",
    "version",
    "run_hall",
    "collectstatic",
    "findstatic",
    "diffsettings",
    "startapp",
    "makemessages",
    "compilemessages",
}
HELP = {"--help", "-h", "--version"}
PATIENCE = 60.0
FAILURES_TO_GIVE_UP = 3
LAST_WORDS = 2_000  # characters of each log


@contextmanager
def engines_for(argv: Sequence[str]) -> Iterator[None]:
    """What a command of manage.py needs around it; where that cannot be had, ends with a readable reason."""
    if not wanted() or len(argv) < 2 or argv[1] in WITHOUT_ENGINES or not HELP.isdisjoint(argv):
        yield
        return
    use = EngineUse(variable_folder())
    try:
        use.enter()
    except EngineTrouble as trouble:
        sys.exit(str(trouble))
    try:
        yield
    finally:
        use.leave()


class EngineUse:
    """One process's use of the embedded engines of the checkout whose changing files are in `var`."""

    def __init__(self, var: Path) -> None:
        self.var = var
        self.place = place_of(var)
        self._users: IO[bytes] | None = None
        self._entered_by = 0
        self._failures = 0
        self._keeper: subprocess.Popen[bytes] | None = None

    def enter(self) -> None:
        """Have both engines running and answering; raises EngineTrouble with the log's last lines."""
        make_folders(self.place, self.var)
        self._users = users_lock(self.place)
        fcntl.flock(self._users, fcntl.LOCK_SH)  # waits for a keeper that is just stopping
        self._entered_by = os.getpid()
        try:
            self._wait()
        except BaseException:
            self.leave()
            raise

    def _wait(self) -> None:
        deadline = time.monotonic() + PATIENCE
        while not answering(self.place):
            self.revive()
            if self._failures >= FAILURES_TO_GIVE_UP or time.monotonic() > deadline:
                raise EngineTrouble(f"内嵌数据库没有就绪：\n{last_words(self.place)}")
            time.sleep(0.02)

    def revive(self) -> None:
        """Start a keeper if none is alive; cheap enough to call every second."""
        if keeper_is_alive(self.place) or (self._keeper and self._keeper.poll() is None):
            return
        if self._keeper and self._keeper.returncode:
            self._failures += 1
        with (self.place.home / "keeper.log").open("ab") as log:
            self._keeper = subprocess.Popen(
                [sys.executable, "-m", "hall.config.engines.keeper", str(self.var)],
                cwd=REPOSITORY,
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=subprocess.STDOUT,
                start_new_session=True,
            )

    def leave(self) -> None:
        """Stop using the engines; if nobody else does, return when they have stopped."""
        if self._users is None or self._entered_by != os.getpid():
            return  # a forked child shares its parent's use
        users, self._users = self._users, None
        fcntl.flock(users, fcntl.LOCK_UN)
        deadline = time.monotonic() + PATIENCE
        while keeper_is_alive(self.place) and not _others(users) and time.monotonic() < deadline:
            time.sleep(0.02)
        users.close()
        if self._keeper:
            self._keeper.poll()


def _others(users: IO[bytes]) -> bool:
    """Whether somebody else still uses the engines (and it is not the keeper, stopping them)."""
    if not obtained(users, fcntl.LOCK_SH):
        return False  # the keeper has it for itself
    alone = obtained(users, fcntl.LOCK_EX)
    fcntl.flock(users, fcntl.LOCK_UN)
    return not alone


def keeper_is_alive(place: Place) -> bool:
    with keeper_lock(place) as lock:
        return not obtained(lock, fcntl.LOCK_SH)


def answering(place: Place) -> bool:
    """Whether the application could work: both engines answer its log-ins."""
    if not redis_answers(place):
        return False
    try:
        psycopg2.connect(place.database_url(), connect_timeout=5).close()
    except psycopg2.OperationalError:
        return False
    return True


def last_words(place: Place) -> str:
    """The end of each log, for a person who has to find out what is wrong."""
    logs = sorted(place.home.glob("*.log"))
    return "\n".join(f"── {log} ──\n{log.read_text('utf-8', 'replace')[-LAST_WORDS:]}" for log in logs)
