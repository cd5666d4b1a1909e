"""What the register says of a property when an office asks: planning, past prices, rights (附件1 三)."""

from __future__ import annotations

from collections.abc import Iterator

from django.core.exceptions import ValidationError
from django.db.models import Q

from hall.clock import day_of, today
from hall.inquiries.answers import Asked, Found, Line, answers, finds
from hall.inquiries.topics import Topic
from hall.staff.departments import D
from registration.books import UnitBook
from registration.display import area_words, usage_words
from registration.extracts import right_words
from registration.history import people_of_entries
from registration.models import Entry, RealEstateUnit
from registration.models.choices import EntryAction, RightKind
from registration.restrictions import read_book
from registration.search import certificate
from registration.words import full_day, square_metres, yuan

NO_RECORD = "无记录"
TITLE_KINDS = (RightKind.OWNERSHIP, RightKind.LAND_USE)
ACQUIRED = (EntryAction.BEGIN, EntryAction.TRANSFER)


@finds
def in_the_register(asked: Asked) -> Found | None:
    """By certificate number or unit number; a presold home by its advance notice."""
    unit = unit_of(asked)
    if unit is None:
        return None
    return Found(unit.number, unit.address, bool(read_book(unit.number).sale_notices))


def unit_of(asked: Asked) -> RealEstateUnit | None:
    """The first unit of the certificate, or the unit of that number."""
    try:
        found = certificate(asked.certificate_number) if asked.certificate_number else None
    except ValidationError:  # a number from before 2015, which the register does not index
        found = None
    if found is not None and (unit := found.units.order_by("number").first()):
        return unit
    return RealEstateUnit.objects.filter(number=asked.unit_number).first() if asked.unit_number else None


@answers(Topic.PLANNING, department=D.REGISTRATION)
def planning(asked: Asked) -> list[Line]:
    """规划用途和指标 as surveyed and registered (domain B7)."""
    unit = unit_of(asked)
    return list(_planning_of(unit)) if unit else []


def _planning_of(unit: RealEstateUnit) -> Iterator[Line]:
    building = unit.building
    rows = (
        ("坐落", unit.address),
        ("用途", usage_words(unit)),
        ("土地用途", unit.land_use),
        ("土地权利性质", unit.get_land_nature_display()),
        ("土地使用期限至", full_day(unit.land_ends_on)),
        ("建筑面积", area_words(unit)),
        ("房屋性质", unit.get_housing_nature_display() if unit.housing_nature else ""),
        ("房屋结构", unit.get_structure_display() if unit.structure else ""),
        ("所在层和总层数", "／".join(filter(None, (unit.floor, str(unit.floors_total or ""))))),
        ("竣工时间", full_day(unit.completed_on)),
        ("所在幢", building.name if building else ""),
        ("宗地面积", square_metres(unit.parcel.area)),
    )
    for label, text in rows:
        yield Line(label, text or NO_RECORD)


@answers(Topic.COST, department=D.REGISTRATION)
def cost(asked: Asked) -> list[Line]:
    """Every past acquisition with its price and day, 无记录 where none was registered (domain B7)."""
    unit = unit_of(asked)
    return [_acquisition(entry, names=False) for entry in acquisitions(unit)] if unit else []


@answers(Topic.HISTORY, department=D.REGISTRATION)
def history(asked: Asked) -> list[Line]:
    """Who acquired the property when, from what cause; and what stands on it now (三（四）: 历史资料)."""
    unit = unit_of(asked)
    if unit is None:
        return []
    return [*(_acquisition(entry, names=True) for entry in acquisitions(unit)), *rights(asked)]


def acquisitions(unit: RealEstateUnit) -> list[Entry]:
    """The entries by which ownership (or the right to use bare land) began or passed, in order."""
    entries = Entry.objects.of_unit(unit.number).filter(kind__in=TITLE_KINDS, action__in=ACQUIRED)
    return list(entries.with_content().order_by("seq"))


def _acquisition(entry: Entry, *, names: bool) -> Line:
    content = entry.content
    price = yuan(content.price) if content is not None and content.price else NO_RECORD
    acquired_on = getattr(content, "acquired_on", None) or day_of(entry.registered_at)
    people = people_of_entries([entry])[entry.pk] if names else ()
    who = f"，{'、'.join(person.name for person in people if person.role == 'holder')}" if people else ""
    return Line(f"{full_day(acquired_on)} {entry.cause}", f"取得价格 {price}{who}")


@answers(Topic.RIGHTS, department=D.REGISTRATION)
def rights(asked: Asked) -> list[Line]:
    """Every right and restriction in force now, those of the land under the house among them."""
    unit = unit_of(asked)
    return list(_rights_of(read_book(unit.number, on=today()))) if unit else []


def _rights_of(book: UnitBook) -> Iterator[Line]:
    for right in book.rights:
        waiting = f"轮候第 {right.waiting} 位；" if right.waiting else ""
        yield Line(right.kind.label, f"{waiting}{right_words(right)}")
    for right in book.blocking_seizures:
        if right not in book.rights:
            yield Line("查封（及于本不动产）", right_words(right))
    if not book.rights:
        yield Line("权利", "尚未登记")


@answers(Topic.PROPERTY_FILES, department=D.REGISTRATION)
def property_files(asked: Asked) -> list[Line]:
    """Land and house of a court's case: the property named, and what else that case has seized (三（三）)."""
    return [*planning(asked), *rights(asked), *_seized_by(asked.case_number)]


def _seized_by(case_number: str) -> Iterator[Line]:
    named = Q(seizure__document_number__startswith=case_number) | Q(
        seizure__execution_number__startswith=case_number
    )
    seen = Entry.objects.filter(named, kind=RightKind.SEIZURE).select_related("unit", "seizure")
    for entry in seen.order_by("unit_id", "seq")[:50]:
        yield Line(
            "该案号查封登记",
            f"{entry.unit.address}（{entry.unit.grouped}），{entry.get_action_display()}，"
            f"{entry.seizure.document_name}{entry.seizure.document_number}",
        )
