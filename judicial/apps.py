from django.apps import AppConfig


class JudicialConfig(AppConfig):
    name = "judicial"
    verbose_name = "法院协助"
    default_auto_field = "django.db.models.BigAutoField"
