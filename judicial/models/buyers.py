"""买受人: who has bought."""

from __future__ import annotations

from django.db import models

from hall.cases.states import CoOwnership
from hall.identity.documents import DocumentKind
from hall.identity.fields import EncryptedTextField, SearchHashField
from hall.identity.masking import mask_party
from judicial.models.auctions import Auction


class AuctionBuyer(models.Model):
    """买受人: as the court names them; numbers are encrypted, `document_hash` compares them."""

    auction = models.ForeignKey(Auction, models.CASCADE, related_name="buyers", verbose_name="司法处置")
    ordinal = models.PositiveSmallIntegerField("序号", default=1)
    name = models.CharField("姓名、名称", max_length=120)
    document_kind = models.PositiveSmallIntegerField("证件种类", choices=DocumentKind)
    document_number = EncryptedTextField("证件号码")
    document_hash = SearchHashField("证件号码检索值", source="document_number")
    phone = EncryptedTextField("联系电话", blank=True)
    co_ownership = models.PositiveSmallIntegerField("共有方式", choices=CoOwnership, default=CoOwnership.SOLE)
    share_numerator = models.PositiveIntegerField("份额分子", default=1)
    share_denominator = models.PositiveIntegerField("份额分母", default=1)

    class Meta:
        verbose_name = verbose_name_plural = "买受人"
        ordering = ["auction_id", "ordinal"]

    def __str__(self) -> str:
        return self.masked_name

    @property
    def masked_name(self) -> str:
        return mask_party(self.name, self.document_kind)
