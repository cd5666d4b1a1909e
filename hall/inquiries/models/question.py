"""查询事项: what one office is asked in an inquiry, and until when."""

from __future__ import annotations

from datetime import date

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from hall.inquiries.models.inquiry import Inquiry
from hall.inquiries.topics import Topic
from hall.staff.actors import Actor
from hall.staff.departments import D


class QuestionState(models.TextChoices):
    """答复状态."""

    OPEN = "open", "待答复"
    ANSWERED = "answered", "已答复"


class QuestionQuerySet(models.QuerySet["Question"]):
    """Adjectives of questions."""

    def is_open(self) -> QuestionQuerySet:
        return self.filter(state=QuestionState.OPEN)

    def overdue(self, on: date) -> QuestionQuerySet:
        """Open after the end of their last day."""
        return self.is_open().filter(due_on__lt=on)

    def asked_of(self, by: Actor) -> QuestionQuerySet:
        """Asked of one's own office; of a court only that court."""
        own = self.filter(department=by.department)
        return own.filter(court_code=by.court_code) if by.department == D.COURT else own

    def in_counties(self, *counties: str) -> QuestionQuerySet:
        """About property there (J2: the office of the property's place); an unknown place is everybody's."""
        return self.filter(inquiry__county__in=[*counties, ""])

    def for_queue(self) -> QuestionQuerySet:
        return self.select_related("inquiry").order_by("due_on", "pk")


class Question(models.Model):
    """查询事项: one office's part of an inquiry, with its own clock (J4).

    `by_reference` (参照): the ten days are borrowed from 三（一） (B2). `by_letter`: due on the day in
    the 询价函 (法释〔2018〕15号 6; B3).
    """

    inquiry = models.ForeignKey(Inquiry, models.PROTECT, related_name="questions", verbose_name="协助查询")
    department = models.CharField("答复单位", max_length=24, choices=D)
    court_code = models.CharField("答复法院代字", max_length=10, blank=True)
    topics = ArrayField(models.CharField(max_length=20, choices=Topic), verbose_name="查询内容")
    clause = models.CharField("依据", max_length=40)
    received_on = models.DateField("收到日期")
    working_days = models.PositiveSmallIntegerField("时限（工作日）")
    by_reference = models.BooleanField("参照", default=False)
    by_letter = models.BooleanField("以函上日期为准", default=False)
    due_on = models.DateField("到期日")
    due_is_provisional = models.BooleanField("推算", default=False)
    state = models.CharField("状态", max_length=8, choices=QuestionState, default=QuestionState.OPEN)
    answered_at = models.DateTimeField("答复时间", null=True)

    objects = QuestionQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "查询事项"
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["inquiry", "department"], name="question_once_per_office"),
            models.CheckConstraint(
                condition=Q(state=QuestionState.OPEN, answered_at=None)
                | Q(state=QuestionState.ANSWERED, answered_at__isnull=False),
                name="question_answered_has_moment",
            ),
        ]
        indexes = [
            models.Index(fields=["department", "due_on", "id"], name="question_queue"),
            models.Index(fields=["due_on", "id"], name="question_open", condition=Q(state="open")),
        ]

    def __str__(self) -> str:
        return f"{self.inquiry} {self.get_department_display()}"

    @property
    def is_open(self) -> bool:
        return self.state == QuestionState.OPEN

    @property
    def topic_words(self) -> str:
        """规划情况、历史成本."""
        return "、".join(Topic(topic).label for topic in self.topics)

    @property
    def limit_words(self) -> str:
        """10 个工作日, 参照 10 个工作日, or 函上期限."""
        if self.by_letter:
            return "函上期限"
        return f"{'参照 ' if self.by_reference else ''}{self.working_days} 个工作日"
