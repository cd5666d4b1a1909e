from django.apps import AppConfig
from django.core.checks import register
from django.utils.module_loading import autodiscover_modules

from hall.papers import checks


class PapersConfig(AppConfig):
    name = "hall.papers"
    verbose_name = "文书"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Refuse to start where papers cannot be printed; find what the rooms answer to `may_read`."""
        for check in checks.CHECKS:
            register(check, "papers")
        autodiscover_modules("papers_access")
