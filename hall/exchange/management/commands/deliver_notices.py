"""Deliver what is due, here and now."""

from typing import Any

from django.core.management.base import BaseCommand

from hall.exchange.courier import deliver_due


class Command(BaseCommand):
    help = "立即送出待送的通知（平时由后台任务送出；队列停摆或排查问题时用）"

    def handle(self, *args: Any, **options: Any) -> None:
        batch = deliver_due()
        for fault in batch.faults:
            self.stderr.write(f"没有送到：{fault}")
        self.stdout.write(f"送到 {batch.delivered} 条，失败 {len(batch.faults)} 条，稍后再送 {batch.busy} 条")
