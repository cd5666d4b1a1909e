"""The administrator's page of the calendar: years, holidays, 调休."""

from typing import TYPE_CHECKING, Any

from django.contrib import admin
from django.db import transaction
from django.forms import BaseModelFormSet, ModelForm
from django.http import HttpRequest

from hall.clock import now
from hall.clock.corrections import calendar_changed
from hall.clock.models import CalendarDay, CalendarYear
from hall.staff.access import actor_of

if TYPE_CHECKING:
    YearAdmin = admin.ModelAdmin[CalendarYear]
    DayInline = admin.TabularInline[CalendarDay, CalendarYear]
else:
    YearAdmin, DayInline = admin.ModelAdmin, admin.TabularInline


class SpecialDays(DayInline):
    """The days of a year that differ from their weekday."""

    model = CalendarDay
    fields = ("day", "works", "name")
    extra = 3


@admin.register(CalendarYear)
class CalendarYearAdmin(YearAdmin):
    """Every correction is audited and told to whoever holds dates; a year is never deleted."""

    list_display = ("year", "published", "notice", "changed_at")
    fields = ("year", "published", "notice")
    inlines = (SpecialDays,)

    def get_readonly_fields(self, request: HttpRequest, obj: CalendarYear | None = None) -> tuple[str, ...]:
        return ("year",) if obj else ()

    def has_delete_permission(self, request: HttpRequest, obj: CalendarYear | None = None) -> bool:
        return False

    def save_model(self, request: HttpRequest, obj: CalendarYear, form: Any, change: bool) -> None:
        obj.changed_at = now()
        super().save_model(request, obj, form, change)

    @transaction.atomic
    def save_related(
        self,
        request: HttpRequest,
        form: ModelForm[CalendarYear],
        formsets: list[BaseModelFormSet[CalendarDay, ModelForm[CalendarDay]]],
        change: bool,
    ) -> None:
        super().save_related(request, form, formsets, change)
        if form.has_changed() or any(formset.has_changed() for formset in formsets):
            calendar_changed(form.instance, by=actor_of(request))
