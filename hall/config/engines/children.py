"""Child processes that do not outlive their parent."""

import ctypes
import os
import signal
import subprocess
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import IO

from hall.config.engines.place import Account

PR_SET_PDEATHSIG = 1
LIBC = ctypes.CDLL(None)


def dies_with_parent(sign: signal.Signals) -> Callable[[], None]:
    """For `preexec_fn`: the kernel sends `sign` when the parent dies.

    Runs after the change of user, which would cancel it.
    """
    parent = os.getpid()

    def ask_the_kernel() -> None:
        LIBC.prctl(PR_SET_PDEATHSIG, int(sign))
        if os.getppid() != parent:
            os.kill(os.getpid(), sign)

    return ask_the_kernel


def start(
    command: Sequence[str | Path],
    *,
    env: Mapping[str, str],
    cwd: Path,
    output: IO[bytes] | int,
    stop_sign: signal.Signals,
    account: Account | None = None,
) -> subprocess.Popen[bytes]:
    """Start a child in its own session (a Ctrl-C at the terminal reaches only us), as `account` if given."""
    return subprocess.Popen(
        [str(part) for part in command],
        env=dict(env),
        cwd=cwd,
        stdin=subprocess.DEVNULL,
        stdout=output,
        stderr=subprocess.STDOUT,
        start_new_session=True,
        user=account.uid if account else None,
        group=account.gid if account else None,
        extra_groups=[] if account else None,
        umask=0o077 if account else -1,
        preexec_fn=dies_with_parent(stop_sign),  # noqa: PLW1509  # the parent has one thread when it forks
    )


def stop(child: subprocess.Popen[bytes], sign: signal.Signals, patience: float) -> bool:
    """Ask a child to stop, kill it after `patience` seconds; True if it went by itself."""
    if child.poll() is not None:
        return True
    child.send_signal(sign)
    try:
        child.wait(patience)
    except subprocess.TimeoutExpired:
        child.kill()
        child.wait()
        return False
    return True


def wait_until(condition: Callable[[], bool], patience: float, pause: float = 0.02) -> bool:
    """Whether a condition came true within `patience` seconds."""
    deadline = time.monotonic() + patience
    while not condition():
        if time.monotonic() > deadline:
            return False
        time.sleep(pause)
    return True
