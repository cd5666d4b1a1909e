"""Papers for tests: any specimen, frozen, or only as it would be frozen."""

from dataclasses import replace
from typing import Any

from django.db import transaction

from hall.papers.contents import Content, plain
from hall.papers.kinds import PaperKind
from hall.papers.models import Paper
from hall.papers.services import freeze
from hall.papers.specimens import SPECIMENS
from hall.papers.specimens.sale import CASE, MORNING
from hall.staff.actors import CLOCKWORK, Actor


def specimen(kind: PaperKind, **changes: Any) -> Content:
    """The specimen of a kind with some fields changed."""
    return replace(SPECIMENS[kind], **changes)


def unsaved(content: Content) -> Paper:
    """A paper that says this, as the database would give it back."""
    return Paper(
        number=f"{content.kind.value}-2026-0000001",
        kind=content.kind.value,
        recipe=content.recipe,
        content=plain(content),
        frozen_at=MORNING,
    )


def frozen(
    kind: PaperKind = PaperKind.ACCEPTANCE,
    *,
    subject: str = f"case:{CASE}",
    by: Actor = CLOCKWORK,
    queued: bool = False,
    **changes: Any,
) -> Paper:
    """A specimen, frozen and committed."""
    with transaction.atomic():
        return freeze(
            kind=kind,
            subject=subject,
            case_number=CASE,
            content=specimen(kind, **changes),
            by=by,
            queued=queued,
        )
