from django.apps import AppConfig


class ConfigConfig(AppConfig):
    name = "hall.config"
    label = "hall_config"
    verbose_name = "大厅设置"
