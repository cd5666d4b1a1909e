"""核验线路 in the admin: which system answers for a department, kept by the system administrator."""

from django.contrib import admin

from hall.sharing.models import DepartmentLink
from hall.staff.recorded_admin import RecordedAdmin


@admin.register(DepartmentLink)
class DepartmentLinkAdmin(RecordedAdmin):
    """A switch holds for look-ups from now on; what has been asked keeps its answer."""

    list_display = ("department", "kind", "manner", "within_seconds", "enabled")
