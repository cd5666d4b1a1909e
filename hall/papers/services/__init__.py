"""What other rooms do with papers: freeze one in a step, ask for its PDF, list those of a case."""

from hall.papers.services.freezing import freeze, freeze_block, papers_of
from hall.papers.services.printing import PrintFailed, enqueue, pdf_of, render_queued, retry, sweep

__all__ = [
    "PrintFailed",
    "enqueue",
    "freeze",
    "freeze_block",
    "papers_of",
    "pdf_of",
    "render_queued",
    "retry",
    "sweep",
]
