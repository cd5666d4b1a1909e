from django.apps import AppConfig


class RehearsalConfig(AppConfig):
    name = "hall.rehearsal"
    verbose_name = "演练"
    default_auto_field = "django.db.models.BigAutoField"
