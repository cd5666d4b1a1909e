"""Clause by clause: what the founding documents ask, where the product does it, which tests prove it."""

from __future__ import annotations

import json
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from django.conf import settings

SOURCE = Path(__file__).parent / "clauses.toml"
COMMITTED = Path(settings.BASE_DIR) / "docs" / "conformance.json"
PASSED, FAILED, OPEN = "已证明", "未通过", "尚无测试"


@dataclass(frozen=True)
class Clause:
    """条款: its number, group, words, and where in the product it is met (an address, or a command)."""

    id: str
    group: str
    text: str
    where: str


@dataclass(frozen=True)
class Proof:
    """A clause with its tests and how they went in the last run: node id → outcome."""

    clause: Clause
    tests: Mapping[str, str]

    @property
    def verdict(self) -> str:
        if not self.tests:
            return OPEN
        outcomes = set(self.tests.values())
        return FAILED if outcomes & {"failed", "error"} else PASSED

    @property
    def meaning(self) -> str:
        """Key of the badge."""
        return {PASSED: "ok", FAILED: "stop", OPEN: "idle"}[self.verdict]


@cache
def clauses() -> tuple[Clause, ...]:
    """Every clause, in the order of the documents."""
    rows = tomllib.loads(SOURCE.read_text(encoding="utf-8"))["clause"]
    return tuple(Clause(**row) for row in rows)


def last_run() -> dict[str, dict[str, str]]:
    """Clause → test → outcome of the newest run here, else of the run that was committed."""
    here = Path(settings.VAR_DIR) / "clauses.json"
    source = here if here.is_file() else COMMITTED
    if not source.is_file():
        return {}
    found: dict[str, dict[str, str]] = json.loads(source.read_text(encoding="utf-8"))
    return found


def proofs() -> list[Proof]:
    """All clauses with their tests."""
    run = last_run()
    return [Proof(clause, run.get(clause.id, {})) for clause in clauses()]


def other_proofs() -> dict[str, dict[str, str]]:
    """Checks, promises, figures, stops and vectors (check:R03 …) with their tests."""
    return {name: tests for name, tests in sorted(last_run().items()) if ":" in name}
