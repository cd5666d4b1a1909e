"""证书、证明, the numbered blanks they are printed on, and the keys that sign their verification address."""

from __future__ import annotations

from uuid import UUID

from django.conf import settings
from django.db import models
from django.db.models import Q

from hall.identity.documents import DocumentKind
from hall.identity.fields import EncryptedTextField
from hall.identity.masking import mask_name
from hall.identity.numbers import CertificateKind
from registration.models.choices import BlankState, CertificateState, RightKind
from registration.models.entries import Entry
from registration.models.parties import Party
from registration.models.units import RealEstateUnit


class VerificationKey(models.Model):
    """查验密钥: signs the address in a certificate's QR code; its id stands there; kept for ever."""

    code = models.CharField("编号", max_length=4, unique=True)
    secret = EncryptedTextField("密钥")
    since = models.DateTimeField("启用时间")
    retired_at = models.DateTimeField("停止签发时间", null=True, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = "查验密钥"
        ordering = ["-since"]

    def __str__(self) -> str:
        return self.code


class Blank(models.Model):
    """空白证书: a numbered sheet of stock; a misprint spoils the blank, never the certificate's number."""

    serial = models.CharField("印刷序列号", max_length=20, unique=True)
    kind = models.CharField("种类", max_length=8, choices=CertificateKind)
    state = models.CharField("状态", max_length=8, choices=BlankState, default=BlankState.IN_STOCK)
    changed_at = models.DateTimeField("变动时间")
    changed_by = models.CharField("经办人", max_length=60, blank=True)
    reason = models.CharField("作废原因", max_length=200, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = "空白证书"
        ordering = ["kind", "serial"]
        indexes = [
            models.Index(fields=["kind", "serial"], name="blank_in_stock", condition=Q(state="in-stock")),
        ]

    def __str__(self) -> str:
        return self.serial


class CertificateQuerySet(models.QuerySet["Certificate"]):
    """Adjectives of certificates."""

    def valid(self) -> CertificateQuerySet:
        return self.filter(state=CertificateState.VALID)

    def of_right(self, right_id: UUID) -> CertificateQuerySet:
        return self.filter(right_id=right_id)

    def to_be_engrossed(self) -> CertificateQuerySet:
        return self.filter(state="valid", engrossed_at=None)

    def to_be_handed_over(self) -> CertificateQuerySet:
        return self.filter(state="valid", engrossed_at__isnull=False, handed_over_at=None)


class Certificate(models.Model):
    """证书: 不动产权证书 or 不动产登记证明 of one right, for all holders or for one of them (实施细则 21).

    What it shows is rendered from its entry. Who received it, or the waybill, is kept here (W4, W5).
    """

    number = models.CharField("证号", max_length=60, unique=True)
    kind = models.CharField("种类", max_length=8, choices=CertificateKind)
    office = models.CharField("登记机构所在市县", max_length=20)
    year = models.PositiveSmallIntegerField("年份")
    serial = models.PositiveIntegerField("顺序号")
    right_kind = models.CharField("证明权利或事项", max_length=16, choices=RightKind)
    right_id = models.UUIDField("权利标识")
    entry = models.ForeignKey(Entry, models.PROTECT, verbose_name="记载", related_name="certificates")
    units = models.ManyToManyField(RealEstateUnit, verbose_name="不动产单元", related_name="certificates")
    holder = models.ForeignKey(
        Party, models.PROTECT, verbose_name="持证人", related_name="+", null=True, blank=True
    )
    case_number = models.CharField("业务号", max_length=40)
    state = models.CharField("状态", max_length=16, choices=CertificateState, default=CertificateState.VALID)
    state_since = models.DateTimeField("状态时间")
    state_reason = models.CharField("状态原因", max_length=200, blank=True)
    replaces = models.ForeignKey(
        "self", models.PROTECT, verbose_name="所替代证书", related_name="replaced_by", null=True, blank=True
    )
    note = models.CharField("附记", max_length=500, blank=True)
    verification_code = models.CharField("查验码", max_length=16, unique=True)
    verification_key = models.ForeignKey(
        VerificationKey, models.PROTECT, verbose_name="查验密钥", related_name="+"
    )
    numbered_at = models.DateTimeField("取号时间")
    blank = models.OneToOneField(
        Blank, models.PROTECT, verbose_name="空白证书", related_name="certificate", null=True, blank=True
    )
    paper_number = models.CharField("文书号", max_length=60, blank=True)
    engrossed_at = models.DateTimeField("缮证时间", null=True, blank=True)
    engrossed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        verbose_name="缮证人",
        related_name="+",
        null=True,
        blank=True,
    )
    handed_over_at = models.DateTimeField("发证时间", null=True, blank=True)
    handed_over_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        verbose_name="发证人",
        related_name="+",
        null=True,
        blank=True,
    )
    receiver_name = models.CharField("领证人", max_length=120, blank=True)
    receiver_document_kind = models.PositiveSmallIntegerField(
        "领证人证件种类", choices=DocumentKind, null=True, blank=True
    )
    receiver_document = EncryptedTextField("领证人证件号码", blank=True)
    receiver_is_agent = models.BooleanField("代理领取", default=False)
    receiver_signature = EncryptedTextField("领证签名", blank=True)
    waybill = models.CharField("邮寄单号", max_length=40, blank=True)
    delivered_at = models.DateTimeField("妥投时间", null=True, blank=True)

    objects = CertificateQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "证书"
        ordering = ["-id"]
        constraints = [
            models.UniqueConstraint(
                fields=["office", "year", "kind", "serial"],
                name="certificate_serial_once_per_office_and_year",
            ),
            models.CheckConstraint(
                condition=Q(handed_over_at=None) | Q(engrossed_at__isnull=False),
                name="certificate_printed_before_handed_over",
            ),
            models.CheckConstraint(
                condition=Q(handed_over_at=None) | ~Q(receiver_name="") | ~Q(waybill=""),
                name="certificate_receiver_or_waybill_known",
            ),
        ]
        indexes = [
            models.Index(fields=["right_id"], name="certificate_right"),
            models.Index(fields=["case_number"], name="certificate_case"),
            models.Index(
                fields=["id"], name="certificate_to_print", condition=Q(engrossed_at=None, state="valid")
            ),
            models.Index(
                fields=["id"],
                name="certificate_to_hand_over",
                condition=Q(engrossed_at__isnull=False, handed_over_at=None, state="valid"),
            ),
        ]

    def __str__(self) -> str:
        return self.number

    @property
    def is_valid(self) -> bool:
        return self.state == CertificateState.VALID

    @property
    def masked_receiver(self) -> str:
        return mask_name(self.receiver_name)
