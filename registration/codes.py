"""The national exchange's words for what stands here: tables, columns and codes (domain §1.2–1.4).

The only place of pinyin besides hall.exchange. The list of 权利类型 is not stable above 22 – 抵押权 is 23,
37 or 95 in use –, so our own kinds are kept and mapped here; a receiver that numbers otherwise has its map.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from decimal import Decimal
from typing import Final

from django.db.models import Model

from hall.clock import HALL_ZONE
from registration.models import Entry
from registration.models.choices import EntryAction, RightKind

TABLES: Final[dict[str, str]] = {
    RightKind.LAND_USE: "JSYDSYQ",
    RightKind.OWNERSHIP: "FDCQ2",
    RightKind.MORTGAGE: "DYAQ",
    RightKind.EASEMENT: "DYIQ",
    RightKind.ADVANCE_NOTICE: "YGDJ",
    RightKind.OBJECTION: "YYDJ",
    RightKind.SEIZURE: "CFDJ",
    RightKind.RESIDENCE: "JZQ",
}
"""Database-standard table of each kind of page; also our word where QLLX has no number."""

QLLX: Final[dict[str, str]] = {
    RightKind.EASEMENT: "19",
    RightKind.MORTGAGE: "95",
    RightKind.RESIDENCE: "92",
    RightKind.ADVANCE_NOTICE: "96",
    RightKind.OBJECTION: "97",
    RightKind.SEIZURE: "98",
}
"""权利类型 as most receivers number it; ownership and land use carry their own `right_type`."""

COLUMNS: Final[dict[str, dict[str, str]]] = {
    RightKind.OWNERSHIP: {
        "address": "FDZL",
        "price": "FDCJYJG",
        "use": "GHYT",
        "housing_nature": "FWXZ",
        "structure": "FWJG",
        "floor": "SZC",
        "floors_total": "ZCS",
        "building_area": "JZMJ",
        "exclusive_area": "ZYJZMJ",
        "shared_area": "FTJZMJ",
        "completed_on": "JGSJ",
        "land_starts_on": "TDSYQSSJ",
        "land_ends_on": "TDSYJSSJ",
    },
    RightKind.LAND_USE: {"area": "SYQMJ", "starts_on": "SYQQSSJ", "ends_on": "SYQJSSJ", "price": "QDJG"},
    RightKind.MORTGAGE: {
        "collateral": "DYBDCLX",
        "manner": "DYFS",
        "secured_amount": "BDBZZQSE",
        "maximum_amount": "ZGZQSE",
        "starts_on": "ZWLXQSSJ",
        "ends_on": "ZWLXJSSJ",
        "scope": "DBFW",
        "forbids_transfer": "SFCZJZHXZ",
        "rank": "DYQSW",
        "construction_scope": "ZJJZWDYFW",
        "determined_fact": "ZGZQQDSS",
    },
    RightKind.ADVANCE_NOTICE: {
        "notice_kind": "YGDJZL",
        "amount": "QDJG",
        "building_area": "JZMJ",
        "use": "GHYT",
    },
    RightKind.OBJECTION: {"matter": "YYSX", "last_day": "YYDJJSRQ"},
    RightKind.SEIZURE: {
        "authority": "CFJG",
        "seizure_type": "CFLX",
        "document_name": "CFWJ",
        "document_number": "CFWH",
        "first_day": "CFQSSJ",
        "last_day": "CFJSSJ",
        "scope": "CFFW",
        "applicant_name": "ZXSQR",
        "debtor_name": "BZXR",
    },
    RightKind.EASEMENT: {
        "servient_number": "GYDBDCDYH",
        "dominant_number": "XYDBDCDYH",
        "terms": "DYQNR",
        "starts_on": "QLQSSJ",
        "ends_on": "QLJSSJ",
    },
    RightKind.RESIDENCE: {
        "scope": "JZFW",
        "conditions": "JZTJHYQ",
        "starts_on": "JZQKSSJ",
        "ends_on": "JZQJSSJ",
    },
}
"""Our field → national column; what is not listed is not exchanged."""

IN_TEN_THOUSANDS: Final = frozenset({"price", "amount", "secured_amount", "maximum_amount"})
"""Kept in yuan, exchanged in 万元."""
HISTORY, ENDED, CURRENT = "2", "3", "1"
RENEWED_SEIZURE: Final = "5"
"""续封, used in practice beside the list of 2015."""


def qszt(entry: Entry, ended_by: EntryAction | None = None) -> str:
    """权属状态 of a row: 1 现势, 2 历史 (superseded by a later row), 3 终止."""
    last = ended_by or EntryAction(entry.action)
    if last == EntryAction.SUPERSEDE:
        return HISTORY
    return ENDED if last in (EntryAction.END, EntryAction.LAPSE) else CURRENT


def qllx(entry: Entry, numbers: Mapping[str, str] = QLLX) -> str:
    """权利类型 of a row."""
    own: str | None = getattr(entry.content, "right_type", None)
    return own or numbers[entry.kind]


def national_row(
    entry: Entry, *, ended_by: EntryAction | None = None, numbers: Mapping[str, str] = QLLX
) -> dict[str, str]:
    """One entry with content as a row of its national table; empty values are left out.

    Raises KeyError for an ending, which has no row of its own (it sets QSZT of the row it ends).
    """
    content = entry.content
    if content is None:
        raise KeyError(f"{entry} 是终止记载，没有单独的一行")
    row = {
        "BDCDYH": entry.unit.number,
        "YWH": entry.case_number,
        "QLLX": qllx(entry, numbers),
        "DJLX": str(entry.registration_type),
        "DJYY": entry.cause,
        "QXDM": entry.unit.number[:6],
        "DJSJ": f"{entry.registered_at.astimezone(HALL_ZONE):%Y-%m-%d %H:%M:%S}",
        "DBR": entry.registrar,
        "FJ": entry.note,
        "QSZT": qszt(entry, ended_by),
    }
    row |= {column: exchanged(content, name) for name, column in COLUMNS[entry.kind].items()}
    if entry.kind == RightKind.SEIZURE and entry.action == EntryAction.ALTER:
        row["CFLX"] = RENEWED_SEIZURE
    return {column: value for column, value in row.items() if value}


def exchanged(content: Model, name: str) -> str:
    """A field's value as it is exchanged: codes, ISO dates, 0 and 1, amounts in 万元."""
    value = getattr(content, name)
    match value:
        case None:
            return ""
        case bool():
            return "1" if value else "0"
        case Decimal() if name in IN_TEN_THOUSANDS:
            return format((value / 10_000).normalize(), "f")
        case datetime() | date():
            return value.isoformat()
        case _:
            return str(value)
