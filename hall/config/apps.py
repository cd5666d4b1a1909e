from importlib import import_module

from django.apps import AppConfig

from hall.config.celery import app as celery_app

__all__ = ["ConfigConfig", "celery_app"]  # importing the Celery application makes it the tasks' own


class ConfigConfig(AppConfig):
    name = "hall.config"
    label = "hall_config"
    verbose_name = "大厅设置"

    def ready(self) -> None:
        """Have the start-up checks registered."""
        import_module("hall.config.checks")
