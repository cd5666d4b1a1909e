"""Making the PDF of a frozen paper, once: on first need or by the print queue, with retries; never lost.

The paper is the truth, the file only its picture: a file that is gone or altered is made again from it.
Pages are rendered outside transactions, since a page takes as long as many steps.
"""

import hashlib
import logging
from collections.abc import Sequence
from datetime import timedelta

from celery import current_app
from django.db import transaction
from django.db.models import F

from hall.clock import now
from hall.identity.keys import CannotDecrypt
from hall.papers import store
from hall.papers.models import Paper, PaperFile
from hall.papers.render import render

LEASE = timedelta(minutes=2)
"""How long a worker may take; a worker that died gives its papers back when this is over."""

RETRY_AFTER = tuple(timedelta(seconds=seconds) for seconds in (10, 60, 300, 1800, 7200))
"""Waits after the first, second … failure; after the last the paper waits for a person."""

PER_MESSAGE = 5
SLICE = timedelta(seconds=3)
"""How long one task prints: notices share the workers with papers and never wait long behind them."""

log = logging.getLogger(__name__)


class PrintFailed(RuntimeError):
    """The PDF could not be made now. The paper itself is safe; the reason is kept and shown."""


class ContentAltered(RuntimeError):
    """The stored words no longer match their hash: nothing may be printed from them."""


def pdf_of(paper: Paper) -> bytes:
    """The PDF of a paper: from the store, or made now and stored.

    Must not be called inside a transaction (RuntimeError). Raises PrintFailed with a Chinese reason.
    """
    with transaction.atomic(durable=True):
        file, _ = PaperFile.objects.get_or_create(paper=paper)
    return _stored(file) or _make(paper, file)


def enqueue(papers: Sequence[Paper]) -> None:
    """Put papers into the print queue, in the transaction of the step; made papers stay as they are."""
    at = now()
    waiting = [PaperFile(paper=paper, due_at=at) for paper in papers]
    PaperFile.objects.bulk_create(
        waiting, update_conflicts=True, update_fields=["due_at"], unique_fields=["paper"]
    )
    ids = [paper.pk for paper in papers]
    transaction.on_commit(lambda: _ring(ids), robust=True)


def retry(paper: Paper) -> None:
    """Try a failed paper again now, with a fresh count of attempts."""
    PaperFile.objects.filter(paper=paper, state=PaperFile.State.FAILED).update(due_at=now(), attempts=0)
    transaction.on_commit(lambda: _ring([paper.pk]), robust=True)


def render_queued(paper_id: int) -> bool:
    """Make one queued paper if it is due and nobody else is at it; True if this call made it."""
    if not PaperFile.objects.filter(paper_id=paper_id).due(now()).update(due_at=now() + LEASE):
        return False
    file = PaperFile.objects.select_related("paper").get(paper_id=paper_id)
    try:
        _make(file.paper, file)
    except PrintFailed:
        return False
    return True


def sweep(limit: int = 50) -> int:
    """Make papers that are due (lost messages, dead workers, retries), the oldest first; returns how many.

    Stops after SLICE; the next beat goes on.
    """
    until, made = now() + SLICE, 0
    due = PaperFile.objects.due(now()).order_by("due_at").values_list("paper_id", flat=True)
    for paper_id in due[:limit]:
        made += render_queued(paper_id)
        if now() >= until:
            break
    return made


def _ring(ids: Sequence[int]) -> None:
    """Wake a worker; if the message is lost, the sweep finds the papers all the same."""
    for start in range(0, len(ids), PER_MESSAGE):
        current_app.send_task("papers.render", [list(ids[start : start + PER_MESSAGE])], retry=False)


def _stored(file: PaperFile) -> bytes | None:
    if file.state != PaperFile.State.RENDERED:
        return None
    try:
        content = store.get(file.stored_as)
    except (FileNotFoundError, CannotDecrypt) as error:
        log.warning("文书 %s 的文件要重新制作：%s", file.paper_id, error)
        return None
    return content if hashlib.sha256(content).hexdigest() == file.file_hash else None


def _make(paper: Paper, file: PaperFile) -> bytes:
    try:
        if paper.hash_of_content() != paper.content_hash:
            raise ContentAltered("文书内容与冻结时的摘要不符，请立即报告安全管理员")
        content = render(paper)
        _keep(paper, content)
    except Exception as error:
        log.exception("文书 %s 制作失败", paper.number)
        _note_failure(file, str(error) or type(error).__name__)
        raise PrintFailed(f"{paper.title}暂时未能制作：{error}") from error
    return content


def _keep(paper: Paper, content: bytes) -> None:
    """Store the file, then point the row at it: a crash between leaves a stray file, never a wrong row."""
    digest = hashlib.sha256(content).hexdigest()
    name = f"papers/{paper.frozen_at:%Y/%m}/{paper.number}-{digest[:12]}.pdf.locked"
    stored_as = store.put(name, content)
    PaperFile.objects.filter(paper=paper).update(
        state=PaperFile.State.RENDERED,
        stored_as=stored_as,
        file_hash=digest,
        size=len(content),
        attempts=F("attempts") + 1,
        last_error="",
        due_at=None,
        rendered_at=now(),
    )


def _note_failure(file: PaperFile, reason: str) -> None:
    attempts = file.attempts + 1
    wait = RETRY_AFTER[attempts - 1] if attempts <= len(RETRY_AFTER) else None
    # Papers that failed together are spread out: by up to a quarter of the wait.
    spread = 1 + (file.paper_id % 16) / 64
    PaperFile.objects.filter(paper=file.paper_id).exclude(state=PaperFile.State.RENDERED).update(
        state=PaperFile.State.FAILED,
        attempts=attempts,
        last_error=reason[:1000],
        due_at=now() + wait * spread if wait else None,
    )
