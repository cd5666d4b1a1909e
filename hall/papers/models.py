"""What a paper says, written once; and the PDF made of it, which may fail, be tried again and be lost."""

import hashlib
from datetime import datetime
from typing import Any, Self

from django.db import models
from django.db.models import Q

from hall.identity.fields import EncryptedJSONField
from hall.identity.json_text import to_json_text
from hall.papers.contents import Content, typed
from hall.papers.kinds import WORDS, PaperKind
from hall.permanence.models import InsertOnly, InsertOnlyQuerySet


class PaperQuerySet(InsertOnlyQuerySet):
    def for_list(self) -> Self:
        """With the state of the PDF, without opening the encrypted content; in the order of freezing."""
        return self.select_related("file").defer("content").order_by("frozen_at", "pk")


class Paper(InsertOnly):
    """文书: one paper and every word on it, frozen in the step that gave it out.

    `subject` names what it is about as `room:key` (`case:…`, `certificate:…`); the room decides who may
    read it (see access). The content is encrypted; its hash covers number, kind, recipe and content.
    """

    number = models.CharField("文书编号", max_length=60, unique=True)
    kind = models.CharField("文书种类", max_length=30, choices=PaperKind.choices)
    recipe = models.PositiveSmallIntegerField("版式", default=1)
    subject = models.CharField("所指", max_length=120, db_index=True)
    case_number = models.CharField("业务件号", max_length=40, blank=True, db_index=True)
    content = EncryptedJSONField("内容")
    content_hash = models.CharField("内容摘要", max_length=64)
    frozen_at = models.DateTimeField("出具时间")
    frozen_by = models.CharField("出具人", max_length=120)

    objects = PaperQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "文书"

    def __str__(self) -> str:
        return f"{self.title} {self.official_number}"

    @property
    def title(self) -> str:
        """The name of the kind, e.g. 受理通知书."""
        return PaperKind(self.kind).label

    @property
    def official_number(self) -> str:
        """The 字号 as printed: acceptance-2026-0000001 is 受理〔2026〕0000001号."""
        _, year, serial = self.number.rsplit("-", 2)
        return f"{WORDS[PaperKind(self.kind)]}〔{year}〕{serial}号"

    @property
    def room(self) -> str:
        """The room that owns the subject; a bare subject is a case number."""
        before, colon, _ = self.subject.partition(":")
        return before if colon else "case"

    @property
    def state(self) -> str:
        """waiting, rendered or failed; a paper nobody asked for yet is waiting."""
        file = getattr(self, "file", None)
        return file.state if file else PaperFile.State.WAITING

    def words(self) -> Content:
        """The content as its typed block."""
        return typed(self.kind, self.recipe, self.content)

    def hash_of_content(self) -> str:
        """SHA-256 (hex) of what the paper says now; differs from content_hash where somebody tampered."""
        return content_hash(self.number, self.kind, self.recipe, self.content)


def content_hash(number: str, kind: str, recipe: int, values: Any) -> str:
    """SHA-256 (hex) over number, kind, recipe and canonical content, a line each."""
    lines = [number, kind, str(recipe), to_json_text(values)]
    return hashlib.sha256("\n".join(lines).encode()).hexdigest()


class PaperFileQuerySet(models.QuerySet["PaperFile"]):
    def due(self, at: datetime) -> Self:
        """What the print queue is to make by now; a lease that has run out is due again."""
        return self.filter(due_at__lte=at).exclude(state=PaperFile.State.RENDERED)

    def failed(self) -> Self:
        """What could not be made, with its paper, the longest waiting first."""
        found = self.filter(state=PaperFile.State.FAILED).select_related("paper")
        return found.defer("paper__content").order_by("paper_id")


class PaperFile(models.Model):
    """文书文件: the PDF of one paper: asked for, made, stored, or failed and due again.

    `due_at` is when the print queue is to make it; none means on first need only, or given up for now.
    While a worker is at it, `due_at` lies ahead as the worker's lease.
    """

    class State(models.TextChoices):
        WAITING = "waiting", "待制作"
        RENDERED = "rendered", "已制作"
        FAILED = "failed", "制作失败"

    paper = models.OneToOneField(
        Paper, on_delete=models.PROTECT, primary_key=True, related_name="file", verbose_name="文书"
    )
    state = models.CharField("状态", max_length=10, choices=State.choices, default=State.WAITING)
    due_at = models.DateTimeField("应制作时间", null=True, blank=True)
    attempts = models.PositiveSmallIntegerField("已试次数", default=0)
    last_error = models.TextField("失败原因", blank=True)
    stored_as = models.CharField("存储位置", max_length=200, blank=True)
    file_hash = models.CharField("文件摘要", max_length=64, blank=True)
    size = models.PositiveIntegerField("文件大小", default=0)
    rendered_at = models.DateTimeField("制作时间", null=True, blank=True)

    objects = PaperFileQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "文书文件"
        constraints = [
            models.CheckConstraint(
                name="papers_a_rendered_paper_has_its_file",
                condition=~Q(state="rendered") | (~Q(stored_as="") & ~Q(file_hash="")),
            )
        ]
        indexes = [
            models.Index(name="papers_due", fields=["due_at"], condition=Q(due_at__isnull=False)),
            models.Index(name="papers_failed", fields=["paper"], condition=Q(state="failed")),
        ]

    def __str__(self) -> str:
        return f"{self.paper_id}：{self.get_state_display()}"

    @property
    def given_up(self) -> bool:
        """Failed so often that nobody tries again before a person says so."""
        return self.state == self.State.FAILED and self.due_at is None
