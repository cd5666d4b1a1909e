from django.apps import AppConfig


class InquiriesConfig(AppConfig):
    name = "hall.inquiries"
    verbose_name = "部门查询"
    default_auto_field = "django.db.models.BigAutoField"
