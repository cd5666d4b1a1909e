"""What somebody was told to look at: said once, dealt with once, with a word on how (T13, J4)."""

from __future__ import annotations

from django.db import models

from hall.cases.refusals import StepRefused
from hall.clock import now
from hall.staff.actors import Actor


class Told(models.Model):
    """When it was said; who has seen to it, when, and how."""

    raised_at = models.DateTimeField("提醒时间")
    seen_at = models.DateTimeField("处理时间", null=True)
    seen_by = models.CharField("处理人", max_length=60, blank=True)
    note = models.CharField("处理意见", max_length=200, blank=True)

    class Meta:
        abstract = True

    def settle(self, note: str, *, by: Actor) -> None:
        """Somebody has seen to it; the caller holds the row. Raises StepRefused."""
        if self.seen_at is not None:
            raise StepRefused(f"{self.seen_by}已经处理，请刷新页面")
        if not note.strip():
            raise StepRefused("请写明怎样处理，例如已责成谁、何时办结")
        self.seen_at, self.seen_by, self.note = now(), by.label, note.strip()[:200]
        self.save(update_fields=["seen_at", "seen_by", "note"])
