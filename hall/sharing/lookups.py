"""共享核验: ask once, try again after a silence, keep every answer, apply none twice (S5, S9, I7).

A look-up is a row before it is a call: what is committed will be asked, by the bell at once or by the
sweep; the call itself runs outside any transaction.
"""

from __future__ import annotations

import logging
from datetime import timedelta

from celery import current_app
from django.db import connection, transaction
from django.db.models import F

from hall.clock import now
from hall.clock.clockwork import each
from hall.identity.fields import search_hash
from hall.identity.json_text import to_json_text
from hall.sharing.models import Lookup, LookupState
from hall.sharing.questions import Confirmation, NotConnected, Question, Unanswered
from hall.sharing.results import announce
from hall.sharing.systems import Call, link_of, look_up
from hall.staff.actors import Actor
from hall.staff.departments import D

logger = logging.getLogger(__name__)

WAITS = (timedelta(seconds=3), timedelta(seconds=15), timedelta(seconds=60))
"""Pauses before the second, third and fourth attempt; after the fourth the look-up has failed."""
LEASE = timedelta(seconds=30)
"""How long an attempt is left alone before somebody else may make it again (its worker was killed)."""
BATCH = 200
TASK = "sharing.ask"


def ask(
    department: str, question: Question, *, by: Actor, case_number: str = "", line: str = ""
) -> tuple[Lookup, bool]:
    """Put a question to a department, once: the look-up, and whether it is new.

    The same question that waits or was confirmed is not put again; one that failed or was denied is.
    Raises NotConnected when the department has no link.
    """
    if link_of(department) is None:
        raise NotConnected(D(department).label)
    key = search_hash(
        to_json_text([str(department), question.topic, case_number, line, dict(question.subject)])
    )
    moment = now()
    row = Lookup(
        key=key,
        department=department,
        topic=question.topic,
        case_number=case_number,
        line=line,
        about=question.about[:120],
        subject=dict(question.subject),
        asked_at=moment,
        asked_by=by.label,
        asked_by_officer=by.officer_id,
        due_at=moment,
    )
    Lookup.objects.bulk_create([row], ignore_conflicts=True)
    ring_after_commit()
    kept = Lookup.objects.filter(key=key).order_by("-pk")[0]
    return kept, kept.reference == row.reference


def attempt(lookup_id: int) -> Lookup:
    """Call the department once for a look-up that is due; the call runs outside any transaction."""
    lookup = _claim(lookup_id)
    if lookup is None:
        return Lookup.objects.get(pk=lookup_id)
    link = link_of(lookup.department)
    call = Call(
        lookup.reference, lookup.attempts, link.within_seconds if link else 0, link.manner if link else ""
    )
    try:
        answer = look_up(lookup.department, lookup.question, call)
    except NotConnected:
        give_up(lookup.pk, "核验线路已停用")
    except Unanswered as silence:
        put_off(lookup, str(silence) or "没有按时答复")
    except Exception as error:
        logger.warning("向 %s 核验时出错：%s", lookup.department, type(error).__name__)
        put_off(lookup, "对方系统出错")
    else:
        receive_answer(lookup.reference, answer)
    return Lookup.objects.get(pk=lookup_id)


def attempt_due(limit: int = BATCH) -> int:
    """Make every attempt that is due; how many were made. Safe at any time, twice and at once."""
    due = list(Lookup.objects.due(now()).order_by("due_at").values_list("pk", flat=True)[:limit])
    return each(due, lambda lookup_id: bool(attempt(lookup_id)), what="共享核验")


def _claim(lookup_id: int) -> Lookup | None:
    """Compare-and-set: one worker makes the attempt, the others pass it over."""
    moment = now()
    won = Lookup.objects.due(moment).filter(pk=lookup_id)
    if not won.update(attempts=F("attempts") + 1, due_at=moment + LEASE):
        return None
    return Lookup.objects.get(pk=lookup_id)


@transaction.atomic
def receive_answer(reference: str, answer: Confirmation) -> bool:
    """Keep a department's answer and tell who waits for it; False when it had answered before.

    An answer that comes after the look-up was given up still counts: better late than on paper – unless the
    question has been asked again since, which then has its own answer.
    """
    lookup = Lookup.objects.select_for_update().filter(reference=reference).first()
    if lookup is None or lookup.state not in {LookupState.WAITING, LookupState.FAILED}:
        return False
    again = Lookup.objects.filter(key=lookup.key, state__in=(LookupState.WAITING, LookupState.CONFIRMED))
    if again.exclude(pk=lookup.pk).exists():
        return False
    lookup.take(answer, now())
    lookup.save()
    announce(lookup)
    return True


def put_off(lookup: Lookup, fault: str) -> None:
    """No answer yet: again after a while, or given up after the last attempt."""
    if lookup.attempts > len(WAITS):
        give_up(lookup.pk, fault)
        return
    again_at = now() + WAITS[lookup.attempts - 1]
    Lookup.objects.filter(pk=lookup.pk, state=LookupState.WAITING).update(due_at=again_at, fault=fault[:200])


@transaction.atomic
def give_up(lookup_id: int, fault: str) -> None:
    """The look-up has failed: from here on the paper may be asked for."""
    lookup = Lookup.objects.select_for_update().get(pk=lookup_id)
    if lookup.state == LookupState.WAITING:
        lookup.state, lookup.fault = LookupState.FAILED, fault[:200]
        lookup.save()
        announce(lookup)


def ring() -> None:
    """Wake a worker; a broker that is down costs a log line, the sweep asks all the same."""
    try:
        current_app.send_task(TASK, retry=False, ignore_result=True, expires=60)
    except Exception as error:
        logger.warning("没有敲响核验铃（%s）；由定时轮询查询", type(error).__name__)


def ring_after_commit() -> None:
    """Ring once when this transaction is committed, however many look-ups it asks for."""
    if not any(entry[1] is ring for entry in connection.run_on_commit):
        transaction.on_commit(ring)
