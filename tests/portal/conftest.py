"""The public's pages are tested with sales whose other gates pass."""

from typing import Any

import pytest
from django.test import Client

from hall.cases.models import Case
from hall.portal.progress.lookup import Asker
from tests.taxation.sales import id_number, other_rooms_agree

BUYERS_CODE, SELLERS_CODE = id_number(3)[-6:], id_number(2)[-6:]


@pytest.fixture
def alone(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every gate and fact of other rooms lets the case pass."""
    other_rooms_agree(monkeypatch)


def asker(case: Case, role: str = "obligee") -> Asker:
    """The buyer (or the seller) asking about a case, read anew."""
    read = Case.objects.get(pk=case.pk)
    return Asker(read, read.applicants.get(role=role))


def ask(client: Client, number: str, code: str, **extra: Any) -> Any:
    """Send the form of /progress/."""
    return client.post("/progress/", {"number": number, "code": code}, follow=True, **extra)
