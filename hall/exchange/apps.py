from django.apps import AppConfig


class ExchangeConfig(AppConfig):
    name = "hall.exchange"
    verbose_name = "信息共享"
    default_auto_field = "django.db.models.BigAutoField"
