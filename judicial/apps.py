from importlib import import_module
from pkgutil import iter_modules

from django.apps import AppConfig


class JudicialConfig(AppConfig):
    name = "judicial"
    verbose_name = "法院协助"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Find the rooms of the court's desk, and say which data of buyers may be unmasked."""
        import_module("judicial.reveals")
        package = import_module("judicial.rooms")
        for found in iter_modules(package.__path__):
            import_module(f"judicial.rooms.{found.name}")
