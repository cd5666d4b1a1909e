from django.apps import AppConfig


class SharingConfig(AppConfig):
    name = "hall.sharing"
    verbose_name = "共享核验"
    default_auto_field = "django.db.models.BigAutoField"
