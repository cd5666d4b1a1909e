"""A building of 2 000 units registered in one case, beside a bare COPY of the same rows and their indexes."""

import io
import json
import resource
import time
from decimal import Decimal

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

PARCEL = "445302001002GB00077"
REGISTRAR = Actor(ActorKind.OFFICER, "测量", D.REGISTRATION, frozenset({"record"}))
WRITTEN = (Entry, OwnershipContent, Party, Standing, Certificate, Certificate.units.through)
"""The tables that 登簿 writes; 查验密钥 and counters are a row each."""


def run(scale: str = "full") -> list[Figure]:
    """登簿 of one case; the rows it wrote are then copied into tables of the same form, indexes built after."""
    count = 500 if scale == "small" else 2000
    numbers = surveyed(count)
    owner = Holder("云浮示例置业有限公司", DocumentKind.USCC, "91445399MA4TEKT06L")
    asked = FirstBuilding(FirstOwnership(numbers, (owner,)))
    record_one()
    before = peak()
    with transaction.atomic():
        started = time.perf_counter()
        record(RegisterEffect.OPEN_OWNERSHIP, asked, case_number="2026091899999", by=REGISTRAR)
        ours = time.perf_counter() - started
    grown = peak() - before
    bare = copied()
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
    """The most memory this process ever had, in MB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def copied() -> float:
    """Seconds for COPY of the same rows into bare tables, and their indexes after."""
    connection.ensure_connection()
    with connection.connection.cursor() as cursor:
        return sum(copied_table(cursor, model._meta.db_table) for model in WRITTEN)


def copied_table(cursor: object, table: str) -> float:
    execute, rows = cursor.execute, io.StringIO()  # type: ignore[attr-defined]  # the driver's own cursor
    cursor.copy_expert(f"COPY {table} TO STDOUT", rows)  # type: ignore[attr-defined]
    execute("SELECT indexdef FROM pg_indexes WHERE tablename = %s", [table])
    indexes = [row[0] for row in cursor.fetchall()]  # type: ignore[attr-defined]
    execute(f"CREATE TEMP TABLE bare_{table} (LIKE {table} INCLUDING DEFAULTS)")
    rows.seek(0)
    started = time.perf_counter()
    cursor.copy_expert(f"COPY bare_{table} FROM STDIN", rows)  # type: ignore[attr-defined]
    for place, definition in enumerate(indexes):
        _, _, rest = definition.partition(" ON ")
        columns = rest.partition(" USING ")[2]
        execute(f"CREATE INDEX bare_{table}_{place} ON bare_{table} USING {columns}")
    return time.perf_counter() - started


if __name__ == "__main__":
    print(json.dumps([vars(one) for one in run()], ensure_ascii=False))
