"""申请人: who asks, and what they claim to become or to give."""

from __future__ import annotations

from fractions import Fraction

from django.db import models
from django.db.models import Q

from hall.cases.models.case import Case
from hall.cases.sides import asks_people, is_ordered
from hall.cases.states import ApplicantRole, CoOwnership
from hall.identity.documents import DocumentKind, is_person
from hall.identity.fields import EncryptedTextField, SearchHashField
from hall.identity.masking import mask_document, mask_party


class Applicant(models.Model):
    """申请人: a person or organisation of an application, with agent, claimed share and signature."""

    case = models.ForeignKey(Case, models.CASCADE, related_name="applicants", verbose_name="业务件")
    part_ordinal = models.PositiveSmallIntegerField("所属部分", default=1)
    role = models.CharField("申请人类别", max_length=12, choices=ApplicantRole)
    ordinal = models.PositiveSmallIntegerField("顺序")
    name = models.CharField("姓名或名称", max_length=120)
    document_kind = models.PositiveSmallIntegerField("证件种类", choices=DocumentKind)
    document_number = EncryptedTextField("证件号码")
    document_hash = SearchHashField("证件号检索值")
    phone = EncryptedTextField("联系电话", blank=True)
    address = EncryptedTextField("通讯地址", blank=True)
    co_ownership = models.PositiveSmallIntegerField("共有方式", choices=CoOwnership, default=CoOwnership.SOLE)
    share_numerator = models.PositiveIntegerField("份额分子", default=1)
    share_denominator = models.PositiveIntegerField("份额分母", default=1)
    holds_certificate = models.BooleanField("单独持证", default=False)
    representative = models.CharField("法定代表人", max_length=120, blank=True)
    agent_name = models.CharField("代理人", max_length=120, blank=True)
    agent_document_number = EncryptedTextField("代理人证件号码", blank=True)
    agent_phone = EncryptedTextField("代理人电话", blank=True)
    asked_at = models.DateTimeField("询问时间", null=True)
    signed_at = models.DateTimeField("面签时间", null=True)
    signature = EncryptedTextField("签名", blank=True)

    class Meta:
        verbose_name = verbose_name_plural = "申请人"
        ordering = ["case_id", "role", "ordinal"]
        constraints = [
            models.CheckConstraint(
                condition=Q(share_numerator__gte=1, share_denominator__gte=models.F("share_numerator")),
                name="applicant_share_at_most_one",
                violation_error_message="份额应大于零且不超过一",
            ),
        ]
        indexes = [models.Index(fields=["document_hash"], name="applicant_document")]

    def __str__(self) -> str:
        return self.masked_name

    @property
    def share(self) -> Fraction:
        return Fraction(self.share_numerator, self.share_denominator)

    @property
    def is_person(self) -> bool:
        return is_person(DocumentKind(self.document_kind))

    @property
    def has_agent(self) -> bool:
        return bool(self.agent_name)

    @property
    def must_be_asked(self) -> bool:
        """民法典第二百一十二条: the registry asks every applicant for registration about the matter."""
        return asks_people(self.case.item)

    @property
    def must_sign(self) -> bool:
        return asks_people(self.case.item)

    @property
    def was_asked(self) -> bool:
        return self.asked_at is not None

    @property
    def masked_name(self) -> str:
        """Whole for an organisation, and for the authority whose order it is: both are public."""
        return self.name if is_ordered(self.case.item) else mask_party(self.name, self.document_kind)

    @property
    def masked_document(self) -> str:
        return mask_document(self.document_number)
