"""Prints the requirements of pyproject.toml for pip: `requirements.py [EXTRA]`.

The project is run from its checkout, not installed, so nothing has to be built.
"""

import sys
import tomllib
from pathlib import Path

project = tomllib.loads(Path(__file__).parents[1].joinpath("pyproject.toml").read_text("utf-8"))["project"]
wanted = project["optional-dependencies"][sys.argv[1]] if len(sys.argv) > 1 else project["dependencies"]
sys.stdout.write("\n".join(wanted) + "\n")
