"""What a department is called on a given day, and which department an older name means."""

from datetime import date

from django.core.cache import cache
from django.db.models.functions import Now, TruncDate

from hall.staff.departments import D
from hall.staff.models import Department

MINUTE = 60


def department_name(code: str, on: date | None = None) -> str:
    """The name of the department on that day, or today's; the code's own label where no row says it."""
    return department_names(on).get(code, D(code).label)


def department_names(on: date | None = None) -> dict[str, str]:
    """All names at once, by code (today's are kept in the cache for a minute)."""
    if on is None:
        return cache.get_or_set(Department.CACHE_KEY, _names, MINUTE) or {}
    return _names(on)


def department_called(name: str) -> D:
    """The department that has or had this name: 国土资源 → REGISTRATION, 工商 → MARKET_REGULATION.

    Raises KeyError for a name nobody has ever borne.
    """
    wanted = name.strip().removesuffix("部门")
    for row in Department.objects.all():
        if wanted in {row.name, row.short_name, *row.aliases}:
            return D(row.code)
    raise KeyError(name)


def _names(on: date | None = None) -> dict[str, str]:
    rows = Department.objects.filter(since__lte=on if on is not None else TruncDate(Now())).order_by("since")
    return {row.code: row.name for row in rows}
