"""P17: the embedded engines from nothing to ready."""

import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from benchmarks.figures import Figure

COMMAND = [
    sys.executable,
    "manage.py",
    "shell",
    "-v0",
    "-c",
    "from django.db import connection; connection.ensure_connection()",
]


def run(scale: str = "full") -> list[Figure]:
    """A new cluster in a folder of its own, then the same again; less Django's own start."""
    with tempfile.TemporaryDirectory() as folder:
        bare = spent([sys.executable, "-c", "import django; django.setup()"], folder)
        first, again = spent(COMMAND, folder), spent(COMMAND, folder)
    return [
        Figure(
            "P17",
            "内置引擎从无到就绪",
            first - bare,
            "秒",
            f"Django 自己启动 {bare:.2f} 秒",
            None,
            "≤ 2",
            "≤ 10",
        ),
        Figure("P17", "内置引擎再次启动", again - bare, "秒", "", None, "≤ 2", "≤ 10"),
    ]


def spent(command: list[str], folder: str) -> float:
    environment = {
        key: value
        for key, value in os.environ.items()
        if key not in {"DATABASE_URL", "REDIS_URL", "DATABASE_OWNER_URL"}
    }
    environment |= {"HALL_VAR": folder, "DJANGO_SETTINGS_MODULE": "hall.config.settings"}
    started = time.perf_counter()
    subprocess.run(command, check=True, env=environment, cwd=Path(__file__).parents[1], capture_output=True)
    return time.perf_counter() - started
