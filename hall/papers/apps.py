from django.apps import AppConfig


class PapersConfig(AppConfig):
    name = "hall.papers"
    verbose_name = "文书"
    default_auto_field = "django.db.models.BigAutoField"
