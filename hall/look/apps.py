from django.apps import AppConfig

from hall.look.sentences import speak_plainly


class LookConfig(AppConfig):
    name = "hall.look"
    verbose_name = "界面"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Have empty fields say what to do."""
        speak_plainly()
