from django.apps import AppConfig


class PermanenceConfig(AppConfig):
    name = "hall.permanence"
    verbose_name = "恒久记录"
    default_auto_field = "django.db.models.BigAutoField"
