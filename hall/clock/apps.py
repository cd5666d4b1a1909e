from django.apps import AppConfig


class ClockConfig(AppConfig):
    name = "hall.clock"
    verbose_name = "办理时钟"
    default_auto_field = "django.db.models.BigAutoField"
