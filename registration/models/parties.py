"""权利人: who holds a registered right, and on whose account."""

from __future__ import annotations

from fractions import Fraction

from django.db import models
from django.db.models import F, Q

from hall.cases.states import CoOwnership
from hall.identity.documents import DocumentKind, is_person
from hall.identity.fields import EncryptedTextField, SearchHashField
from hall.identity.masking import mask_document, mask_party
from hall.permanence.models import InsertOnly, InsertOnlyQuerySet
from registration.bigrams import BigramIndex
from registration.models.choices import PartyRole
from registration.models.entries import Entry


class Party(InsertOnly):
    """权利人（义务人）: a person or organisation named by an entry, with the share of the right."""

    entry = models.ForeignKey(
        Entry, models.PROTECT, verbose_name="登记簿记载", related_name="parties", db_index=False
    )
    role = models.CharField("当事人类别", max_length=8, choices=PartyRole, default=PartyRole.HOLDER)
    position = models.PositiveSmallIntegerField("顺序号")
    name = models.CharField("姓名或名称", max_length=120)
    document_kind = models.PositiveSmallIntegerField("证件种类", choices=DocumentKind)
    document_number = EncryptedTextField("证件号码")
    document_hash = SearchHashField("证件号码检索值", source="document_number", db_index=False)
    co_ownership = models.PositiveSmallIntegerField("共有方式", choices=CoOwnership, default=CoOwnership.SOLE)
    share_numerator = models.PositiveBigIntegerField("份额分子", default=1)
    share_denominator = models.PositiveBigIntegerField("份额分母", default=1)
    separate_certificate = models.BooleanField("分别持证", default=False)

    objects = InsertOnlyQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "权利人"
        ordering = ["entry_id", "position"]
        constraints = [
            models.UniqueConstraint(fields=["entry", "position"], name="party_position_once"),
            models.CheckConstraint(condition=~Q(name=""), name="party_has_name"),
            models.CheckConstraint(
                condition=Q(share_numerator__gte=1, share_denominator__gte=F("share_numerator")),
                name="party_share_at_most_one",
                violation_error_message="份额应大于零且不超过一",
            ),
        ]
        indexes = [
            models.Index(fields=["document_hash"], name="party_document"),
            BigramIndex("name", name="party_name_bigrams"),
        ]

    def __str__(self) -> str:
        return self.masked_name

    @property
    def share(self) -> Fraction:
        return Fraction(self.share_numerator, self.share_denominator)

    @property
    def is_person(self) -> bool:
        return is_person(self.document_kind)

    @property
    def masked_name(self) -> str:
        return mask_party(self.name, self.document_kind)

    @property
    def masked_document(self) -> str:
        return mask_document(self.document_number)
