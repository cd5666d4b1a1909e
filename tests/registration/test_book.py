"""The book: chained, sealed, in force on any day, and its own rules kept by the database."""

from datetime import date, datetime
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, connection, transaction

from hall.catalogue.words import RegisterEffect
from registration import chain
from registration.history import in_force
from registration.integrity import verify
from registration.models import CONTENT_OF, Entry, SeizurePlace, Standing
from registration.restrictions import read_book
from registration.services.settlement import settle_everywhere
from registration.writers.burdens import Ending, NewEasement
from registration.writers.seizures import Release, Renewal
from tests.registration.makers import (
    HOME,
    LAND,
    NEXT_DOOR,
    home,
    mortgage,
    notice,
    objection,
    person,
    residence,
    seize,
    sell,
    title,
    unit,
    write,
)

pytestmark = pytest.mark.django_db


def everything_on_one_unit() -> None:
    """One entry at least of every kind, with names and figures that are hard to spell."""
    home(HOME, person("䶮㛃𬱖", 1, "1/3"), person("欧阳：12|-", 2, "2/3"))
    home(NEXT_DOOR)
    mortgage(HOME, NEXT_DOOR, amount="0.10")
    notice(person("吴桐", 3), kind="3", amount=None)
    objection(matter="“引号”\n换行\t与'单'和\\\\反斜,|;E-NULL")
    residence()
    terms = {"terms": "通行", "starts_on": date(2026, 1, 1)}
    write(RegisterEffect.CREATE_EASEMENT, NewEasement(HOME, NEXT_DOOR, (person(),), terms))
    seize()
    seize(served="2026-09-18 09:40", days=None, months=24)


@pytest.mark.clause("G9", "promise:R8")
def test_the_text_hashed_from_python_is_the_text_the_database_returns() -> None:
    everything_on_one_unit()
    assert set(Entry.objects.values_list("kind", flat=True)) == set(CONTENT_OF) - {"land-use"}
    with connection.cursor() as cursor:
        cursor.execute(chain.book_sql())
        rows = cursor.fetchall()
    assert len(rows) == Entry.objects.count() == 11
    for _id, _unit, _number, _seq, previous, stored, recipe, text in rows:
        assert chain.entry_hash(recipe, previous, text) == stored


def test_every_field_of_a_detail_row_is_hashed() -> None:
    for model, names in chain.CONTENT_FIELDS.items():
        fields = {f.attname for f in model._meta.concrete_fields if not f.primary_key}
        assert set(names) == fields, model


def test_a_book_with_everything_in_it_is_clean() -> None:
    everything_on_one_unit()
    report = verify(documents=True)
    assert report.breaches == []
    assert (report.entries, report.units) == (11, 2)


# -- in force on any day ------------------------------------------------------------------------


@pytest.mark.clause("P8")
def test_the_book_tells_who_owned_on_any_day(clock: Any) -> None:
    home(at=datetime.fromisoformat("2019-05-14T09:00+08:00"))
    sell(person("周明远", 2))
    clock.move_to("2027-02-01 09:00")
    sell(person("吴桐", 3))
    for day, owner in {
        date(2019, 5, 13): None,
        date(2019, 5, 14): "林*禾",
        date(2026, 9, 17): "林*禾",
        date(2026, 9, 18): "周*远",
        date(2027, 1, 31): "周*远",
        date(2027, 2, 1): "吴*",
    }.items():
        rights = in_force(HOME, day)
        assert [right.names for right in rights] == ([owner] if owner else [])


def test_what_lapses_by_date_is_gone_on_the_day_after_even_before_it_is_entered(clock: Any) -> None:
    home()
    objection()
    clock.move_to("2026-10-03 23:00")
    assert len(read_book(HOME).objections) == 1
    clock.move_to("2026-10-04 00:00")
    assert read_book(HOME).objections == ()
    assert Standing.objects.of_kind("objection").count() == 1
    assert len(in_force(HOME, date(2026, 10, 3))) == 2
    assert len(in_force(HOME, date(2026, 10, 4))) == 1


def test_the_nightly_run_enters_what_has_lapsed_once_and_the_past_stays_as_it_was(clock: Any) -> None:
    home()
    objection()
    seize(days=("2026-09-18", "2027-09-17"))
    waiting = seize(served="2026-09-18 09:45", days=None, months=12)
    clock.move_to("2027-09-18 01:00")
    assert settle_everywhere() == 3
    assert settle_everywhere() == 0
    assert [r.right_id for r in read_book(HOME).blocking_seizures] == [waiting]
    assert read_book(HOME).seizures[0].last_day == date(2028, 9, 18)
    assert [r.waiting for r in in_force(HOME, date(2027, 9, 17)) if r.kind == "seizure"] == [0, 1]
    assert verify().breaches == []
    lapse = Entry.objects.filter(action="lapse").last()
    assert lapse is not None
    assert (lapse.case_number, lapse.registrar) == ("自动-20270918", "系统自动")


