"""The administrator's page of the exchange: by which way a department is told (S8)."""

from django.contrib import admin

from hall.exchange.models import DepartmentChannel
from hall.staff.recorded_admin import RecordedAdmin


@admin.register(DepartmentChannel)
class DepartmentChannelAdmin(RecordedAdmin):
    """A switch of channel holds for notices posted from now on; what waits keeps its way."""

    list_display = ("department", "channel", "enabled")
    list_filter = ("channel", "enabled")
