"""promise:R9: 登簿 – book, state, history, notices, numbers, papers – is one commit or none at all."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from django.db import connection, transaction

from hall.cases.models import Case, CaseEvent, Finding
from hall.cases.services.audit_trail import write_event
from hall.cases.services.steps import take_step
from hall.exchange.models import Notice
from hall.papers.models import Paper
from hall.permanence.models import NumberSeries
from hall.rehearsal.crew import Crew, crew
from registration.integrity import verify
from registration.models import Certificate, Entry
from tests.cases import makers
from tests.cases.makers import owned_home, read, write_past_the_door

pytestmark = pytest.mark.clause("promise:R9", "P7")
WRITES = ("INSERT", "UPDATE", "DELETE")
Execute = Callable[..., Any]


class BrokenOff(Exception):
    """The power went at this statement."""


class Fuse:
    """Lets so many writing statements through and blows at the next, before or after it was carried out."""

    def __init__(self, at: int, *, after: bool) -> None:
        self.at, self.after, self.seen = at, after, 0

    def __call__(self, execute: Execute, sql: str, params: Any, many: bool, context: Any) -> Any:
        writing = sql.lstrip().upper().startswith(WRITES)
        self.seen += writing
        blows = writing and self.seen == self.at
        if blows and not self.after:
            raise BrokenOff(sql)
        done = execute(sql, params, many, context)
        if blows:
            raise BrokenOff(sql)
        return done


@contextmanager
def fuse(at: int = 0, *, after: bool = True) -> Iterator[Fuse]:
    blown = Fuse(at, after=after)
    with connection.execute_wrapper(blown):
        yield blown


def everything_written() -> dict[str, str]:
    """Every table of the database with a fingerprint of all its rows."""
    tables = sorted(connection.introspection.table_names())
    rows = "count(*) || ':' || coalesce(md5(string_agg(t::text, '|' ORDER BY t::text)), '')"
    digest = f"SELECT '{{0}}', {rows} FROM {{0}} t"
    with connection.cursor() as cursor:
        cursor.execute(" UNION ALL ".join(digest.format(table) for table in tables))
        return dict(cursor.fetchall())


def record(case: Case, people: Crew) -> Case:
    return take_step(case.pk, "record", by=people.approves, reason="准予登簿")


def writes_of_a_record(case: Case, people: Crew) -> int:
    """How many writing statements 登簿 takes; undone again."""
    with transaction.atomic(), fuse() as counter:
        record(case, people)
        transaction.set_rollback(True)
    return counter.seen


@pytest.mark.django_db(transaction=True)
def test_a_registration_broken_off_at_any_statement_leaves_nothing_behind() -> None:
    people = crew()
    owned_home()
    case = makers.approved_sale(people)
    before, statements = everything_written(), writes_of_a_record(case, people)
    assert statements > 10
    for place in range(1, statements + 1):
        with fuse(place, after=place % 2 == 0), pytest.raises(BrokenOff):
            record(case, people)
        after = everything_written()
        assert {table for table in after if after[table] != before[table]} == set(), f"statement {place}"
    assert record(read(case), people).state == "recorded"


@pytest.mark.django_db(transaction=True)
@pytest.mark.clause("promise:R7", "P9")
def test_the_registration_after_a_broken_one_takes_the_numbers_the_broken_one_had() -> None:
    people = crew()
    owned_home()
    case = makers.approved_sale(people)
    statements = writes_of_a_record(case, people)
    with fuse(statements), pytest.raises(BrokenOff):
        record(case, people)
    record(case, people)
    assert Certificate.objects.get(case_number=case.number).serial == 2  # the first was the seller's
    series = NumberSeries.objects.get(series__startswith="paper-approval")
    assert (series.last, Paper.objects.filter(kind="approval").count()) == (1, 1)


@pytest.mark.clause("S1")
@pytest.mark.django_db
def test_what_one_registration_leaves_is_all_there_together() -> None:
    people = crew()
    owned_home()
    case = makers.approved_sale(people)
    before = everything_written()
    done = record(case, people)
    changed = {table for table, rows in everything_written().items() if rows != before[table]}
    assert {
        "cases_case",
        "cases_caseevent",
        "cases_finding",
        "exchange_notice",
        "exchange_delivery",
        "papers_paper",
        "permanence_numberseries",
        "registration_entry",
        "registration_party",
        "registration_standing",
        "registration_certificate",
    } <= changed
    assert done.recorded_at == Entry.objects.filter(case_number=case.number)[0].registered_at
    assert CaseEvent.objects.filter(case=case, verb="record").count() == 1
    assert Finding.objects.filter(case=case, step="record", passed=False).count() == 0
    assert Notice.objects.filter(stream=case.number, topic="case.recorded").count() == 1
    assert verify().breaches == []


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("step", ["accept", "examine", "approve"])
def test_every_other_step_is_all_or_nothing_too(step: str) -> None:
    people = crew()
    owned_home()
    ready = {
        "accept": (makers.ready_sale, people.accepts),
        "examine": (makers.paid_sale, people.examines),
        "approve": (makers.examined_sale, people.approves),
    }
    make, by = ready[step]
    case = make(people)
    before = everything_written()
    with transaction.atomic(), fuse() as counter:
        take_step(case.pk, step, by=by)
        transaction.set_rollback(True)
    for place in range(1, counter.seen + 1):
        with fuse(place), pytest.raises(BrokenOff):
            take_step(case.pk, step, by=by)
    assert everything_written() == before


@pytest.mark.django_db(transaction=True)
def test_negative_control_two_commits_leave_half_a_registration() -> None:
    """The naive way – the book in one commit, the case in the next – is what this test would catch."""
    people = crew()
    owned_home()
    case = makers.approved_sale(people)
    before = everything_written()
    with pytest.raises(BrokenOff):
        naive_record(case)
    after = everything_written()
    assert {table for table in after if after[table] != before[table]} == {"cases_caseevent"}


def naive_record(case: Case) -> None:
    write_event(case, "record", "登簿", by=crew().approves, at=case.filed_at)
    with fuse(1, after=False):
        write_past_the_door(case, state="recorded")
