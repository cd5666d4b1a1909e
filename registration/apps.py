from importlib import import_module

from django.apps import AppConfig


class RegistrationConfig(AppConfig):
    name = "registration"
    verbose_name = "不动产登记"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """What the register lets be read and unmasked, and what it checks at start."""
        for module in (
            "effects",
            "order_effects",
            "order_panels",
            "sale_effects",
            "seizure_facts",
            "loss_notices",
            "extract_papers",
            "correction_effects",
            "objection_notices",
            "correction_panels",
            "papers_access",
            "reveals",
            "checks",
        ):
            import_module(f"registration.{module}")
