"""Where the embedded engines live: pure arithmetic of paths, so settings may ask at any time.

An ordinary user keeps them in `var/`. PostgreSQL refuses to run as root, and `nobody` may
not be able to enter root's checkout, so root keeps them in `/var/lib` and runs them as
`nobody`. Sockets go to a short folder: beyond 107 bytes PostgreSQL dies and Redis
silently makes a truncated name.
"""

import hashlib
import os
import pwd
import stat
import tempfile
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

from hall.config.roles import APPLICATION, OWNER

REPOSITORY = Path(__file__).resolve().parents[3]
PROJECT = "registration-hall"
DATABASE = "hall"
SUPERUSER = "postgres"
UNPRIVILEGED = "nobody"


class EngineTrouble(RuntimeError):
    """An embedded engine cannot run here; the message says why and what to do."""


@dataclass(frozen=True)
class Account:
    """The operating-system account that runs the engines."""

    uid: int
    gid: int


@dataclass(frozen=True)
class Place:
    """One checkout's engines: folder of data, logs and locks, folder of sockets, account."""

    home: Path
    sockets: Path
    account: Account
    as_root: bool

    @property
    def data(self) -> Path:
        """Where the engines write; only their account may enter."""
        return self.home / "data"

    def database_url(self, role: str = APPLICATION, database: str = DATABASE) -> str:
        """PostgreSQL's address for one log-in."""
        return f"postgres://{role}@{quote(str(self.sockets), safe='')}/{database}"

    @property
    def owner_url(self) -> str:
        return self.database_url(OWNER)

    @property
    def redis_socket(self) -> Path:
        return self.sockets / "redis.sock"

    @property
    def redis_url(self) -> str:
        return f"unix://{self.redis_socket}?db=0"


def wanted() -> bool:
    """Whether the embedded engines are needed: the environment does not name both databases."""
    return not (os.environ.get("DATABASE_URL") and os.environ.get("REDIS_URL"))


def variable_folder() -> Path:
    """Where this checkout keeps what changes: `var/`, or the folder HALL_VAR names."""
    return Path(os.environ.get("HALL_VAR") or REPOSITORY / "var").resolve()


def place_of(var: Path) -> Place:
    """The place of the checkout whose changing files are in `var`; touches nothing."""
    uid = os.geteuid()
    mark = hashlib.sha256(os.fsencode(var.resolve())).hexdigest()[:12]
    as_root = uid == 0
    entry = pwd.getpwnam(UNPRIVILEGED) if as_root else None
    return Place(
        home=Path("/var/lib", PROJECT, mark) if as_root else var.resolve() / "engines",
        sockets=_short_folder() / f"hall-{uid}-{mark}",
        account=Account(entry.pw_uid, entry.pw_gid) if entry else Account(uid, os.getegid()),
        as_root=as_root,
    )


def make_folders(place: Place, var: Path) -> None:
    """Make the folders of a place and write its address to `var/engine`; never touches a parent's mode.

    Raises EngineTrouble if somebody else already owns the socket folder.
    """
    var.mkdir(parents=True, exist_ok=True)
    for folder in [place.home.parent, place.home] if place.as_root else [place.home]:
        if not folder.exists():
            folder.mkdir(exist_ok=True)
            folder.chmod(0o755)
    for folder in (place.data, place.sockets):
        _make_private(folder, place.account)
    note = var / "engine"
    if not note.exists() or note.read_text("utf-8").strip() != str(place.home):
        note.write_text(f"{place.home}\n", "utf-8")


def _short_folder() -> Path:
    """The usual temporary folder: short, and the same for every process whatever its TMPDIR."""
    usual = Path("/tmp")  # noqa: S108  # what we make there is 0700 and its owner checked
    return usual if os.access(usual, os.W_OK) else Path(tempfile.gettempdir())


def _make_private(folder: Path, account: Account) -> None:
    """A folder only this account may enter; one that stands there must already be the account's own."""
    if not folder.is_symlink() and not folder.exists():
        folder.mkdir(mode=0o700, exist_ok=True)
        if os.geteuid() != account.uid:
            os.chown(folder, account.uid, account.gid)
    found = folder.lstat()
    if not stat.S_ISDIR(found.st_mode) or found.st_uid != account.uid:
        raise EngineTrouble(f"{folder} 已存在且不属于本程序，请删除后重试")
    folder.chmod(0o700)
