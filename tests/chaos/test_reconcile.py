"""Negative controls of the kill suite: a reconciliation that cannot fail would prove nothing."""

from collections.abc import Callable

import pytest
from django.conf import settings
from django.db import connection

from chaos.counters import Acknowledged
from chaos.reconcile import Finding, reconcile
from hall.cases.models import Case
from hall.exchange.courier import deliver_all
from tests.cases.makers import owned_home, recorded_sale

pytestmark = [pytest.mark.django_db, pytest.mark.clause("promise:R1", "promise:R2")]
TOLD = ("accept", "issue", "pay", "examine", "approve", "record")


@pytest.fixture
def sold() -> Case:
    """One sale through every counter, everybody told."""
    owned_home()
    case = recorded_sale()
    deliver_all()
    return case


def acts(case: Case, *more: str) -> list[Acknowledged]:
    return [Acknowledged(case.number, act, 1, 302) for act in (*TOLD, *more)]


def as_owner(statement: str) -> int:
    """What no role of the application may do, done by the owner with every trigger asleep; rows touched."""
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE; RESET ROLE; SET session_replication_role = replica")
        cursor.execute(statement)
        touched: int = cursor.rowcount
        cursor.execute(f'RESET session_replication_role; SET ROLE "{settings.DATABASE_APP_ROLE}"')
    return touched


def damaged(findings: list[Finding]) -> set[str]:
    return {one.question for one in findings if one.lost or one.twice}


def test_a_hall_that_lost_nothing_reconciles(sold: Case) -> None:
    assert damaged(reconcile(acts(sold))) == set()


def test_an_act_that_was_acknowledged_and_never_happened_is_lost(sold: Case) -> None:
    (finding,) = [one for one in reconcile(acts(sold, "archive")) if one.lost]
    assert (finding.question, finding.lost) == ("柜台得到答复的每一步", 1)


LATEST = "id = (SELECT max(id) FROM {table})"
LOST: dict[str, tuple[str, str]] = {
    "a notice": (
        "DELETE FROM exchange_notice WHERE topic = 'case.recorded'",
        "登簿一次，通知一次",
    ),
    "an assessment": ("DELETE FROM taxation_assessment", "受理的件，税务局核税一次"),
    "a review": ("DELETE FROM transactions_qualificationreview", "受理的件，住建局收到一次"),
    "a payment": ("DELETE FROM cashier_payment", "缴税的件，收款一次"),
    "a certificate": (
        f"DELETE FROM registration_certificate WHERE {LATEST.format(table='registration_certificate')}",
        "登簿的件，一本证书",
    ),
    "a delivery that nobody received": (
        "DELETE FROM exchange_attempt WHERE id = (SELECT min(id) FROM exchange_attempt WHERE delivered)",
        "通知送达一次",
    ),
    "an entry of the book": (
        f"DELETE FROM registration_entry WHERE {LATEST.format(table='registration_entry')}",
        "登簿的件，登记簿上一个新所有权",
    ),
}


@pytest.mark.parametrize("what", LOST)
def test_what_is_taken_away_is_missed(sold: Case, what: str) -> None:
    statement, question = LOST[what]
    assert as_owner(statement) == 1
    assert question in damaged(reconcile(acts(sold)))


TWICE: dict[str, tuple[str, str]] = {
    "an act": (
        "cases_caseevent WHERE verb = 'record'",
        "柜台得到答复的每一步",
    ),
    "a delivery": (
        "exchange_attempt WHERE id = (SELECT min(id) FROM exchange_attempt WHERE delivered)",
        "通知送达一次",
    ),
}


@pytest.mark.parametrize("what", TWICE)
def test_what_happened_twice_is_seen(sold: Case, what: str, copied: Callable[[str], int]) -> None:
    rows, question = TWICE[what]
    assert copied(rows) == 1
    assert question in damaged(reconcile(acts(sold)))


@pytest.fixture
def copied() -> Callable[[str], int]:
    """Write the same row a second time, under a number of its own."""

    def copy(rows: str) -> int:
        table = rows.partition(" ")[0]
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT string_agg(quote_ident(column_name), ', ') FROM information_schema.columns "
                "WHERE table_name = %s AND column_name <> 'id'",
                [table],
            )
            (columns,) = cursor.fetchone()
        return as_owner(f"INSERT INTO {table} ({columns}) SELECT {columns} FROM {rows}")

    return copy
