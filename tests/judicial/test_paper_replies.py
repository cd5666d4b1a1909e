"""复函 on paper: registry, housing or tax write it down with date and scan, and the case goes on (J9)."""

from typing import Any
from uuid import uuid4

import pytest
from django.test import Client

from hall.cases.models import Case
from hall.cases.services.checklist import payload_of
from hall.catalogue import materials as m
from hall.rehearsal.crew import crew
from hall.staff.models import Officer
from judicial.models import CourtLetter
from tests.judicial.busy import asked_about
from tests.judicial.makers import scan
from tests.judicial.sales import seized_home
from tests.registration import makers

pytestmark = [pytest.mark.django_db, pytest.mark.clause("J9")]
REPLY = "（2026）粤5302执301号复函"


@pytest.fixture
def asked() -> Case:
    """A transfer that waits for the court's answer about the mortgage."""
    seized_home(makers.mortgage)
    return Case.objects.get(number=asked_about(crew()))


def written(case: Case, username: str, **more: Any) -> Any:
    clerk = Client()
    clerk.force_login(Officer.objects.get(username=username))
    said = {
        "reply_number": REPLY,
        "mortgages": "cancel",
        "replied_on": "2026-09-18",
        "scan": scan("复函.png"),
        "words": "抵押权随拍卖消灭",
        "command_key": str(uuid4()),
    }
    return clerk.post(f"/judicial/letters/{case.number}/paper/", said | more)


@pytest.mark.parametrize("username", ["chushen", "heshui", "zhujian"])
def test_a_paper_answer_completes_the_order_and_the_clock_runs_again(asked: Case, username: str) -> None:
    assert Case.objects.get(pk=asked.pk).stopped_by == "court"
    assert written(asked, username).status_code == 302
    letter = CourtLetter.objects.get()
    assert (letter.on_paper, str(letter.replied_on)) == (True, "2026-09-18")
    assert letter.answer == {"mortgages": "cancel"}
    case = Case.objects.get(pk=asked.pk)
    assert case.stopped_by == ""
    assert payload_of(case, m.TRANSFER_ORDER.code)["reply_number"] == REPLY
    line = case.materials.get(material=m.TRANSFER_ORDER.code)
    assert [one.name for one in line.files.all()][-1] == "复函.png"


def test_its_day_its_scan_and_every_point_are_asked_for(asked: Case) -> None:
    for wrong, words in (
        ({"replied_on": "2026-09-17"}, "复函日期早于发函日期"),
        ({"replied_on": "2026-09-19"}, "复函日期晚于今天"),
        ({"mortgages": ""}, "请选择一项"),
        ({"scan": ""}, "请附上文件"),
    ):
        reply = written(asked, "chushen", **wrong)
        assert reply.status_code == 422
        assert words in reply.content.decode()
    assert CourtLetter.objects.get().answered_at is None


def test_the_court_itself_answers_at_its_own_desk_only(asked: Case) -> None:
    assert written(asked, "fayuan").status_code == 403
    assert written(asked, "shoufei").status_code == 403
