"""A paper as it would be printed now: for reading before it is signed; it has no number and is not kept."""

from hall.clock import now
from hall.papers.contents import Content, plain
from hall.papers.kinds import PaperKind
from hall.papers.models import Paper
from hall.papers.render import render


def preview_of(content: Content) -> bytes:
    """The PDF of a content that has not been frozen. Raises what `render` raises."""
    at = now()
    kind = PaperKind(content.kind)
    paper = Paper(
        number=f"{kind.value}-{at.year}-0000000",
        kind=kind.value,
        recipe=content.recipe,
        content=plain(content),
        frozen_at=at,
    )
    return render(paper)
