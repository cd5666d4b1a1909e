from django.apps import AppConfig
from django.utils.module_loading import autodiscover_modules


class ExchangeConfig(AppConfig):
    name = "hall.exchange"
    verbose_name = "信息共享"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Find what every department receives (their handlers.py)."""
        autodiscover_modules("handlers")
