"""The hash chain of the register: what is hashed, in which order, and how (traps 13).

Each entry's hash is SHA-256 over its recipe number, the hash of the entry before it on the same unit, and the
entry's text: its fields, its detail row and its parties, every value quoted as PostgreSQL's quote_nullable
does, so that no two different entries have one text. The same text is made twice, on purpose: here from the
values about to be written, brought into the form the database returns, and in SQL when the book is verified.

A recipe never changes. New fields make a new recipe, and old entries keep theirs.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from datetime import UTC, date, datetime
from decimal import Decimal
from functools import cache
from typing import Any
from uuid import UUID

from django.db import models

from registration.models import (
    CONTENT_OF,
    AdvanceNoticeContent,
    Content,
    EasementContent,
    Entry,
    LandUseContent,
    MortgageContent,
    ObjectionContent,
    OwnershipContent,
    Party,
    RealEstateUnit,
    ResidenceContent,
    SeizureContent,
)

RECIPE = 1


def fields(names: str) -> tuple[str, ...]:
    """Field names in the order in which they are hashed."""
    return tuple(names.split())


ENTRY_FIELDS = fields(
    "seq right_id kind action registration_type cause case_number document_number predecessor_id"
    " registered_at registrar note"
)
PARTY_FIELDS = fields(
    "position role name document_kind document_hash co_ownership share_numerator share_denominator"
    " separate_certificate"
)
CONTENT_FIELDS: dict[type[Content], tuple[str, ...]] = {
    OwnershipContent: fields(
        "right_type address land_nature housing_nature land_use use structure floor floors_total completed_on"
        " building_area exclusive_area shared_area land_area land_starts_on land_ends_on price"
        " contract_number acquired_on"
    ),
    LandUseContent: fields(
        "right_type address land_nature land_use area starts_on ends_on price contract_number"
    ),
    MortgageContent: fields(
        "manner collateral secured_amount maximum_amount starts_on ends_on scope forbids_transfer rank"
        " contract_number construction_scope determined_fact"
    ),
    AdvanceNoticeContent: fields(
        "notice_kind amount building_area use contract_number scope forbids_transfer registrable_from"
        " linked_right"
    ),
    ObjectionContent: fields("matter last_day lawsuit_number"),
    SeizureContent: fields(
        "seizure_type authority document_name document_number execution_number served_at service_order"
        " order_reason share scope first_day last_day term_months applicant_name debtor_name"
    ),
    EasementContent: fields("servient_number dominant_number terms starts_on ends_on"),
    ResidenceContent: fields("scope conditions starts_on ends_on is_paid way"),
}


# -- in Python, from what is about to be written ------------------------------------------------


def plain_text(value: Any, places: int | None = None) -> str | None:
    """A value as the database will return it; `places` are the decimal places of its column."""
    match value:
        case None:
            return None
        case bool():
            return "1" if value else "0"
        case Decimal() | int() if places is not None:
            return str(Decimal(value).quantize(Decimal(1).scaleb(-places)))
        case datetime():
            return value.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%f")
        case date() | UUID():
            return value.isoformat() if isinstance(value, date) else str(value)
        case _:
            return str(value)


def quoted(text: str | None) -> str:
    """As PostgreSQL's quote_nullable()."""
    if text is None:
        return "NULL"
    if "\\" in text:
        text = text.replace("\\", "\\\\")
        return "E'" + text.replace("'", "''") + "'"
    return "'" + text.replace("'", "''") + "'"


def row_text(row: models.Model, names: Iterable[str]) -> str:
    """The chosen fields of a row, quoted, with commas between."""
    columns = columns_of(type(row), tuple(names))
    return ",".join(quoted(plain_text(getattr(row, name), places)) for name, places in columns)


