from importlib import import_module

from django.apps import AppConfig


class IdentityConfig(AppConfig):
    name = "hall.identity"
    verbose_name = "身份与编码"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        import_module("hall.identity.checks")
