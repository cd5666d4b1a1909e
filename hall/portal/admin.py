"""Notices are written and taken down by the administrator."""

from django.contrib import admin

from hall.portal.models import Bulletin
from hall.staff.recorded_admin import RecordedAdmin


@admin.register(Bulletin)
class BulletinAdmin(RecordedAdmin):
    """通知: a notice is taken down, not deleted."""

    list_display = ("title", "published_on", "withdrawn")
    list_filter = ("withdrawn",)
    search_fields = ("title",)
