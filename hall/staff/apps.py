from django.apps import AppConfig


class StaffConfig(AppConfig):
    name = "hall.staff"
    verbose_name = "部门与人员"
    default_auto_field = "django.db.models.BigAutoField"
