"""业务件: the case, and its machine on one screen."""

from __future__ import annotations

from datetime import datetime
from functools import cached_property
from typing import TYPE_CHECKING, Any, NoReturn

from django.core.exceptions import FieldError
from django.db import models
from django.db.models import Q
from django_fsm import FSMField

from hall.cases import conditions as c
from hall.cases.states import BEFORE_RECORD, RUNNING, Channel, Delivery, State
from hall.cases.step import step
from hall.catalogue.items import item as item_of
from hall.catalogue.schema import BusinessItem
from hall.clock import day_of
from hall.identity.fields import EncryptedJSONField
from hall.staff.actors import ActorKind
from hall.staff.departments import D
from hall.staff.models import Hall, Officer

if TYPE_CHECKING:
    from hall.cases.models.applicant import Applicant
    from hall.cases.models.case_unit import CaseUnit
    from hall.cases.models.co_review import CoReview
    from hall.cases.models.material import CaseMaterial
    from hall.cases.models.part import CasePart
    from hall.staff.actors import Actor

S = State
CERTIFICATE_FOLLOWS = "certificate_follows"
"""A fact of a case whose 登簿 made a certificate that its item alone does not promise."""


class CaseQuerySet(models.QuerySet["Case"]):
    """Adjectives of a case; the state is written by the door alone."""

    def update(self, **values: Any) -> int:
        if "state" in values:
            raise FieldError("状态只能通过 take_step 改变")
        return super().update(**values)

    def bulk_update(self, objs: Any, fields: Any, batch_size: int | None = None) -> int:
        if "state" in fields:
            raise FieldError("状态只能通过 take_step 改变")
        return super().bulk_update(objs, fields, batch_size)

    def is_open(self) -> CaseQuerySet:
        return self.filter(closed_at=None)

    def is_running(self) -> CaseQuerySet:
        """After 受理, before 登簿: the clocks run."""
        return self.filter(state__in=RUNNING)

    def in_queue(self, queue: str) -> CaseQuerySet:
        return self.filter(queue=queue, closed_at=None)

    def for_queue(self) -> CaseQuerySet:
        return self.select_related("claimed_by").prefetch_related("co_reviews", "units")

    def visible_to(self, by: Actor) -> CaseQuerySet:
        """Registry officers see every case; other departments those sent to them at 受理 (S3)."""
        if by.department == D.REGISTRATION or by.kind is ActorKind.CLOCKWORK:
            return self
        return self.filter(receivers__contains=[by.department], accepted_at__isnull=False)


