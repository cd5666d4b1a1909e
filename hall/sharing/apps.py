from django.apps import AppConfig
from django.utils.module_loading import autodiscover_modules


class SharingConfig(AppConfig):
    name = "hall.sharing"
    verbose_name = "共享核验"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Find the systems of the departments, what they answer, and who is told of answers."""
        autodiscover_modules("lookup_systems", "lookup_answers", "lookup_results")
