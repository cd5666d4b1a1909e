"""The budgets of the house style: what makes code pleasant is a short tail."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path
from statistics import median, quantiles

import pytest

REPOSITORY = Path(__file__).resolve().parents[1]
PACKAGES = ("hall", "registration", "transactions", "taxation", "judicial")
FORBIDDEN_NAMES = {"utils", "helpers", "common", "manager", "managers", "data", "info", "process", "misc"}
EXCUSE = re.compile(r"#\s*(?:noqa|type:\s*ignore)\b(?P<said>.*)$")
CODES_AND_REASON = re.compile(r"(?::\s*[A-Z]+\d+(?:,\s*[A-Z]+\d+)*|\[[a-z, -]+\])\W+(?P<reason>\w.*)$")
PLACES = {"page": 150, "component": 60}

Function = ast.FunctionDef | ast.AsyncFunctionDef


def modules(*folders: str) -> list[Path]:
    """Python files below these folders, migrations left out."""
    found = (path for folder in folders for path in (REPOSITORY / folder).rglob("*.py"))
    return sorted(path for path in found if "migrations" not in path.parts)


def name(path: Path) -> str:
    return str(path.relative_to(REPOSITORY))


def length(path: Path) -> int:
    return len(path.read_text("utf-8").splitlines())


PRODUCT, TESTS = modules(*PACKAGES), modules("tests")
TREES = {path: ast.parse(path.read_text("utf-8")) for path in PRODUCT + TESTS}


def functions(paths: list[Path]) -> Iterator[tuple[Path, Function, int]]:
    """Every function with its length in lines, decorators left out."""
    for path in paths:
        for node in ast.walk(TREES[path]):
            if isinstance(node, Function):
                yield path, node, (node.end_lineno or node.lineno) - node.lineno + 1


def too_long(paths: list[Path], budget: int) -> list[str]:
    return [f"{name(path)}: {length(path)} 行" for path in paths if length(path) > budget]


def test_no_module_is_longer_than_300_lines() -> None:
    assert too_long(PRODUCT, 300) == []


def test_the_median_module_has_at_most_60_lines() -> None:
    assert median(length(path) for path in PRODUCT) <= 60


def test_no_test_file_is_longer_than_300_lines() -> None:
    assert too_long(TESTS, 300) == []


def test_no_function_is_longer_than_40_lines() -> None:
    found = [f"{name(path)}: {node.name} {size} 行" for path, node, size in functions(PRODUCT) if size > 40]
    assert found == []


def test_nine_functions_in_ten_have_at_most_20_lines() -> None:
    sizes = [size for _, _, size in functions(PRODUCT)]
    assert quantiles(sizes, n=10)[-1] <= 20


def test_views_have_at_most_25_lines() -> None:
    rooms = [path for path in PRODUCT if "views" in path.parts or path.name == "views.py"]
    views = [found for found in functions(rooms) if not found[1].name.startswith("_")]
    assert [f"{name(path)}: {node.name} {size} 行" for path, node, size in views if size > 25] == []


def test_no_template_is_longer_than_its_place_allows() -> None:
    found = []
    for path in sorted((REPOSITORY / "templates").rglob("*.html")):
        small = "components" in path.parts or path.name.startswith("_")
        if length(path) > PLACES["component" if small else "page"]:
            found.append(f"{name(path)}: {length(path)} 行")
    assert found == []


def test_modules_are_named_after_concepts() -> None:
    parts = {name(path): {path.stem, *path.relative_to(REPOSITORY).parts[:-1]} for path in PRODUCT}
    assert [path for path, words in parts.items() if words & FORBIDDEN_NAMES] == []
    assert [path for path in parts if Path(path).stem.startswith("handle_")] == []


def test_nothing_of_the_project_is_imported_inside_a_function() -> None:
    found = []
    for path, function, _ in functions(PRODUCT):
        for node in ast.walk(function):
            names = imported(node)
            if any(word.split(".")[0] in PACKAGES for word in names):
                found.append(f"{name(path)}:{node.lineno} {names}")  # type: ignore[attr-defined]  # imports have one
    assert found == []


def imported(node: ast.AST) -> list[str]:
    """The modules an import statement names; none for any other node."""
    if isinstance(node, ast.Import):
        return [alias.name for alias in node.names]
    return [node.module or ""] if isinstance(node, ast.ImportFrom) else []


STARRED = {"hall/config/settings.py"}  # takes all of security.py: one set of settings in two files


def test_there_are_no_star_imports() -> None:
    found = [
        f"{name(path)}:{node.lineno}"
        for path, tree in TREES.items()
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom) and node.names[0].name == "*" and name(path) not in STARRED
    ]
    assert found == []


@pytest.mark.parametrize("paths", [PRODUCT, TESTS], ids=["product", "tests"])
def test_every_exception_to_a_rule_has_its_code_and_its_reason_on_the_line(paths: list[Path]) -> None:
    found = []
    for path in paths:
        for number, line in enumerate(path.read_text("utf-8").splitlines(), 1):
            if (excuse := EXCUSE.search(line)) and "EXCUSE" not in line:
                full = CODES_AND_REASON.match(excuse["said"])
                if not full or len(full["reason"]) < 4:
                    found.append(f"{name(path)}:{number}")
    assert found == []


def test_public_modules_say_what_they_are() -> None:
    silent = [
        name(path)
        for path in PRODUCT
        if length(path) and path.name not in {"__init__.py", "apps.py"} and not ast.get_docstring(TREES[path])
    ]
    assert silent == []
