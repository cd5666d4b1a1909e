"""Tables by the million, written by set-based statements with the indexes built afterwards."""

from pathlib import Path
from typing import Any

from django.db import connection

from benchmarks.scratch import as_owner

HERE = Path(__file__).parent
REGISTER = ("realestateunit", "entry", "party", "standing", "certificate", "certificate_units")


def fill_register(count: int) -> None:
    """`count` units with one ownership each; triggers and foreign keys are the owner's to leave out."""
    _fill("register.sql", [f"registration_{name}" for name in REGISTER], count=count)


def fill_cases(still_open: int, total: int) -> None:
    """`total` cases, of which the first `still_open` are under review."""
    _fill("cases.sql", ["cases_case"], open=still_open, total=total)


def _fill(script: str, tables: list[str], **numbers: int) -> None:
    text = (HERE / script).read_text(encoding="utf-8")
    for name, number in numbers.items():
        text = text.replace(f":{name}", str(number))
    with as_owner() as cursor:
        cursor.execute("SET session_replication_role = replica")
        cursor.execute("SET maintenance_work_mem = '1GB'")
        definitions = _drop_indexes(cursor, tables)
        for statement in text.split(";\n"):
            if statement.strip():
                cursor.execute(statement)
        for definition in definitions:
            cursor.execute(definition)
        cursor.execute("RESET session_replication_role")
        cursor.execute("RESET maintenance_work_mem")
        for table in tables:
            cursor.execute(f"ANALYZE {connection.ops.quote_name(table)}")


def _drop_indexes(cursor: Any, tables: list[str]) -> list[str]:
    """Drop what can be built again in one go; what serves a constraint stays."""
    cursor.execute(
        "SELECT indexname, indexdef FROM pg_indexes WHERE tablename = ANY(%s) "
        "AND indexname NOT IN (SELECT conname FROM pg_constraint)",
        [tables],
    )
    found = cursor.fetchall()
    for name, _ in found:
        cursor.execute(f"DROP INDEX {connection.ops.quote_name(name)}")
    return [definition for _, definition in found]
