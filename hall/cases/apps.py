from django.apps import AppConfig


class CasesConfig(AppConfig):
    name = "hall.cases"
    verbose_name = "业务件"
    default_auto_field = "django.db.models.BigAutoField"
