"""The print queue: made on first need or in the background, tried again, never lost."""

import logging
from datetime import timedelta
from typing import Any

import pytest
from celery import current_app
from django.core.files.storage import default_storage
from django.db import connection, transaction

from hall.clock import now
from hall.papers import store, tasks
from hall.papers.models import Paper, PaperFile
from hall.papers.services import PrintFailed, enqueue, pdf_of, printing, render_queued, retry, sweep
from tests.conftest import Clock
from tests.papers.makers import frozen
from tests.papers.reading import text_of

pytestmark = pytest.mark.django_db

FAILED, RENDERED, WAITING = PaperFile.State.FAILED, PaperFile.State.RENDERED, PaperFile.State.WAITING


class Printer:
    """Stands in for the press: counts what it made and fails while told to."""

    def __init__(self) -> None:
        self.made: list[str] = []
        self.fault: Exception | None = None

    def __call__(self, paper: Paper) -> bytes:
        if self.fault:
            raise self.fault
        self.made.append(paper.number)
        return b"%PDF of " + paper.number.encode()


@pytest.fixture
def printer(monkeypatch: pytest.MonkeyPatch) -> Printer:
    standing_in = Printer()
    monkeypatch.setattr(printing, "render", standing_in)
    logging.getLogger("hall.papers.services.printing").setLevel(logging.CRITICAL)
    return standing_in


def file_of(paper: Paper) -> PaperFile:
    return PaperFile.objects.get(paper=paper)


@pytest.mark.clause("promise:R19")
def test_a_paper_is_made_on_first_need_and_then_comes_from_the_store(printer: Printer) -> None:
    paper = frozen()
    first = pdf_of(paper)
    assert pdf_of(paper) == first
    assert printer.made == [paper.number]
    file = file_of(paper)
    assert (file.state, file.attempts, file.size) == (RENDERED, 1, len(first))


def test_a_real_pdf_survives_the_store() -> None:
    paper = frozen()
    assert "受理〔2026〕0000001号" in text_of(pdf_of(paper))
    assert pdf_of(paper).startswith(b"%PDF")


@pytest.mark.clause("promise:R14")
def test_stored_files_are_locked(printer: Printer) -> None:
    paper = frozen()
    pdf_of(paper)
    with default_storage.open(file_of(paper).stored_as) as stored:
        raw = stored.read()
    assert raw.startswith(b"HALL1:")
    assert paper.number.encode() not in raw


@pytest.mark.parametrize("damage", ["lost", "altered", "foreign", "swapped"])
def test_a_lost_or_altered_file_is_made_again_from_the_frozen_words(printer: Printer, damage: str) -> None:
    paper = frozen()
    first = pdf_of(paper)
    name = file_of(paper).stored_as
    if damage == "lost":
        default_storage.delete(name)
    elif damage == "swapped":
        store.put(name, b"another paper")
    else:
        with default_storage.open(name, "r+b") as stored:
            stored.seek(-1, 2) if damage == "altered" else stored.seek(0)
            stored.write(b"?")
    assert pdf_of(paper) == first
    assert len(printer.made) == 2
    assert store.get(file_of(paper).stored_as) == first


@pytest.mark.clause("promise:R9")
@pytest.mark.django_db(transaction=True)
def test_no_page_is_rendered_inside_a_transaction(printer: Printer) -> None:
    paper = frozen()
    with pytest.raises(RuntimeError, match="durable"), transaction.atomic():
        pdf_of(paper)
    assert printer.made == []


def test_a_queued_paper_is_made_by_the_worker(printer: Printer) -> None:
    paper = frozen(queued=True)
    assert file_of(paper).state == WAITING
    assert tasks.render([paper.pk]) == 1
    assert file_of(paper).state == RENDERED
    assert file_of(paper).due_at is None
    assert tasks.render([paper.pk]) == 0
    assert printer.made == [paper.number]


def test_papers_on_first_need_are_left_alone_by_the_sweep(printer: Printer) -> None:
    frozen()
    assert sweep() == 0


def test_the_bell_rings_after_the_commit(
    monkeypatch: pytest.MonkeyPatch, django_capture_on_commit_callbacks: Any
) -> None:
    rung: list[tuple[str, list[Any]]] = []
    monkeypatch.setattr(current_app, "send_task", lambda name, args, **kwargs: rung.append((name, args)))
    with django_capture_on_commit_callbacks(execute=True):
        papers = [frozen() for _ in range(12)]
        enqueue(papers)
    assert [(name, len(ids)) for name, (ids,) in rung] == [("papers.render", 5)] * 2 + [("papers.render", 2)]


