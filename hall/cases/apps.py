from importlib import import_module

from django.apps import AppConfig
from django.utils.module_loading import autodiscover_modules


class CasesConfig(AppConfig):
    name = "hall.cases"
    verbose_name = "业务件"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Find what every room answers to the ports."""
        autodiscover_modules("gates", "effects", "facts", "panels")
        for module in ("papers", "stop_papers", "reveals", "checks", "recounting", "services.announcements"):
            import_module(f"hall.cases.{module}")
