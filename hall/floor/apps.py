from django.apps import AppConfig


class FloorConfig(AppConfig):
    name = "hall.floor"
    verbose_name = "大厅"
    default_auto_field = "django.db.models.BigAutoField"
