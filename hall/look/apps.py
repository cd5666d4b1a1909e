from django.apps import AppConfig


class LookConfig(AppConfig):
    name = "hall.look"
    verbose_name = "界面"
    default_auto_field = "django.db.models.BigAutoField"
