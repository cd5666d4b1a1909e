"""The keeper: `python -m hall.config.engines.keeper VAR` runs both engines while anybody uses them.

Every user holds a shared lock on `users.lock`. The kernel drops it however a user ends, so
when the keeper gets the lock for itself alone nobody is left, and it stops the engines.
If the keeper itself is killed, the engines go with it and the next user starts another.
"""

import fcntl
import os
import signal
import sys
import time
from pathlib import Path
from typing import IO

from hall.config.engines.children import wait_until
from hall.config.engines.place import EngineTrouble, Place, place_of
from hall.config.engines.postgresql import PostgreSQL
from hall.config.engines.redis_server import RedisServer

POLL = 0.1


def users_lock(place: Place) -> IO[bytes]:
    """Held shared by every user of the engines, alone by a keeper that is stopping them."""
    return (place.home / "users.lock").open("ab")


def keeper_lock(place: Place) -> IO[bytes]:
    """Held by the keeper for as long as it lives."""
    return (place.home / "keeper.lock").open("ab")


def obtained(lock: IO[bytes], kind: int) -> bool:
    """Whether the lock could be had at once."""
    try:
        fcntl.flock(lock, kind | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


def keep(place: Place) -> None:
    """Run both engines until nobody uses them any more."""
    users, redis = users_lock(place), RedisServer(place)
    postgresql = PostgreSQL(place)
    furnished = False
    while not obtained(users, fcntl.LOCK_EX):
        postgresql.look_after()
        redis.look_after()
        if not furnished and postgresql.furnish():
            furnished = True
            postgresql.settle()
        if redis.answers():
            redis.settle()
        time.sleep(POLL if furnished else 0.02)
    redis.stop()
    postgresql.stop()


def main(var: Path) -> None:
    for sign in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(sign, signal.SIG_IGN)  # it ends when its users have left
    place = place_of(var)
    lock = keeper_lock(place)
    if not wait_until(lambda: obtained(lock, fcntl.LOCK_EX), 1):
        return  # another keeper is there
    os.chdir(place.home)
    keep(place)
    lock.close()


if __name__ == "__main__":
    try:
        main(Path(sys.argv[1]))
    except EngineTrouble as trouble:
        sys.exit(str(trouble))
