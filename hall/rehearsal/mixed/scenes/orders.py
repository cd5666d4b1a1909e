"""Row 22: the court's orders – 查封, 轮候, 预查封, 续封, 解封."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from hall.catalogue import materials as m
from hall.clock import now, today
from hall.rehearsal.mixed.estates import clear_home
from hall.rehearsal.mixed.scene import Scene, scene
from hall.rehearsal.mixed.scenes.mortgages import mortgaged
from hall.rehearsal.mixed.serving import serve_and_carry_out
from hall.rehearsal.mixed.sites import land_of, presold_home
from hall.rehearsal.mixed.street import Street
from hall.rehearsal.owners import owner_of
from registration.books import Right, UnitBook
from registration.models import CourtReceipt
from registration.seizures import add_months
from registration.services.receiving_orders import Order

COURT, COURT_CODE = "云浮市云城区人民法院", "11445302MB0000001R"


def words(street: Street, number: str, matter: str, **more: Any) -> dict[str, dict[str, Any]]:
    """What the notice and the credentials say; three years from today unless told otherwise."""
    order = {
        "court": COURT,
        "case_number": f"（{today():%Y}）粤5302执{1 + street.dice.randrange(9000)}号",
        "matter": matter,
        "served_on": today(),
        "begins_on": today(),
        "ends_on": add_months(today(), 36) - timedelta(days=1),
        "scope": "全部",
        "debtor": debtor_of(street, number),
    }
    credentials = {"officers": "黄法官、李法官", "numbers": "44530299、44530298"}
    return {m.ASSISTANCE_NOTICE.code: order | more, m.COURT_CREDENTIALS.code: credentials}


def debtor_of(street: Street, number: str) -> str:
    """The registered owner, or the developer on whose land a presold home is."""
    titled = number if street.book(number).title else land_of(number)
    return owner_of(titled).name


def order(street: Street, item: str, number: str, matter: str, **more: Any) -> Scene:
    """The order as its bearer puts it on the counter, with its place among services of one minute."""
    minute = now().replace(second=0, microsecond=0)
    before = CourtReceipt.objects.of_units([number]).filter(served_at=minute)
    place = max((one.service_order for one in before), default=0) + 1
    served = Order(
        item,
        (number,),
        COURT,
        COURT_CODE,
        minute,
        served_by="黄法官",
        credential="44530299",
        service_order=place,
        order_reason="按到窗口的先后" if place > 1 else "",
    )
    return Scene(said=words(street, number, matter, **more), order=served)


@scene("seizure")
def seizure(street: Street) -> Scene:
    number, _owner = clear_home(street)
    return new_seizure(street, number)


@scene("pre-seizure")
def pre_seizure(street: Street) -> Scene:
    number, _firm = presold_home(street)
    return new_seizure(street, number)


def new_seizure(street: Street, number: str) -> Scene:
    """查封; 预查封 for two years where nobody is registered yet."""
    if street.book(number).title:
        return order(street, "seizure", number, "seize")
    until = add_months(today(), 24) - timedelta(days=1)
    return order(street, "pre-seizure", number, "seize", ends_on=until)


def is_seized(book: UnitBook) -> bool:
    """An effective seizure of the whole home."""
    return first_of(book) is not None


def first_of(book: UnitBook) -> Right | None:
    return next((r for r in book.seizures if r.is_effective and r.content.seizure_type == "1"), None)


def seized(street: Street) -> tuple[str, Right]:
    """A seized home and its first seizure; seized where there is none."""
    found = street.find(is_seized)
    if found is None:
        number, _owner = clear_home(street)
        serve_and_carry_out(new_seizure(street, number), street)
        found = street.book(number)
    right = first_of(found)
    assert right is not None
    return found.unit.number, right


@scene("waiting-seizure")
def waiting(street: Street) -> Scene:
    number, _right = seized(street)
    return order(street, "waiting-seizure", number, "seize")


@scene("seizure-renewal")
def renewal(street: Street) -> Scene:
    number, right = seized(street)
    assert right.last_day is not None
    begins = right.last_day + timedelta(days=1)
    until = add_months(right.last_day, 36)
    number_of = {"earlier_number": right.content.document_number}
    return order(street, "seizure-renewal", number, "renew", begins_on=begins, ends_on=until, **number_of)


@scene("seizure-release")
def release(street: Street) -> Scene:
    number, right = seized(street)
    return released(street, number, right)


def released(street: Street, number: str, right: Right) -> Scene:
    """The order that lifts this seizure."""
    number_of = {"earlier_number": right.content.document_number}
    return order(street, "seizure-release", number, "release", **number_of)


@scene("mortgage-release-by-order")
def mortgage_release(street: Street) -> Scene:
    """涂销抵押: every mortgage of a home ends by order of a court."""
    number, _owner, _right = mortgaged(street)
    return order(street, "mortgage-release-by-order", number, "cancel-mortgage", mortgage="全部")
