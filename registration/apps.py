from django.apps import AppConfig


class RegistrationConfig(AppConfig):
    name = "registration"
    verbose_name = "不动产登记"
    default_auto_field = "django.db.models.BigAutoField"
