"""Makers of the courts' tests: a court's liaison officer, a notice as typed at its desk, one served."""

from collections.abc import Mapping
from typing import Any
from urllib.parse import unquote

from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from hall.cases.models import Case
from hall.cases.services.steps import take_step
from hall.rehearsal import drives
from hall.rehearsal.crew import Crew
from hall.staff.departments import D
from hall.staff.models import Officer
from judicial.models import CourtOrder
from tests.cases.makers import SELLER
from tests.registration.makers import HOME
from tests.staff.makers import officer

COURT, MIDDLE = "云浮市云城区人民法院", "云浮市中级人民法院"
NUMBER = "（2026）粤5302执1234号"
SERVE = "/judicial/orders/new/"


def liaison(code: str = "粤5302") -> Officer:
    """The liaison officer of a court."""
    return officer("court", department=D.COURT, court_code=code)


def at_the_desk(code: str = "粤5302") -> Client:
    """A browser at the desk of a court."""
    client = Client()
    client.force_login(liaison(code))
    return client


def scan(name: str = "通知书.png") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, drives.blank_photo(), "image/png")


def typed(*matters: str, **more: Any) -> dict[str, Any]:
    """A notice of 云城区人民法院 as typed: seizure for three years, unless told otherwise."""
    said: dict[str, Any] = {
        "matters": list(matters) or ["seize"],
        "notice_number": NUMBER,
        "dated_on": "2026-09-17",
        "ruling_number": "（2026）粤5302执1234号之一",
        "ruling_on": "2026-09-16",
        "unit_numbers": HOME,
        "debtor": SELLER.name,
        "scope": "全部",
        "begins_on": "2026-09-18",
        "ends_on": "2029-09-17",
        "officers": "黄法官、李法官",
        "credentials": "44530299、44530298",
        "notice_scan": scan(),
        "ruling_scan": scan("裁定书.png"),
    }
    return {name: value for name, value in (said | more).items() if value is not None}


def served(client: Client, *matters: str, **more: Any) -> CourtOrder:
    """Served at the desk; the order as kept."""
    answer = client.post(SERVE, typed(*matters, **more))
    assert answer.status_code == 302, faults(answer)
    return CourtOrder.objects.get(number=unquote(answer.headers["Location"]).rstrip("/").rsplit("/", 1)[1])


def faults(answer: Any) -> Mapping[str, list[str]]:
    """What the form says is wrong, by field."""
    form = answer.context["form"] if answer.context else None
    return {name: [str(one) for one in said] for name, said in form.errors.items()} if form else {}


def cases_of(order: CourtOrder) -> list[Case]:
    return list(Case.objects.filter(number__in=order.matters.values("case_number")).order_by("number"))


def carry_out(order: CourtOrder, people: Crew) -> CourtOrder:
    """The registry accepts, approves and records every matter of an order."""
    for case in cases_of(order):
        take_step(case.pk, "accept", by=people.accepts)
        drives.decide(case, people)
    return order
