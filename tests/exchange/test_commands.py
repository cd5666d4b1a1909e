"""A repeated request gives the same answer, once."""

import signal
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from decimal import Decimal
from threading import Barrier
from typing import Any
from uuid import uuid4

import pytest
from django.db import connection

from hall.exchange.commands import CommandConflict, Reply, once
from hall.exchange.models import Command
from hall.staff.actors import CLOCKWORK, applicant
from hall.staff.audit import record_act
from hall.staff.models import Act
from tests.exchange.children import environment_of_a_child

BODY = {"case": "2026091800001", "amount": Decimal("22500.00")}
ID_NUMBER = "44530219900101002X"


def pay() -> Reply:
    """An effect that can be counted, and a reply that names what was made."""
    act = record_act(CLOCKWORK, "收款", "receipt:test")
    return {"receipt": act.pk, "amount": Decimal("22500.00"), "payer": ID_NUMBER}


def effects() -> int:
    return Act.objects.filter(verb="收款").count()


@pytest.mark.django_db
@pytest.mark.clause("G6", "promise:R4")
def test_the_same_request_again_gets_the_same_reply_and_does_nothing() -> None:
    key = str(uuid4())
    first, replayed = once(key, BODY, pay)
    again, replayed_again = once(key, BODY, pay)
    assert (replayed, replayed_again) == (False, True)
    assert first == again == {"receipt": first["receipt"], "amount": Decimal("22500.00"), "payer": ID_NUMBER}
    assert effects() == 1


@pytest.mark.django_db
@pytest.mark.clause("G6", "promise:R4")
def test_the_same_key_with_another_body_is_a_conflict() -> None:
    key = str(uuid4())
    once(key, BODY, pay)
    with pytest.raises(CommandConflict, match="已经用于另一内容"):
        once(key, BODY | {"amount": Decimal("22500.01")}, pay)
    assert effects() == 1


@pytest.mark.django_db
@pytest.mark.clause("promise:R4")
def test_a_refused_request_leaves_no_trace_and_may_be_sent_again() -> None:
    def refuse() -> Reply:
        pay()
        raise ValueError("金额不符")

    key = str(uuid4())
    with pytest.raises(ValueError, match="金额不符"):
        once(key, BODY, refuse)
    assert not Command.objects.exists()
    assert once(key, BODY, pay)[1] is False
    assert effects() == 1


@pytest.mark.django_db
@pytest.mark.clause("promise:R4")
def test_two_people_may_happen_on_the_same_key() -> None:
    key = str(uuid4())
    once(key, BODY, pay, by=applicant("林*禾"))
    assert once(key, BODY, pay, by=CLOCKWORK)[1] is False
    assert effects() == 2


@pytest.mark.django_db
@pytest.mark.clause("promise:R4")
@pytest.mark.parametrize("key", ["9" * 5000, "a\x00b"])
def test_a_key_no_page_of_ours_made_still_protects(key: str) -> None:
    assert once(key, BODY, pay)[1] is False
    assert once(key, BODY, pay)[1] is True
    assert once(key + "!", BODY, pay)[1] is False
    assert effects() == 2


@pytest.mark.django_db
@pytest.mark.clause("promise:R4")
def test_a_request_without_a_key_simply_runs() -> None:
    once("", BODY, pay)
    once("", BODY, pay)
    assert effects() == 2
    assert not Command.objects.exists()


@pytest.mark.django_db
@pytest.mark.clause("promise:R14")
def test_the_stored_reply_is_encrypted_and_the_body_is_only_a_keyed_hash() -> None:
    once("key", {"id": ID_NUMBER}, pay)
    with connection.cursor() as cursor:
        cursor.execute("SELECT reply || body_hash || key || scope FROM exchange_command")
        assert ID_NUMBER not in cursor.fetchone()[0]


@pytest.mark.django_db
@pytest.mark.clause("promise:R4")
def test_a_rotated_secret_still_knows_its_old_requests(settings: Any) -> None:
    settings.ENCRYPTION_KEYS = ["k1:" + "A" * 43 + "="]
    once("key", BODY, pay)
    settings.SECRET_KEY_FALLBACKS = [settings.SECRET_KEY]
    settings.SECRET_KEY = settings.SECRET_KEY + "-rotated"
    assert once("key", BODY, pay)[1] is True
    with pytest.raises(CommandConflict):
        once("key", {}, pay)


def at_once(count: int, work: Any) -> list[Any]:
    """The answers of so many threads that start together."""
    barrier = Barrier(count)

    def run(_: int) -> Any:
        try:
            barrier.wait(30)
            return work()
        finally:
            connection.close()

    with ThreadPoolExecutor(count) as threads:
        return list(threads.map(run, range(count)))


@pytest.mark.django_db(transaction=True)
@pytest.mark.clause("G6", "promise:R4")
def test_eight_at_once_have_one_effect_and_eight_identical_replies() -> None:
    for _ in range(5):
        before, key = effects(), str(uuid4())
        answers = at_once(8, lambda key=key: once(key, BODY, pay))
        assert effects() == before + 1
        assert len({str(reply) for reply, _ in answers}) == 1
        assert sorted(replayed for _, replayed in answers) == [False] + [True] * 7


def careless_once(key: str) -> None:
    """Look, then act: the negative control."""
    if not Command.objects.filter(key=key).exists():
        meeting.wait(30)
        pay()


meeting = Barrier(2)


@pytest.mark.django_db(transaction=True)
@pytest.mark.clause("promise:R4")
def test_looking_before_acting_would_have_paid_twice() -> None:
    at_once(2, lambda: careless_once("naive"))
    assert effects() == 2


DIE_BEFORE_REPLYING = """
import os, signal
import django
django.setup()
from hall.exchange.commands import once
from tests.exchange.test_commands import BODY, pay
once("killed", BODY, pay)
os.kill(os.getpid(), signal.SIGKILL)
"""


@pytest.mark.django_db(transaction=True)
@pytest.mark.clause("promise:R4", "promise:R1")
def test_a_reply_that_was_never_sent_is_given_on_asking_again() -> None:
    done = subprocess.run(
        [sys.executable, "-c", DIE_BEFORE_REPLYING], env=environment_of_a_child(), check=False, timeout=60
    )
    assert done.returncode == -signal.SIGKILL
    assert effects() == 1
    reply, replayed = once("killed", BODY, pay)
    assert replayed
    assert reply["receipt"] == Act.objects.get(verb="收款").pk
    assert effects() == 1
