"""日封: a daily head over the whole book, so that a cut tail is seen."""

from django.db import models

from hall.permanence.models import InsertOnly, InsertOnlyQuerySet


class DailySeal(InsertOnly):
    """登记簿日封: chains all entries committed since the seal before it, in the order of their ids.

    Covered are the visible entries with id > after_id, transaction ≥ from_transaction and
    < below_transaction. `below_transaction` is pg_snapshot_xmin, so that no entry can still appear
    below it (a seal by max(id) would skip rows not yet committed). A seal made after a restore covers
    ids up to `through_id` instead, for a new cluster counts its transactions anew.
    """

    number = models.PositiveIntegerField("封号", unique=True)
    sealed_at = models.DateTimeField("封存时间")
    after_id = models.BigIntegerField("此号以后的记载")
    from_transaction = models.BigIntegerField("起始事务号")
    below_transaction = models.BigIntegerField("截止事务号（不含）")
    through_id = models.BigIntegerField("恢复后封至的记载号", null=True)
    entries = models.BigIntegerField("记载数")
    previous_hash = models.CharField("前一日封摘要", max_length=64)
    hash = models.CharField("摘要", max_length=64)

    objects = InsertOnlyQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "登记簿日封"
        ordering = ["number"]

    def __str__(self) -> str:
        return f"第 {self.number} 号日封"
