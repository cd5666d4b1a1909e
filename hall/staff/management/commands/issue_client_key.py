"""manage.py issue_client_key: a key for another office's computer system, shown once."""

from argparse import ArgumentParser
from typing import Any

from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError

from hall.staff.actors import CLOCKWORK
from hall.staff.client_keys import issue_key
from hall.staff.departments import D
from hall.staff.models import ClientSystem


class Command(BaseCommand):
    help = "发一把接口密钥；系统不存在时先登记，再发密钥；旧密钥随即失效"

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("name", help="接入系统的名称，如 云城区人民法院执行系统")
        parser.add_argument("--department", default=D.COURT, choices=D.values, help="部门，默认 court")
        parser.add_argument("--court", default="", help="法院代字，如 粤5302（法院的系统必填）")

    def handle(self, *args: Any, **options: Any) -> None:
        system = ClientSystem.objects.filter(name=options["name"]).first() or ClientSystem(
            name=options["name"], department=options["department"], court_code=options["court"]
        )
        try:
            system.full_clean()
        except ValidationError as refused:
            raise CommandError("；".join(refused.messages)) from refused
        system.save()
        self.stdout.write(issue_key(system, by=CLOCKWORK))
