"""Makers of halls, windows and officers for the tests of every room."""

from itertools import count
from typing import Any

from hall.staff.actors import Actor, officer_actor
from hall.staff.departments import D
from hall.staff.duties import DUTIES, Duty
from hall.staff.models import Counter, CounterKind, Hall, Officer, Zone

PASSWORD = "登记大厅-2026-Autumn"
_numbers = count(1)


def hall(code: str = "yuncheng", **fields: Any) -> Hall:
    """The hall of 云城区, or another one by its code; the same code gives the same hall."""
    usual = {
        "name": "云浮市政务服务中心",
        "office_name": "云浮市",
        "address": "云浮市云城区世纪大道 1 号",
        "phone": "0766-8812345",
        "counties": ["445302", "445303"],
    }
    return Hall.objects.get_or_create(code=code, defaults=usual | fields)[0]


def counter(number: str = "1", **fields: Any) -> Counter:
    """A reception window of the hall."""
    usual = {"name": "综合受理窗口", "zone": Zone.RECEPTION, "kind": CounterKind.RECEPTION}
    place = fields.pop("hall", None) or hall()
    return Counter.objects.get_or_create(hall=place, number=number, defaults=usual | fields)[0]


def officer(*duties: str, department: str | None = None, **fields: Any) -> Officer:
    """A new officer holding these duties, of the department they belong to; the password is PASSWORD."""
    held = [Duty(duty) for duty in duties]
    number = next(_numbers)
    usual = {
        "username": f"{(duties or ('officer',))[0]}-{number}",
        "name": f"{held[0].label if held else '人员'}{number}",
        "department": department or _department_of(held),
        "password": PASSWORD,
    }
    if fields.get("hall") is None:
        fields["hall"] = hall()
    return Officer.objects.create_user(**usual | {"duties": [*held]} | fields)


def actor(*duties: str, department: str | None = None, **fields: Any) -> Actor:
    """A new officer holding these duties, as the actor at the door."""
    return officer_actor(officer(*duties, department=department, **fields))


def _department_of(duties: list[Duty]) -> str:
    shared = frozenset[D].intersection(*(DUTIES[duty].departments for duty in duties)) if duties else None
    if shared is None:
        return D.REGISTRATION
    return D.REGISTRATION if D.REGISTRATION in shared or not shared else min(shared)
