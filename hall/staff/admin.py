"""管理: accounts, duties, halls, windows, department names, locked log-ins; the audit to read.

Three administrators, three people (等保 2.0): 系统管理 makes accounts and halls, 安全管理 gives duties and
unlocks, 审计 reads. Nothing here touches a case or the register.
"""

from typing import Any

from axes.models import AccessAttempt
from django.contrib import admin
from django.contrib.auth.admin import UserAdmin
from django.contrib.auth.forms import AdminUserCreationForm, UserChangeForm
from django.db.models import Model, QuerySet
from django.forms import CheckboxSelectMultiple, MultipleChoiceField
from django.http import HttpRequest
from django_otp.plugins.otp_totp.models import TOTPDevice

from hall.staff import client_admin
from hall.staff.access import deny, officer_of
from hall.staff.duties import Duty
from hall.staff.models import Act, Counter, Department, Hall, Look, Officer
from hall.staff.recorded_admin import ReadOnlyAdmin, RecordedAdmin

__all__ = ["client_admin"]  # its pages register themselves

admin.site.site_header = admin.site.site_title = "大厅管理"
admin.site.index_title = "管理"


class OfficerForm(UserChangeForm[Officer]):
    """人员: duties are ticked, and checked against department and each other."""

    duties = MultipleChoiceField(
        label="岗位", choices=Duty.choices, required=False, widget=CheckboxSelectMultiple
    )

    class Meta:
        model = Officer
        fields = "__all__"


class NewOfficerForm(AdminUserCreationForm[Officer]):
    """新建人员: with a first password, to be changed at the first log-in."""

    class Meta:
        model = Officer
        fields = ("username", "name", "department")


@admin.register(Officer)
class OfficerAdmin(RecordedAdmin, UserAdmin[Officer]):
    """人员: 系统管理 keeps the account, 安全管理 the duties; nobody changes their own."""

    form = OfficerForm
    add_form = NewOfficerForm
    list_display = ("username", "name", "department", "duties_in_words", "hall", "counter", "is_active")
    list_filter = ("department", "is_active", "hall")
    search_fields = ("username", "name")
    ordering = ("department", "username")
    list_select_related = ("hall", "counter")
    filter_horizontal = ()
    ACCOUNT = ("name", "department", "hall", "counter", "court_code", "staff_number", "is_active")
    fieldsets = (
        ("账号", {"fields": ("username", "password", "must_change_password")}),
        ("人员", {"fields": ACCOUNT}),
    )
    add_fieldsets = (
        (None, {"fields": ("username", "name", "department", "usable_password", "password1", "password2")}),
    )

    @admin.display(description="岗位")
    def duties_in_words(self, officer: Officer) -> str:
        return "、".join(officer.duty_names) or "（无）"

    def get_readonly_fields(self, request: HttpRequest, obj: Officer | None = None) -> tuple[str, ...]:
        if obj is None:
            return ()
        if self._gives_duties(request, obj):
            return ("username", "password", "must_change_password", *self.ACCOUNT)
        if officer_of(request).has_duty(Duty.SECURE):
            return ("username", "password", "must_change_password", *self.ACCOUNT, "duties_in_words")
        return ("username", "duties_in_words")

    def get_fieldsets(self, request: HttpRequest, obj: Officer | None = None) -> Any:
        if obj is None:
            return self.add_fieldsets
        given = "duties" if self._gives_duties(request, obj) else "duties_in_words"
        return (*self.fieldsets, ("岗位（由安全管理员设定）", {"fields": (given,)}))

    def _gives_duties(self, request: HttpRequest, officer: Officer) -> bool:
        return officer_of(request).has_duty(Duty.SECURE) and officer.pk != request.user.pk

    def save_model(self, request: HttpRequest, obj: Model, form: Any, change: bool) -> None:
        if isinstance(obj, Officer) and not change:
            obj.must_change_password = True
        super().save_model(request, obj, form, change)

    def user_change_password(self, request: HttpRequest, id: str, form_url: str = "") -> Any:  # noqa: A002 - Django's name
        """A password set by an administrator is the officer's for one log-in only."""
        if not officer_of(request).has_duty(Duty.ADMINISTER):
            deny(request, "密码由系统管理员重设。")
        response = super().user_change_password(request, id, form_url)
        if request.method == "POST" and response.status_code == 302:
            Officer.objects.filter(pk=id).update(must_change_password=True)
            self.record(request, "重设密码", f"officer:{id}")
        return response


@admin.register(Hall)
class HallAdmin(RecordedAdmin):
    """大厅."""

    list_display = ("code", "name", "office_name", "address", "phone", "is_open")


@admin.register(Counter)
class CounterAdmin(RecordedAdmin):
    """窗口."""

    list_display = ("hall", "number", "name", "zone", "kind", "is_open")
    list_filter = ("hall", "zone", "kind")
    list_select_related = ("hall",)


@admin.register(Department)
class DepartmentAdmin(RecordedAdmin):
    """部门名称: a new name is a new row from a day on; older papers keep the older name."""

    list_display = ("code", "name", "short_name", "since")
    list_filter = ("code",)


@admin.register(AccessAttempt)
class LockedLogInAdmin(RecordedAdmin):
    """登录锁定: deleting the row lets the account log in again from that address."""

    list_display = ("username", "ip_address", "failures_since_start", "attempt_time")
    search_fields = ("username",)
    fields = readonly_fields = ("username", "ip_address", "failures_since_start", "attempt_time")

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False


admin.site.unregister(TOTPDevice)


@admin.register(TOTPDevice)
class AuthenticatorAdmin(RecordedAdmin):
    """动态口令: deleting the row lets the officer enrol a new telephone; the key itself is never shown."""

    list_display = ("user", "confirmed", "created_at", "last_used_at")
    fields = readonly_fields = ("user", "confirmed", "created_at", "last_used_at")

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        return super().get_queryset(request).select_related("user")


@admin.register(Act)
class ActAdmin(ReadOnlyAdmin):
    """操作记录."""

    list_display = ("at", "by_label", "by_department", "verb", "subject", "address")
    search_fields = ("by_label", "subject", "verb")
    list_filter = ("by_department", "by_kind")


@admin.register(Look)
class LookAdmin(ReadOnlyAdmin):
    """查看记录."""

    list_display = ("at", "by_label", "by_department", "subject", "fields", "purpose", "case_number")
    search_fields = ("by_label", "subject", "case_number")
    list_filter = ("by_department",)
