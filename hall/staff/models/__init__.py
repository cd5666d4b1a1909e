"""Departments, halls, counters, officers, client systems, and the audit of what they do and look at."""

from hall.staff.models.audit import Act, Look
from hall.staff.models.client_system import ClientSystem
from hall.staff.models.department import Department
from hall.staff.models.hall import Counter, CounterKind, Hall, Zone
from hall.staff.models.officer import Officer

__all__ = ["Act", "ClientSystem", "Counter", "CounterKind", "Department", "Hall", "Look", "Officer", "Zone"]
