"""A browser of the tests that remembers every address it asked for and every page it was shown."""

from typing import Any

from django.test import Client
from django.urls import reverse

from hall.staff.models import Officer


class WatchedBrowser(Client):
    """Remembers addresses (with query and redirects) and pages; an officer may be logged in."""

    def __init__(self, officer: Officer | None = None) -> None:
        super().__init__(raise_request_exception=True)
        self.addresses: list[str] = []
        self.pages: dict[str, str] = {}
        if officer:
            self.force_login(officer, backend="django.contrib.auth.backends.ModelBackend")

    def request(self, **request: Any) -> Any:
        reply = super().request(**request)
        asked = f"{request['PATH_INFO']}?{request.get('QUERY_STRING', '')}"
        self.addresses += [asked, reply.headers.get("Location", "")]
        if "text/html" in reply.headers.get("Content-Type", ""):
            self.pages[asked] = reply.content.decode()
        return reply

    def open(self, name: str, *args: Any) -> str:
        """Open a page by its name; it must be there."""
        reply = self.get(reverse(name, args=args))
        assert reply.status_code == 200, (name, reply.status_code)
        return reply.content.decode()
