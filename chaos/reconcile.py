"""After the kills: the counters' log, the book, the outbox and the inboxes must tell the same story."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from django.db import connection

from chaos.counters import Acknowledged
from hall.cases.models import Case, CaseEvent
from hall.cases.queues import misplaced
from registration.integrity import verify

VERBS = {"issue": "assess"}
"""What an act is called in the history of the case."""


@dataclass(frozen=True)
class Finding:
    """One question put to the hall: how many things are lost, how many are there twice."""

    question: str
    lost: int
    twice: int

    @property
    def line(self) -> str:
        return f"{self.question}　丢失 {self.lost}，重复 {self.twice}"


SALES = """
    WITH event AS (
        SELECT happened.id, happened.verb, held.id AS case_id, held.number
        FROM cases_caseevent happened JOIN cases_case held ON held.id = happened.case_id
        WHERE held.item_code = 'sale-of-existing-house'
    )
"""
TIMES = """
    SELECT count(*) FILTER (WHERE times = 0), count(*) FILTER (WHERE times > 1)
    FROM (SELECT count(effect.id) AS times FROM {asked} GROUP BY event.id) found
"""
AFTER = "event LEFT JOIN {table} effect ON {link} WHERE event.verb = '{verb}'"
EFFECTS = {
    "受理一次，通知一次": (
        "accept",
        "exchange_notice",
        "effect.stream = event.number AND effect.topic = 'case.accepted'",
    ),
    "登簿一次，通知一次": (
        "record",
        "exchange_notice",
        "effect.stream = event.number AND effect.topic = 'case.recorded'",
    ),
    "受理的件，税务局核税一次": ("accept", "taxation_assessment", "effect.case_id = event.case_id"),
    "受理的件，住建局收到一次": (
        "accept",
        "transactions_qualificationreview",
        "effect.case_id = event.case_id",
    ),
    "缴税的件，收款一次": ("pay", "cashier_payment", "effect.case_id = event.case_id"),
    "登簿的件，登记簿上一个新所有权": (
        "record",
        "registration_entry",
        "effect.case_number = event.number AND effect.kind = 'ownership' AND effect.action = 'begin'",
    ),
    "登簿的件，一本证书": ("record", "registration_certificate", "effect.case_number = event.number"),
}
"""Question → the act in the history, the table of its effect, and what ties the two."""
DELIVERED = "exchange_delivery event LEFT JOIN exchange_attempt effect ON {link}".format(
    link="effect.delivery_id = event.id AND effect.delivered"
)
GAPS = """
    SELECT coalesce(sum(missing), 0) FROM (
        SELECT max(serial) - count(*) AS missing FROM registration_certificate GROUP BY office, year, kind
    ) found
"""


def reconcile(acts: Sequence[Acknowledged]) -> list[Finding]:
    """Every question, answered by the database alone but for the first."""
    effects = [
        once(question, AFTER.format(table=table, link=link, verb=verb))
        for question, (verb, table, link) in EFFECTS.items()
    ]
    return [acknowledged(acts), *effects, once("通知送达一次", DELIVERED), numbers(), book(), queues()]


def acknowledged(acts: Sequence[Acknowledged]) -> Finding:
    """Every act the counters were told was done has happened exactly once."""
    told = {(one.case_number, VERBS.get(one.act, one.act)) for one in acts if one.status == 302}
    of_these = CaseEvent.objects.filter(case__number__in={number for number, _verb in told})
    happened = Counter(of_these.values_list("case__number", "verb"))
    lost = sum(happened[key] == 0 for key in told)
    return Finding("柜台得到答复的每一步", lost, sum(happened[key] > 1 for key in told))


def once(question: str, asked: str) -> Finding:
    """Count causes without an effect, and causes with more than one."""
    with connection.cursor() as cursor:
        cursor.execute(SALES + TIMES.format(asked=asked))
        lost, twice = cursor.fetchone()
    return Finding(question, lost, twice)


def numbers() -> Finding:
    """证书号 neither skip nor repeat."""
    with connection.cursor() as cursor:
        cursor.execute(GAPS)
        (missing,) = cursor.fetchone()
    return Finding("证书号连续", int(missing), 0)


def book() -> Finding:
    return Finding("登记簿校验", len(verify().breaches), 0)


def queues() -> Finding:
    return Finding("每件在一个队列", len(misplaced(Case.objects.is_open())), 0)
