"""P3, P16: one step in process beside the same statements in bare psycopg2."""

import statistics
import time
from decimal import Decimal

from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext

from benchmarks.figures import Figure
from hall.cases.models import Case
from hall.cases.services.steps import take_step
from hall.exchange.courier import deliver_all
from hall.rehearsal import sales
from hall.rehearsal.crew import Crew, crew
from hall.rehearsal.demo import HOMES, load_demo_hall, number_of, owner_of
from hall.rehearsal.people import made_up_person


def run(scale: str = "full") -> list[Figure]:
    """Examine and send back one case again and again; the recorded SQL is replayed on the bare driver."""
    load_demo_hall()
    people, case = crew(), accepted_case()
    rounds = 15 if scale == "small" else 60
    with CaptureQueriesContext(connection) as captured:
        take_step(case.pk, "examine", by=people.examines, reason="测量")
    statements = [
        q["sql"] for q in captured if not q["sql"].startswith(("BEGIN", "COMMIT", "SAVEPOINT", "RELEASE"))
    ]
    ours, theirs = [], []
    for _ in range(rounds):
        back(case, people)
        started = time.perf_counter()
        take_step(case.pk, "examine", by=people.examines, reason="测量")
        ours.append(time.perf_counter() - started)
        theirs.append(replay(statements))
    step, bare = statistics.median(ours), statistics.median(theirs)
    return [
        Figure(
            "P3",
            "办理一步（初审）",
            step * 1000,
            "毫秒",
            f"同样的 SQL {bare * 1000:.2f} 毫秒",
            step / bare,
            "≤ 6×",
            "≤ 10×",
        ),
        Figure("P16", "一步的语句数", len(statements), "条", "", None, "≤ 12", ""),
    ]


def accepted_case() -> Case:
    home = next(one for one in HOMES if not one.burden and not one.stage)
    people = crew()
    filing = sales.sale_filing(number_of(home), owner_of(home), [made_up_person(900)], price=Decimal(1180000))
    case = sales.file_sale(filing, people)
    deliver_all(strict=False)
    return case


def back(case: Case, people: Crew) -> None:
    take_step(case.pk, "send_back", by=people.approves, reason="测量")


def replay(statements: list[str]) -> float:
    """The same statements, one transaction, straight through the driver, rolled back."""
    connection.ensure_connection()
    bare = connection.connection
    with transaction.atomic():
        started = time.perf_counter()
        with bare.cursor() as cursor:
            for sql in statements:
                cursor.execute(sql)
                if cursor.description:
                    cursor.fetchall()
        spent = time.perf_counter() - started
        transaction.set_rollback(True)
    return spent
