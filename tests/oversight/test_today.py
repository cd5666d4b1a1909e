"""今天的大厅 and 条款与证明: what a supervisor sees first, and what everybody may check."""

import json
import re
from pathlib import Path

import pytest
from django.test import Client

from hall.cases.models import Case
from hall.oversight import conformance
from hall.rehearsal.crew import Crew, crew
from tests.browsing import browser, page, words
from tests.cases import makers
from tests.cases.makers import owned_home
from tests.conftest import Clock
from tests.registration.makers import NEXT_DOOR

pytestmark = pytest.mark.django_db


@pytest.fixture
def people() -> Crew:
    owned_home()
    return crew()


@pytest.fixture
def case(people: Crew) -> Case:
    return makers.accepted_sale(people)


@pytest.mark.clause("G1", "G13")
def test_the_page_counts_the_day_and_says_that_all_is_in_order(people: Crew, case: Case) -> None:
    reply = browser("zhuguan").get("/oversight/")
    counts = {tile.label: tile.count for tile in reply.context["tiles"]}
    assert counts == {"已超承诺": 0, "剩 1 日以内": 0, "计时中止": 0, "今天受理": 1, "今天登簿": 0}
    shown = words(reply)
    assert "全部相符" in shown
    assert "没有搁置的通知" in shown
    assert "税务局" in shown


@pytest.mark.clause("G1")
def test_a_case_in_the_wrong_queue_is_reported_with_the_right_one(people: Crew, case: Case) -> None:
    Case.objects.filter(pk=case.pk).update(queue="filing")
    shown = page(browser("zhuguan"), "/oversight/")
    assert "有件不在应在的队列" in shown
    assert "在归档，应在初审" in shown


@pytest.mark.clause("T13")
@pytest.mark.parametrize(
    ("day", "show"), [("2026-09-23", "soon"), ("2026-09-28", "late"), ("2026-09-18", "accepted")]
)
def test_every_count_leads_to_its_cases(people: Crew, case: Case, clock: Clock, day: str, show: str) -> None:
    owned_home(NEXT_DOOR)
    waiting = makers.filed_sale(people, number=NEXT_DOOR)
    clock.move_to(f"{day} 10:00")
    shown = page(browser("zhuguan"), "/oversight/", show=show)
    assert case.number in shown
    assert waiting.number not in shown


def test_a_hall_at_rest_says_so(people: Crew) -> None:
    shown = page(browser("zhuguan"), "/oversight/", show="late")
    assert "没有已超承诺的件。" in shown
    assert "各部门都已答复" in shown


@pytest.mark.clause("G10")
def test_the_page_is_for_supervisors_and_auditors(people: Crew) -> None:
    assert browser("shenji").get("/oversight/").status_code == 200
    assert browser("shouli").get("/oversight/").status_code == 403


def test_every_clause_has_its_words_and_a_place_that_has_a_name() -> None:
    clauses = conformance.clauses()
    assert len({clause.id for clause in clauses}) == len(clauses) == 122
    assert all(clause.text and clause.group for clause in clauses)
    unnamed = {clause.where for clause in clauses if clause.where and not clause.place}
    assert unnamed == set(), "在 hall/oversight/conformance.py 的 PAGES 里写明名称"


def test_the_clauses_are_those_of_the_requirements(shared: object) -> None:
    text = (shared / "spec" / "requirements.md").read_text("utf-8")  # type: ignore[operator]  # a Path
    wanted = {line.split("|")[1].strip() for line in text.splitlines() if line.startswith("| ")}
    known = {clause.id for clause in conformance.clauses()}
    assert {one for one in wanted if one[:1] in set("WSMPTIJG") and one[1:].isdigit()} <= known


def test_the_page_of_clauses_tells_everybody_which_tests_prove_them(
    client: Client, settings: object, tmp_path: object
) -> None:
    settings.VAR_DIR = tmp_path  # type: ignore[attr-defined]  # pytest-django's settings
    run = {
        "W1": {"tests/floor/test_flow.py::test_a_sale": "passed"},
        "W2": {"tests/floor/test_flow.py::test_b": "failed"},
        "W3": {"tests/floor/test_flow.py::test_skipped": "skipped"},
        "promise:R5": {"tests/races/test_steps.py::test_c": "passed"},
    }
    (tmp_path / "clauses.json").write_text(json.dumps(run))  # type: ignore[operator]  # a Path
    reply = client.get("/conformance/")
    verdicts = {row.clause.id: row.verdict for _, rows in reply.context["groups"] for row in rows}
    assert (verdicts["W1"], verdicts["W2"], verdicts["W3"]) == ("已证明", "未通过", "尚无测试")
    shown = words(reply)
    assert "可靠性承诺" in shown
    assert "test_a_sale" in shown
    assert "check:" not in shown


def test_what_is_not_finished_is_named_with_its_reason_and_never_counts_as_proved(
    client: Client, settings: object, tmp_path: object
) -> None:
    settings.VAR_DIR = tmp_path  # type: ignore[attr-defined]  # pytest-django's settings
    run = {"W7": {"tests/a.py::test_a": "passed"}, "P5": {"tests/a.py::test_b": "failed"}}
    (tmp_path / "clauses.json").write_text(json.dumps(run))  # type: ignore[operator]  # a Path
    reply = client.get("/conformance/")
    verdicts = {row.clause.id: row.verdict for _, rows in reply.context["groups"] for row in rows}
    assert (verdicts["W7"], verdicts["P5"]) == ("还没有做完", "未通过")
    unfinished = {clause.id for clause in conformance.clauses() if clause.open}
    assert unfinished == {"W5", "W7", "W8", "W11", "P5", "T12"}
    assert "取号叫号和大屏随排队叫号一期开办" in words(reply)


def test_before_any_run_the_page_names_the_tests_and_claims_nothing(
    client: Client, settings: object, tmp_path: object, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings.VAR_DIR = tmp_path  # type: ignore[attr-defined]  # pytest-django's settings
    monkeypatch.setattr(conformance, "COMMITTED", tmp_path / "none.json")  # type: ignore[operator]  # a Path
    reply = client.get("/conformance/")
    rows = {row.clause.id: row for _, group in reply.context["groups"] for row in group}
    assert (rows["W1"].verdict, rows["W7"].verdict) == ("有测试，本机尚未运行", "还没有做完")
    assert reply.context["proved"] == 0
    assert "这台机器上还没有运行过测试" in words(reply)
    assert "办理时限表各行" in words(reply)
    assert any("test_every_row.py::" in test for test in rows["T2"].tests)


OF_ISSUE_3 = re.compile(r"W\d+|S[2-6]|M\d|P\d+|T\d+|I[1-5]")
MARK = re.compile(r"clause\(([^)]*)\)")


def test_every_clause_of_the_counter_has_a_test_marked_with_it_and_a_place() -> None:
    sources = [path.read_text("utf-8") for path in Path("tests").rglob("test_*.py")]
    marked = {
        name for text in sources for marks in MARK.findall(text) for name in re.findall(r'"(.+?)"', marks)
    }
    ours = [one for one in conformance.clauses() if OF_ISSUE_3.fullmatch(one.id) and not one.open]
    assert {one.id for one in ours} - marked == set()
    assert {one.id for one in ours if not one.where} == set()
