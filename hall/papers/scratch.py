"""The folder in which a press keeps its copy of the font (15 MB): its own, and gone when the press is."""

import os
import shutil
import tempfile
from pathlib import Path

PREFIX = "hall-press-"


def own_folder() -> Path:
    """A new folder of this process; folders of processes that were killed are removed on the way."""
    for left in Path(tempfile.gettempdir()).glob(f"{PREFIX}*-*"):
        owner = left.name.removeprefix(PREFIX).partition("-")[0]
        if owner.isdigit() and not is_running(int(owner)):
            shutil.rmtree(left, ignore_errors=True)
    return Path(tempfile.mkdtemp(prefix=f"{PREFIX}{os.getpid()}-"))


def is_running(process: int) -> bool:
    """Whether a process with this number exists (somebody else's too)."""
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True
