"""The balance must be able to fail: each law is broken by hand, and its own line says so."""

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from django.db import connection, transaction

from hall.exchange.courier import deliver_all
from hall.rehearsal.balance import balance
from hall.rehearsal.balance_questions import CASES, REGISTER
from hall.rehearsal.crew import crew
from hall.rehearsal.sales import step
from tests.cases.makers import BUYER, SELLER, accepted_sale, owned_home, paid_sale
from tests.registration.items.burdened import further_mortgage, mortgaged_home
from tests.registration.items.test_seizure import carried_out, served, words
from tests.registration.makers import NEXT_DOOR

BREAKS = {
    "同时有两个所有权的单元": """
        ALTER TABLE registration_standing DROP CONSTRAINT standing_rank_of_mortgages;
        DROP INDEX standing_one_ownership;
        UPDATE registration_standing SET kind = 'ownership' WHERE kind = 'mortgage'""",
    "重复的证书号": """
        ALTER TABLE registration_certificate DROP CONSTRAINT registration_certificate_number_key;
        UPDATE registration_certificate SET number = '粤（2026）云浮市不动产权第0000001号'""",
    "没有登簿的件留下的登记": "UPDATE cases_case SET recorded_at = NULL, outcome = 'refused'",
    "已登簿而没有登记的件": "UPDATE registration_entry SET case_number = 'import'",
    "单元上没有权利人的抵押权": "DELETE FROM registration_standing WHERE kind = 'ownership'",
    "顺位有空缺或者重复的单元": "UPDATE registration_standing SET rank = 3 WHERE rank = 2",
    "权利已经终止而仍然有效的证书": "DELETE FROM registration_standing WHERE kind = 'mortgage'",
    "没有通知到的登簿": "UPDATE exchange_notice SET topic = 'case.issued' WHERE topic = 'case.recorded'",
    "没有回执的通知": "UPDATE exchange_delivery SET acknowledgement = ''",
    "没有送达回证的法院来文": "UPDATE papers_paper SET kind = 'acceptance' WHERE kind = 'service-return'",
    "已经了结而仍占着单元的件": "UPDATE cases_caseunit SET is_open = true",
    "已经了结而仍在计时中止的件": """
        UPDATE cases_clockpause SET until = NULL, closed_at = NULL, closed_by = ''""",
    "已经了结而仍等部门答复的件": """
        UPDATE cases_coreview SET verdict = 'open', answered_at = NULL, answered_by = ''""",
    "没有登簿就归档而税费没有退清的件": """
        UPDATE cases_case SET closed_at = filed_at WHERE outcome = 'withdrawn'""",
    "与账目不符的收款": "UPDATE cashier_payment SET amount = amount + 1",
    "没有送达的通知": "UPDATE exchange_delivery SET state = 'waiting', settled_at = NULL",
    "税款账不平": "UPDATE cashier_billline SET amount = amount + 1 WHERE kind = 'tax'",
    "不在应在队列的件": "UPDATE cases_case SET queue = 'engrossing' WHERE closed_at IS NULL",
    "时限账不平的件": "UPDATE cases_case SET promised_due_on = promised_due_on + 1",
    "登记簿校验的差错": "UPDATE registration_entry SET cause = '改过的原因'",
}


@contextmanager
def by_hand(statement: str) -> Iterator[None]:
    """As the owner of the database, past every trigger; undone afterwards, the role as well."""
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE; RESET ROLE; SET session_replication_role = replica")
        cursor.execute(statement)
        yield
        transaction.set_rollback(True)


def breached() -> set[str]:
    return {line.question for line in balance() if line.breaches}


def a_busy_morning() -> None:
    """Two mortgages on a home, a seizure of the next, a sale withdrawn after payment, one still running."""
    mortgaged_home()
    further_mortgage(amount="50000")
    people = crew()
    owned_home(NEXT_DOOR, BUYER)
    carried_out(people, served(people, units=(NEXT_DOOR,)), words(debtor=BUYER.name))
    flat = NEXT_DOOR[:-4] + "0051"
    owned_home(flat, SELLER)
    withdrawn = paid_sale(people, number=flat)
    step(withdrawn, "withdraw", by=people.accepts, reason="不卖了")
    accepted_sale(people, number=flat)
    deliver_all()


@pytest.mark.django_db
@pytest.mark.clause("P8", "I7", "I8", "G1", "T6")
def test_each_law_broken_by_hand_is_named_by_its_own_line() -> None:
    a_busy_morning()
    assert breached() == set()
    missed = {}
    for question, statement in BREAKS.items():
        with by_hand(statement):
            if question not in (named := breached()):
                missed[question] = named
    assert missed == {}
    assert breached() == set()


@pytest.mark.django_db
def test_every_question_has_its_negative_control() -> None:
    asked = {line.question for line in balance()}
    assert set(BREAKS) == asked
    assert {*REGISTER, *CASES} <= asked