@pytest.mark.clause("promise:R2")
def test_a_lost_message_is_made_up_for_by_the_sweep(printer: Printer) -> None:
    papers = [frozen(queued=True) for _ in range(3)]
    assert tasks.sweep() == 3
    assert sorted(printer.made) == sorted(paper.number for paper in papers)


@pytest.mark.clause("promise:R2")
def test_a_sweep_stops_after_its_slice_so_that_no_notice_waits_behind_a_heap_of_papers(
    printer: Printer, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    with transaction.atomic():
        enqueue([frozen() for _ in range(5)])

    def slow(paper: Paper) -> bytes:
        clock.shift(2)
        return printer(paper)

    monkeypatch.setattr(printing, "render", slow)
    assert [sweep(), sweep(), sweep(), sweep()] == [2, 2, 1, 0]


def test_a_failure_is_kept_and_tried_again_later_and_later(printer: Printer, clock: Clock) -> None:
    paper = frozen(queued=True)
    printer.fault = RuntimeError("字体缺字：某")
    waits = []
    for _ in printing.RETRY_AFTER:
        started = now()
        assert sweep() == 0
        file = file_of(paper)
        assert (file.state, file.last_error) == (FAILED, "字体缺字：某")
        assert file.due_at is not None
        waits.append(file.due_at - started)
        assert sweep() == 0
        clock.move_to(file.due_at)
    assert [wait >= planned for wait, planned in zip(waits, printing.RETRY_AFTER, strict=True)] == [True] * 5
    assert [wait <= planned * 1.25 for wait, planned in zip(waits, printing.RETRY_AFTER, strict=True)] == [
        True
    ] * 5
    sweep()
    assert file_of(paper).given_up
    clock.shift(timedelta(days=30))
    assert sweep() == 0
    assert file_of(paper).attempts == len(printing.RETRY_AFTER) + 1
    printer.fault = None
    retry(paper)
    assert sweep() == 1
    assert pdf_of(paper)


def test_a_failed_print_does_not_undo_the_paper(printer: Printer) -> None:
    printer.fault = RuntimeError("打印机坏了")
    paper = frozen()
    with pytest.raises(PrintFailed, match="受理通知书暂时未能制作：打印机坏了"):
        pdf_of(paper)
    assert Paper.objects.get(pk=paper.pk).state == "failed"
    printer.fault = None
    assert pdf_of(paper)
    assert Paper.objects.get(pk=paper.pk).state == "rendered"


def test_a_worker_that_died_gives_its_paper_back(printer: Printer, clock: Clock) -> None:
    paper = frozen(queued=True)
    PaperFile.objects.filter(paper=paper).update(due_at=now() + printing.LEASE)
    assert not render_queued(paper.pk)
    clock.shift(printing.LEASE)
    assert render_queued(paper.pk)


def test_two_workers_do_not_make_the_same_paper(printer: Printer, monkeypatch: pytest.MonkeyPatch) -> None:
    paper = frozen(queued=True)

    def meanwhile(one: Paper) -> bytes:
        assert not render_queued(one.pk), "the other worker finds it taken"
        return printer(one)

    monkeypatch.setattr(printing, "render", meanwhile)
    assert render_queued(paper.pk)
    assert printer.made == [paper.number]


def test_queueing_a_made_paper_makes_nothing(printer: Printer) -> None:
    paper = frozen()
    pdf_of(paper)
    enqueue([paper])
    assert sweep() == 0
    assert file_of(paper).state == RENDERED


@pytest.mark.clause("promise:R8")
def test_nothing_is_printed_from_altered_words(printer: Printer) -> None:
    paper = frozen()
    paper.content = paper.content | {"promised": "50 个工作日"}
    with pytest.raises(PrintFailed, match="与冻结时的摘要不符"):
        pdf_of(paper)
    assert printer.made == []


def test_a_rendered_row_without_file_is_refused_by_the_database() -> None:
    paper = frozen()
    with pytest.raises(Exception, match="papers_a_rendered_paper_has_its_file"), transaction.atomic():
        PaperFile.objects.create(paper=paper, state=RENDERED)
    assert connection.is_usable()
