from django.apps import AppConfig
from django.core.checks import register

from hall.papers import checks


class PapersConfig(AppConfig):
    name = "hall.papers"
    verbose_name = "文书"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Refuse to start where papers cannot be printed."""
        for check in checks.CHECKS:
            register(check, "papers")