class Case(models.Model):
    """业务件: one application, one set of materials, one life from 申请 to 归档."""

    number = models.CharField("受理号", max_length=13, unique=True)
    item_code = models.CharField("事项", max_length=64)
    hall = models.ForeignKey(Hall, models.PROTECT, verbose_name="受理大厅", null=True)
    county = models.CharField("不动产所在区划", max_length=6)
    located_at = models.CharField("坐落", max_length=300)
    parties = models.CharField("当事人（已脱敏）", max_length=200)
    channel = models.CharField("渠道", max_length=10, choices=Channel, default=Channel.COUNTER)
    receivers = models.JSONField("需求部门", default=list)
    terms = models.JSONField("受理时的事项目录", default=dict)
    facts = models.JSONField("本件事实", default=dict)

    state = FSMField("状态", default=State.APPLIED, choices=State.choices, protected=True)
    outcome = models.CharField("结果", max_length=12, choices=State, blank=True)
    queue = models.CharField("队列", max_length=24, default="reception")
    sort_on = models.DateField("排队日期")
    stopped_by = models.CharField("中止事由", max_length=20, blank=True)
    claimed_by = models.ForeignKey(
        Officer, models.PROTECT, verbose_name="领办人", null=True, blank=True, related_name="claimed_cases"
    )
    claimed_at = models.DateTimeField("领办时间", null=True, blank=True)

    filed_at = models.DateTimeField("收件时间")
    filed_by = models.ForeignKey(Officer, models.PROTECT, verbose_name="收件人", null=True, related_name="+")
    accepted_at = models.DateTimeField("受理时间", null=True)
    accepted_by = models.ForeignKey(
        Officer, models.PROTECT, verbose_name="受理人", null=True, related_name="+"
    )
    examined_at = models.DateTimeField("初审时间", null=True)
    examined_by = models.ForeignKey(
        Officer, models.PROTECT, verbose_name="初审人", null=True, related_name="+"
    )
    approved_at = models.DateTimeField("核定时间", null=True)
    approved_by = models.ForeignKey(
        Officer, models.PROTECT, verbose_name="核定人", null=True, related_name="+"
    )
    recorded_at = models.DateTimeField("登簿时间", null=True)
    recorded_by = models.ForeignKey(
        Officer, models.PROTECT, verbose_name="登簿人", null=True, related_name="+"
    )
    engrossed_at = models.DateTimeField("缮证时间", null=True)
    issued_at = models.DateTimeField("发证时间", null=True)
    closed_at = models.DateTimeField("归档时间", null=True)

    clock_from = models.DateField("计时起算日", null=True)
    statutory_days = models.PositiveSmallIntegerField("法定时限（工作日）")
    promised_days = models.PositiveSmallIntegerField("承诺时限（工作日）")
    promised_due_on = models.DateField("承诺到期日", null=True)
    statutory_due_on = models.DateField("法定到期日", null=True)
    due_is_provisional = models.BooleanField("承诺到期日为推算", default=False)
    statutory_is_provisional = models.BooleanField("法定到期日为推算", default=False)
    dates_are_stale = models.BooleanField("到期日待重算", default=False)

    counterpart = models.OneToOneField(
        "self", models.PROTECT, verbose_name="互换的另一件", null=True, blank=True, related_name="+"
    )
    delivery = models.CharField("领证方式", max_length=8, choices=Delivery, default=Delivery.COLLECT)
    postal = EncryptedJSONField("邮寄地址", null=True, blank=True)

    objects = CaseQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "业务件"
        ordering = ["-id"]
        constraints = [
            models.CheckConstraint(condition=~Q(number=""), name="case_has_number"),
            models.CheckConstraint(
                condition=Q(accepted_by=None) | Q(recorded_by=None) | ~Q(accepted_by=models.F("recorded_by")),
                name="case_recorder_did_not_accept",
            ),
            models.CheckConstraint(
                condition=Q(examined_by=None) | Q(approved_by=None) | ~Q(examined_by=models.F("approved_by")),
                name="case_approver_did_not_examine",
            ),
        ]
        indexes = [
            models.Index(fields=["id"], name="case_stale", condition=Q(dates_are_stale=True)),
            models.Index(fields=["queue", "sort_on", "id"], name="case_queue", condition=Q(closed_at=None)),
            models.Index(
                fields=["claimed_by", "sort_on", "id"], name="case_claimed", condition=Q(closed_at=None)
            ),
            models.Index(
                fields=["promised_due_on", "id"],
                name="case_due",
                condition=Q(state__in=[S.ACCEPTED, S.EXAMINED, S.APPROVED]),
            ),
        ]

    def __str__(self) -> str:
        return self.number

    def refresh_from_db(self, *args: Any, **kwargs: Any) -> NoReturn:
        """Never: a protected state cannot be refreshed; read the case again with `.get()`."""
        raise NotImplementedError("请用 Case.objects.get(pk=…) 重新读取业务件")

    @cached_property
    def item(self) -> BusinessItem:
        return item_of(self.item_code)

    @cached_property
    def people(self) -> list[Applicant]:
        return list(self.applicants.all())

    @cached_property
    def checklist(self) -> list[CaseMaterial]:
        return list(self.materials.all())

    @cached_property
    def reviews(self) -> list[CoReview]:
        return list(self.co_reviews.all())

    @cached_property
    def subjects(self) -> list[CaseUnit]:
        return list(self.units.all())

    @cached_property
    def ordered_parts(self) -> list[CasePart]:
        return list(self.parts.all())

    @property
    def unit_numbers(self) -> list[str]:
        return [unit.number for unit in self.subjects]

    @property
    def makes_certificate(self) -> bool:
        """Whether this case ends in a certificate or proof that is handed over."""
        promised = any(part.certificate for part in self.item.parts)
        return promised or bool(self.facts.get(CERTIFICATE_FOLLOWS))

    @property
    def is_open(self) -> bool:
        return self.closed_at is None

    # 申请 → 受理 → 审核 → 登簿 → 缮证 → 发证 → 归档

    @step(
        "受理",
        S.APPLIED,
        S.ACCEPTED,
        when=[c.obligee_is_known, c.materials_are_complete, c.people_have_been_asked, c.people_have_signed],
    )
    def accept(self, by: Actor, now: datetime) -> None:
        self.accepted_at, self.accepted_by_id = now, by.officer_id

    @step("视为受理", S.APPLIED, S.ACCEPTED)
    def deem_accepted(self, by: Actor, now: datetime) -> None:
        self.accepted_at, self.clock_from = self.filed_at, day_of(self.filed_at)

    @step("不予受理", S.APPLIED, S.DECLINED, reason_required=True)
    def decline(self, by: Actor, now: datetime) -> None:
        self.outcome = S.DECLINED

    @step("初审", S.ACCEPTED, S.EXAMINED, when=[c.examination_is_due, c.only_taxes_are_awaited])
    def examine(self, by: Actor, now: datetime) -> None:
        self.examined_at, self.examined_by_id = now, by.officer_id

    @step(
        "核定",
        [S.ACCEPTED, S.EXAMINED],
        S.APPROVED,
        not_by=c.earlier_reviewer,
        when=[
            c.review_is_ready_for_approval,
            c.departments_have_answered,
            c.no_department_objects,
            c.nothing_is_paused,
        ],
    )
    def approve(self, by: Actor, now: datetime) -> None:
        self.approved_at, self.approved_by_id = now, by.officer_id

    @step("退回", [S.EXAMINED, S.APPROVED], S.ACCEPTED, reason_required=True)
    def send_back(self, by: Actor, now: datetime) -> None:
        self.examined_at = self.examined_by_id = self.approved_at = self.approved_by_id = None

    @step("不予登记", RUNNING, S.REFUSED, reason_required=True)
    def refuse(self, by: Actor, now: datetime) -> None:
        self.outcome = S.REFUSED

    @step("撤回", BEFORE_RECORD, S.WITHDRAWN, reason_required=True)
    def withdraw(self, by: Actor, now: datetime) -> None:
        self.outcome = S.WITHDRAWN

    @step(
        "登簿",
        S.APPROVED,
        S.RECORDED,
        not_by=c.acceptor,
        when=[
            c.register_is_written,
            c.departments_have_answered,
            c.no_department_objects,
            c.nothing_is_paused,
            c.later_materials_have_come,
        ],
    )
    def record(self, by: Actor, now: datetime) -> None:
        self.recorded_at, self.recorded_by_id, self.outcome = now, by.officer_id, S.RECORDED

    @step("办结", S.APPROVED, S.FINISHED, when=[c.register_is_not_written, c.nothing_is_paused])
    def finish(self, by: Actor, now: datetime) -> None:
        self.outcome = S.FINISHED

    @step("缮证", S.RECORDED, S.ENGROSSED, when=[c.certificate_is_made])
    def engross(self, by: Actor, now: datetime) -> None:
        self.engrossed_at = now

    @step("发证", S.ENGROSSED, S.ISSUED)
    def issue(self, by: Actor, now: datetime) -> None:
        self.issued_at = now

    @step(
        "归档",
        [S.RECORDED, S.ISSUED, S.FINISHED, S.DECLINED, S.REFUSED, S.WITHDRAWN],
        S.ARCHIVED,
        when=[c.case_may_be_filed],
    )
    def archive(self, by: Actor, now: datetime) -> None:
        self.closed_at = now
