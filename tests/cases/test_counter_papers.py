"""What the counter's papers say: the cause, a way to follow the case, a day for what is missing."""

from datetime import date

import pytest
from django.test import override_settings

from hall.cases.papers import application_of
from hall.cases.services.intake import open_case
from hall.cases.services.supplement import ask_supplement
from hall.papers.kinds import PaperKind
from hall.papers.models import Paper
from hall.rehearsal.crew import Crew, crew
from tests.cases.makers import accepted_sale, owned_home, ready_sale
from tests.registration.items.makers import GETS, GIVES, filed, people

pytestmark = pytest.mark.django_db


@pytest.fixture
def hall() -> Crew:
    owned_home()
    return crew()


@pytest.mark.clause("W8")
def test_the_application_names_the_cause_not_the_item(hall: Crew) -> None:
    assert application_of(ready_sale(hall)).cause == "买卖"
    owner, bank = people(2)
    mortgage = open_case(filed("mortgage-first-registration", (GIVES, owner), (GETS, bank)), by=hall.accepts)
    assert application_of(mortgage).cause == "以不动产为债权提供抵押担保"


@pytest.mark.clause("W1", "W9")
def test_the_acceptance_paper_leads_to_the_progress_of_its_case(hall: Crew) -> None:
    with override_settings(HALL_URL="https://bdc.example.gov.cn"):
        case = accepted_sale(hall)
    paper = Paper.objects.get(case_number=case.number, kind=PaperKind.ACCEPTANCE)
    assert paper.content["progress_url"] == f"https://bdc.example.gov.cn/progress/?number={case.number}"


@pytest.mark.clause("M7", "T8")
def test_the_supplement_notice_gives_fifteen_working_days(hall: Crew) -> None:
    case = accepted_sale(hall)
    ask_supplement(case.pk, ["2-4a"], why="合同缺页", by=hall.examines)
    paper = Paper.objects.get(case_number=case.number, kind=PaperKind.SUPPLEMENT)
    assert date.fromisoformat(str(paper.content["due_on"])) == date(2026, 10, 15)
