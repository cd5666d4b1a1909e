"""A building of 2 000 units registered in one case, beside a bare COPY of the same rows and their indexes."""

import io
import statistics
import time
from decimal import Decimal
from pathlib import Path
from typing import Any

from django.db import connection, transaction

from benchmarks.figures import Figure
from hall.catalogue.words import RegisterEffect
from hall.clock import today
from hall.identity.documents import DocumentKind
from hall.staff.actors import Actor, ActorKind
from hall.staff.departments import D
from registration.holders import Holder
from registration.models import Certificate, Entry, OwnershipContent, Party, Standing
from registration.services.building_tables import survey_table
from registration.services.recording import record
from registration.services.surveying import survey_parcel
from registration.unit_tables import UnitRow
from registration.writers.buildings import FirstBuilding
from registration.writers.ownership import FirstOwnership

ROUNDS = 3
PARCEL = "445302001002GB00077"
REGISTRAR = Actor(ActorKind.OFFICER, "测量", D.REGISTRATION, frozenset({"record"}))
WRITTEN = (Entry, OwnershipContent, Party, Standing, Certificate, Certificate.units.through)
"""The tables that 登簿 writes; 查验密钥 and counters are a row each."""


def run(scale: str = "full") -> list[Figure]:
    """登簿 of one case, three times; its rows are then copied into like tables, indexes built after."""
    count = 500 if scale == "small" else 2000
    numbers = surveyed(count)
    owner = Holder("云浮示例置业有限公司", DocumentKind.USCC, "91445399MA4TEKT06L")
    asked = FirstBuilding(FirstOwnership(numbers, (owner,)))
    record_one()
    forget_peak()
    before = peak()
    ours = statistics.median(recorded(asked, keep=turn == ROUNDS) for turn in range(1, ROUNDS + 1))
    grown = peak() - before
    bare = statistics.median(copied(turn) for turn in range(ROUNDS))
    return [
        Figure(
            "首次登记",
            f"一件登簿 {count} 个单元",
            ours,
            "秒",
            f"同样的行 COPY 加建索引 {bare:.2f} 秒",
            ours / bare,
            "≤ 5×",
            "≤ 10×",
        ),
        Figure("首次登记", "登簿时内存峰值增长", grown, "MB", "", None, "", "≤ 200 MB"),
    ]


def recorded(asked: FirstBuilding, *, keep: bool) -> float:
    """Seconds of one 登簿; undone unless it is the one whose rows are copied."""
    with transaction.atomic():
        started = time.perf_counter()
        record(RegisterEffect.OPEN_OWNERSHIP, asked, case_number="2026091899999", by=REGISTRAR)
        spent = time.perf_counter() - started
        transaction.set_rollback(not keep)
    return spent


def surveyed(count: int, building: str = "0001") -> tuple[str, ...]:
    """So many measured flats on a parcel of their own."""
    parcel = survey_parcel(number=PARCEL, address="云城区测量路1号", area=Decimal(50000))
    rows = [
        UnitRow(place, building, f"{place}", Decimal("98.50"), "11", "1", "3", str(place % 33))
        for place in range(2, count + 2)
    ]
    units = survey_table(parcel, rows, name="测量花园", completed_on=today(), floors=33)
    return tuple(unit.number for unit in units)


def record_one() -> None:
    """Warm up: imports, keys and plans are there before anything is measured."""
    owner = Holder("云浮示例置业有限公司", DocumentKind.USCC, "91445399MA4TEKT06L")
    asked = FirstBuilding(FirstOwnership(surveyed(1, "0002"), (owner,)))
    record(RegisterEffect.OPEN_OWNERSHIP, asked, case_number="2026091899998", by=REGISTRAR)


def peak() -> float:
    """The most memory this process had since its peak was forgotten, in MB."""
    status = Path("/proc/self/status").read_text()
    return int(status.partition("VmHWM:")[2].split()[0]) / 1024


def forget_peak() -> None:
    """Let the kernel count the peak anew."""
    Path("/proc/self/clear_refs").write_text("5")


def copied(turn: int) -> float:
    """Seconds for COPY of the same rows into bare tables, and their indexes after."""
    connection.ensure_connection()
    with connection.connection.cursor() as cursor:
        return sum(copied_table(cursor, model._meta.db_table, f"bare{turn}") for model in WRITTEN)


def copied_table(cursor: Any, table: str, bare: str) -> float:
    execute, rows = cursor.execute, io.StringIO()
    cursor.copy_expert(f"COPY {table} TO STDOUT", rows)
    execute("SELECT indexdef FROM pg_indexes WHERE tablename = %s", [table])
    indexes = [row[0] for row in cursor.fetchall()]
    execute(f"CREATE TEMP TABLE {bare}_{table} (LIKE {table} INCLUDING DEFAULTS)")
    rows.seek(0)
    started = time.perf_counter()
    cursor.copy_expert(f"COPY {bare}_{table} FROM STDIN", rows)
    for place, definition in enumerate(indexes):
        _, _, rest = definition.partition(" ON ")
        columns = rest.partition(" USING ")[2]
        execute(f"CREATE INDEX {bare}_{table}_{place} ON {bare}_{table} USING {columns}")
    return time.perf_counter() - started
