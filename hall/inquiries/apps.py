from django.apps import AppConfig
from django.utils.module_loading import autodiscover_modules


class InquiriesConfig(AppConfig):
    name = "hall.inquiries"
    verbose_name = "部门查询"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Find what the departments' records can say; look at calendar changes and start-up checks."""
        autodiscover_modules("answers")
        for name in ("checks", "deadlines"):
            autodiscover_modules(name)
