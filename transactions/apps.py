from django.apps import AppConfig


class TransactionsConfig(AppConfig):
    name = "transactions"
    verbose_name = "房屋交易"
    default_auto_field = "django.db.models.BigAutoField"
