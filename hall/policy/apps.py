from django.apps import AppConfig
from django.utils.module_loading import autodiscover_modules


class PolicyConfig(AppConfig):
    name = "hall.policy"
    verbose_name = "政策文件"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Find which rooms have past cases a draft can be run against."""
        autodiscover_modules("trials")
