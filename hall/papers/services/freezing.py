"""Freezing a paper: its words are fixed in the transaction of the step that gives it out."""

from collections.abc import Mapping
from typing import Any

from hall.clock import now
from hall.papers.contents import Content, newest, plain
from hall.papers.contents.schema import read
from hall.papers.kinds import PaperKind
from hall.papers.models import Paper, PaperQuerySet, content_hash
from hall.papers.services.printing import enqueue
from hall.permanence.series import take
from hall.staff.actors import Actor

Words = Mapping[str, Any] | Content


def freeze(
    *,
    kind: PaperKind,
    subject: str,
    case_number: str = "",
    content: Words,
    by: Actor,
    queued: bool = False,
) -> Paper:
    """Fix what one paper says, number it and return it; the PDF is made later.

    Call it last in the step, inside its transaction: the number's series stays locked until the end.
    `content` is the kind's block (hall.papers.contents) or the same as plain values. With `queued` the
    print queue makes the PDF as soon as the transaction is committed; otherwise it is made on first need.
    Raises ContentRefused (a ValidationError) with every missing or wrong field, and
    TransactionManagementError outside a transaction.
    """
    (paper,) = freeze_block(
        kind=kind, contents={subject: content}, case_number=case_number, by=by, queued=queued
    )
    return paper


def freeze_block(
    *,
    kind: PaperKind,
    contents: Mapping[str, Words],
    case_number: str = "",
    by: Actor,
    queued: bool = False,
) -> list[Paper]:
    """Freeze many papers of one kind, subject → content, with consecutive numbers and two statements."""
    schema = newest(kind)
    values = [plain(read(schema, content)) for content in contents.values()]
    if not values:
        return []
    at = now()
    series = f"{kind.value}-{at.year}"
    first = take(f"paper-{series}", len(values))
    papers = [
        Paper(
            number=(number := f"{series}-{first + offset:07d}"),
            kind=kind.value,
            recipe=schema.recipe,
            subject=subject,
            case_number=case_number,
            content=value,
            content_hash=content_hash(number, kind.value, schema.recipe, value),
            frozen_at=at,
            frozen_by=by.label,
        )
        for offset, (subject, value) in enumerate(zip(contents, values, strict=True))
    ]
    Paper.objects.bulk_create(papers)
    if queued:
        enqueue(papers)
    return papers


def papers_of(case_number: str) -> PaperQuerySet:
    """The papers of a case in the order they were given out, for a list: contents stay closed."""
    return Paper.objects.filter(case_number=case_number).for_list()
