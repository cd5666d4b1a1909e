"""管理·接入系统: 系统管理 names the systems, gives their keys and switches them off; every key is an act."""

from typing import Any

from django.contrib import admin, messages
from django.db.models import Model, QuerySet
from django.http import HttpRequest

from hall.staff.access import actor_of
from hall.staff.client_keys import issue_key
from hall.staff.models import ClientSystem
from hall.staff.recorded_admin import RecordedAdmin


@admin.register(ClientSystem)
class ClientSystemAdmin(RecordedAdmin):
    """接入系统: the key is shown once, right after it is given."""

    list_display = ("name", "department", "court_code", "is_active", "key_id", "key_issued_at")
    list_filter = ("department", "is_active")
    search_fields = ("name", "court_code")
    fields = ("name", "department", "court_code", "is_active", "key_id", "key_issued_at")
    readonly_fields = ("key_id", "key_issued_at")
    actions = ("give_new_keys",)

    def save_model(self, request: HttpRequest, obj: Model, form: Any, change: bool) -> None:
        super().save_model(request, obj, form, change)
        if isinstance(obj, ClientSystem) and not change:
            self._give(request, obj)

    @admin.action(description="重发密钥（旧密钥立即失效）", permissions=["change"])
    def give_new_keys(self, request: HttpRequest, systems: QuerySet[ClientSystem]) -> None:
        for system in systems:
            self._give(request, system)

    def has_delete_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return False

    def _give(self, request: HttpRequest, system: ClientSystem) -> None:
        key = issue_key(system, by=actor_of(request))
        self.message_user(
            request, f"{system.name}的密钥：{key}　只显示这一次，请当面交给对方。", messages.WARNING
        )
