"""manage.py rotate_encryption"""

from typing import Any

from django.core.management.base import BaseCommand

from hall.identity.rotation import lock_anew, locked_columns


class Command(BaseCommand):
    """Lock all personal data with the first key of HALL_ENCRYPTION_KEYS; safe to stop and to repeat."""

    help = "用 HALL_ENCRYPTION_KEYS 的第一把密钥重新加密个人信息；可中断，可重复"

    def handle(self, *args: Any, **options: Any) -> None:
        for model, column in locked_columns():
            count = lock_anew(model, column)
            self.stdout.write(f"{model._meta.verbose_name} {column}：{count} 行")
        self.stdout.write(self.style.SUCCESS("完成。只增不改的记录仍用原来的密钥，请保留旧密钥。"))