@cache
def columns_of(model: type[models.Model], names: tuple[str, ...]) -> tuple[tuple[str, int | None], ...]:
    """Names with the decimal places of their columns, looked up once per kind of row."""
    fields_of_row = ((name, model._meta.get_field(name)) for name in names)
    return tuple(
        (name, field.decimal_places if isinstance(field, models.DecimalField) else None)
        for name, field in fields_of_row
    )


def entry_text(unit_number: str, entry: Entry, content: Content | None, parties: Iterable[Party]) -> str:
    """What is hashed of an entry, before it and its rows are written: number|entry|detail|party;party."""
    detail = "" if content is None else row_text(content, CONTENT_FIELDS[type(content)])
    people = (row_text(party, PARTY_FIELDS) for party in sorted(parties, key=lambda p: p.position))
    return "|".join((unit_number, row_text(entry, ENTRY_FIELDS), detail, ";".join(people)))


def entry_hash(recipe: int, previous_hash: str, text: str) -> str:
    """SHA-256, hex."""
    return hashlib.sha256(f"{recipe}|{previous_hash}|{text}".encode()).hexdigest()


# -- in SQL, from what the database holds -------------------------------------------------------


def column_text(column: str, field: models.Field[Any, Any]) -> str:
    """SQL for one column's text, equal to plain_text()."""
    match field:
        case models.BooleanField():
            return f"{column}::int::text"
        case models.DateTimeField():
            return f"to_char({column} AT TIME ZONE 'UTC', 'YYYY-MM-DD\"T\"HH24:MI:SS.US')"
        case models.DateField():
            return f"to_char({column}, 'YYYY-MM-DD')"
        case models.CharField():
            return column
        case _:
            return f"{column}::text"


def row_sql(alias: str, model: type[models.Model], names: Iterable[str]) -> str:
    """SQL for row_text()."""
    texts = []
    for name in names:
        field = model._meta.get_field(name)
        assert isinstance(field, models.Field)
        texts.append(f"quote_nullable({column_text(f'{alias}.{field.column}', field)})")
    return f"concat_ws(',', {', '.join(texts)})"


def detail_sql() -> str:
    """SQL for the detail text of whichever kind an entry is of; '' for an ending."""
    cases = "".join(
        f"WHEN '{kind}' THEN CASE WHEN {alias(model)}.entry_id IS NULL THEN '' "
        f"ELSE {row_sql(alias(model), model, CONTENT_FIELDS[model])} END "
        for kind, model in CONTENT_OF.items()
    )
    return f"CASE e.kind {cases} END"


def people_sql() -> str:
    """SQL for the parties' text."""
    people = f"string_agg({row_sql('q', Party, PARTY_FIELDS)}, ';' ORDER BY q.position)"
    return f"(SELECT {people} FROM {Party._meta.db_table} q WHERE q.entry_id = e.id)"  # noqa: S608 - our own names


def alias(model: type[models.Model]) -> str:
    return f"c_{model._meta.model_name}"


def recipe_one_sql() -> str:
    """SQL for entry_text() of every entry `e` of unit `u`."""
    entry = row_sql("e", Entry, ENTRY_FIELDS)
    return f"concat(u.number, '|', {entry}, '|', {detail_sql()}, '|', {people_sql()})"


def book_sql() -> str:
    """Every entry in the order of the chain: id, unit id, number, seq, previous_hash, hash, recipe, text."""
    unit_table = RealEstateUnit._meta.db_table
    joins = " ".join(
        f"LEFT JOIN {model._meta.db_table} {alias(model)} ON {alias(model)}.entry_id = e.id"
        for model in CONTENT_FIELDS
    )
    return f"""
        SELECT e.id, e.unit_id, u.number, e.seq, e.previous_hash, e.hash, e.hash_recipe, {recipe_one_sql()}
        FROM {Entry._meta.db_table} e
        JOIN {unit_table} u ON u.id = e.unit_id
        {joins}
        ORDER BY e.unit_id, e.seq
    """  # noqa: S608 - names of our own tables and columns, no input