# -- seizures in the book -----------------------------------------------------------------------


@pytest.mark.clause("J11", "check:R04")
def test_release_and_renewal_are_entries_and_promote_who_waits() -> None:
    home()
    first = seize()
    second = seize(served="2026-09-18 09:40", days=None, months=36)
    write(
        RegisterEffect.RENEW_SEIZURE,
        Renewal((HOME,), first, date(2030, 1, 1), date(2026, 9, 18), "（2026）粤5302执恢1号"),
    )
    assert [r.waiting for r in read_book(HOME).seizures] == [0, 1]
    assert SeizurePlace.objects.filter(is_effective=True).count() == 1
    written = write(
        RegisterEffect.RELEASE_SEIZURE, Release((HOME,), first, date(2026, 9, 18), "（2026）粤5302执1号之一")
    )
    assert [e.action for e in written.entries] == ["end", "promote"]
    (seizure,) = read_book(HOME).seizures
    assert (seizure.right_id, seizure.waiting, seizure.content.seizure_type) == (second, 0, "1")
    assert verify().breaches == []


def test_a_seizure_of_one_share_is_effective_beside_one_of_the_other() -> None:
    home(HOME, person("甲", 1, "1/2"), person("乙", 2, "1/2"))
    shares = sorted(p.document_hash for p in title().holders)
    seize(share=shares[0])
    seize(share=shares[1], served="2026-09-18 09:40")
    seize(served="2026-09-18 09:50")
    assert [r.waiting for r in read_book(HOME).seizures] == [0, 0, 2]
    assert SeizurePlace.objects.count() == 4
    assert verify().breaches == []


@pytest.mark.clause("check:R03")
def test_a_seizure_of_the_land_reaches_the_house_of_the_same_owner_and_back() -> None:
    home()
    unit(LAND)
    seize(LAND)
    assert len(read_book(HOME).blocking_seizures) == 1
    home(NEXT_DOOR)
    house = seize(NEXT_DOOR)
    assert house in [r.right_id for r in read_book(LAND).blocking_seizures]


# -- the database's own rules -------------------------------------------------------------------


def test_mortgages_take_the_next_rank_and_a_rank_is_never_taken_twice() -> None:
    home()
    mortgage()
    mortgage(amount="100.00")
    assert [m.rank for m in read_book(HOME).mortgages] == [1, 2]
    first = Standing.objects.get(rank=1)
    with pytest.raises(IntegrityError), transaction.atomic():
        Standing.objects.filter(rank=2).update(rank=first.rank)


def test_the_database_refuses_a_second_ownership_and_a_second_effective_seizure() -> None:
    home()
    home(NEXT_DOOR)
    seize()
    seize(served="2026-09-18 09:40")
    with pytest.raises(IntegrityError, match="standing_one_ownership"), transaction.atomic():
        Standing.objects.filter(unit__number=NEXT_DOOR).update(unit=Standing.objects.of_unit(HOME)[0].unit)
    with pytest.raises(IntegrityError, match="seizure_one_effective_per_share"), transaction.atomic():
        SeizurePlace.objects.update(is_effective=True)


@pytest.mark.clause("check:R32")
@pytest.mark.parametrize(
    "terms",
    [
        {"maximum_amount": "1.00"},
        {"secured_amount": None},
        {"secured_amount": "0.00"},
        {"starts_on": date(2042, 1, 1)},
    ],
)
def test_a_mortgage_whose_figures_contradict_each_other_is_refused(terms: dict[str, Any]) -> None:
    written = [home(), mortgage()][1]
    content = written.entries[0].content
    for name, value in terms.items():
        setattr(content, name, value)
    with pytest.raises(ValidationError):
        content.validate_constraints()


def test_a_right_that_no_longer_stands_cannot_be_ended_twice() -> None:
    home()
    right_id = mortgage().entries[0].right_id
    end = Ending((HOME,), right_id, "债权消灭")
    write(RegisterEffect.CANCEL_MORTGAGE, end)
    with pytest.raises(ValidationError, match="没有要注销的权利"):
        write(RegisterEffect.CANCEL_MORTGAGE, end)


@pytest.mark.clause("promise:R7")
def test_numbers_run_without_gaps_through_a_rolled_back_registration() -> None:
    first = home().certificates[0]
    with pytest.raises(ValidationError), transaction.atomic():
        [home(NEXT_DOOR) for _twice in range(2)]
    second = home(NEXT_DOOR).certificates[0]
    assert (first.serial, second.serial) == (1, 2)
    assert mortgage().certificates[0].number == "粤（2026）云浮市不动产证明第0000001号"
