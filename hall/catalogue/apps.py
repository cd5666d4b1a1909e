from importlib import import_module

from django.apps import AppConfig


class CatalogueConfig(AppConfig):
    name = "hall.catalogue"
    verbose_name = "事项目录"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        import_module("hall.catalogue.checks")
