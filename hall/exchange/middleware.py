"""What a browser is told when one submission number comes with two contents."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from hall.exchange.commands import CommandConflict


class ConflictsAreAnswered:
    """409 with a sentence instead of an error page (promise:R4)."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        """Answer a CommandConflict; leave every other error alone."""
        if isinstance(error, CommandConflict):
            return render(request, "exchange/conflict.html", {"sentence": str(error)}, status=409)
        return None
