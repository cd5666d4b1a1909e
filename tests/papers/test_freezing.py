"""A paper is frozen in its step: numbered, encrypted, hashed, never changed."""

import pytest
from django.db import DatabaseError, connection, transaction
from django.db.transaction import TransactionManagementError
from django.test.utils import CaptureQueriesContext
from pytest_django import DjangoAssertNumQueries

from hall.papers.contents import ContentRefused
from hall.papers.contents.reception import Acceptance
from hall.papers.kinds import PaperKind
from hall.papers.models import Paper
from hall.papers.services import freeze, freeze_block, papers_of
from hall.papers.specimens import SPECIMENS
from hall.papers.specimens.sale import CASE
from hall.permanence.models import RowIsPermanent
from hall.staff.actors import CLOCKWORK
from tests.conftest import Clock
from tests.papers.makers import frozen, specimen

pytestmark = pytest.mark.django_db


@pytest.mark.clause("W2", "G21")
@pytest.mark.parametrize("kind", SPECIMENS)
def test_every_kind_can_be_frozen(kind: PaperKind) -> None:
    paper = Paper.objects.get(pk=frozen(kind).pk)
    assert paper.words() == SPECIMENS[kind]
    assert paper.hash_of_content() == paper.content_hash
    assert paper.state == "waiting"


def test_papers_are_numbered_by_kind_and_year(clock: Clock) -> None:
    assert frozen().number == "acceptance-2026-0000001"
    assert frozen().number == "acceptance-2026-0000002"
    assert frozen(PaperKind.DECLINE).number == "decline-2026-0000001"
    clock.move_to("2027-01-04 09:00")
    paper = frozen()
    assert paper.number == "acceptance-2027-0000001"
    assert str(paper) == "受理通知书 受理〔2027〕0000001号"


def test_a_block_gets_consecutive_numbers_in_few_statements() -> None:
    contents = {f"certificate:{serial}": specimen(PaperKind.CERTIFICATE) for serial in range(200)}
    with (
        CaptureQueriesContext(
            connection,
        ) as queries,
        transaction.atomic(),
    ):
        papers = freeze_block(kind=PaperKind.CERTIFICATE, contents=contents, by=CLOCKWORK, queued=True)
    assert [paper.number[-3:] for paper in papers[:2]] == ["001", "002"]
    assert len([query for query in queries if "SAVEPOINT" not in query["sql"]]) == 3


def test_one_paper_costs_two_statements() -> None:
    with CaptureQueriesContext(connection) as queries:
        frozen()
    assert len([query for query in queries if "SAVEPOINT" not in query["sql"]]) == 2


@pytest.mark.clause("promise:R14")
def test_the_words_are_encrypted_at_rest() -> None:
    paper = frozen(PaperKind.HANDOVER)
    with connection.cursor() as cursor:
        cursor.execute("SELECT p::text FROM papers_paper p WHERE id = %s", [paper.pk])
        (row,) = cursor.fetchone()
    assert "445300198512310029" not in row
    assert "13900000002" not in row
    assert "陈犇昇" not in row


@pytest.mark.clause("promise:R8")
def test_frozen_words_cannot_be_changed_or_deleted() -> None:
    paper = frozen()
    with pytest.raises(RowIsPermanent):
        paper.save()
    with pytest.raises(RowIsPermanent):
        Paper.objects.update(content={})
    for change in ("UPDATE papers_paper SET content = ''", "DELETE FROM papers_paper"):
        with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(change)


def test_nothing_is_frozen_from_incomplete_words() -> None:
    with pytest.raises(ContentRefused, match="缺“登记机构”"), transaction.atomic():
        freeze(kind=PaperKind.ACCEPTANCE, subject="case:1", content={"case_number": "1"}, by=CLOCKWORK)
    assert not Paper.objects.exists()
    assert frozen().number.endswith("0000001")


@pytest.mark.django_db(transaction=True)
def test_a_paper_is_frozen_only_inside_the_transaction_of_its_step() -> None:
    with pytest.raises(TransactionManagementError):
        freeze(
            kind=PaperKind.ACCEPTANCE,
            subject="case:1",
            content=specimen(PaperKind.ACCEPTANCE),
            by=CLOCKWORK,
        )


def test_the_papers_of_a_case_are_listed_in_order_without_opening_them(
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    for kind in (PaperKind.APPLICATION, PaperKind.INTERVIEW, PaperKind.ACCEPTANCE):
        frozen(kind)
    with django_assert_num_queries(1):
        listed = [(paper.title, paper.state) for paper in papers_of(CASE)]
    assert listed == [
        ("不动产登记申请书", "waiting"),
        ("询问笔录", "waiting"),
        ("受理通知书", "waiting"),
    ]
    assert not papers_of("another")


def test_tampered_words_no_longer_match_their_hash() -> None:
    paper = frozen()
    words = paper.words()
    assert isinstance(words, Acceptance)
    paper.content = paper.content | {"promised": "50 个工作日"}
    assert paper.hash_of_content() != paper.content_hash
