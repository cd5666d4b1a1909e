"""协助查询: one letter of inquiry about one property, whoever asks (附件1 三)."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from hall.identity.fields import EncryptedJSONField, EncryptedTextField, SearchHashField
from hall.identity.numbers import grouped
from hall.staff.actors import Actor
from hall.staff.departments import D
from hall.staff.duties import Duty


class Way(models.TextChoices):
    """来路: how the inquiry came in."""

    COURT = "court", "法院协助页面"
    API = "api", "接口"
    DESK = "desk", "部门页面"


class InquiryQuerySet(models.QuerySet["Inquiry"]):
    """Adjectives of inquiries."""

    def asked_by(self, by: Actor) -> InquiryQuerySet:
        """Those of one's own office; a court's of that court only."""
        own = self.filter(asker=by.department)
        return own.filter(court_code=by.court_code) if by.department == D.COURT else own

    def asked_of(self, by: Actor) -> InquiryQuerySet:
        """Those in which one's own office is asked; a court only about its own case numbers."""
        questions = Q(questions__department=by.department)
        if by.department == D.COURT:
            questions &= Q(questions__court_code=by.court_code)
        return self.filter(questions).distinct()

    def visible_to(self, by: Actor) -> InquiryQuerySet:
        """Asked by or of one's own office; the hall's supervisor sees all (J4: it goes up to him)."""
        if by.department == D.COURT and not by.court_code:
            return self.none()
        if by.department == D.REGISTRATION and by.has_duty(Duty.SUPERVISE):
            return self
        return self.filter(
            Q(pk__in=Inquiry.objects.asked_by(by).values("pk"))
            | Q(pk__in=Inquiry.objects.asked_of(by).values("pk"))
        )

    def is_open(self) -> InquiryQuerySet:
        return self.filter(closed_at=None)

    def for_reading(self) -> InquiryQuerySet:
        """With questions, alerts, replies and letters, in a fixed number of queries."""
        return self.prefetch_related(
            "questions__alerts", "questions__replies__files", "questions__replies__letter", "letters__paper"
        )


class Inquiry(models.Model):
    """协助查询: 执行案号, 不动产权利人, 产权证号 – or what stands for it, with the reason (J2, B6)."""

    number = models.CharField("查询编号", max_length=20, unique=True)
    asker = models.CharField("查询单位", max_length=24, choices=D)
    court_code = models.CharField("查询法院代字", max_length=10, blank=True)
    asker_name = models.CharField("查询单位全称", max_length=120)
    letter_number = models.CharField("来函文号", max_length=60, blank=True)
    letter_due_on = models.DateField("函上写明的期限", null=True)
    contact = EncryptedJSONField("承办人", default=dict)
    case_number = models.CharField("执行案号", max_length=60)
    case_key = models.CharField("执行案件", max_length=60, help_text="不含“之一”“之二”")
    owner = EncryptedTextField("不动产权利人")
    owner_hash = SearchHashField("权利人检索值", source="owner")
    certificate_number = models.CharField("产权证号", max_length=80, blank=True)
    unit_number = models.CharField("不动产单元号", max_length=28, blank=True)
    presale_permit = models.CharField("预售许可证号", max_length=60, blank=True)
    room = models.CharField("房号", max_length=40, blank=True)
    filing_number = models.CharField("合同备案号", max_length=40, blank=True)
    substitute_reason = models.CharField("没有产权证号的理由", max_length=200, blank=True)
    located_unit = models.CharField("查到的单元号", max_length=28, blank=True)
    address = models.CharField("坐落", max_length=300, blank=True)
    county = models.CharField("所在区划", max_length=6, blank=True)
    channel = models.CharField("渠道", max_length=10, choices=Way)
    received_on = models.DateField("收到日期")
    filed_at = models.DateTimeField("登记时间")
    filed_by = models.CharField("登记人", max_length=60)
    fingerprint = models.CharField("同一查询的标识", max_length=64)
    closed_at = models.DateTimeField("答复完毕时间", null=True)

    objects = InquiryQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "协助查询"
        ordering = ["-id"]
        constraints = [
            models.UniqueConstraint(
                fields=["fingerprint"], condition=Q(closed_at=None), name="inquiry_once_while_open"
            ),
            models.CheckConstraint(
                condition=~Q(certificate_number="")
                | (
                    ~Q(substitute_reason="")
                    & (~Q(unit_number="") | ~Q(filing_number="") | (~Q(presale_permit="") & ~Q(room="")))
                ),
                name="inquiry_names_the_property",
                violation_error_message="请写明产权证号；没有的，写明单元号、预售许可和房号或备案号，并说明理由",
            ),
            models.CheckConstraint(
                condition=(Q(asker=D.COURT) & ~Q(court_code="")) | (~Q(asker=D.COURT) & Q(court_code="")),
                name="inquiry_of_a_court_names_it",
            ),
        ]
        indexes = [
            models.Index(fields=["asker", "court_code", "-id"], name="inquiry_of_asker"),
            models.Index(fields=["case_key"], name="inquiry_case"),
        ]

    def __str__(self) -> str:
        return self.number

    def is_asked_by(self, by: Actor) -> bool:
        """Is it the reader's own office that asks (of courts, this very court)?"""
        return self.asker == by.department and (self.asker != D.COURT or self.court_code == by.court_code)

    @property
    def stream(self) -> str:
        """The stream of its notices."""
        return f"inquiry-{self.number}"

    @property
    def property_words(self) -> str:
        """How the inquiry names the property, in one line."""
        parts = [
            self.certificate_number,
            f"单元号 {grouped(self.unit_number)}" if self.unit_number else "",
            f"预售许可 {self.presale_permit} {self.room}" if self.presale_permit else "",
            f"备案号 {self.filing_number}" if self.filing_number else "",
        ]
        return "；".join(filter(None, parts))
