from django.apps import AppConfig


class CashierConfig(AppConfig):
    name = "hall.cashier"
    verbose_name = "税费缴纳"
    default_auto_field = "django.db.models.BigAutoField"
