"""Who acts on a unit holds its lock: parcel shared, unit exclusive; an act on the parcel holds the parcel.

Lock order everywhere: units in order of their number (a parcel's code is the prefix of its units'),
then the case. Without it two acts pass a partial unique index on a stale read (reliability.md, fact 3).
"""

from collections.abc import Iterable, Sequence

from django.db import connection, transaction
from django.db.models import Q

from hall.cases.models import CaseUnit
from hall.identity.numbers import UnitNumber

MAKE = "INSERT INTO cases_unitlock (number) SELECT unnest(%s::text[]) ON CONFLICT DO NOTHING"
LOCK_UNITS = """
SELECT unit.number FROM cases_unitlock unit
JOIN cases_unitlock parcel ON parcel.number = left(unit.number, 19)
WHERE unit.number = ANY(%s) ORDER BY unit.number FOR SHARE OF parcel FOR UPDATE OF unit
"""
LOCK_UNITS_OF_CASE = """
SELECT mine.* FROM cases_caseunit mine
JOIN cases_unitlock unit ON unit.number = mine.number
JOIN cases_unitlock parcel ON parcel.number = left(mine.number, 19)
WHERE mine.case_id IN (
    SELECT id FROM cases_case WHERE id = %(case)s OR counterpart_id = %(case)s
) AND NOT EXISTS (
    SELECT FROM cases_caseunit odd LEFT JOIN cases_unitlock made ON made.number = odd.number
    WHERE odd.case_id IN (
        SELECT id FROM cases_case WHERE id = %(case)s OR counterpart_id = %(case)s
    ) AND (made.number IS NULL OR substr(odd.number, 20, 1) = 'W')
)
ORDER BY mine.number FOR SHARE OF parcel FOR UPDATE OF unit
"""
"""Reads and locks in one statement; nothing where a unit is bare land or has no lock yet."""
LOCK_PARCELS = "SELECT number FROM cases_unitlock WHERE number = ANY(%s) ORDER BY number FOR UPDATE"
PARCEL_LENGTH = 19


def lock_units(numbers: Iterable[str]) -> None:
    """Lock the units (28 characters each) until the transaction ends; bare land locks its whole parcel.

    Raises ValidationError for a number that is none, TransactionManagementError outside a transaction.
    """
    if not connection.in_atomic_block:
        raise transaction.TransactionManagementError("单元锁必须在事务内取得")
    units = {UnitNumber.parse(number).compact for number in numbers}
    parcels = sorted({number[:PARCEL_LENGTH] for number in units if UnitNumber.parse(number).kind == "W"})
    houses = sorted(number for number in units if number[:PARCEL_LENGTH] not in parcels)
    if parcels:
        _lock(LOCK_PARCELS, parcels, needed=parcels)
    if houses:
        _lock(LOCK_UNITS, houses, needed=[*{number[:PARCEL_LENGTH] for number in houses}, *houses])


def lock_units_of(case_id: int) -> list[CaseUnit]:
    """The case's units by number, locked as by `lock_units` together with its counterpart's (互换)."""
    units = list(CaseUnit.objects.raw(LOCK_UNITS_OF_CASE, {"case": case_id}))
    if not units:
        units = list(CaseUnit.objects.filter(Q(case=case_id) | Q(case__counterpart=case_id)))
        lock_units(unit.number for unit in units)
    return [unit for unit in units if unit.case_id == case_id]


def _lock(query: str, numbers: Sequence[str], *, needed: Sequence[str]) -> None:
    """Lock existing rows; where one is missing, make all of them first and lock again."""
    with connection.cursor() as cursor:
        cursor.execute(query, [list(numbers)])
        if len(cursor.fetchall()) < len(numbers):
            cursor.execute(MAKE, [sorted(needed)])
            cursor.execute(query, [list(numbers)])
