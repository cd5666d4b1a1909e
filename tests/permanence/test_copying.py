"""Many rows go in by COPY and are the same rows: keys, hashes, encryption, odd characters, refusals."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext

from hall.catalogue.words import RegisterEffect
from hall.permanence.copying import WORTH_IT, insert_many
from registration.holders import Holder
from registration.integrity import verify
from registration.models import Certificate, Entry, Party, RealEstateUnit, Standing
from registration.restrictions import read_book
from registration.services.building_tables import survey_table
from registration.services.surveying import survey_parcel
from registration.unit_tables import UnitRow
from registration.writers.ownership import FirstOwnership
from tests.registration.makers import bank, write

pytestmark = [pytest.mark.django_db, pytest.mark.clause("P7", "promise:R9")]
ODD = "云\\石\t置\n业"


def homes(count: int) -> tuple[str, ...]:
    parcel = survey_parcel(number="445302001002GB00077", address="云城区测量路1号", area=Decimal(50000))
    rows = [UnitRow(n, "0001", str(n), Decimal("98.50"), "11") for n in range(2, count + 2)]
    units = survey_table(parcel, rows, name="测量花园", completed_on=date(2026, 9, 1))
    return tuple(one.number for one in units)


def registered(count: int, **more: Any) -> tuple[str, ...]:
    numbers = homes(count)
    owner = Holder(ODD, bank().document_kind, bank().document_number)
    write(RegisterEffect.OPEN_OWNERSHIP, FirstOwnership(numbers, (owner,), **more))
    return numbers


def test_a_whole_building_is_copied_in_and_the_chain_holds() -> None:
    with CaptureQueriesContext(connection) as taken:
        numbers = registered(WORTH_IT + 20, note="附\\记\t一")
    assert not any("INSERT INTO" in one["sql"] and "registration_entry" in one["sql"] for one in taken)
    assert Entry.objects.count() == Standing.objects.count() == Certificate.objects.count() == WORTH_IT + 20
    assert verify().is_clean
    title = read_book(numbers[-1]).title
    assert title is not None
    assert (title.names, title.note) == (ODD, "附\\记\t一")
    party = Party.objects.latest("id")
    assert party.document_number == bank().document_number
    assert Party.objects.filter(document_hash=party.document_hash).count() == WORTH_IT + 20


def test_keys_go_on_where_the_counter_stood() -> None:
    registered(WORTH_IT)
    keys = list(Entry.objects.order_by("id").values_list("pk", flat=True))
    assert len(set(keys)) == WORTH_IT
    assert Certificate.objects.exclude(units=None).count() == WORTH_IT


def test_what_the_database_forbids_is_refused_as_ever() -> None:
    registered(WORTH_IT)
    units = RealEstateUnit.objects.all()
    first = Standing.objects.order_by("id")[0]
    again = [
        Standing(
            unit=unit,
            right_id=first.right_id,
            kind=first.kind,
            entry_id=first.entry_id,
            registered_at=first.registered_at,
        )
        for unit in units
    ]
    with pytest.raises(IntegrityError), transaction.atomic():
        insert_many(Standing, again)
