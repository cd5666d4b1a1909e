"""Prints the requirements of pyproject.toml for pip: `requirements.py [EXTRA …]`.

The project is run from its checkout, not installed, so nothing has to be built.
"""

import sys
import tomllib
from pathlib import Path

project = tomllib.loads(Path(__file__).parents[1].joinpath("pyproject.toml").read_text("utf-8"))["project"]
wanted = list(project["dependencies"])
for extra in sys.argv[1:]:
    wanted += project["optional-dependencies"][extra]
sys.stdout.write("\n".join(wanted) + "\n")
