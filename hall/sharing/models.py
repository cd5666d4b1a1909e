"""共享核验: who asked which department what, for which material of which case, and what came back."""

from __future__ import annotations

from datetime import datetime
from typing import Any
from uuid import uuid4

from django.db import models
from django.db.models import Q

from hall.identity.fields import EncryptedJSONField
from hall.sharing.questions import Confirmation, Question
from hall.staff.departments import D


class DepartmentLink(models.Model):
    """核验线路: by which system a department is asked; without a row its papers are asked for."""

    class Kind(models.TextChoices):
        """线路种类."""

        IN_HALL = "in-hall", "大厅内查询"
        SIMULATOR = "simulator", "模拟系统"

    class Manner(models.TextChoices):
        """模拟系统的表现; a real system has none."""

        FAST = "fast", "立即答复"
        SLOW = "slow", "较慢"
        WRONG = "wrong", "答复不一致"
        SILENT = "silent", "不答复"
        DUPLICATE = "duplicate", "重复答复"

    department = models.CharField("部门", max_length=24, choices=D, unique=True)
    kind = models.CharField("线路种类", max_length=16, choices=Kind, default=Kind.IN_HALL)
    manner = models.CharField("模拟表现", max_length=12, choices=Manner, blank=True)
    within_seconds = models.PositiveSmallIntegerField("最长等待（秒）", default=5)
    enabled = models.BooleanField("启用", default=True)

    class Meta:
        verbose_name = verbose_name_plural = "核验线路"
        ordering = ["department"]

    def __str__(self) -> str:
        return f"{self.get_department_display()}：{self.get_kind_display()}"


class LookupState(models.TextChoices):
    """核验状态."""

    WAITING = "waiting", "正在核验"
    CONFIRMED = "confirmed", "一致"
    DIFFERENT = "different", "不一致"
    NOT_FOUND = "not-found", "查无记录"
    FAILED = "failed", "未能核验"


class LookupQuerySet(models.QuerySet["Lookup"]):
    """Adjectives of look-ups."""

    def of_line(self, case_number: str, line: str) -> LookupQuerySet:
        return self.filter(case_number=case_number, line=line)

    def newest_each(self) -> LookupQuerySet:
        """The newest one per question: an earlier failure asked again is history."""
        return self.order_by("key", "-pk").distinct("key")

    def due(self, at: datetime) -> LookupQuerySet:
        return self.filter(state=LookupState.WAITING, due_at__lte=at)


def new_reference() -> str:
    """The number under which a department knows our question; the same at every attempt."""
    return uuid4().hex


class Lookup(models.Model):
    """共享核验记录: a question to a department, kept with its answer (I7); asked again only if it failed."""

    reference = models.CharField("查询号", max_length=32, unique=True, default=new_reference)
    key = models.CharField("同一查询", max_length=64)
    department = models.CharField("部门", max_length=24, choices=D)
    topic = models.CharField("核验的材料", max_length=64)
    case_number = models.CharField("受理号", max_length=13, blank=True)
    line = models.CharField("目录行", max_length=16, blank=True)
    about = models.CharField("核验对象（已脱敏）", max_length=120, blank=True)
    subject = EncryptedJSONField("核验内容", default=dict)
    asked_at = models.DateTimeField("查询时间")
    asked_by = models.CharField("查询人", max_length=60)
    asked_by_officer = models.BigIntegerField("查询人编号", null=True)
    state = models.CharField("状态", max_length=12, choices=LookupState, default=LookupState.WAITING)
    attempts = models.PositiveSmallIntegerField("已试次数", default=0)
    due_at = models.DateTimeField("下次查询")
    fault = models.CharField("未能核验的原因", max_length=200, blank=True)
    words = models.CharField("部门答复", max_length=300, blank=True)
    receipt = models.CharField("回执号", max_length=60, blank=True)
    payload = EncryptedJSONField("答复内容", default=dict)
    answered_at = models.DateTimeField("答复时间", null=True)

    objects = LookupQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "共享核验记录"
        ordering = ["-id"]
        constraints = [
            models.UniqueConstraint(
                fields=["key"], condition=Q(state__in=["waiting", "confirmed"]), name="lookup_once"
            ),
            models.CheckConstraint(
                condition=Q(state__in=["waiting", "failed"], answered_at=None)
                | Q(state__in=["confirmed", "different", "not-found"], answered_at__isnull=False),
                name="lookup_answered_when_answered",
            ),
        ]
        indexes = [
            models.Index(fields=["due_at"], name="lookup_due", condition=Q(state="waiting")),
            models.Index(fields=["case_number", "line"], name="lookup_of_line"),
            models.Index(fields=["key", "-id"], name="lookup_of_question"),
        ]

    def __str__(self) -> str:
        return f"{self.get_department_display()} {self.get_state_display()}"

    @property
    def is_waiting(self) -> bool:
        return self.state == LookupState.WAITING

    @property
    def is_confirmed(self) -> bool:
        return self.state == LookupState.CONFIRMED

    @property
    def question(self) -> Question:
        return Question(self.topic, self.subject, self.about)

    def take(self, answer: Confirmation, at: datetime) -> None:
        """Fill in what the department said (fields only)."""
        payload: dict[str, Any] = dict(answer.payload)
        self.state, self.words, self.receipt = str(answer.finding), answer.words[:300], answer.receipt[:60]
        self.payload, self.answered_at, self.fault = payload, at, ""
