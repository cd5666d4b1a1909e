"""登记簿记载: the book itself, one row per event of a right on a unit, never changed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Func, Q, prefetch_related_objects

from hall.permanence.models import InsertOnly, InsertOnlyQuerySet
from registration.models.choices import ENDINGS, EntryAction, RegistrationType, RightKind
from registration.models.units import RealEstateUnit

GENESIS = "0" * 64
"""What the first entry of a unit has in the place of its predecessor's hash."""


class TransactionIdField(models.Field[int, int]):
    """xid8: the number of the transaction that wrote the row; does not wrap around."""

    description = "事务号"

    def db_type(self, connection: Any) -> str:
        return "xid8"

    def from_db_value(self, value: Any, expression: Any, connection: Any) -> int | None:
        return None if value is None else int(value)

    def get_prep_value(self, value: Any) -> Any:
        return value if value is None or hasattr(value, "resolve_expression") else str(value)


class CurrentTransactionId(Func):
    """pg_current_xact_id()."""

    function = "pg_current_xact_id"
    template = "%(function)s()"
    output_field = TransactionIdField()


class EntryQuerySet(InsertOnlyQuerySet):
    """Adjectives of entries; `in_force` on a day is in registration.history."""

    def of_unit(self, number: str) -> EntryQuerySet:
        return self.filter(unit__number=number)

    def of_case(self, number: str) -> EntryQuerySet:
        return self.filter(case_number=number)

    def in_order(self) -> EntryQuerySet:
        """As the book is bound: unit by unit, in the order of registration."""
        return self.order_by("unit_id", "seq")

    def with_content(self) -> EntryQuerySet:
        """Entry, unit and the detail row of every kind in one query."""
        return self.select_related("unit", *CONTENT_NAMES)


CONTENT_NAMES = (
    "ownership",
    "land_use",
    "mortgage",
    "easement",
    "residence",
    "advance_notice",
    "objection",
    "seizure",
)


class Entry(InsertOnly):
    """登记簿记载: one event – the beginning, change or end of one right on one unit (条例 8, 10).

    A right on several units is several entries with one `right_id`. `hash` chains the entries of a
    unit in the order of `seq`; registration.chain says what is hashed.
    """

    unit = models.ForeignKey(
        RealEstateUnit, models.PROTECT, verbose_name="不动产单元", related_name="entries", db_index=False
    )
    seq = models.PositiveIntegerField("簿页序号")
    right_id = models.UUIDField("权利标识")
    kind = models.CharField("权利或事项", max_length=16, choices=RightKind)
    action = models.CharField("记载", max_length=10, choices=EntryAction)
    registration_type = models.CharField("登记类型", max_length=3, choices=RegistrationType)
    cause = models.CharField("登记原因", max_length=200)
    case_number = models.CharField("业务号", max_length=40)
    document_number = models.CharField("依据文书号", max_length=120, blank=True)
    predecessor = models.ForeignKey(
        "self",
        models.PROTECT,
        verbose_name="上手登记",
        related_name="+",
        null=True,
        blank=True,
        db_index=False,
    )
    registered_at = models.DateTimeField("登记时间")
    registered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        verbose_name="登簿人员",
        related_name="+",
        null=True,
        blank=True,
        db_index=False,
    )
    registrar = models.CharField("登簿人", max_length=60)
    note = models.CharField("附记", max_length=500, blank=True)
    previous_hash = models.CharField("前一记载摘要", max_length=64)
    hash = models.CharField("摘要", max_length=64)
    hash_recipe = models.PositiveSmallIntegerField("摘要方法")
    transaction = TransactionIdField("事务号", db_default=CurrentTransactionId(), editable=False)

    objects = EntryQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "登记簿记载"
        ordering = ["unit_id", "seq"]
        constraints = [
            models.UniqueConstraint(fields=["unit", "seq"], name="entry_seq_once_per_unit"),
            models.CheckConstraint(condition=Q(seq__gte=1), name="entry_seq_from_one"),
            models.CheckConstraint(condition=~Q(case_number=""), name="entry_has_case"),
            models.CheckConstraint(
                condition=Q(registered_by=None) | ~Q(registrar=""), name="entry_has_registrar"
            ),
        ]
        indexes = [
            models.Index(fields=["case_number"], name="entry_case"),
            models.Index(fields=["right_id"], name="entry_right"),
            models.Index(fields=["transaction"], name="entry_transaction"),
        ]

    def __str__(self) -> str:
        return f"{self.unit_id}-{self.seq} {self.get_kind_display()}{self.get_action_display()}"

    @property
    def ends_right(self) -> bool:
        return self.action in ENDINGS

    @property
    def content(self) -> Any:
        """The detail row of this entry's kind, or None for an ending."""
        return getattr(self, self.kind.replace("-", "_"), None)


def fetch_contents(entries: Iterable[Entry]) -> None:
    """Read what the entries say, one plain query per kind among them: a join of every kind costs the planner
    more than all of these."""
    by_kind = defaultdict(list)
    for entry in entries:
        by_kind[entry.kind].append(entry)
    for kind, same in by_kind.items():
        prefetch_related_objects(same, kind.replace("-", "_"))
