"""Counters that go on working while the hall is being killed: each act is asked for until it is answered."""

from __future__ import annotations

import http.client
import threading
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from importlib import import_module
from queue import Empty, Queue
from urllib.parse import urlencode
from uuid import uuid4

from django.conf import settings
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.db import InterfaceError, OperationalError, connections

from hall.cases.models import Case
from hall.cashier.services.collecting import unpaid_of
from hall.staff import sessions
from hall.staff.models import Officer
from taxation.models import Assessment

CSRF = "x" * 32
ANSWERED = {302, 409, 422}
"""Done, or refused with a sentence; anything else is asked again with the same number."""
PATIENCE, PAUSE = 180.0, 0.1


@dataclass(frozen=True)
class Acknowledged:
    """An act that was answered: the case, what was done, how often it had to be asked, the status."""

    case_number: str
    act: str
    attempts: int
    status: int


@dataclass
class Log:
    """What all counters were told; the client's side of the reconciliation."""

    acts: list[Acknowledged] = field(default_factory=list)
    given_up: list[str] = field(default_factory=list)
    finished: int = 0
    lock: threading.Lock = field(default_factory=threading.Lock)


class Desk:
    """The officers' log-ins at one counter: requests over HTTP, repeated until they are answered."""

    def __init__(self, port: int, cookies: Mapping[str, str]) -> None:
        self.port, self.cookies = port, cookies

    def ask(self, officer: str, path: str, form: Mapping[str, object]) -> tuple[int, int]:
        """Post a form under one number until there is an answer: status and number of attempts."""
        body = urlencode({**form, "command_key": str(uuid4()), "csrfmiddlewaretoken": CSRF}, doseq=True)
        deadline, attempts = time.monotonic() + PATIENCE, 0
        while time.monotonic() < deadline:
            attempts += 1
            status = self.post(officer, path, body)
            if status in ANSWERED:
                return status, attempts
            time.sleep(PAUSE)
        return 0, attempts

    def post(self, officer: str, path: str, body: str) -> int:
        """One request; 0 when the connection broke before an answer came."""
        browser = http.client.HTTPConnection("127.0.0.1", self.port, timeout=20)
        headers = {
            "Host": "localhost",
            "Cookie": f"{settings.SESSION_COOKIE_NAME}={self.cookies[officer]}; csrftoken={CSRF}",
            "Content-Type": "application/x-www-form-urlencoded",
        }
        try:
            browser.request("POST", path, body, headers)
            return browser.getresponse().status
        except (OSError, http.client.HTTPException):
            return 0
        finally:
            browser.close()


def log_in(*usernames: str) -> dict[str, str]:
    """A session for each officer, as the log-in page would open it."""
    store = import_module(settings.SESSION_ENGINE).SessionStore
    cookies = {}
    for officer in Officer.objects.filter(username__in=usernames):
        session = store()
        session[SESSION_KEY] = str(officer.pk)
        session[BACKEND_SESSION_KEY] = "django.contrib.auth.backends.ModelBackend"
        session[HASH_SESSION_KEY] = officer.get_session_auth_hash()
        sessions.touch(session)
        session.create()
        cookies[officer.username] = session.session_key
    return cookies


def read(look: Callable[[], object]) -> object:
    """Look into the database, again and again while it is down."""
    deadline = time.monotonic() + PATIENCE
    while True:
        try:
            return look()
        except (OperationalError, InterfaceError):
            connections.close_all()
            if time.monotonic() > deadline:
                raise
            time.sleep(PAUSE)


class Counter(threading.Thread):
    """One counter: takes sales and drives each from 受理 to 登簿."""

    def __init__(self, desk: Desk, sales: Queue[str], log: Log, stop: threading.Event) -> None:
        super().__init__(daemon=True)
        self.desk, self.sales, self.log, self.stop = desk, sales, log, stop

    def run(self) -> None:
        try:
            while not self.stop.is_set():
                try:
                    self.sell(self.sales.get_nowait())
                except Empty:
                    return
        finally:
            connections.close_all()

    def sell(self, number: str) -> None:
        """受理, 核税, 缴税, 初审, 核定, 登簿; every act is acknowledged or the sale is given up."""
        done = (
            self.step(number, "shouli", "accept")
            and self.wait_for_assessment(number)
            and self.act(number, "issue", "heshui", f"/taxation/cases/{number}/issue/", {})
            and self.pay(number)
            and self.step(number, "chushen", "examine")
            and self.step(number, "heding", "approve")
            and self.step(number, "heding", "record")
        )
        with self.log.lock:
            self.log.finished += bool(done)
            if not done:
                self.log.given_up.append(number)

    def step(self, number: str, officer: str, name: str) -> bool:
        return self.act(number, name, officer, f"/cases/{number}/step/", {"step": name, "reason": "准予办理"})

    def pay(self, number: str) -> bool:
        due = read(lambda: [(line.pk, line.amount) for line in unpaid_of(Case.objects.get(number=number))])
        assert isinstance(due, list)
        form = {"lines": [pk for pk, _ in due], "amount": sum(amount for _, amount in due), "method": "code"}
        return self.act(number, "pay", "shoufei", f"/cashier/cases/{number}/", form)

    def act(self, number: str, name: str, officer: str, path: str, form: Mapping[str, object]) -> bool:
        """Ask until answered and write down what was said; False when it was refused or never answered."""
        status, attempts = self.desk.ask(officer, path, form)
        with self.log.lock:
            self.log.acts.append(Acknowledged(number, name, attempts, status))
        return status == 302

    def wait_for_assessment(self, number: str) -> bool:
        """The notice of the acceptance reaches taxation through the outbox: by bell, or by the sweep."""
        deadline = time.monotonic() + PATIENCE
        while time.monotonic() < deadline and not self.stop.is_set():
            if read(lambda: Assessment.objects.filter(case__number=number).exclude(total=None).exists()):
                return True
            time.sleep(PAUSE)
        return False
