from django.apps import AppConfig


class TaxationConfig(AppConfig):
    name = "taxation"
    verbose_name = "税务"
    default_auto_field = "django.db.models.BigAutoField"
