"""manage.py load_demo_hall: halls, officers, and homes in every situation a counter meets."""

from typing import Any

from django.core.management.base import BaseCommand

from hall.rehearsal.crew import COURT_SYSTEM, PASSWORD, ROLES
from hall.rehearsal.demo import load_demo_hall


class Command(BaseCommand):
    help = "装入演示大厅：两个大厅、各岗位人员、几套处在不同情形的房屋和在办件；可以重复运行"

    def handle(self, *args: Any, **options: Any) -> None:
        made = load_demo_hall()
        self.stdout.write(f"演示大厅已就绪：房屋 {made.homes} 套，业务件 {made.cases} 件")
        self.stdout.write(f"登录密码都是 {PASSWORD}")
        for role in ROLES:
            self.stdout.write(f"  {role.username:<10} {role.title}　{role.name}")
        self.stdout.write(f"法院系统的接口密钥：manage.py issue_client_key {COURT_SYSTEM}　说明见 /api/v1/")
