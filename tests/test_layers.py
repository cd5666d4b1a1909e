"""The arrow points one way: a layer that no tool checks does not exist."""

import subprocess
import sys
from pathlib import Path

REPOSITORY = Path(__file__).resolve().parents[1]


def test_every_contract_of_the_architecture_is_kept() -> None:
    checker = Path(sys.executable).with_name("lint-imports")
    reply = subprocess.run(
        [checker, "--no-cache"], cwd=REPOSITORY, capture_output=True, text=True, check=False
    )
    assert reply.returncode == 0, reply.stdout + reply.stderr
    assert "0 broken" in reply.stdout
