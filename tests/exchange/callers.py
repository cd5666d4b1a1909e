"""Another office's computer system, as the tests of the API use it: a key, a client, numbered commands."""

from itertools import count
from typing import Any

from django.test import Client

from hall.staff.actors import CLOCKWORK
from hall.staff.client_keys import issue_key
from hall.staff.departments import D
from hall.staff.models import ClientSystem

_numbers = count(1)


def key_of(
    name: str = "云城区人民法院执行系统", department: str = D.COURT, court_code: str = "粤5302"
) -> str:
    """A fresh key of this system, which is made if it is not there yet."""
    usual = {"department": department, "court_code": court_code if department == D.COURT else ""}
    system, _ = ClientSystem.objects.get_or_create(name=name, defaults=usual)
    return issue_key(system, by=CLOCKWORK)


class Caller:
    """A system with its key; every `post` is a new command unless the key is given."""

    def __init__(self, key: str = "", **system: str) -> None:
        self.key = key or key_of(**system)
        self.client = Client()

    def get(self, address: str, **asked: Any) -> Any:
        return self.client.get(address, asked, headers={"Authorization": f"Bearer {self.key}"})

    def post(self, address: str, body: Any, *, once: str = "") -> Any:
        headers = {"Authorization": f"Bearer {self.key}", "Idempotency-Key": once or f"test-{next(_numbers)}"}
        return self.client.post(address, body, content_type="application/json", headers=headers)
