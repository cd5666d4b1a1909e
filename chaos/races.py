"""promise:R5, promise:R6: `python -m chaos.races` – every race of `tests/races`, 150 rounds."""

from __future__ import annotations

import os
import subprocess
import sys

ROUNDS = "150"

if __name__ == "__main__":
    command = [sys.executable, "-m", "pytest", "-q", "tests/races", *sys.argv[1:]]
    environment = {**os.environ, "HALL_RACE_ROUNDS": os.environ.get("HALL_RACE_ROUNDS", ROUNDS)}
    sys.exit(subprocess.run(command, env=environment, check=False).returncode)
