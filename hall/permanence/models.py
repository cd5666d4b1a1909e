"""Rows that are written once and stay, and numbers that neither repeat nor skip."""

from typing import Any, NoReturn, Self

import pgtrigger
from django.db import models
from django.db.models.base import ModelBase


class RowIsPermanent(TypeError):
    """Somebody tried to change or delete a row that is written once and stays."""

    def __init__(self, model: type[models.Model]) -> None:
        super().__init__(f"“{model._meta.verbose_name}”只能新增，不能修改或删除；更正请另写一行")


REFUSALS = [
    pgtrigger.Protect(name="refuse_update_and_delete", operation=pgtrigger.Update | pgtrigger.Delete),
    pgtrigger.Trigger(
        name="refuse_truncate",
        level=pgtrigger.Statement,
        when=pgtrigger.Before,
        operation=pgtrigger.Truncate,
        func="RAISE EXCEPTION 'pgtrigger: Cannot truncate rows from % table', TG_TABLE_NAME;",
    ),
]


class InsertOnlyBase(ModelBase):
    """Gives every insert-only model its triggers, whether or not its Meta inherits ours."""

    def __new__(mcs, name: str, bases: tuple[type, ...], attrs: dict[str, Any], **kwargs: Any) -> type:
        if meta := attrs.get("Meta"):
            own = list(getattr(meta, "triggers", []))
            missing = [trigger for trigger in REFUSALS if trigger not in own]
            attrs["Meta"] = type("Meta", (meta,), {"triggers": own + missing})
        return super().__new__(mcs, name, bases, attrs, **kwargs)


class InsertOnlyQuerySet(models.QuerySet[Any]):
    """Reads and inserts; an update or a deletion is refused before it reaches the database."""

    def update(self, **kwargs: Any) -> NoReturn:
        raise RowIsPermanent(self.model)

    def delete(self) -> NoReturn:
        raise RowIsPermanent(self.model)

    def bulk_update(self, *args: Any, **kwargs: Any) -> NoReturn:
        raise RowIsPermanent(self.model)


class InsertOnly(models.Model, metaclass=InsertOnlyBase):
    """只增不改: a row that is inserted once.

    Three walls, from the outside in: this class and `InsertOnlyQuerySet` refuse in Python,
    the application's log-in has no right to UPDATE, DELETE or TRUNCATE (`rights.grant_rights`),
    and triggers refuse everybody else. Never lock such a row: `SELECT … FOR UPDATE` needs the
    right to update.
    """

    insert_only = True

    class Meta:
        abstract = True
        triggers = REFUSALS

    def save(self, **kwargs: Any) -> None:
        """Insert the row; raises RowIsPermanent if it has been inserted before."""
        if not self._state.adding:
            raise RowIsPermanent(type(self))
        super().save(**kwargs | {"force_insert": True})

    def delete(self, *args: Any, **kwargs: Any) -> NoReturn:
        raise RowIsPermanent(type(self))

    @classmethod
    def kept(cls) -> list[type[Self]]:
        """Every concrete insert-only model of the project."""
        found = [model for child in cls.__subclasses__() for model in child.kept()]
        return found if cls._meta.abstract else [cls, *found]


class NumberSeries(models.Model):
    """号段: the last number given out in a series, such as one office's certificates of one year."""

    series = models.CharField("号段名称", max_length=100, primary_key=True)
    last = models.BigIntegerField("已用末号", default=0)

    class Meta:
        verbose_name = verbose_name_plural = "号段"
        triggers = [pgtrigger.Protect(name="refuse_delete", operation=pgtrigger.Delete)]

    def __str__(self) -> str:
        return f"{self.series}：{self.last}"
