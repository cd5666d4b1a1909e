"""Which tests are marked with which clause, read from the tests themselves: known before any test has run."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from django.conf import settings

TESTS = Path(settings.BASE_DIR) / "tests"
NOT_RUN = "not-run"


@cache
def marked_tests(folder: Path = TESTS) -> dict[str, dict[str, str]]:
    """Clause → test → `not-run`; empty where the product was installed without its tests.

    Marks of a module, of a function and of single cases count; a test is named as pytest names it.
    """
    found: dict[str, dict[str, str]] = {}
    for path in sorted(folder.rglob("test_*.py")):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        everywhere = {name for one in tree.body if is_module_mark(one) for name in clauses_in(one)}
        for function in tree.body:
            if isinstance(function, ast.FunctionDef) and function.name.startswith("test_"):
                node = f"{path.relative_to(folder.parent)}::{function.name}"
                own = {name for one in function.decorator_list for name in clauses_in(one)}
                for name in everywhere | own:
                    found.setdefault(name, {})[node] = NOT_RUN
    return found


def is_module_mark(statement: ast.stmt) -> bool:
    """`pytestmark = …`, which marks every test of its module."""
    return isinstance(statement, ast.Assign) and any(
        isinstance(target, ast.Name) and target.id == "pytestmark" for target in statement.targets
    )


def clauses_in(node: ast.AST) -> Iterator[str]:
    """The names within every `clause(…)` below a node."""
    for one in ast.walk(node):
        if isinstance(one, ast.Call) and isinstance(one.func, ast.Attribute) and one.func.attr == "clause":
            yield from (str(word.value) for word in one.args if isinstance(word, ast.Constant))
