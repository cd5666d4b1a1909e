"""A browser without pictures for the pages of officers: who is logged in, what a page says and costs."""

from typing import Any

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from hall.staff.models import Officer


def browser(username: str) -> Client:
    """A browser in which this officer of the demo hall is logged in."""
    client = Client()
    who = Officer.objects.get(username=username)
    client.force_login(who, backend="django.contrib.auth.backends.ModelBackend")
    return client


def words(reply: Any) -> str:
    """The page as text."""
    text: str = reply.content.decode()
    return text


def page(client: Client, address: str, **query: str) -> str:
    """A page that opens, as text."""
    reply = client.get(address, query)
    assert reply.status_code == 200, (address, reply.status_code)
    return words(reply)


def queries(client: Client, address: str) -> int:
    """How many statements a page takes, session and all."""
    with CaptureQueriesContext(connection) as taken:
        assert client.get(address).status_code == 200
    return len(taken)
