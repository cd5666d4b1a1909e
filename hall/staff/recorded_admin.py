"""Pages of Django's admin whose every change is written into the audit."""

from typing import Any

from django.contrib import admin
from django.db import transaction
from django.db.models import Model, QuerySet
from django.http import HttpRequest

from hall.staff.access import actor_of
from hall.staff.audit import record_act


class RecordedAdmin(admin.ModelAdmin[Any]):
    """后台页: additions, changes and deletions are acts, in the transaction that does them."""

    def record(self, request: HttpRequest, verb: str, subject: str, **detail: Any) -> None:
        record_act(actor_of(request), verb, subject, **detail)

    def save_model(self, request: HttpRequest, obj: Model, form: Any, change: bool) -> None:
        with transaction.atomic():
            super().save_model(request, obj, form, change)
            changed = {
                name: str(form.cleaned_data.get(name, "")) for name in form.changed_data if not _secret(name)
            }
            self.record(request, "后台修改" if change else "后台新增", _subject(obj), **changed)

    def delete_model(self, request: HttpRequest, obj: Model) -> None:
        with transaction.atomic():
            self.record(request, "后台删除", _subject(obj), what=str(obj))
            super().delete_model(request, obj)

    def delete_queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> None:
        for row in queryset:
            self.delete_model(request, row)


class ReadOnlyAdmin(admin.ModelAdmin[Any]):
    """只读页: rows that are looked at and never changed."""

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return False


def _subject(row: Model) -> str:
    return f"{row._meta.label_lower}:{row.pk}"


def _secret(name: str) -> bool:
    return "password" in name or "key" in name
